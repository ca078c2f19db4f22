/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "venule-sheet.h"

G_BEGIN_DECLS

/* The leg outlines (one SVG drawing a view in data/leg-maps) and how marks are painted over them. */
#define VENULE_TYPE_LEG_MAP (venule_leg_map_get_type ())
G_DECLARE_FINAL_TYPE (VenuleLegMap, venule_leg_map, VENULE, LEG_MAP, GObject)

VenuleLegMap *venule_leg_map_new_from_folder (const char *folder, GError **error);
gboolean venule_leg_map_load (VenuleLegMap *self, const char *view, GError **error);
/* Width over height of one outline. */
double venule_leg_map_get_aspect (VenuleLegMap *self);
/* One leg's one view with its marks, into the rectangle. Labels are the caller's. */
void venule_leg_map_draw (VenuleLegMap *self,
                          cairo_t *cr,
                          const char *leg,
                          const char *view,
                          GPtrArray *marks,
                          double x,
                          double y,
                          double width,
                          double height);

G_END_DECLS
