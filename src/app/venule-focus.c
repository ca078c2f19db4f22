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
