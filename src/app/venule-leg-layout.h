/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How drawings of legs lie beside each other, and where a place on the screen is on them. Knows no widget. */

/* One leg from one side. */
typedef struct
{
  const char *leg, *view; /* interned */
} VenuleLegPicture;

typedef struct
{
  double x, y, width, height;
} VenuleLegBox;

/* The pictures of one page, in a row. */
typedef struct
{
  double width;  /* of the whole row */
  double aspect; /* of a drawing: its width over its height */
  double words;  /* the room under each drawing */
  guint n_columns;
  double zoom, pan_x, pan_y; /* 1: all of it is seen; the pan is in widget units */
} VenuleLegLayout;

GArray *venule_leg_layout_list_pictures (const char *const *views, const char *const *legs);
guint venule_leg_layout_choose_columns (double width, double least, guint n_pictures);
double venule_leg_layout_get_height (const VenuleLegLayout *self);
VenuleLegBox venule_leg_layout_get_card (const VenuleLegLayout *self, guint column);
VenuleLegBox venule_leg_layout_get_drawing (const VenuleLegLayout *self, guint column);

/* From a place in the widget to one on a drawing, 0 to 1, and back. FALSE: on no card. */
gboolean venule_leg_layout_find_place (
    const VenuleLegLayout *self, double x, double y, guint *column, double *across, double *down);
void venule_leg_layout_get_place (
    const VenuleLegLayout *self, guint column, double across, double down, double *x, double *y);

void venule_leg_layout_zoom_at (VenuleLegLayout *self, double zoom, double x, double y);
gboolean venule_leg_layout_pan_by (VenuleLegLayout *self, double dx, double dy);
void venule_leg_layout_reveal (VenuleLegLayout *self, double x, double y, double margin);

G_END_DECLS
