/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-text-row.h"

#include "venule-digit-order.h"
#include "venule-direction.h"

#define WIDE 26

struct _VenuleTextRow
{
  VenuleTypedRow parent;
};

G_DEFINE_FINAL_TYPE (VenuleTextRow, venule_text_row, VENULE_TYPE_TYPED_ROW)

/* Numbers on cards and letters are printed in groups; an answer that can't have the spaces is read without them. */
static char *
venule_text_row_read (VenuleTypedRow *row, const char *typed, char **problem)
{
  const VenuleQuestion *question = venule_question_row_get_question (VENULE_QUESTION_ROW (row));
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;

  if (question->pattern == NULL || venule_question_check_text (question, typed, NULL))
    return g_strdup (typed);
  parts = g_strsplit_set (typed, " -", -1);
  joined = g_strjoinv ("", parts);
  return g_steal_pointer (&joined);
}

static char *
venule_text_row_spell (VenuleTypedRow *row, VenuleAnswer *answer)
{
  const VenuleQuestion *question = venule_question_row_get_question (VENULE_QUESTION_ROW (row));

  return venule_text_group (question->pattern, venule_answer_get_text (answer));
}

static void
venule_text_row_furnish (VenuleTypedRow *row, GtkWidget *box, GtkWidget *entry)
{
  VenuleTextRun run = venule_question_row_get_question (VENULE_QUESTION_ROW (row))->run;

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), WIDE);
  gtk_widget_set_hexpand (entry, TRUE);
  if (run == VENULE_TEXT_WORDS)
    venule_digit_order_keep (GTK_EDITABLE (entry));
  else
    venule_direction_keep_code (GTK_EDITABLE (entry));
  if (run == VENULE_TEXT_PHONE)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_PHONE);
}

static void
venule_text_row_class_init (VenuleTextRowClass *klass)
{
  VenuleTypedRowClass *typed_class = VENULE_TYPED_ROW_CLASS (klass);

  typed_class->read = venule_text_row_read;
  typed_class->spell = venule_text_row_spell;
  typed_class->furnish = venule_text_row_furnish;
}

static void
venule_text_row_init (VenuleTextRow *self)
{
}
