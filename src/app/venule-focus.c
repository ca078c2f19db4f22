/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-focus.h"

/**
 * venule_focus_leave:
 * @widget: what is about to be hidden, removed, or made insensitive; or what is done with
 *
 * Takes the keyboard out of it, to what comes next: otherwise it would be nowhere, and the next Tab would begin at
 * the top of the window. Does nothing where the keyboard is elsewhere.
 */
void
venule_focus_leave (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *first = root == NULL ? NULL : gtk_root_get_focus (root), *focus = first;

  while (focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)))
    {
      gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
      focus = gtk_root_get_focus (root);
      if (focus == first)
        return;
    }
}

static void
on_default_cb (GtkWindow *dialog)
{
  GtkWidget *default_widget = gtk_window_get_default_widget (dialog);

  if (default_widget != NULL)
    gtk_widget_grab_focus (default_widget);
}

/**
 * venule_focus_present:
 * @dialog: a question with buttons only
 *
 * Presents it. The keyboard begins at what Return does, wherever the buttons stand: where they are under each other for
 * want of room the last response comes first.
 */
void
venule_focus_present (GtkWindow *dialog)
{
  g_object_set (dialog, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL); /* before it takes the keyboard */
  g_signal_connect (dialog, "notify::default-widget", G_CALLBACK (on_default_cb), NULL);
  g_signal_connect_after (dialog, "map", G_CALLBACK (on_default_cb), NULL);
  gtk_window_present (dialog);
}
