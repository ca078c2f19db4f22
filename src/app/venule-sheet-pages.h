/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-pages.h"

G_BEGIN_DECLS

/**
 * VenuleSheetPages:
 *
 * Pages of a sheet as on paper, to be scrolled and magnified.
 *
 * Properties: "zoom" (double: 1: as large as on paper), "fits-width" (boolean: pages are as wide as there is room, and
 * "zoom" waits), "is-continuous" (boolean: one page below the other; otherwise one at a time); read only: "shown-zoom"
 * (double), "page" (uint: from 1), "n-pages" (uint). All notify.
 *
 * Signal "passage-activated" (gpointer passage, GdkRectangle where): somebody asks about a passage.
 */
#define VENULE_TYPE_SHEET_PAGES (venule_sheet_pages_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSheetPages, venule_sheet_pages, VENULE, SHEET_PAGES, GtkWidget)

void venule_sheet_pages_set_pages (VenuleSheetPages *self, VenulePages *pages);
VenulePages *venule_sheet_pages_get_pages (VenuleSheetPages *self);
void venule_sheet_pages_show_page (VenuleSheetPages *self, guint page);
void venule_sheet_pages_show_passage (VenuleSheetPages *self, const VenulePassage *passage);
void venule_sheet_pages_show_one_of (VenuleSheetPages *self, GHashTable *passages);
gboolean venule_sheet_pages_enter_passage (VenuleSheetPages *self, const VenulePassage *passage);
void venule_sheet_pages_zoom (VenuleSheetPages *self, int steps);

void venule_sheet_pages_mark (VenuleSheetPages *self, GHashTable *passages);
void venule_sheet_pages_glow (VenuleSheetPages *self, GHashTable *passages);

const VenulePassage *venule_sheet_pages_find_passage (VenuleSheetPages *self, double x, double y);
gboolean venule_sheet_pages_find_place (VenuleSheetPages *self, const VenulePassage *passage, GdkRectangle *where);

G_END_DECLS
