/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-leg-canvas-private.h"

#include "venule-stroke.h"

#include <math.h>

/* What pointer, fingers and keys do on a leg canvas. */

/* How near a mark counts as on it, and how far a hand that means to click may slip; on the screen. */
#define REACH 16.0
#define SLIP  4.0
/* How far off its hand-drawn way a line may come to lie, in parts of the drawing's height. */
#define TOLERANCE 0.004
/* One press of an arrow key. */
#define STEP_ACROSS 0.01
#define STEP_DOWN   0.005
#define LONG_STEP   5
#define ZOOM_STEP   1.25
#define SCROLL_STEP 48.0

static double
get_aspect (VenuleLegCanvas *self)
{
  return self->layout.aspect;
}

/* The mark nearest to a place, if it is near enough; dots come before lines, which are easier to hit elsewhere. */
static VenulePlacedMark *
find_mark (VenuleLegCanvas *self, double x, double y)
{
  VenulePlacedMark *found = NULL;
  double least = REACH, across, down;
  guint column, mark_column;

  if (!venule_leg_layout_find_place (&self->layout, x, y, &column, &across, &down))
    return NULL;
  for (guint i = 0; venule_leg_marks_peek (self->marks, i) != NULL; i++)
    {
      VenulePlacedMark *mark = venule_leg_marks_peek (self->marks, i);
      const VenuleLegMark *drawn = venule_placed_mark_get_drawn (mark);
      double height = venule_leg_layout_get_drawing (&self->layout, column).height * self->layout.zoom, distance;

      if (!venule_leg_canvas_find_column (self, drawn, &mark_column) || mark_column != column)
        continue;
      distance = venule_stroke_get_distance (drawn->points, get_aspect (self), across, down) * height;
      if (distance < least)
        {
          least = distance;
          found = mark;
        }
    }

  return found;
}

static gboolean
begin_line (VenuleLegCanvas *self, double x, double y)
{
  double across, down;

  if (!venule_leg_layout_find_place (&self->layout, x, y, &self->line_column, &across, &down) || across < 0
      || across > 1 || down < 0 || down > 1)
    return FALSE;
  g_array_set_size (self->line, 0);
  venule_stroke_add (self->line, across, down);
  self->gesture = VENULE_LEG_DRAWS;

  return TRUE;
}

static void
extend_line (VenuleLegCanvas *self, double x, double y)
{
  VenuleLegBox drawing = venule_leg_layout_get_drawing (&self->layout, self->line_column);
  double row_x = (x + self->layout.pan_x) / self->layout.zoom, row_y = (y + self->layout.pan_y) / self->layout.zoom;

  venule_stroke_add (self->line, (row_x - drawing.x) / drawing.width, (row_y - drawing.y) / drawing.height);
}

static void
finish_line (VenuleLegCanvas *self)
{
  double height = venule_leg_layout_get_drawing (&self->layout, self->line_column).height * self->layout.zoom;
  g_autoptr (GArray) points
      = venule_stroke_simplify (self->line, get_aspect (self), MAX (TOLERANCE / self->layout.zoom, 0.001));
  const VenuleLegPicture *picture = venule_leg_canvas_get_picture (self, self->line_column);
  double most = 0, x, y, first_x, first_y;

  venule_stroke_get_point (self->line, 0, &first_x, &first_y);
  for (guint i = 0; i < venule_stroke_get_n_points (points); i++)
    {
      venule_stroke_get_point (points, i, &x, &y);
      most = MAX (most, hypot ((x - first_x) * get_aspect (self), y - first_y) * height);
    }
  if (most < SLIP)
    g_array_set_size (points, 2);
  venule_leg_canvas_select (self, venule_leg_marks_add (self->marks, picture->leg, picture->view, self->tool, points));
}

