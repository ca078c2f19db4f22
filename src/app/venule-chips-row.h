/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-question-row.h"

G_BEGIN_DECLS

/**
 * VenuleChipsRow:
 *
 * A question with any number of choices, each on or off; for each leg where the question asks so.
 */
#define VENULE_TYPE_CHIPS_ROW (venule_chips_row_get_type ())
G_DECLARE_FINAL_TYPE (VenuleChipsRow, venule_chips_row, VENULE, CHIPS_ROW, VenuleQuestionRow)

G_END_DECLS
