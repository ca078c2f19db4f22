/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VenuleColumnLayout:
 *
 * Children side by side in columns of one width while there is room for them, else one below the other.
 */
#define VENULE_TYPE_COLUMN_LAYOUT (venule_column_layout_get_type ())
G_DECLARE_FINAL_TYPE (VenuleColumnLayout, venule_column_layout, VENULE, COLUMN_LAYOUT, GtkLayoutManager)

/* width: how wide a column is at least, in application pixels, even when its children would do with less */
GtkLayoutManager *venule_column_layout_new (int width, int spacing);

G_END_DECLS