static void
on_drag_begin_cb (GtkGestureDrag *drag, double x, double y, VenuleLegCanvas *self)
{
  VenulePlacedMark *mark;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->gesture == VENULE_LEG_DRAWS_BY_KEYS)
    venule_leg_canvas_end_keyed_line (self, TRUE);
  venule_leg_canvas_write_move (self);
  self->gesture = VENULE_LEG_NOTHING;
  self->start_x = self->last_x = x;
  self->start_y = self->last_y = y;
  if (self->marks == NULL)
    return;
  if (self->is_editable && self->tool != NULL)
    begin_line (self, x, y);
  else
    {
      mark = find_mark (self, x, y);
      venule_leg_canvas_select (self, mark);
      if (mark != NULL && self->is_editable)
        self->gesture = VENULE_LEG_MOVES;
      else if (self->layout.zoom > 1)
        self->gesture = VENULE_LEG_PANS;
    }
  /* A finger that does nothing here scrolls what is around. */
  gtk_gesture_set_state (GTK_GESTURE (drag),
                         self->gesture == VENULE_LEG_NOTHING ? GTK_EVENT_SEQUENCE_DENIED : GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pan_to (VenuleLegCanvas *self, double x, double y)
{
  if (venule_leg_layout_pan_by (&self->layout, self->last_x - x, self->last_y - y))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->last_x = x;
  self->last_y = y;
}

static void
move_to (VenuleLegCanvas *self, double dx, double dy)
{
  VenuleLegBox drawing = venule_leg_layout_get_drawing (&self->layout, 0);

  if (hypot (dx, dy) < SLIP && self->move_x == 0 && self->move_y == 0)
    return;
  self->move_x = dx / (drawing.width * self->layout.zoom);
  self->move_y = dy / (drawing.height * self->layout.zoom);
}

static void
on_drag_update_cb (GtkGestureDrag *drag, double dx, double dy, VenuleLegCanvas *self)
{
  if (self->gesture == VENULE_LEG_DRAWS)
    extend_line (self, self->start_x + dx, self->start_y + dy);
  else if (self->gesture == VENULE_LEG_MOVES)
    move_to (self, dx, dy);
  else if (self->gesture == VENULE_LEG_PANS)
    pan_to (self, self->start_x + dx, self->start_y + dy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_end_cb (GtkGestureDrag *drag, double dx, double dy, VenuleLegCanvas *self)
{
  VenuleLegGesture gesture = self->gesture;

  self->gesture = VENULE_LEG_NOTHING;
  if (gesture == VENULE_LEG_DRAWS)
    finish_line (self);
  else if (gesture == VENULE_LEG_MOVES)
    venule_leg_canvas_write_move (self);
}

static void
on_drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, VenuleLegCanvas *self)
{
  self->gesture = VENULE_LEG_NOTHING;
  self->move_x = self->move_y = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_pan_begin_cb (GtkGestureDrag *drag, double x, double y, VenuleLegCanvas *self)
{
  self->start_x = self->last_x = x;
  self->start_y = self->last_y = y;
}

static void
on_pan_update_cb (GtkGestureDrag *drag, double dx, double dy, VenuleLegCanvas *self)
{
  pan_to (self, self->start_x + dx, self->start_y + dy);
}

static void
zoom_at (VenuleLegCanvas *self, double zoom, double x, double y)
{
  venule_leg_layout_zoom_at (&self->layout, zoom, x, y);
  venule_leg_canvas_rearranged (self);
}

static void
on_pinch_begin_cb (GtkGesture *pinch, GdkEventSequence *sequence, VenuleLegCanvas *self)
{
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
  self->start_zoom = self->layout.zoom;
}

static void
on_pinch_cb (GtkGestureZoom *pinch, double scale, VenuleLegCanvas *self)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y))
    zoom_at (self, self->start_zoom * scale, x, y);
}

static void
on_motion_cb (GtkEventControllerMotion *motion, double x, double y, VenuleLegCanvas *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
on_scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, VenuleLegCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if (state & GDK_CONTROL_MASK)
    {
      zoom_at (self, self->layout.zoom * pow (ZOOM_STEP, -dy), self->pointer_x, self->pointer_y);
      return TRUE;
    }
  if (!venule_leg_layout_pan_by (&self->layout, dx * SCROLL_STEP, dy * SCROLL_STEP))
    return FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return TRUE;
}

/* What an arrow key says, in single steps. */
static gboolean
read_arrow (guint key, double *dx, double *dy)
{
  *dx = (key == GDK_KEY_Right || key == GDK_KEY_KP_Right) - (key == GDK_KEY_Left || key == GDK_KEY_KP_Left);
  *dy = (key == GDK_KEY_Down || key == GDK_KEY_KP_Down) - (key == GDK_KEY_Up || key == GDK_KEY_KP_Up);

  return *dx != 0 || *dy != 0;
}

