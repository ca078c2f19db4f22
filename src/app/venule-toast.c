/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-toast.h"

#define SHOWN_S 5

typedef struct
{
  char *message;
  VenuleToastKind kind;
} Notice;

struct _VenuleToast
{
  AdwBin parent;
  GtkRevealer *revealer;
  GtkLabel *message;
  GtkWidget *undo;
  GtkEventController *pointer;
  GQueue waiting;  /* Notice */
  Notice *current; /* (nullable) */
  guint timer;
};

G_DEFINE_FINAL_TYPE (VenuleToast, venule_toast, ADW_TYPE_BIN)

static void
notice_free (Notice *notice)
{
  g_free (notice->message);
  g_free (notice);
}

static void
dismiss (VenuleToast *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/* Not from under the pointer or the keyboard: it is being read, or its button is about to be pressed. */
static gboolean
on_time_cb (gpointer data)
{
  VenuleToast *self = data;

  if (gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->pointer))
      || (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  dismiss (self);
  return G_SOURCE_REMOVE;
}

static void
show (VenuleToast *self, Notice *notice)
{
  self->current = notice;
  gtk_label_set_label (self->message, notice->message);
  gtk_widget_set_visible (self->undo, notice->kind == VENULE_TOAST_UNDO);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (notice->kind != VENULE_TOAST_URGENT)
    self->timer = g_timeout_add_seconds (SHOWN_S, on_time_cb, self);
}

static void
on_child_revealed_cb (VenuleToast *self)
{
  Notice *next;

  if (gtk_revealer_get_reveal_child (self->revealer) || gtk_revealer_get_child_revealed (self->revealer))
    return;
  g_clear_pointer (&self->current, notice_free);
  next = g_queue_pop_head (&self->waiting);
  if (next != NULL)
    show (self, next);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static gboolean
on_escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  VenuleToast *self = VENULE_TOAST (widget);

  if (!gtk_revealer_get_reveal_child (self->revealer))
    return FALSE;
  dismiss (self);
  return TRUE;
}

static void
venule_toast_dispose (GObject *object)
{
  VenuleToast *self = VENULE_TOAST (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->current, notice_free);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) notice_free);
  G_OBJECT_CLASS (venule_toast_parent_class)->dispose (object);
}

static void
venule_toast_class_init (VenuleToastClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = venule_toast_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/venule/Venule/venule-toast.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleToast, revealer);
  gtk_widget_class_bind_template_child (widget_class, VenuleToast, message);
  gtk_widget_class_bind_template_child (widget_class, VenuleToast, undo);
  gtk_widget_class_bind_template_callback (widget_class, dismiss);
  gtk_widget_class_bind_template_callback (widget_class, on_child_revealed_cb);
}

static void
venule_toast_init (VenuleToast *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_queue_init (&self->waiting);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pointer = gtk_event_controller_motion_new ();
  gtk_widget_add_controller (GTK_WIDGET (self), self->pointer);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_MANAGED);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (on_escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * venule_toast_tell:
 * @self: where it is told
 * @message: one line
 * @kind: how long it stays, and what can be done about it
 *
 * Tells something once what is told now has gone; only what is urgent comes at once.
 */
void
venule_toast_tell (VenuleToast *self, const char *message, VenuleToastKind kind)
{
  Notice *notice = g_new (Notice, 1);

  *notice = (Notice){ g_strdup (message), kind };
  if (kind == VENULE_TOAST_URGENT && self->current != NULL && self->current->kind != VENULE_TOAST_URGENT)
    {
      g_queue_push_head (&self->waiting, g_steal_pointer (&self->current));
      show (self, notice);
    }
  else if (self->current == NULL)
    show (self, notice);
  else
    g_queue_push_tail (&self->waiting, notice);
}

/**
 * venule_toast_withdraw_undo:
 * @self: where it was told
 *
 * What was done last is not what was told of any more: it can't be taken back from there.
 */
void
venule_toast_withdraw_undo (VenuleToast *self)
{
  GList *link = self->waiting.head;

  while (link != NULL)
    {
      GList *next = link->next;

      if (((Notice *) link->data)->kind == VENULE_TOAST_UNDO)
        {
          notice_free (link->data);
          g_queue_delete_link (&self->waiting, link);
        }
      link = next;
    }
  if (self->current != NULL && self->current->kind == VENULE_TOAST_UNDO)
    dismiss (self);
}
