/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VenuleWrapLayout:
 *
 * Lays out children one after the other as words of a text: each as wide as it is, in as many lines as they need.
 */
#define VENULE_TYPE_WRAP_LAYOUT (venule_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (VenuleWrapLayout, venule_wrap_layout, VENULE, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *venule_wrap_layout_new (int spacing);

G_END_DECLS
