/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-question-row.h"

G_BEGIN_DECLS

/**
 * VenuleRowNotes:
 *
 * What stands under a question: what is proposed, how it was answered, what the answer means, help, what is wrong.
 * Most rows have nothing there; each line is made when it is first needed.
 */
#define VENULE_TYPE_ROW_NOTES (venule_row_notes_get_type ())
G_DECLARE_FINAL_TYPE (VenuleRowNotes, venule_row_notes, VENULE, ROW_NOTES, AdwBin)

/* help: (nullable). Puts itself under what is in box, short lines into the column with the question, and the button for
 * help behind that column. */
VenuleRowNotes *venule_row_notes_new (VenuleQuestionRow *row, GtkWidget *title);
void venule_row_notes_set_state (VenuleRowNotes *self, VenuleAnswer *answer, gboolean is_required);
void venule_row_notes_set_proposal (VenuleRowNotes *self, VenuleAnswer *answer);
VenuleAnswer *venule_row_notes_get_proposal (VenuleRowNotes *self);
void venule_row_notes_set_remark (VenuleRowNotes *self, const char *remark);
void venule_row_notes_set_label (VenuleRowNotes *self, const char *label);
void venule_row_notes_set_problem (VenuleRowNotes *self, const char *problem);
gboolean venule_row_notes_toggle_help (VenuleRowNotes *self);

G_END_DECLS
