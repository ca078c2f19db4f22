/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-window-undo.h"

#include "venule-case-part.h"
#include "venule-typed-row.h"

/* What is typed where no answer is (a search, a reason) is taken back there first, as everywhere on the desktop. */
static gboolean
take_back_typing (VenuleWindow *self, gboolean is_undo)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *row = focus == NULL ? NULL : gtk_widget_get_ancestor (focus, VENULE_TYPE_TYPED_ROW);
  g_autofree char *before = NULL;

  if (row != NULL)
    return is_undo && venule_typed_row_take_back (VENULE_TYPED_ROW (row));
  if (!GTK_IS_TEXT (focus))
    return FALSE;
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  gtk_widget_activate_action (focus, is_undo ? "text.undo" : "text.redo", NULL);
  return !g_str_equal (before, gtk_editable_get_text (GTK_EDITABLE (focus)));
}

static void
on_undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleWindow *self = VENULE_WINDOW (widget);
  VenuleCase *the_case = venule_window_get_case (self);
  gboolean is_undo = g_str_equal (name, "win.undo");
  VenuleConsultation *consultation;

  if (take_back_typing (self, is_undo) || the_case == NULL || !venule_case_may_undo (the_case, is_undo))
    return;
  consultation = venule_case_get_consultation (the_case);
  if (is_undo)
    venule_consultation_undo (consultation);
  else
    venule_consultation_redo (consultation);
}

static void
update (VenuleWindow *self)
{
  VenuleCase *the_case = venule_window_get_case (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", venule_case_may_undo (the_case, TRUE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", venule_case_may_undo (the_case, FALSE));
}

static void
on_answered_cb (VenuleCase *the_case, const char *path, VenuleWindow *self)
{
  venule_window_withdraw_undo (self);
  update (self);
}

/**
 * venule_window_follow_undo:
 * @self: the window
 * @the_case: the consultation that is on screen now
 *
 * Lets be undone and redone what can be, from here on.
 */
void
venule_window_follow_undo (VenuleWindow *self, VenuleCase *the_case)
{
  g_signal_connect (the_case, "answered", G_CALLBACK (on_answered_cb), self);
  g_signal_connect_swapped (the_case, "judged", G_CALLBACK (update), self);
  g_signal_connect_swapped (the_case, "notify::course", G_CALLBACK (update), self);
  update (self);
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
