/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleSheetChoiceBar:
 *
 * Says in which language and how large the live sheet is; pressed, it lets both be chosen.
 */
#define VENULE_TYPE_SHEET_CHOICE_BAR (venule_sheet_choice_bar_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSheetChoiceBar, venule_sheet_choice_bar, VENULE, SHEET_CHOICE_BAR, AdwBin)

void venule_sheet_choice_bar_set_case (VenuleSheetChoiceBar *self, VenuleCase *the_case);

G_END_DECLS
