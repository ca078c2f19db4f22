/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-leg-canvas-private.h"
#include "venule-leg-words.h"
#include "venule-stroke.h"

#include <glib/gi18n.h>

/* A line drawn by keys: it begins at the selected mark, and the arrow keys lead it on. */

static void
describe (VenuleLegCanvas *self)
{
  g_autofree char *name = venule_leg_words_name_mark (self->marks, self->selected);
  g_autofree char *place = NULL;
  g_autofree char *label = NULL;
  double x, y;

  venule_stroke_get_point (self->line, venule_stroke_get_n_points (self->line) - 1, &x, &y);
  place = venule_leg_words_name_place (x, y);
  /* Translators: what is marked on which leg, and where the line that is being drawn has come to. */
  label = g_strdup_printf (_ ("Leg map, drawing a line: %s, %s. Enter ends it, Escape gives it up."), name, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * venule_leg_canvas_begin_keyed_line:
 * @self: a canvas
 *
 * Begins a line at the selected mark.
 *
 * Returns: whether there is one, and it may be changed
 */
gboolean
venule_leg_canvas_begin_keyed_line (VenuleLegCanvas *self)
{
  double x, y;

  if (!self->is_editable || self->selected == NULL || self->gesture != VENULE_LEG_NOTHING)
    return FALSE;
  venule_leg_canvas_write_move (self);
  if (venule_stroke_get_n_points (venule_placed_mark_get_drawn (self->selected)->points) == 0
      || !venule_leg_canvas_find_column (self, venule_placed_mark_get_drawn (self->selected), &self->line_column))
    return FALSE;
  venule_stroke_get_point (venule_placed_mark_get_drawn (self->selected)->points, 0, &x, &y);
  g_array_set_size (self->line, 0);
  venule_stroke_add (self->line, x, y);
  self->gesture = VENULE_LEG_DRAWS_BY_KEYS;
  describe (self);
  return TRUE;
}

/**
 * venule_leg_canvas_lead_keyed_line:
 * @self: a canvas on which a line is being drawn by keys
 * @dx: how far across
 * @dy: how far down
 */
void
venule_leg_canvas_lead_keyed_line (VenuleLegCanvas *self, double dx, double dy)
{
  double x, y;

  venule_stroke_get_point (self->line, venule_stroke_get_n_points (self->line) - 1, &x, &y);
  venule_stroke_add (self->line, x + dx, y + dy);
  describe (self);
}

/**
 * venule_leg_canvas_end_keyed_line:
 * @self: a canvas on which a line is being drawn by keys
 * @keeps: whether it is to be a mark, all of it one step to take back; else it is given up
 */
void
venule_leg_canvas_end_keyed_line (VenuleLegCanvas *self, gboolean keeps)
{
  g_autoptr (GArray) points = venule_stroke_simplify (self->line, self->layout.aspect, 0.001);

  self->gesture = VENULE_LEG_NOTHING;
  g_array_set_size (self->line, 0);
  if (keeps && venule_stroke_get_n_points (points) > 1)
    venule_leg_canvas_select (self, venule_leg_marks_draw_from (self->marks, self->selected, points));
  venule_leg_canvas_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
