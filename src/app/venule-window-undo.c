/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-window-undo.h"

#include <glib/gi18n.h>

#define TOAST "undo-toast"

static void
on_undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleWindow *self = VENULE_WINDOW (widget);
  VenuleCase *the_case = venule_window_get_case (self);
  VenuleConsultation *consultation = the_case == NULL ? NULL : venule_case_get_consultation (the_case);

  if (consultation == NULL)
    return;
  if (g_str_equal (name, "win.undo"))
    venule_consultation_undo (consultation);
  else
    venule_consultation_redo (consultation);
}

/**
 * venule_window_withdraw_undo:
 * @self: the window
 *
 * What was done last is not what was told of any more: it can't be taken back from there.
 */
void
venule_window_withdraw_undo (VenuleWindow *self)
{
  g_autoptr (AdwToast) toast = g_object_steal_data (G_OBJECT (self), TOAST);

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

/**
 * venule_window_offer_undo:
 * @self: the window
 * @toast: tells what was done last
 *
 * Lets that be taken back from there, until something else is done, or another consultation comes on screen.
 */
void
venule_window_offer_undo (VenuleWindow *self, AdwToast *toast)
{
  venule_window_withdraw_undo (self);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_object_set_data_full (G_OBJECT (self), TOAST, g_object_ref (toast), g_object_unref);
}

/**
 * venule_window_update_undo:
 * @the_case: the consultation on screen
 * @path: what changed of it
 * @self: the window
 *
 * Lets be undone and redone what can be.
 */
void
venule_window_update_undo (VenuleCase *the_case, const char *path, VenuleWindow *self)
{
  VenuleConsultation *consultation = venule_case_get_consultation (the_case);

  venule_window_withdraw_undo (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 venule_consultation_get_undo_name (consultation) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo",
                                 venule_consultation_get_redo_name (consultation) != NULL);
}

/**
 * venule_window_install_undo:
 * @widget_class: the window's class
 */
void
venule_window_install_undo (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, on_undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, on_undo_cb);
}
