/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-segments-row.h"

#include "venule-form-words.h"
#include "venule-wrap-layout.h"

/* More choices, or longer ones, are read faster in a list. */
#define MAX_SEGMENTS   5
#define MAX_CHARACTERS 64

struct _VenuleSegmentsRow
{
  VenuleQuestionRow parent;
  GPtrArray *buttons; /* (element-type GtkToggleButton), in the order of the options */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (VenuleSegmentsRow, venule_segments_row, VENULE_TYPE_QUESTION_ROW)

/**
 * venule_segments_row_is_for:
 * @question: a question of one choice
 *
 * Returns: whether its choices are few and short
 */
gboolean
venule_segments_row_is_for (const VenuleQuestion *question)
{
  glong characters = 0;

  for (guint i = 0; i < question->options->len; i++)
    characters += g_utf8_strlen (((VenuleOption *) g_ptr_array_index (question->options, i))->label, -1);
  return question->options->len <= MAX_SEGMENTS && characters <= MAX_CHARACTERS;
}

static void
on_toggled_cb (GtkToggleButton *button, VenuleSegmentsRow *self)
{
  const VenuleQuestion *question = venule_question_row_get_question (VENULE_QUESTION_ROW (self));
  guint index;

  if (self->is_showing || !g_ptr_array_find (self->buttons, button, &index))
    return;
  venule_question_row_write_text (VENULE_QUESTION_ROW (self),
                                  gtk_toggle_button_get_active (button)
                                      ? ((VenuleOption *) g_ptr_array_index (question->options, index))->id
                                      : NULL);
}

static GtkWidget *
venule_segments_row_build (VenuleQuestionRow *row)
{
  VenuleSegmentsRow *self = VENULE_SEGMENTS_ROW (row);
  const VenuleQuestion *question = venule_question_row_get_question (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, venule_wrap_layout_new (4));
  for (guint i = 0; i < question->options->len; i++)
    {
      g_autofree char *label = venule_option_format_label (g_ptr_array_index (question->options, i));
      GtkWidget *button = gtk_toggle_button_new_with_label (label);

      gtk_widget_add_css_class (button, "answer");
      venule_question_row_name (row, button, label);
      g_signal_connect (button, "toggled", G_CALLBACK (on_toggled_cb), self);
      g_ptr_array_add (self->buttons, button);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
venule_segments_row_show_answer (VenuleQuestionRow *row, VenuleAnswer *answer)
{
  VenuleSegmentsRow *self = VENULE_SEGMENTS_ROW (row);
  const VenuleQuestion *question = venule_question_row_get_question (row);
  const char *text = answer == NULL ? NULL : venule_answer_get_text (answer);

  self->is_showing = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i),
                                  g_strcmp0 (text, ((VenuleOption *) g_ptr_array_index (question->options, i))->id)
                                      == 0);
  self->is_showing = FALSE;
}

static gboolean
venule_segments_row_enter (VenuleQuestionRow *row)
{
  VenuleSegmentsRow *self = VENULE_SEGMENTS_ROW (row);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->buttons, i)))
      return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, i));
  return self->buttons->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->buttons, 0));
}

static gboolean
on_clear_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  venule_question_row_write (VENULE_QUESTION_ROW (widget), NULL);
  return TRUE;
}

static void
venule_segments_row_finalize (GObject *object)
{
  g_ptr_array_unref (VENULE_SEGMENTS_ROW (object)->buttons);

  G_OBJECT_CLASS (venule_segments_row_parent_class)->finalize (object);
}

static void
venule_segments_row_class_init (VenuleSegmentsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VenuleQuestionRowClass *row_class = VENULE_QUESTION_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = venule_segments_row_finalize;
  row_class->build = venule_segments_row_build;
  row_class->show_answer = venule_segments_row_show_answer;
  row_class->enter = venule_segments_row_enter;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, on_clear_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_clear_key_cb, NULL);
}

static void
venule_segments_row_init (VenuleSegmentsRow *self)
{
  self->buttons = g_ptr_array_new ();
}
