/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-sheet-pages-private.h"

#include "venule-passage-spot.h"

#include <math.h>

/* Pointer, fingers and keyboard on the pages. */

/* Spots are made anew when nobody has typed for that long. */
#define SPOTS_DELAY_MS 250

static void
activate (VenuleSheetPages *self, const VenulePassage *passage)
{
  GdkRectangle where;

  if (passage != NULL && venule_sheet_pages_find_place (self, passage, &where))
    g_signal_emit_by_name (self, "passage-activated", passage, &where);
}

static void
set_pointed (VenuleSheetPages *self, const VenulePassage *passage)
{
  if (passage == self->pointed)
    return;
  self->pointed = passage;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), passage == NULL ? NULL : "pointer");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion_cb (GtkEventControllerMotion *controller, double x, double y, VenuleSheetPages *self)
{
  set_pointed (self, venule_sheet_pages_find_passage (self, x, y));
}

static void
on_leave_cb (GtkEventControllerMotion *controller, VenuleSheetPages *self)
{
  set_pointed (self, NULL);
}

static void
on_released_cb (GtkGestureClick *gesture, int n, double x, double y, VenuleSheetPages *self)
{
  const VenulePassage *passage = venule_sheet_pages_find_passage (self, x, y);

  if (passage == NULL)
    return;
  self->current = passage;
  activate (self, passage);
}

static gboolean
on_scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, VenuleSheetPages *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  self->scrolled += dy;
  if (fabs (self->scrolled) >= 1)
    {
      int steps = -(int) self->scrolled;

      venule_sheet_pages_set_anchor (self, self->pointer_x, self->pointer_y);
      venule_sheet_pages_zoom (self, steps);
      self->scrolled = 0;
    }
  return TRUE;
}

static void
on_pointer_cb (GtkEventControllerMotion *controller, double x, double y, VenuleSheetPages *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static void
on_pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, VenuleSheetPages *self)
{
  self->pinched_from = venule_sheet_pages_get_shown_zoom (self);
}

static void
on_pinch_cb (GtkGestureZoom *gesture, double scale, VenuleSheetPages *self)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    venule_sheet_pages_set_anchor (self, x, y);
  g_object_set (self, "fits-width", FALSE, "zoom", CLAMP (self->pinched_from * scale, 0.25, 4), NULL);
}

static VenulePassageSpot *
find_spot (VenuleSheetPages *self, const VenulePassage *passage)
{
  for (guint i = 0; passage != NULL && i < self->spots->len; i++)
    if (venule_passage_spot_get_passage (self->spots->pdata[i]) == passage)
      return self->spots->pdata[i];
  return NULL;
}

static void
on_spot_focus_cb (GtkWidget *spot, GParamSpec *pspec, VenuleSheetPages *self)
{
  const VenulePassage *passage = venule_passage_spot_get_passage (VENULE_PASSAGE_SPOT (spot));

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!gtk_widget_has_focus (spot) || passage == NULL)
    return;
  self->current = passage;
  venule_sheet_pages_show_passage (self, passage);
}

static void
on_spot_activated_cb (VenulePassageSpot *spot, VenuleSheetPages *self)
{
  activate (self, venule_passage_spot_get_passage (spot));
}

static void
add_spot (VenuleSheetPages *self)
{
  GtkWidget *spot = venule_passage_spot_new ();

  gtk_widget_set_parent (spot, GTK_WIDGET (self));
  g_signal_connect (spot, "notify::has-focus", G_CALLBACK (on_spot_focus_cb), self);
  g_signal_connect (spot, "activated", G_CALLBACK (on_spot_activated_cb), self);
  g_ptr_array_add (self->spots, spot);
}

static void
drop_spot (VenuleSheetPages *self)
{
  GtkWidget *spot = self->spots->pdata[self->spots->len - 1];

  g_signal_handlers_disconnect_by_data (spot, self);
  g_ptr_array_set_size (self->spots, (int) self->spots->len - 1);
  gtk_widget_unparent (spot);
}

