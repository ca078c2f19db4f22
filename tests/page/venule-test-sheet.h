/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sheet-private.h"

G_BEGIN_DECLS

/* Sheets written by hand in sheets/LANGUAGE.txt, so that pages can be tested without a protocol. */

VenuleSheet *venule_test_sheet_load (const char *name, const char *second, VenuleFormat format);
void venule_test_sheet_add_draft (VenuleSheet *sheet);
void venule_test_sheet_add_marks (VenuleSheet *sheet, guint n_views);
VenulePassage *venule_test_sheet_find (VenuleSheet *sheet, const char *beginning);
void venule_test_sheet_reword (VenulePassage *passage, const char *text);
void venule_test_sheet_repeat (VenuleSheet *sheet, VenuleRegion region, guint times);

G_END_DECLS
