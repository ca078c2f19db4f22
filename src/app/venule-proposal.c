/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-proposal.h"

#include "venule-entry-words.h"
#include "venule-shortcut-run.h"

#include <glib/gi18n.h>

struct _VenuleProposal
{
  AdwBin parent;
};

G_DEFINE_FINAL_TYPE (VenuleProposal, venule_proposal, ADW_TYPE_BIN)

static guint taken_signal;

static void
venule_proposal_class_init (VenuleProposalClass *klass)
{
  taken_signal = g_signal_new ("taken", VENULE_TYPE_PROPOSAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_proposal_init (VenuleProposal *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "proposal");
}

static void
on_take_clicked_cb (GtkButton *button, VenuleProposal *self)
{
  g_signal_emit (self, taken_signal, 0);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_answers (VenuleCase *the_case, GPtrArray *answers)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < answers->len; i++)
    {
      const VenuleShortcutAnswer *given = g_ptr_array_index (answers, i);
      g_autofree char *words = venule_answer_to_words (the_case, given->answer);
      g_autofree char *line = g_strdup_printf ("%s: %s", venule_answer_get_question (given->answer)->label, words);

      gtk_box_append (GTK_BOX (box), make_label (line, "proposed"));
    }
  return box;
}

/**
 * venule_proposal_new:
 * @the_case: a consultation
 * @title: what the shortcut is called
 * @answers: (element-type VenuleShortcutAnswer): what would be written
 *
 * Returns: (transfer floating): the proposal
 */
GtkWidget *
venule_proposal_new (VenuleCase *the_case, const char *title, GPtrArray *answers)
{
  VenuleProposal *self = g_object_new (VENULE_TYPE_PROPOSAL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = make_label (NULL, "caption-heading");
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Take these"));
  g_autofree char *heading = g_strdup_printf (_ ("%s · proposed"), title);
  g_autofree char *name = g_strdup_printf (_ ("Take these: %s"), title);

  gtk_label_set_text (GTK_LABEL (head), heading);
  gtk_box_append (GTK_BOX (text), head);
  gtk_box_append (GTK_BOX (text), make_answers (the_case, answers));
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "shortcut");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_take_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (self), box);

  return GTK_WIDGET (self);
}
