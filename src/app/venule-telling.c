/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-telling.h"

#include "venule-window.h"

/**
 * venule_tell:
 * @widget: where it happened
 * @message: one line
 * @with_undo: whether a button takes the last step back
 *
 * Says what was done in the window that the widget stands in.
 */
void
venule_tell (GtkWidget *widget, const char *message, gboolean with_undo)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (VENULE_IS_WINDOW (root))
    venule_window_tell (VENULE_WINDOW (root), message, with_undo);
}

/**
 * venule_lead_to:
 * @widget: where somebody asked for it
 * @path: the path of an answer, from the root
 *
 * Brings that question into sight in the window that the widget stands in, and the keyboard to it.
 *
 * Returns: whether there is such a window
 */
gboolean
venule_lead_to (GtkWidget *widget, const char *path)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (!VENULE_IS_WINDOW (root))
    return FALSE;
  venule_window_show_question (VENULE_WINDOW (root), path);
  return TRUE;
}
