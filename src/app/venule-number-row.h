/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-typed-row.h"

G_BEGIN_DECLS

/**
 * VenuleNumberRow:
 *
 * A question that is answered by a number, with its unit and its range.
 */
#define VENULE_TYPE_NUMBER_ROW (venule_number_row_get_type ())
G_DECLARE_FINAL_TYPE (VenuleNumberRow, venule_number_row, VENULE, NUMBER_ROW, VenuleTypedRow)

G_END_DECLS
