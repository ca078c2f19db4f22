/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Lays out what scrolls up and down, and changes often, so that the window is not measured anew for all of it. */
#define VENULE_TYPE_SCROLLED_LAYOUT (venule_scrolled_layout_get_type ())
G_DECLARE_FINAL_TYPE (VenuleScrolledLayout, venule_scrolled_layout, VENULE, SCROLLED_LAYOUT, GtkLayoutManager)

G_END_DECLS
