/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-number-row.h"
#include "venule-speech.h"

#include <glib/gi18n.h>

struct _VenuleNumberRow
{
  VenuleTypedRow parent;
};

G_DEFINE_FINAL_TYPE (VenuleNumberRow, venule_number_row, VENULE_TYPE_TYPED_ROW)

static void
drop_end (char *text, const char *end)
{
  if (g_str_has_suffix (text, end))
    text[strlen (text) - strlen (end)] = '\0';
  g_strchomp (text);
}

/* A comma is a point: numbers here are too small for groups of thousands, and "1,000" has too many decimals for any
 * question, so that it is refused and not read as one. */
static char *
venule_number_row_read (VenuleTypedRow *row, const char *typed, char **problem)
{
  const VenuleQuestion *question = venule_question_row_get_question (VENULE_QUESTION_ROW (row));
  g_autofree char *text = g_strdelimit (g_strdup (typed), ",", '.');

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
venule_number_row_furnish (VenuleTypedRow *row, GtkWidget *box, GtkWidget *entry)
{
  const VenuleQuestion *question = venule_question_row_get_question (VENULE_QUESTION_ROW (row));
  g_autofree char *limits = format_limits (question);
  GtkWidget *label = gtk_label_new (limits);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_prepend (GTK_BOX (box), label);
  if (question->help == NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, limits, -1);
}

static void
venule_number_row_class_init (VenuleNumberRowClass *klass)
{
  VenuleTypedRowClass *typed_class = VENULE_TYPED_ROW_CLASS (klass);

  typed_class->read = venule_number_row_read;
  typed_class->spell = venule_number_row_spell;
  typed_class->furnish = venule_number_row_furnish;
}

static void
venule_number_row_init (VenuleNumberRow *self)
{
}
