/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sheet.h"

G_BEGIN_DECLS

/* What a sheet says that another one of the same patient did not, and which answers its passages rest on. */

GHashTable *venule_sheet_find_changes (VenuleSheet *before, VenuleSheet *after);
const VenulePassage *
venule_sheet_find_counterpart (VenuleSheet *after, VenuleSheet *before, const VenulePassage *passage);
GHashTable *venule_sheet_find_fed (VenuleSheet *sheet, const char *path);
gboolean venule_passage_rests_on (const VenulePassage *passage, const char *path);

G_END_DECLS
