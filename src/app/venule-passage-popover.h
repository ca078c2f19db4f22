/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenulePassagePopover:
 *
 * Why a passage is on the sheet: the condition, the answers with a way to each, source, wording, language.
 *
 * Signal "question-activated" (path): somebody wants to see that question.
 */
#define VENULE_TYPE_PASSAGE_POPOVER (venule_passage_popover_get_type ())
G_DECLARE_FINAL_TYPE (VenulePassagePopover, venule_passage_popover, VENULE, PASSAGE_POPOVER, GtkPopover)

GtkWidget *venule_passage_popover_new (void);
void venule_passage_popover_explain (VenulePassagePopover *self, VenuleCase *the_case, const VenulePassage *passage);

G_END_DECLS
