/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VenuleRowLayout:
 *
 * Lays out two children: what is asked, and where it is answered. Side by side where there is room for both, the
 * answer under the question where there is not.
 */
#define VENULE_TYPE_ROW_LAYOUT (venule_row_layout_get_type ())
G_DECLARE_FINAL_TYPE (VenuleRowLayout, venule_row_layout, VENULE, ROW_LAYOUT, GtkLayoutManager)

GtkLayoutManager *venule_row_layout_new (void);

G_END_DECLS
