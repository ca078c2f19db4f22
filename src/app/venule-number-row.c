/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-number-row.h"

#include "venule-label-strengths.h"
#include "venule-speech.h"
#include "venule-wrap-layout.h"

#include <glib/gi18n.h>

struct _VenuleNumberRow
{
  VenuleTypedRow parent;
  VenuleLabelStrengths *strengths; /* (nullable): it is not how strong a product is */
  GtkWidget *limits;
};

G_DEFINE_FINAL_TYPE (VenuleNumberRow, venule_number_row, VENULE_TYPE_TYPED_ROW)

static void
drop_end (char *text, const char *end)
{
  if (g_str_has_suffix (text, end))
    text[strlen (text) - strlen (end)] = '\0';
  g_strchomp (text);
}

#define ARABIC_DECIMAL_SEPARATOR 0x66b

/* Digits of other scripts count as digits. A comma is a point: numbers here are too small for groups of thousands, and
 * "1,000" has too many decimals for any question, so that it is refused and not read as one. */
static char *
fold_digits (const char *typed)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isdigit (letter))
        g_string_append_c (text, (char) ('0' + g_unichar_digit_value (letter)));
      else if (letter == ',' || letter == ARABIC_DECIMAL_SEPARATOR)
        g_string_append_c (text, '.');
      else
        g_string_append_unichar (text, letter);
    }
  while (text->str[0] == '0' && g_ascii_isdigit (text->str[1]))
    g_string_erase (text, 0, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
venule_number_row_read (VenuleTypedRow *row, const char *typed, char **problem)
{
  const VenuleQuestion *question = venule_question_row_get_question (VENULE_QUESTION_ROW (row));
  g_autofree char *text = fold_digits (typed);

  /* The unit, typed too, does no harm. */
  if (question->unit != NULL)
    {
      drop_end (text, question->unit);
      drop_end (text, venule_speech_unit (VENULE_SPEECH_PROGRAM, question->unit));
    }
  if (*text == '.')
    return g_strconcat ("0", text, NULL);
  return g_steal_pointer (&text);
}

static char *
venule_number_row_spell (VenuleTypedRow *row, VenuleAnswer *answer)
{
  return g_strdup (venule_answer_get_text (answer));
}

static char *
format_limits (const VenuleQuestion *question)
{
  g_autofree char *minimum = venule_number_format (question->minimum);
  g_autofree char *maximum = venule_speech_amount (VENULE_SPEECH_PROGRAM, question->maximum, question->unit);

  if (!question->has_range)
    return g_strdup (venule_speech_unit (VENULE_SPEECH_PROGRAM, question->unit));
  /* Translators: the least and the largest number that can be answered: "2 to 28 days". */
  return g_strdup_printf (_ ("%s to %s"), minimum, maximum);
}

static void
add_strengths (VenuleNumberRow *self, GtkWidget *box)
{
  VenuleQuestionRow *row = VENULE_QUESTION_ROW (self);
  VenuleEvaluation *evaluation = venule_case_get_evaluation (venule_question_row_get_case (row));
  const VenulePath *offers = venule_protocol_get_offers (venule_evaluation_get_protocol (evaluation),
                                                         venule_question_row_get_question (row));

  if (offers == NULL)
    return;
  self->strengths = venule_label_strengths_new (row, offers);
  gtk_widget_set_layout_manager (box, venule_wrap_layout_new (6));
  gtk_box_prepend (GTK_BOX (box), GTK_WIDGET (self->strengths));
  gtk_widget_set_tooltip_text (box, _ ("Up and Down: the strengths on the label"));
}

static void
venule_number_row_furnish (VenuleTypedRow *row, GtkWidget *box, GtkWidget *entry)
{
  VenuleNumberRow *self = VENULE_NUMBER_ROW (row);
  const VenuleQuestion *question = venule_question_row_get_question (VENULE_QUESTION_ROW (row));
  g_autofree char *limits = format_limits (question);

  self->limits = gtk_label_new (limits);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_label_set_wrap (GTK_LABEL (self->limits), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->limits), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (self->limits, "caption");
  gtk_widget_add_css_class (self->limits, "dim-label");
  gtk_box_prepend (GTK_BOX (box), self->limits);
  if (question->help == NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, limits, -1);
  add_strengths (self, box);
}

static void
show_strengths (VenuleNumberRow *self)
{
  if (self->strengths == NULL)
    return;
  venule_label_strengths_update (self->strengths);
  gtk_widget_set_visible (self->limits, !gtk_widget_get_visible (GTK_WIDGET (self->strengths)));
}

static void
venule_number_row_show_answer (VenuleQuestionRow *row, VenuleAnswer *answer)
{
  VENULE_QUESTION_ROW_CLASS (venule_number_row_parent_class)->show_answer (row, answer);
  show_strengths (VENULE_NUMBER_ROW (row));
}

/* Another product, or form, and the label says something else. */
static void
venule_number_row_judge (VenuleQuestionRow *row)
{
  show_strengths (VENULE_NUMBER_ROW (row));
}

static void
venule_number_row_set_may_edit (VenuleQuestionRow *row, gboolean may_edit)
{
  VenuleNumberRow *self = VENULE_NUMBER_ROW (row);

  VENULE_QUESTION_ROW_CLASS (venule_number_row_parent_class)->set_may_edit (row, may_edit);
  if (self->strengths != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->strengths), may_edit);
}

static gboolean
on_step_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  VenuleNumberRow *self = VENULE_NUMBER_ROW (widget);

  /* What is proposed goes away with an answer; the keyboard stays at the question. */
  return self->strengths != NULL && venule_question_row_enter (VENULE_QUESTION_ROW (self))
         && venule_label_strengths_step (self->strengths, g_variant_get_int32 (arguments));
}

static void
venule_number_row_class_init (VenuleNumberRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VenuleQuestionRowClass *row_class = VENULE_QUESTION_ROW_CLASS (klass);
  VenuleTypedRowClass *typed_class = VENULE_TYPED_ROW_CLASS (klass);

  row_class->show_answer = venule_number_row_show_answer;
  row_class->judge = venule_number_row_judge;
  row_class->set_may_edit = venule_number_row_set_may_edit;
  typed_class->read = venule_number_row_read;
  typed_class->spell = venule_number_row_spell;
  typed_class->furnish = venule_number_row_furnish;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, on_step_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, on_step_key_cb, "i", -1);
}

static void
venule_number_row_init (VenuleNumberRow *self)
{
}
