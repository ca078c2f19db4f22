/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleReasonPopover:
 *
 * Asks for one line of words before something is done with a consultation, and says whose it is. What was written and
 * not given is there again when the same is asked again.
 *
 * Signal "confirmed" (words): never empty.
 */
#define VENULE_TYPE_REASON_POPOVER (venule_reason_popover_get_type ())
G_DECLARE_FINAL_TYPE (VenuleReasonPopover, venule_reason_popover, VENULE, REASON_POPOVER, GtkPopover)

/* key: of the reason; question: what the words are to say; verb: what the button does, with its mnemonic */
void venule_reason_popover_ask (VenuleReasonPopover *self,
                                VenuleCase *the_case,
                                const char *key,
                                const char *title,
                                const char *question,
                                const char *verb);

G_END_DECLS
