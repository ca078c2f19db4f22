/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-chips-row.h"

#include "venule-form-words.h"
#include "venule-wrap-layout.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *value; /* interned, as the answer has it */
  GtkToggleButton *button;
} Chip;

struct _VenuleChipsRow
{
  VenuleQuestionRow parent;
  GArray *chips; /* of Chip */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (VenuleChipsRow, venule_chips_row, VENULE_TYPE_QUESTION_ROW)

static void
on_toggled_cb (GtkToggleButton *button, VenuleChipsRow *self)
{
  const VenuleQuestion *question = venule_question_row_get_question (VENULE_QUESTION_ROW (self));
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (VenuleAnswer) answer = NULL;

  if (self->is_showing)
    return;
  for (guint i = 0; i < self->chips->len; i++)
    if (gtk_toggle_button_get_active (g_array_index (self->chips, Chip, i).button))
      g_ptr_array_add (values, (gpointer) g_array_index (self->chips, Chip, i).value);
  g_ptr_array_add (values, NULL);
  if (values->len > 1)
    answer = venule_answer_parse_many (question, (const char *const *) values->pdata, NULL);
  venule_question_row_write (VENULE_QUESTION_ROW (self), answer);
}

static void
add_chip (VenuleChipsRow *self, GtkWidget *box, const VenuleOption *option, const char *leg, const char *leg_label)
{
  g_autofree char *label = venule_option_format_label (option);
  g_autofree char *value = leg == NULL ? g_strdup (option->id) : g_strconcat (leg, "/", option->id, NULL);
  g_autofree char *name = leg == NULL ? g_strdup (label) : g_strdup_printf (_ ("%s, %s"), leg_label, label);
  Chip chip = { g_intern_string (value), GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (label)) };

  gtk_widget_add_css_class (GTK_WIDGET (chip.button), "answer");
  gtk_widget_add_css_class (GTK_WIDGET (chip.button), "chip");
  venule_question_row_name (VENULE_QUESTION_ROW (self), GTK_WIDGET (chip.button), name);
  g_signal_connect (chip.button, "toggled", G_CALLBACK (on_toggled_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (chip.button));
  g_array_append_val (self->chips, chip);
}

static GtkWidget *
make_chips (VenuleChipsRow *self, const char *leg, const char *leg_label)
{
  const VenuleQuestion *question = venule_question_row_get_question (VENULE_QUESTION_ROW (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, venule_wrap_layout_new (6));
  for (guint i = 0; i < question->options->len; i++)
    add_chip (self, box, g_ptr_array_index (question->options, i), leg, leg_label);
  return box;
}

static void
append_leg (VenuleChipsRow *self, GtkWidget *box, const char *leg, const char *label)
{
  GtkWidget *title = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), make_chips (self, leg, label));
}

static GtkWidget *
venule_chips_row_build (VenuleQuestionRow *row)
{
  VenuleChipsRow *self = VENULE_CHIPS_ROW (row);
  GtkWidget *box;

  if (!venule_question_row_get_question (row)->leg_coded)
    return make_chips (self, NULL, NULL);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  append_leg (self, box, "left", _ ("Left leg"));
  append_leg (self, box, "right", _ ("Right leg"));
  return box;
}

static void
venule_chips_row_show_answer (VenuleQuestionRow *row, VenuleAnswer *answer)
{
  VenuleChipsRow *self = VENULE_CHIPS_ROW (row);

  self->is_showing = TRUE;
  for (guint i = 0; i < self->chips->len; i++)
    {
      const Chip *chip = &g_array_index (self->chips, Chip, i);

      gtk_toggle_button_set_active (chip->button, answer != NULL && venule_answer_has_value (answer, chip->value));
    }
  self->is_showing = FALSE;
}

static void
venule_chips_row_finalize (GObject *object)
{
  g_array_unref (VENULE_CHIPS_ROW (object)->chips);

  G_OBJECT_CLASS (venule_chips_row_parent_class)->finalize (object);
}

static void
venule_chips_row_class_init (VenuleChipsRowClass *klass)
{
  VenuleQuestionRowClass *row_class = VENULE_QUESTION_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = venule_chips_row_finalize;
  row_class->build = venule_chips_row_build;
  row_class->show_answer = venule_chips_row_show_answer;
}

static void
venule_chips_row_init (VenuleChipsRow *self)
{
  self->chips = g_array_new (FALSE, FALSE, sizeof (Chip));
}
