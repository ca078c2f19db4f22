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

/* Above the form, where it covers no button; where the sheet covers the form, above the sheet. */
static void
show (VenuleWindow *self, AdwToast *toast)
{
  AdwFlap *sheet = get_child (self, "sheet_flap");
  gboolean is_covered = adw_flap_get_folded (sheet) && adw_flap_get_reveal_flap (sheet);

  adw_toast_overlay_add_toast (get_child (self, is_covered ? "toasts" : "form_toasts"), toast);
}

static AdwToast *
make_toast (const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  return adw_toast_new (markup);
}

/**
 * venule_window_tell:
 * @self: a window
 * @message: one line
 * @with_undo: whether a button takes the last step back
 *
 * It stands there for a moment.
 */
void
venule_window_tell (VenuleWindow *self, const char *message, gboolean with_undo)
{
  AdwToast *toast = make_toast (message);

  if (with_undo)
    venule_window_offer_undo (self, toast);
  show (self, toast);
}

/**
 * venule_window_tell_outcome:
 * @self: a window; it may be closed by now: then nobody is there to read it
 * @message: how it went, and of whom
 * @is_well: whether it was done
 *
 * Says how something ended that was begun a while ago. What was not done is told until somebody has read it.
 */
void
venule_window_tell_outcome (VenuleWindow *self, const char *message, gboolean is_well)
{
  AdwToast *toast;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  toast = make_toast (message);
  if (!is_well)
    {
      adw_toast_set_timeout (toast, 0);
      adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
    }
  show (self, toast);
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
