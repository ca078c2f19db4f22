/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-held-button.h"

static gboolean
is_button_held (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkDevice *pointer = gdk_seat_get_pointer (gdk_display_get_default_seat (gtk_widget_get_display (window)));
  GdkModifierType state = 0;

  return pointer != NULL && gdk_surface_get_device_position (surface, pointer, NULL, NULL, &state)
         && (state & (GDK_BUTTON1_MASK | GDK_BUTTON2_MASK | GDK_BUTTON3_MASK)) != 0;
}

/* Not Control alone, which somebody may hold who drags something. */
static gboolean
is_shortcut (guint key, GdkModifierType state)
{
  gboolean is_modifier = key >= GDK_KEY_Shift_L && key <= GDK_KEY_Hyper_R;

  return (key >= GDK_KEY_F1 && key <= GDK_KEY_F35) || key == GDK_KEY_Menu
         || ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 && !is_modifier);
}

/* What these do where the keyboard is may open something: a menu, a list. Where somebody writes they are letters. */
static gboolean
is_press (GtkWidget *window, guint key)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return (key == GDK_KEY_space || key == GDK_KEY_KP_Space || key == GDK_KEY_Return || key == GDK_KEY_ISO_Enter
          || key == GDK_KEY_KP_Enter)
         && focus != NULL && !GTK_IS_EDITABLE (focus) && !GTK_IS_TEXT_VIEW (focus);
}

static gboolean
on_key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, GtkWidget *window)
{
  return (is_shortcut (key, state) || is_press (window, key)) && is_button_held (window);
}

/**
 * venule_held_button_guard:
 * @window: a window
 *
 * While a button of the pointer is held, no key does anything there that could open something: what popped up then
 * would get the release of the button, of which it knows nothing, and GTK would lose count of what is pressed.
 */
void
venule_held_button_guard (GtkWidget *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), window);
  gtk_widget_add_controller (window, keys);
}
