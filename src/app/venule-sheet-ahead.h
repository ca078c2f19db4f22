/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

/* One answer may set every text of a sheet anew: the size of print, or whether it is in two languages. While nobody
 * waits, a few texts at a time, they are measured as they would be after it. Nothing of it is shown or kept but the
 * measured texts, which are found again when the answer comes. */
#define VENULE_TYPE_SHEET_AHEAD (venule_sheet_ahead_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSheetAhead, venule_sheet_ahead, VENULE, SHEET_AHEAD, GObject)

VenuleSheetAhead *venule_sheet_ahead_new (void);
void venule_sheet_ahead_set_case (VenuleSheetAhead *self, VenuleCase *the_case);
void venule_sheet_ahead_set_is_seen (VenuleSheetAhead *self, gboolean is_seen);
gboolean venule_sheet_ahead_get_is_done (VenuleSheetAhead *self);

G_END_DECLS
