/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleProposal:
 *
 * What a shortcut proposes: each answer as it would be written, grey inside a dotted outline, and the one button that
 * takes them. Nothing is written before.
 *
 * Signal "taken": the button was pressed.
 */
#define VENULE_TYPE_PROPOSAL (venule_proposal_get_type ())
G_DECLARE_FINAL_TYPE (VenuleProposal, venule_proposal, VENULE, PROPOSAL, AdwBin)

/* answers: (element-type VenuleShortcutAnswer) */
GtkWidget *venule_proposal_new (VenuleCase *the_case, const char *title, GPtrArray *answers);

G_END_DECLS
