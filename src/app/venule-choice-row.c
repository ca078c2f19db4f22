/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-choice-row.h"

#include "venule-entry-words.h"
#include "venule-form-words.h"
#include "venule-folders.h"
#include "venule-language-name.h"
#include "venule-translation.h"

#include <glib/gi18n.h>

struct _VenuleChoiceRow
{
  VenuleQuestionRow parent;
  GtkDropDown *list;
  GPtrArray *values; /* (element-type utf8) (owned): as the answer has them; the first choice is none of them */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (VenuleChoiceRow, venule_choice_row, VENULE_TYPE_QUESTION_ROW)

static void
add_language (GPtrArray *values, const char *tag)
{
  if (tag != NULL && *tag != '\0' && !g_ptr_array_find_with_equal_func (values, tag, g_str_equal, NULL))
    g_ptr_array_add (values, g_strdup (tag));
}

/* The clinic's own, those it offers, and those that there is a translation for. */
static void
list_languages (VenuleQuestionRow *row, GPtrArray *values)
{
  VenuleClinic *clinic = venule_case_get_definitions (venule_question_row_get_case (row))->clinic;
  const char *const *offered = clinic == NULL ? NULL : venule_clinic_get_languages (clinic);
  g_auto (GStrv) folders = venule_folders_list_po ();
  g_auto (GStrv) translated = venule_translation_list_languages ((const char *const *) folders);

  if (clinic != NULL)
    add_language (values, venule_clinic_get_language (clinic));
  for (guint i = 0; offered != NULL && offered[i] != NULL; i++)
    add_language (values, offered[i]);
  for (guint i = 0; translated[i] != NULL; i++)
    add_language (values, translated[i]);
}

static void
list_members (VenuleQuestionRow *row, GPtrArray *values)
{
  const VenuleQuestion *question = venule_question_row_get_question (row);
  VenuleConsultation *consultation = venule_case_get_consultation (venule_question_row_get_case (row));
  VenuleGroup *group = venule_consultation_find_group (consultation, question->refers_to);

  for (guint i = 0; group != NULL && i < venule_group_get_n_entries (group); i++)
    g_ptr_array_add (values, g_strdup (venule_entry_get_key (venule_group_peek (group, i))));
}

/* A choice that is no longer offered, but answered, stays in the list. */
static GPtrArray *
list_values (VenuleQuestionRow *row)
{
  const VenuleQuestion *question = venule_question_row_get_question (row);
  VenuleAnswer *answer = venule_question_row_get_answer (row);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  if (question->kind == VENULE_KIND_LANGUAGE)
    list_languages (row, values);
  else if (question->kind == VENULE_KIND_REFERENCE)
    list_members (row, values);
  else
    for (guint i = 0; i < question->options->len; i++)
      g_ptr_array_add (values, g_strdup (((VenuleOption *) g_ptr_array_index (question->options, i))->id));
  if (answer != NULL)
    add_language (values, venule_answer_get_text (answer));

  return values;
}

static char *
format_value (VenuleQuestionRow *row, const char *value)
{
  const VenuleQuestion *question = venule_question_row_get_question (row);
  VenuleConsultation *consultation = venule_case_get_consultation (venule_question_row_get_case (row));
  VenuleGroup *group;
  VenuleEntry *member;

  switch (question->kind)
    {
    case VENULE_KIND_LANGUAGE:
      return venule_language_own_name (value);
    case VENULE_KIND_REFERENCE:
      group = venule_consultation_find_group (consultation, question->refers_to);
      member = group == NULL ? NULL : venule_group_find (group, value);
      return member == NULL ? g_strdup_printf (_ ("%s (removed)"), value)
                            : venule_entry_to_words (venule_question_row_get_case (row), member);
    default:
      return venule_option_format_label (venule_question_find_option (question, value));
    }
}

/* The list is filled anew where its choices, or their names, are others now. */
static void
fill (VenuleChoiceRow *self)
{
  VenuleQuestionRow *row = VENULE_QUESTION_ROW (self);
  GtkStringList *model = GTK_STRING_LIST (gtk_drop_down_get_model (self->list));
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (model));
  gboolean same;

