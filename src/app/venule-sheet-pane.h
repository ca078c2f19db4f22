/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleSheetPane:
 *
 * The sheet of one consultation, live: the very pages that are printed.
 *
 * Signal "question-activated" (path): somebody wants to see that question.
 */
#define VENULE_TYPE_SHEET_PANE (venule_sheet_pane_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSheetPane, venule_sheet_pane, VENULE, SHEET_PANE, AdwBin)

void venule_sheet_pane_set_case (VenuleSheetPane *self, VenuleCase *the_case);
void venule_sheet_pane_show_passage (VenuleSheetPane *self, const char *id);
void venule_sheet_pane_mark_question (VenuleSheetPane *self, const char *path);
void venule_sheet_pane_point_question (VenuleSheetPane *self, const char *path);

G_END_DECLS
