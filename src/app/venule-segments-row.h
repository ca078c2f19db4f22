/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-question-row.h"

G_BEGIN_DECLS

/**
 * VenuleSegmentsRow:
 *
 * A question with few, short choices, which lie side by side.
 */
#define VENULE_TYPE_SEGMENTS_ROW (venule_segments_row_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSegmentsRow, venule_segments_row, VENULE, SEGMENTS_ROW, VenuleQuestionRow)

gboolean venule_segments_row_is_for (const VenuleQuestion *question);

G_END_DECLS
