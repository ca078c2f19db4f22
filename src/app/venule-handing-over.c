/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-handing-over.h"

#include "venule-entry-row.h"

#include <glib/gi18n.h>

struct _VenuleHandingOver
{
  AdwBin parent;
  AdwPreferencesGroup *group;
  VenuleEntryRow *by;
  AdwComboRow *how;
  GtkButton *done;
  GtkLabel *outcome;
  VenuleDesk *desk;   /* (nullable) */
  VenuleIssue *issue; /* (nullable) */
  char *patient;      /* (nullable) */
};

G_DEFINE_FINAL_TYPE (VenuleHandingOver, venule_handing_over, ADW_TYPE_BIN)

static guint handed_over_signal;

static const char *const ways[] = {
  N_ ("Name and date of birth, read back"),
  N_ ("Name and number, read back"),
  N_ ("Date of birth and number, read back"),
};

static void
update (VenuleHandingOver *self)
{
  g_autofree char *by = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->by)));

  gtk_widget_set_sensitive (GTK_WIDGET (self->done), self->issue != NULL && *g_strstrip (by) != '\0');
}

static void
on_by_changed_cb (GtkEditable *editable, VenuleHandingOver *self)
{
  update (self);
}

static void
on_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleHandingOver) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_noted = venule_store_add_issue_event_finish (VENULE_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  words = is_noted ? g_strdup_printf (_ ("Handed over to %s."), self->patient)
                   : g_strdup_printf (_ ("This could not be kept: %s"), error->message);
  gtk_label_set_label (self->outcome, words);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), !is_noted);
  gtk_widget_set_visible (GTK_WIDGET (self->done), !is_noted);
  update (self);
  if (is_noted)
    g_signal_emit (self, handed_over_signal, 0);
}

static void
on_done_clicked_cb (GtkButton *button, VenuleHandingOver *self)
{
  g_autofree char *by = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->by)));
  const char *way = ways[MIN (adw_combo_row_get_selected (self->how), G_N_ELEMENTS (ways) - 1)];
  VenuleIssueEvent *event = venule_issue_event_new (VENULE_ISSUE_HANDED_OVER, g_strstrip (by), way);

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  venule_store_add_issue_event_async (venule_desk_get_store (self->desk), self->issue->id, event, NULL, on_noted_cb,
                                      g_object_ref (self));
}

static void
venule_handing_over_dispose (GObject *object)
{
  VenuleHandingOver *self = VENULE_HANDING_OVER (object);

  g_clear_pointer (&self->issue, venule_issue_unref);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->patient, g_free);
  G_OBJECT_CLASS (venule_handing_over_parent_class)->dispose (object);
}

static void
venule_handing_over_class_init (VenuleHandingOverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_handing_over_dispose;
  handed_over_signal
      = g_signal_new ("handed-over", VENULE_TYPE_HANDING_OVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (VENULE_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-handing-over.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleHandingOver, group);
  gtk_widget_class_bind_template_child (widget_class, VenuleHandingOver, by);
  gtk_widget_class_bind_template_child (widget_class, VenuleHandingOver, how);
  gtk_widget_class_bind_template_child (widget_class, VenuleHandingOver, done);
  gtk_widget_class_bind_template_child (widget_class, VenuleHandingOver, outcome);
  gtk_widget_class_bind_template_callback (widget_class, on_by_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_done_clicked_cb);
}

static void
venule_handing_over_init (VenuleHandingOver *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    gtk_string_list_append (names, _ (ways[i]));
  adw_combo_row_set_model (self->how, G_LIST_MODEL (names));
}

/**
 * venule_handing_over_set_issue:
 * @self: the widget
 * @desk: who gives it sits here
 * @issue: the printed sheet
 * @patient: the patient's name
 */
void
venule_handing_over_set_issue (VenuleHandingOver *self, VenuleDesk *desk, VenuleIssue *issue, const char *patient)
{
  g_autofree char *label = g_strdup_printf (_ ("_Handed over to %s"), patient);

  g_set_object (&self->desk, desk);
  g_clear_pointer (&self->issue, venule_issue_unref);
  self->issue = venule_issue_ref (issue);
  g_free (self->patient);
  self->patient = g_strdup (patient);
  gtk_editable_set_text (GTK_EDITABLE (self->by), venule_desk_get_person (desk));
  gtk_button_set_label (self->done, label);
  gtk_widget_set_visible (GTK_WIDGET (self->done), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), TRUE);
  update (self);
}
