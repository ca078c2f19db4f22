/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-leg-canvas.h"
#include "venule-leg-layout.h"
#include "venule-leg-map.h"

G_BEGIN_DECLS

/* What the pointer is about to do, until it is let go; or the keys, until Enter or Escape. */
typedef enum
{
  VENULE_LEG_NOTHING,
  VENULE_LEG_DRAWS,
  VENULE_LEG_DRAWS_BY_KEYS,
  VENULE_LEG_MOVES,
  VENULE_LEG_PANS,
} VenuleLegGesture;

struct _VenuleLegCanvas
{
  GtkWidget parent;
  VenuleLegMarks *marks; /* (nullable) */
  VenuleLegMap *map;     /* (nullable) */
  GArray *pictures;      /* (element-type VenuleLegPicture): all of them */
  VenuleLegLayout layout;
  guint page;
  guint rearranging;
  gboolean is_editable;
  const char *tool;           /* (nullable); interned */
  VenulePlacedMark *selected; /* (nullable) */
  VenuleLegGesture gesture;
  double start_x, start_y; /* of the gesture, in the widget */
  double last_x, last_y;
  double pointer_x, pointer_y;
  double start_zoom;     /* of a pinch */
  GArray *line;          /* (element-type double): being drawn */
  guint line_column;     /* where */
  double move_x, move_y; /* of the selected mark, not written yet */
  GtkGesture *drag;
};

void venule_leg_canvas_add_controllers (VenuleLegCanvas *self);
void venule_leg_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
const VenuleLegPicture *venule_leg_canvas_get_picture (VenuleLegCanvas *self, guint column);
gboolean venule_leg_canvas_find_column (VenuleLegCanvas *self, const VenuleLegMark *drawn, guint *column);
PangoLayout *venule_leg_canvas_lay_out_name (VenuleLegCanvas *self, const VenuleLegPicture *picture, double width);
void venule_leg_canvas_describe (VenuleLegCanvas *self);
void venule_leg_canvas_reveal (VenuleLegCanvas *self);
void venule_leg_canvas_rearranged (VenuleLegCanvas *self);
void venule_leg_canvas_write_move (VenuleLegCanvas *self);
void venule_leg_canvas_drop_tool (VenuleLegCanvas *self);
gboolean venule_leg_canvas_begin_keyed_line (VenuleLegCanvas *self);
void venule_leg_canvas_lead_keyed_line (VenuleLegCanvas *self, double dx, double dy);
void venule_leg_canvas_end_keyed_line (VenuleLegCanvas *self, gboolean keeps);

G_END_DECLS
