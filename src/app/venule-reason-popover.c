/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-reason-popover.h"

#include "venule-case-reasons.h"

struct _VenuleReasonPopover
{
  GtkPopover parent;
  GtkLabel *title;
  GtkLabel *question;
  GtkEntry *words;
  GtkButton *confirm;
  VenuleCase *the_case; /* (nullable): whose it is while it is open */
  char *key;
};

G_DEFINE_FINAL_TYPE (VenuleReasonPopover, venule_reason_popover, GTK_TYPE_POPOVER)

static guint confirmed_signal;

static char *
get_words (VenuleReasonPopover *self)
{
  g_autofree char *stripped = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words))));

  return g_utf8_normalize (stripped, -1, G_NORMALIZE_NFC);
}

/* (nullable): nothing is written any more. A reason rests on how far the consultation is. */
static void
note (VenuleReasonPopover *self, const char *text)
{
  g_autofree char *course = NULL;

  if (self->the_case == NULL)
    return;
  course = g_strdup_printf ("%d", venule_case_get_course (self->the_case));
  venule_case_note_reason (self->the_case, self->key, course, text);
}

static void
on_changed_cb (GtkEditable *editable, VenuleReasonPopover *self)
{
  g_autofree char *words = get_words (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm), words != NULL && *words != '\0');
  note (self, gtk_editable_get_text (editable));
}

static void
on_confirm_cb (VenuleReasonPopover *self)
{
  g_autofree char *words = get_words (self);

  if (words == NULL || *words == '\0')
    return;
  note (self, NULL);
  g_clear_object (&self->the_case);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, confirmed_signal, 0, words);
}

static void
venule_reason_popover_closed (GtkPopover *popover)
{
  g_clear_object (&VENULE_REASON_POPOVER (popover)->the_case);
}

static void
venule_reason_popover_dispose (GObject *object)
{
  g_clear_object (&VENULE_REASON_POPOVER (object)->the_case);

  G_OBJECT_CLASS (venule_reason_popover_parent_class)->dispose (object);
}

static void
venule_reason_popover_finalize (GObject *object)
{
  g_free (VENULE_REASON_POPOVER (object)->key);

  G_OBJECT_CLASS (venule_reason_popover_parent_class)->finalize (object);
}

static void
venule_reason_popover_class_init (VenuleReasonPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_reason_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_reason_popover_finalize;
  GTK_POPOVER_CLASS (klass)->closed = venule_reason_popover_closed;
  confirmed_signal = g_signal_new ("confirmed", VENULE_TYPE_REASON_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-reason-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleReasonPopover, title);
  gtk_widget_class_bind_template_child (widget_class, VenuleReasonPopover, question);
  gtk_widget_class_bind_template_child (widget_class, VenuleReasonPopover, words);
  gtk_widget_class_bind_template_child (widget_class, VenuleReasonPopover, confirm);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm_cb);
}

static void
venule_reason_popover_init (VenuleReasonPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_reason_popover_ask:
 * @self: the popover
 * @the_case: the consultation
 * @key: what it is a reason for
 * @title: whose consultation it is, and what is about to be done
 * @question: what the words are to say
 * @verb: what the button does, with its mnemonic
 *
 * Opens it.
 */
void
venule_reason_popover_ask (VenuleReasonPopover *self,
                           VenuleCase *the_case,
                           const char *key,
                           const char *title,
                           const char *question,
                           const char *verb)
{
  g_autofree char *course = g_strdup_printf ("%d", venule_case_get_course (the_case));
  g_autofree char *written = g_strdup (venule_case_get_reason (the_case, key, course));

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->question, question);
  gtk_button_set_label (self->confirm, verb);
  g_clear_object (&self->the_case);
  gtk_editable_set_text (GTK_EDITABLE (self->words), written == NULL ? "" : written);
  g_free (self->key);
  self->key = g_strdup (key);
  self->the_case = g_object_ref (the_case);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
}
