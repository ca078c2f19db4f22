/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-passage-popover.h"

#include "venule-passage-answers.h"

#include <glib/gi18n.h>

struct _VenulePassagePopover
{
  GtkPopover parent;
  GtkLabel *words;
  GtkLabel *condition;
  GtkLabel *rests;
  GtkBox *answers;
  GtkLabel *source;
};

G_DEFINE_FINAL_TYPE (VenulePassagePopover, venule_passage_popover, GTK_TYPE_POPOVER)

static guint question_activated_signal;

static void
on_answer_clicked_cb (GtkButton *button, VenulePassagePopover *self)
{
  const char *path = g_object_get_data (G_OBJECT (button), "path");

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, question_activated_signal, 0, path);
}

static GtkWidget *
make_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 38);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (VenulePassagePopover *self, const VenulePassageAnswer *answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button, *line;
  g_autofree char *name = NULL;

  gtk_box_append (GTK_BOX (box), make_line (answer->label, "caption"));
  gtk_box_append (GTK_BOX (box), make_line (answer->value, "answer-value"));
  if (answer->path == NULL)
    {
      gtk_widget_add_css_class (box, "passage-fact");
      return box;
    }
  button = gtk_button_new ();
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (line), box);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "passage-answer");
  gtk_widget_set_tooltip_text (button, _ ("Go to this question"));
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (answer->path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_answer_clicked_cb), self);
  name = g_strdup_printf ("%s: %s", answer->label, answer->value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
venule_passage_popover_class_init (VenulePassagePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  question_activated_signal = g_signal_new ("question-activated", VENULE_TYPE_PASSAGE_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-passage-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, VenulePassagePopover, words);
  gtk_widget_class_bind_template_child (widget_class, VenulePassagePopover, condition);
  gtk_widget_class_bind_template_child (widget_class, VenulePassagePopover, rests);
  gtk_widget_class_bind_template_child (widget_class, VenulePassagePopover, answers);
  gtk_widget_class_bind_template_child (widget_class, VenulePassagePopover, source);
}

static void
venule_passage_popover_init (VenulePassagePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_passage_popover_new:
 *
 * Returns: (transfer floating): a popover without content
 */
GtkWidget *
venule_passage_popover_new (void)
{
  return g_object_new (VENULE_TYPE_PASSAGE_POPOVER, NULL);
}

/* A condition is a part of a sentence: "Treatment given is yes". */
static char *
say_condition (const VenulePassage *passage)
{
  const char *condition = venule_passage_get_condition (passage, VENULE_SPEECH_SOURCE);

  if (condition == NULL || g_str_equal (condition, "always"))
    return g_strdup (_ ("It is on every sheet."));
  /* Translators: a condition made of the checklist's own labels: "When Blood thinner is no and Weight is at least 80
   * kg." */
  return g_strdup_printf (_ ("When %s."), venule_passage_get_condition (passage, VENULE_SPEECH_PROGRAM));
}

/**
 * venule_passage_popover_explain:
 * @self: the popover
 * @the_case: a consultation
 * @passage: a passage of its sheet; not kept
 *
 * Fills the popover; open it then.
 */
void
venule_passage_popover_explain (VenulePassagePopover *self, VenuleCase *the_case, const VenulePassage *passage)
{
  g_autofree char *condition = say_condition (passage);
  g_autofree char *source = venule_passage_describe_source (passage);
  g_autofree char *language = venule_passage_describe_language (passage);
  g_autofree char *where_from = g_strdup_printf ("%s\n%s", source, language);
  g_autoptr (GPtrArray) answers = venule_passage_list_answers (passage, the_case);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->answers))) != NULL)
    gtk_box_remove (self->answers, child);
  for (guint i = 0; i < answers->len; i++)
    gtk_box_append (self->answers, make_row (self, answers->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->rests), answers->len > 0);
  gtk_label_set_text (self->words, passage->first->text);
  gtk_label_set_text (self->condition, condition);
  gtk_label_set_text (self->source, where_from);
}
