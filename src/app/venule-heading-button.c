/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-heading-button.h"

#include "venule-focus.h"
#include "venule-shortcut-run.h"
#include "venule-telling.h"

#include <glib/gi18n.h>

struct _VenuleHeadingButton
{
  AdwBin parent;
  VenuleCase *the_case;
  VenuleEntry *entry;
  const VenuleHeading *heading;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (VenuleHeadingButton, venule_heading_button, ADW_TYPE_BIN)

static gboolean
is_left (VenuleHeadingButton *self, const VenuleQuestion *question)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (self->the_case);

  return question->kind == VENULE_KIND_YES_NO
         && !venule_protocol_get_is_singly (venule_evaluation_get_protocol (evaluation), question)
         && venule_entry_get_answer (self->entry, question) == NULL
         && venule_evaluation_shows_question (evaluation, self->entry, question);
}

static gboolean
may_edit (VenuleHeadingButton *self)
{
  VenuleProtocol *protocol = venule_case_get_definitions (self->the_case)->protocol;
  const VenuleQuestion *first = self->heading->questions->len == 0 ? NULL : self->heading->questions->pdata[0];

  return first != NULL && venule_case_may_edit (self->the_case, venule_protocol_get_part (protocol, first));
}

static void
update (VenuleHeadingButton *self)
{
  g_autofree char *label = NULL, *description = NULL;
  guint n = 0;

  for (guint i = 0; i < self->heading->questions->len; i++)
    n += is_left (self, self->heading->questions->pdata[i]);

  label
      = n == 0 ? g_strdup (_ ("All answered")) : g_strdup_printf (ngettext ("Not this one", "None of these %u", n), n);
  description = g_strdup_printf ("%s: %s", self->heading->label, label);
  gtk_button_set_label (GTK_BUTTON (self->button), label);
  if (n == 0 || !may_edit (self))
    venule_focus_leave (self->button);
  gtk_widget_set_sensitive (self->button, n > 0 && may_edit (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

static void
on_clicked_cb (GtkButton *button, VenuleHeadingButton *self)
{
  g_autoptr (GPtrArray) given
      = venule_heading_run_none_of_these (self->heading, venule_case_get_evaluation (self->the_case), self->entry);
  g_autofree char *message = NULL;

  if (given->len == 0)
    return;

  message = g_strdup_printf (ngettext ("%s: %u answered “no”", "%s: %u answered “no”", given->len),
                             self->heading->label, given->len);
  venule_tell (GTK_WIDGET (self), message, TRUE);
}

static void
venule_heading_button_dispose (GObject *object)
{
  VenuleHeadingButton *self = VENULE_HEADING_BUTTON (object);

  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_clear_object (&self->the_case);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (venule_heading_button_parent_class)->dispose (object);
}

static void
venule_heading_button_class_init (VenuleHeadingButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_heading_button_dispose;
}

static void
venule_heading_button_init (VenuleHeadingButton *self)
{
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "shortcut");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect (self->button, "clicked", G_CALLBACK (on_clicked_cb), self);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/**
 * venule_heading_button_new:
 * @the_case: a consultation
 * @entry: the entry whose questions they are
 * @heading: a heading with the shortcut "none of these"
 *
 * Returns: (transfer floating): a button that answers what is not answered under the heading
 */
GtkWidget *
venule_heading_button_new (VenuleCase *the_case, VenuleEntry *entry, const VenuleHeading *heading)
{
  VenuleHeadingButton *self = g_object_new (VENULE_TYPE_HEADING_BUTTON, NULL);

  self->the_case = g_object_ref (the_case);
  self->entry = g_object_ref (entry);
  self->heading = heading;
  g_signal_connect_swapped (the_case, "judged", G_CALLBACK (update), self);
  g_signal_connect_swapped (the_case, "notify::course", G_CALLBACK (update), self);
  update (self);

  return GTK_WIDGET (self);
}
