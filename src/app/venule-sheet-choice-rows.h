/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleSheetChoiceRows:
 *
 * In which language, how large, and whether in two languages side by side a case's sheet is: as the checklist says,
 * until something else is chosen here. What was not reviewed in that language is said plainly.
 *
 * Property: "unreviewed" (uint), notifies: how many safety passages of the sheet nobody reviewed in its language.
 */
#define VENULE_TYPE_SHEET_CHOICE_ROWS (venule_sheet_choice_rows_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSheetChoiceRows, venule_sheet_choice_rows, VENULE, SHEET_CHOICE_ROWS, AdwPreferencesGroup)

void venule_sheet_choice_rows_set_case (VenuleSheetChoiceRows *self, VenuleCase *the_case);
guint venule_sheet_choice_rows_get_unreviewed (VenuleSheetChoiceRows *self);
/* "Polish", "English · large": (transfer full) */
char *venule_sheet_choice_to_words (VenuleCase *the_case);

G_END_DECLS
