/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleSheetPreview:
 *
 * The first page of a case's sheet, as it will be on paper, or of a frozen one, in the room that there is.
 */
#define VENULE_TYPE_SHEET_PREVIEW (venule_sheet_preview_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSheetPreview, venule_sheet_preview, VENULE, SHEET_PREVIEW, GtkWidget)

void venule_sheet_preview_set_case (VenuleSheetPreview *self, VenuleCase *the_case);
gboolean venule_sheet_preview_set_frozen (VenuleSheetPreview *self, GBytes *pdf, GError **error);
guint venule_sheet_preview_get_n_pages (VenuleSheetPreview *self);

G_END_DECLS
