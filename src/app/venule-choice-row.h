/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-question-row.h"

G_BEGIN_DECLS

/**
 * VenuleChoiceRow:
 *
 * A question with many choices, or with choices that come and go, in a list that drops down.
 */
#define VENULE_TYPE_CHOICE_ROW (venule_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (VenuleChoiceRow, venule_choice_row, VENULE, CHOICE_ROW, VenuleQuestionRow)

G_END_DECLS
