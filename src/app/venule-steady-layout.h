/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives one child all the room, and says before it does that there is another room than before. */
#define VENULE_TYPE_STEADY_LAYOUT (venule_steady_layout_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSteadyLayout, venule_steady_layout, VENULE, STEADY_LAYOUT, GtkLayoutManager)

G_END_DECLS
