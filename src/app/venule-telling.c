/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-telling.h"

#include "venule-toast.h"
#include "venule-window.h"

static gpointer
get_child (VenuleWindow *window, const char *id)
{
  return gtk_widget_get_template_child (GTK_WIDGET (window), VENULE_TYPE_WINDOW, id);
}

/* Above the form, where it covers no button; where the sheet covers the form, above the sheet. */
static VenuleToast *
get_toast (VenuleWindow *self)
{
  AdwFlap *sheet = get_child (self, "sheet_flap");
  gboolean is_covered = adw_flap_get_folded (sheet) && adw_flap_get_reveal_flap (sheet);

  return get_child (self, is_covered ? "toast" : "form_toast");
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
  if (with_undo)
    venule_window_withdraw_undo (self);
  venule_toast_tell (get_toast (self), message, with_undo ? VENULE_TOAST_UNDO : VENULE_TOAST_PASSING);
}

/**
 * venule_window_withdraw_undo:
 * @self: a window
 *
 * What was done last is not what was told of any more: it can't be taken back from there.
 */
void
venule_window_withdraw_undo (VenuleWindow *self)
{
  venule_toast_withdraw_undo (get_child (self, "toast"));
  venule_toast_withdraw_undo (get_child (self, "form_toast"));
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
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    venule_toast_tell (get_toast (self), message, is_well ? VENULE_TOAST_PASSING : VENULE_TOAST_URGENT);
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
