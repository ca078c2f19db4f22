/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-question-row.h"

G_BEGIN_DECLS

/**
 * VenuleYesNoRow:
 *
 * A question that is answered by yes, by no, or not at all.
 */
#define VENULE_TYPE_YES_NO_ROW (venule_yes_no_row_get_type ())
G_DECLARE_FINAL_TYPE (VenuleYesNoRow, venule_yes_no_row, VENULE, YES_NO_ROW, VenuleQuestionRow)

G_END_DECLS
