/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-window-undo.h"

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
