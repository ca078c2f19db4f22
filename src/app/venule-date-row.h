/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-typed-row.h"

G_BEGIN_DECLS

/**
 * VenuleDateRow:
 *
 * A question that is answered by a day: typed in the order of the locale or in words, or picked.
 */
#define VENULE_TYPE_DATE_ROW (venule_date_row_get_type ())
G_DECLARE_FINAL_TYPE (VenuleDateRow, venule_date_row, VENULE, DATE_ROW, VenuleTypedRow)

G_END_DECLS
