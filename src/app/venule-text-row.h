/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-typed-row.h"

G_BEGIN_DECLS

/**
 * VenuleTextRow:
 *
 * A question that is answered in words.
 */
#define VENULE_TYPE_TEXT_ROW (venule_text_row_get_type ())
G_DECLARE_FINAL_TYPE (VenuleTextRow, venule_text_row, VENULE, TEXT_ROW, VenuleTypedRow)

G_END_DECLS
