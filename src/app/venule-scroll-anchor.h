/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "venule-steady-layout.h"

G_BEGIN_DECLS

/**
 * VenuleScrollAnchor:
 *
 * Keeps what somebody looks at where it is, while things above it come and go; what has the keyboard in sight, while
 * the room for all of it changes; and brings things into sight. It scrolls between layout and drawing, so that nothing
 * is drawn in between.
 */
#define VENULE_TYPE_SCROLL_ANCHOR (venule_scroll_anchor_get_type ())
G_DECLARE_FINAL_TYPE (VenuleScrollAnchor, venule_scroll_anchor, VENULE, SCROLL_ANCHOR, GObject)

VenuleScrollAnchor *venule_scroll_anchor_new (GtkScrolledWindow *scroller);
void venule_scroll_anchor_keep (VenuleScrollAnchor *self); /* before things change */
/* share: how far from the top, of the height that is seen */
void venule_scroll_anchor_show (VenuleScrollAnchor *self, GtkWidget *widget, double share);
gboolean venule_scroll_anchor_get_is_moving (VenuleScrollAnchor *self);

G_END_DECLS
