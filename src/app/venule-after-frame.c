/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-after-frame.h"

/* A window that is not drawn now has no frame to wait for, in ms. */
#define NO_FRAME 100

struct _VenuleAfterFrame
{
  GObject parent;
  GtkWidget *window;    /* (unowned): it outlives this */
  VenuleFormView *form; /* (unowned): in the window */
  VenuleCase *the_case; /* (nullable) */
  GdkFrameClock *clock; /* (nullable): while its next frame is waited for */
  gulong painted;
  guint follows;  /* a source: without a frame, or after it */
  gboolean moves; /* what follows is there, and the frame that lays it out is waited for */
};

G_DEFINE_FINAL_TYPE (VenuleAfterFrame, venule_after_frame, G_TYPE_OBJECT)

static void follow (VenuleAfterFrame *self);

static void
stop_waiting (VenuleAfterFrame *self)
{
  if (self->clock != NULL && g_signal_handler_is_connected (self->clock, self->painted))
    g_signal_handler_disconnect (self->clock, self->painted);
  g_clear_object (&self->clock);
  g_clear_handle_id (&self->follows, g_source_remove);
  self->moves = FALSE;
}

static gboolean
on_follow_cb (gpointer user_data)
{
  VenuleAfterFrame *self = user_data;

  self->follows = 0;
  follow (self);
  return G_SOURCE_REMOVE;
}

/* What was painted goes to the display, and events come in, before anything else is done; the next frame waits. */
static void
on_painted_cb (GdkFrameClock *clock, VenuleAfterFrame *self)
{
  gboolean was_laid_out = self->moves;

  stop_waiting (self);
  if (!was_laid_out)
    self->follows = g_idle_add_full (GDK_PRIORITY_EVENTS + 10, on_follow_cb, self, NULL);
}

/* Returns: whether there will be a frame */
static gboolean
wait_for_frame (VenuleAfterFrame *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);

  stop_waiting (self);
  if (clock == NULL || !gtk_widget_get_mapped (self->window))
    return FALSE;
  self->clock = g_object_ref (clock);
  self->painted = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted_cb), self);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  return TRUE;
}

static void
follow (VenuleAfterFrame *self)
{
  if (self->the_case == NULL || !venule_case_get_is_due (self->the_case))
    return;
  self->moves = wait_for_frame (self);
  venule_case_tell_judged (self->the_case);
}

static void
on_composed_cb (VenuleCase *the_case, VenuleAfterFrame *self)
{
  if (!wait_for_frame (self))
    return;
  venule_case_put_off (the_case);
  self->follows = g_timeout_add (NO_FRAME, on_follow_cb, self);
}

/* Who acts before the frame acts on what is there then. */
static gboolean
on_event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, VenuleAfterFrame *self)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
    case GDK_SCROLL:
      follow (self);
      /* The keyboard passes over what has no place yet, whatever made it appear. */
      if (self->moves || gdk_event_get_event_type (event) == GDK_KEY_PRESS)
        venule_form_column_settle (venule_form_view_get_column (self->form));
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
venule_after_frame_dispose (GObject *object)
{
  venule_after_frame_set_case (VENULE_AFTER_FRAME (object), NULL);

  G_OBJECT_CLASS (venule_after_frame_parent_class)->dispose (object);
}

static void
venule_after_frame_class_init (VenuleAfterFrameClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_after_frame_dispose;
}

static void
venule_after_frame_init (VenuleAfterFrame *self)
{
}

/**
 * venule_after_frame_new:
 * @window: where a consultation is shown; it outlives this
 * @form: the form of it, in the window
 *
 * Returns: (transfer full): what waits for its frames
 */
VenuleAfterFrame *
venule_after_frame_new (GtkWidget *window, VenuleFormView *form)
{
  VenuleAfterFrame *self = g_object_new (VENULE_TYPE_AFTER_FRAME, NULL);
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->window = window;
  self->form = form;
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (on_event_cb), self, 0);
  gtk_widget_add_controller (window, events);
  return self;
}

/**
 * venule_after_frame_set_case:
 * @self: what waits
 * @the_case: (nullable): the consultation on screen
 */
void
venule_after_frame_set_case (VenuleAfterFrame *self, VenuleCase *the_case)
{
  if (self->the_case != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->the_case, self);
      follow (self);
      stop_waiting (self);
    }
  g_set_object (&self->the_case, the_case);
  if (the_case != NULL)
    g_signal_connect (the_case, "composed", G_CALLBACK (on_composed_cb), self);
}