static gboolean
nudge (VenuleLegCanvas *self, double dx, double dy, gboolean is_long)
{
  g_autoptr (GArray) points = NULL;
  double step = is_long ? LONG_STEP : 1, from_x, from_y, x, y;

  if (!self->is_editable || self->selected == NULL || self->gesture != VENULE_LEG_NOTHING)
    return FALSE;
  points = g_array_copy (venule_placed_mark_get_drawn (self->selected)->points);
  if (points->len < 2)
    return FALSE;
  venule_stroke_get_point (points, 0, &from_x, &from_y);
  venule_stroke_move (points, self->move_x + dx * step * STEP_ACROSS, self->move_y + dy * step * STEP_DOWN);
  venule_stroke_get_point (points, 0, &x, &y);
  self->move_x = x - from_x;
  self->move_y = y - from_y;
  venule_leg_canvas_reveal (self);
  venule_leg_canvas_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return TRUE;
}

static gboolean
remove_selected (VenuleLegCanvas *self)
{
  if (!self->is_editable || self->selected == NULL)
    return FALSE;
  self->move_x = self->move_y = 0;
  venule_leg_marks_remove (self->marks, self->selected);

  return TRUE;
}

static gboolean
select_next (VenuleLegCanvas *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->marks)), position;

  if (n == 0)
    return FALSE;
  venule_leg_canvas_write_move (self);
  if (!venule_leg_marks_find_position (self->marks, self->selected, &position))
    position = step > 0 ? n - 1 : 0;
  venule_leg_canvas_select (self, venule_leg_marks_peek (self->marks, (position + n + step) % n));

  return TRUE;
}

static gboolean
press_other_key (VenuleLegCanvas *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      return remove_selected (self);
    case GDK_KEY_Page_Down:
      return select_next (self, 1);
    case GDK_KEY_Page_Up:
      return select_next (self, -1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (!self->is_editable || self->tool == NULL)
        return FALSE;
      venule_leg_canvas_add_mark (self, self->tool);
      return TRUE;
    case GDK_KEY_l:
    case GDK_KEY_L:
      return venule_leg_canvas_begin_keyed_line (self);
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      venule_leg_canvas_set_zoom (self, self->layout.zoom * ZOOM_STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      venule_leg_canvas_set_zoom (self, self->layout.zoom / ZOOM_STEP);
      return TRUE;
    case GDK_KEY_Escape:
      if (self->tool == NULL && self->selected == NULL)
        return FALSE;
      venule_leg_canvas_select (self, NULL);
      venule_leg_canvas_drop_tool (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Until the line is ended, keys do nothing else there. */
static gboolean
press_on_line (VenuleLegCanvas *self, guint key, double step)
{
  double dx, dy;

  if (read_arrow (key, &dx, &dy))
    venule_leg_canvas_lead_keyed_line (self, dx * step * STEP_ACROSS, dy * step * STEP_DOWN);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    venule_leg_canvas_end_keyed_line (self, TRUE);
  else if (key == GDK_KEY_Escape)
    venule_leg_canvas_end_keyed_line (self, FALSE);
  else
    return FALSE;
  return TRUE;
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, VenuleLegCanvas *self)
{
  double dx, dy;

  if (self->marks == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (self->gesture == VENULE_LEG_DRAWS_BY_KEYS)
    return press_on_line (self, key, (state & GDK_SHIFT_MASK) != 0 ? LONG_STEP : 1);
  if (read_arrow (key, &dx, &dy))
    return nudge (self, dx, dy, (state & GDK_SHIFT_MASK) != 0);

  return press_other_key (self, key);
}

/* However long an arrow key was held, it is one step to take back. */
static void
on_key_released_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, VenuleLegCanvas *self)
{
  double dx, dy;

  if (read_arrow (key, &dx, &dy) && self->gesture == VENULE_LEG_NOTHING)
    venule_leg_canvas_write_move (self);
}

static void
on_focus_left_cb (GtkEventControllerFocus *focus, VenuleLegCanvas *self)
{
  if (self->gesture == VENULE_LEG_DRAWS_BY_KEYS)
    venule_leg_canvas_end_keyed_line (self, TRUE);
  if (self->gesture == VENULE_LEG_NOTHING)
    venule_leg_canvas_write_move (self);
}

static void
add_drags (VenuleLegCanvas *self)
{
  GtkGesture *pan = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  self->drag = gtk_gesture_drag_new ();
  g_signal_connect (self->drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect (self->drag, "cancel", G_CALLBACK (on_drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pan), GDK_BUTTON_MIDDLE);
  g_signal_connect (pan, "drag-begin", G_CALLBACK (on_pan_begin_cb), self);
  g_signal_connect (pan, "drag-update", G_CALLBACK (on_pan_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pan));

  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}

void
venule_leg_canvas_add_controllers (VenuleLegCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  add_drags (self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (on_key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
