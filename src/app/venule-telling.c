/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-telling.h"

#include "venule-window-undo.h"
#include "venule-window.h"

static gpointer
get_child (VenuleWindow *window, const char *id)
{
  return gtk_widget_get_template_child (GTK_WIDGET (window), VENULE_TYPE_WINDOW, id);
}

/**
 * venule_window_tell:
 * @self: a window
 * @message: one line
 * @with_undo: whether a button takes the last step back
 *
 * It stands above the form for a moment, where it covers no button; where the sheet covers the form, above the sheet.
 */
void
venule_window_tell (VenuleWindow *self, const char *message, gboolean with_undo)
{
  AdwFlap *sheet = get_child (self, "sheet_flap");
  gboolean is_covered = adw_flap_get_folded (sheet) && adw_flap_get_reveal_flap (sheet);
  g_autofree char *markup = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (with_undo)
    venule_window_offer_undo (self, toast);
  adw_toast_overlay_add_toast (get_child (self, is_covered ? "toasts" : "form_toasts"), toast);
}

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
