/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-day-picker.h"

#include "venule-control-names.h"

#include <glib/gi18n.h>

struct _VenuleDayPicker
{
  GtkPopover parent;
  GtkCalendar *calendar;
  guint pick_id; /* of the idle source; 0: none */
};

G_DEFINE_FINAL_TYPE (VenuleDayPicker, venule_day_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pick (VenuleDayPicker *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, text);
}

static gboolean
pick_cb (gpointer user_data)
{
  VenuleDayPicker *self = user_data;

  self->pick_id = 0;
  pick (self);
  return G_SOURCE_REMOVE;
}

/* On a day, not on a weekday's name nor an arrow: once the calendar has lit it. */
static void
on_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, VenuleDayPicker *self)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->calendar), x, y, GTK_PICK_DEFAULT);

  if (at != NULL && gtk_widget_has_css_class (at, "day-number") && self->pick_id == 0)
    self->pick_id = g_idle_add (pick_cb, self);
}

static void
move (VenuleDayPicker *self, int days, int months)
{
  g_autoptr (GDateTime) from = gtk_calendar_get_date (self->calendar);
  g_autoptr (GDateTime) month = g_date_time_add_months (from, months);
  g_autoptr (GDateTime) day = month == NULL ? NULL : g_date_time_add_days (month, days);

  if (day != NULL)
    gtk_calendar_select_day (self->calendar, day);
}

/* The calendar's own keys begin in a corner, not at the day that is lit. */
static gboolean
on_key_pressed_cb (
    GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, VenuleDayPicker *self)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (!gtk_widget_is_focus (GTK_WIDGET (self->calendar)) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_space:
    case GDK_KEY_Return:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_KP_Space:
      pick (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      move (self, keyval == GDK_KEY_Left ? -forward : forward, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      move (self, keyval == GDK_KEY_Up ? -7 : 7, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      move (self, 0, keyval == GDK_KEY_Page_Up ? -1 : 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* The toolkit's own arrows have none. @names ends where they do. */
static const char *const *
name_buttons (GtkWidget *within, const char *const *names)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && *names != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!GTK_IS_BUTTON (child))
        names = name_buttons (child, names);
      else
        venule_control_name (child, *names++);
    }
  return names;
}

static void
venule_day_picker_dispose (GObject *object)
{
  VenuleDayPicker *self = VENULE_DAY_PICKER (object);

  g_clear_handle_id (&self->pick_id, g_source_remove);

  G_OBJECT_CLASS (venule_day_picker_parent_class)->dispose (object);
}

static void
venule_day_picker_show (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (venule_day_picker_parent_class)->show (widget);
  /* Its days, not its arrows. */
  gtk_widget_grab_focus (GTK_WIDGET (VENULE_DAY_PICKER (widget)->calendar));
}

static void
venule_day_picker_class_init (VenuleDayPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_day_picker_dispose;
  GTK_WIDGET_CLASS (klass)->show = venule_day_picker_show;

  /**
   * VenuleDayPicker::picked:
   * @self: a day picker
   * @day: the day, as `YYYY-MM-DD`
   *
   * Somebody picked a day, the one that was lit or another.
   */
  signals[PICKED] = g_signal_new ("picked", VENULE_TYPE_DAY_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);
}

static void
venule_day_picker_init (VenuleDayPicker *self)
{
  const char *const names[] = { _ ("Month before"), _ ("Month after"), _ ("Year before"), _ ("Year after"), NULL };
  GtkWidget *calendar = gtk_calendar_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  name_buttons (calendar, names);
  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Days"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (calendar, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (calendar, keys);
  gtk_popover_set_child (GTK_POPOVER (self), calendar);
  self->calendar = GTK_CALENDAR (calendar);
}

/**
 * venule_day_picker_new:
 *
 * Returns: (transfer floating): a new day picker
 */
GtkWidget *
venule_day_picker_new (void)
{
  return g_object_new (VENULE_TYPE_DAY_PICKER, NULL);
}

/**
 * venule_day_picker_show_day:
 * @self: a day picker
 * @day: the day to light
 */
void
venule_day_picker_show_day (VenuleDayPicker *self, VenuleCivilDate day)
{
  int year, month, day_of_month;
  g_autoptr (GDateTime) moment = NULL;

  g_return_if_fail (VENULE_IS_DAY_PICKER (self));

  venule_civil_date_get_ymd (day, &year, &month, &day_of_month);
  moment = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  gtk_calendar_select_day (self->calendar, moment);
}
