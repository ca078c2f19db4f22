/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "venule-sheet.h"

G_BEGIN_DECLS

/* Where a vein's word stands beside a drawing of the right leg; the left one is its mirror image. */
typedef struct
{
  const char *view, *trunk; /* interned */
  double x, y;              /* a place on the trunk, from 0 to 1 across the drawing */
  gboolean on_right;        /* of the drawing */
} VenuleLegMapLabel;

/* What data/leg-maps holds: the leg outlines (one SVG drawing a view), which veins they show where, and how marks are
 * painted over them. */
#define VENULE_TYPE_LEG_MAP (venule_leg_map_get_type ())
G_DECLARE_FINAL_TYPE (VenuleLegMap, venule_leg_map, VENULE, LEG_MAP, GObject)

VenuleLegMap *venule_leg_map_new_from_folder (const char *folder, GError **error);
gboolean venule_leg_map_load (VenuleLegMap *self, const char *view, GError **error);
/* Width over height of one outline. */
double venule_leg_map_get_aspect (VenuleLegMap *self);
gboolean
venule_leg_map_find_label (VenuleLegMap *self, const char *leg, const char *view, guint i, VenuleLegMapLabel *label);
/* One leg's one view with its marks, into the rectangle. The words of labels are the caller's. */
void venule_leg_map_draw (VenuleLegMap *self,
                          cairo_t *cr,
                          const char *leg,
                          const char *view,
                          GHashTable *trunks,
                          GPtrArray *marks,
                          double x,
                          double y,
                          double width,
                          double height);
/* A dot and a line of one kind of mark, for a legend: into a box of that size. */
void venule_leg_map_draw_swatch (cairo_t *cr, const char *kind, double width, double height);

G_END_DECLS