/* One a passage that stands on a page, in reading order. */
static void
make_spots (VenuleSheetPages *self)
{
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  guint n = 0;

  g_clear_handle_id (&self->spots_due, g_source_remove);
  for (guint i = 0; self->passages != NULL && i < self->passages->len; i++)
    {
      GdkRectangle where;
      guint page;

      if (!venule_sheet_pages_locate (self, self->passages->pdata[i], &page, &where))
        continue;
      if (n == self->spots->len)
        add_spot (self);
      venule_passage_spot_set_passage (self->spots->pdata[n++], self->passages->pdata[i]);
    }
  while (self->spots->len > n)
    drop_spot (self);
  if (has_focus && find_spot (self, self->current) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (find_spot (self, self->current)));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
on_spots_due_cb (gpointer user_data)
{
  VenuleSheetPages *self = user_data;

  self->spots_due = 0;
  make_spots (self);
  return G_SOURCE_REMOVE;
}

/* Their passages are gone; who types does not wait for new ones. */
void
venule_sheet_pages_renew_spots (VenuleSheetPages *self)
{
  for (guint i = 0; i < self->spots->len; i++)
    venule_passage_spot_forget (self->spots->pdata[i]);
  g_clear_handle_id (&self->spots_due, g_source_remove);
  self->spots_due = g_timeout_add (SPOTS_DELAY_MS, on_spots_due_cb, self);
}

void
venule_sheet_pages_drop_spots (VenuleSheetPages *self)
{
  g_clear_handle_id (&self->spots_due, g_source_remove);
  while (self->spots->len > 0)
    drop_spot (self);
}

void
venule_sheet_pages_allocate_spots (VenuleSheetPages *self)
{
  for (guint i = 0; i < self->spots->len; i++)
    {
      GtkWidget *spot = self->spots->pdata[i];
      const VenulePassage *passage = venule_passage_spot_get_passage (VENULE_PASSAGE_SPOT (spot));
      GdkRectangle where = { 0, 0, 1, 1 };
      guint page;

      if (passage != NULL)
        venule_sheet_pages_locate (self, passage, &page, &where);
      gtk_widget_measure (spot, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (spot, &where, -1);
    }
}

static const VenulePassage *
find_first_in_view (VenuleSheetPages *self)
{
  for (guint i = 0; i < self->spots->len; i++)
    {
      const VenulePassage *passage = venule_passage_spot_get_passage (self->spots->pdata[i]);
      GdkRectangle where;

      if (passage != NULL && venule_sheet_pages_find_place (self, passage, &where) && where.y >= 0)
        return passage;
    }
  return NULL;
}

static gboolean
focus_spot (VenuleSheetPages *self, guint i)
{
  return i < self->spots->len && gtk_widget_grab_focus (self->spots->pdata[i]);
}

/* Tab comes to the passage where one was last, or to the first in view, and leaves the pages again; arrows go from
 * passage to passage. */
gboolean
venule_sheet_pages_move_focus (VenuleSheetPages *self, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  gboolean forward = direction == GTK_DIR_DOWN || direction == GTK_DIR_RIGHT;
  guint i;

  if (self->pages == NULL || (child != NULL && (is_tab || !VENULE_IS_PASSAGE_SPOT (child))))
    return FALSE;
  if (self->spots_due != 0)
    make_spots (self);
  if (child == NULL)
    {
      const VenulePassage *passage = self->current != NULL ? self->current : find_first_in_view (self);
      VenulePassageSpot *spot = find_spot (self, passage);

      return spot != NULL && gtk_widget_grab_focus (GTK_WIDGET (spot));
    }
  return g_ptr_array_find (self->spots, child, &i) && (forward || i > 0) && focus_spot (self, forward ? i + 1 : i - 1);
}

/**
 * venule_sheet_pages_enter_passage:
 * @self: the pages
 * @passage: one of their sheet's
 *
 * Brings it into view, and the keyboard there.
 *
 * Returns: whether the keyboard is there
 */
gboolean
venule_sheet_pages_enter_passage (VenuleSheetPages *self, const VenulePassage *passage)
{
  VenulePassageSpot *spot;

  if (self->spots_due != 0)
    make_spots (self);
  spot = find_spot (self, passage);
  venule_sheet_pages_show_passage (self, passage);
  return spot != NULL && gtk_widget_grab_focus (GTK_WIDGET (spot));
}

void
venule_sheet_pages_add_input (VenuleSheetPages *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new (), *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_pointer_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
