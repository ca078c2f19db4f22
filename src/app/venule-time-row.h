/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-typed-row.h"

G_BEGIN_DECLS

/**
 * VenuleTimeRow:
 *
 * A question that is answered by a time of day.
 */
#define VENULE_TYPE_TIME_ROW (venule_time_row_get_type ())
G_DECLARE_FINAL_TYPE (VenuleTimeRow, venule_time_row, VENULE, TIME_ROW, VenuleTypedRow)

G_END_DECLS