  g_ptr_array_unref (self->values);
  self->values = list_values (row);
  g_strv_builder_add (labels, _ ("Not answered"));
  for (guint i = 0; i < self->values->len; i++)
    {
      g_autofree char *label = format_value (row, g_ptr_array_index (self->values, i));

      g_strv_builder_add (labels, label);
    }
  strings = g_strv_builder_end (labels);

  same = n_before == g_strv_length (strings);
  for (guint i = 0; same && i < n_before; i++)
    same = g_str_equal (gtk_string_list_get_string (model, i), strings[i]);
  if (same)
    return;
  self->is_showing = TRUE;
  gtk_string_list_splice (model, 0, n_before, (const char *const *) strings);
  self->is_showing = FALSE;
}

static void
on_selected_cb (GtkDropDown *list, GParamSpec *pspec, VenuleChoiceRow *self)
{
  guint selected = gtk_drop_down_get_selected (list);

  if (self->is_showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  venule_question_row_write_text (VENULE_QUESTION_ROW (self),
                                  selected == 0 ? NULL : g_ptr_array_index (self->values, selected - 1));
}

static GtkWidget *
venule_choice_row_build (VenuleQuestionRow *row)
{
  VenuleChoiceRow *self = VENULE_CHOICE_ROW (row);

  self->list = GTK_DROP_DOWN (gtk_drop_down_new_from_strings ((const char *const[]){ _ ("Not answered"), NULL }));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "answer");
  gtk_widget_set_halign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  venule_question_row_name (row, GTK_WIDGET (self->list), NULL);
  fill (self);
  g_signal_connect (self->list, "notify::selected", G_CALLBACK (on_selected_cb), self);
  return GTK_WIDGET (self->list);
}

static void
venule_choice_row_show_answer (VenuleQuestionRow *row, VenuleAnswer *answer)
{
  VenuleChoiceRow *self = VENULE_CHOICE_ROW (row);
  const char *text = answer == NULL ? NULL : venule_answer_get_text (answer);
  guint index;

  if (text != NULL && !g_ptr_array_find_with_equal_func (self->values, text, g_str_equal, NULL))
    fill (self);
  self->is_showing = TRUE;
  if (text != NULL && g_ptr_array_find_with_equal_func (self->values, text, g_str_equal, &index))
    gtk_drop_down_set_selected (self->list, index + 1);
  else
    gtk_drop_down_set_selected (self->list, 0);
  self->is_showing = FALSE;
  if (text == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->list), "unanswered");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->list), "unanswered");
}

/* Members come and go. */
static void
venule_choice_row_judge (VenuleQuestionRow *row)
{
  if (venule_question_row_get_question (row)->kind != VENULE_KIND_REFERENCE)
    return;
  fill (VENULE_CHOICE_ROW (row));
  venule_choice_row_show_answer (row, venule_question_row_get_answer (row));
}

static gboolean
on_clear_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  venule_question_row_write (VENULE_QUESTION_ROW (widget), NULL);
  return TRUE;
}

static void
venule_choice_row_finalize (GObject *object)
{
  g_ptr_array_unref (VENULE_CHOICE_ROW (object)->values);

  G_OBJECT_CLASS (venule_choice_row_parent_class)->finalize (object);
}

static void
venule_choice_row_class_init (VenuleChoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VenuleQuestionRowClass *row_class = VENULE_QUESTION_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = venule_choice_row_finalize;
  row_class->build = venule_choice_row_build;
  row_class->show_answer = venule_choice_row_show_answer;
  row_class->judge = venule_choice_row_judge;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, on_clear_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_clear_key_cb, NULL);
}

static void
venule_choice_row_init (VenuleChoiceRow *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
}
