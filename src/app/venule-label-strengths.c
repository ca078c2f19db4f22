/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-label-strengths.h"

#include "venule-label.h"
#include "venule-wrap-layout.h"

#include <glib/gi18n.h>

/* One part in a hundred, of weight in volume. */
#define MG_PER_ML_OF_PERCENT 10

struct _VenuleLabelStrengths
{
  AdwBin parent;
  VenuleQuestionRow *row; /* (unowned): it holds this */
  const VenulePath *offers;
  GtkWidget *box;
  GArray *strengths;  /* (element-type VenuleNumber): what the buttons stand for, in their order */
  GPtrArray *buttons; /* (element-type GtkToggleButton) */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (VenuleLabelStrengths, venule_label_strengths, ADW_TYPE_BIN)

static void
venule_label_strengths_finalize (GObject *object)
{
  VenuleLabelStrengths *self = VENULE_LABEL_STRENGTHS (object);

  g_array_unref (self->strengths);
  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (venule_label_strengths_parent_class)->finalize (object);
}

static void
venule_label_strengths_class_init (VenuleLabelStrengthsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_label_strengths_finalize;
}

static void
venule_label_strengths_init (VenuleLabelStrengths *self)
{
  self->strengths = g_array_new (FALSE, FALSE, sizeof (VenuleNumber));
  self->buttons = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->box, venule_wrap_layout_new (4));
  adw_bin_set_child (ADW_BIN (self), self->box);
}

static char *
format_percent (VenuleNumber strength)
{
  return venule_speech_amount (VENULE_SPEECH_PROGRAM, strength, "%");
}

static char *
format_mg_per_ml (VenuleNumber strength)
{
  return venule_speech_amount (VENULE_SPEECH_PROGRAM, strength * MG_PER_ML_OF_PERCENT, "mg/ml");
}

static void
on_toggled_cb (GtkToggleButton *button, VenuleLabelStrengths *self)
{
  g_autofree char *text = NULL;
  guint index;

  if (self->is_showing || !g_ptr_array_find (self->buttons, button, &index))
    return;
  if (gtk_toggle_button_get_active (button))
    text = venule_number_format (g_array_index (self->strengths, VenuleNumber, index));
  venule_question_row_write_text (self->row, text);
}

static void
add_button (VenuleLabelStrengths *self, VenuleNumber strength)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *percent = format_percent (strength);
  g_autofree char *mg_per_ml = format_mg_per_ml (strength);
  g_autofree char *both = g_strdup_printf ("%s, %s", percent, mg_per_ml);
  GtkWidget *small = gtk_label_new (mg_per_ml);

  gtk_widget_add_css_class (small, "caption");
  gtk_box_append (GTK_BOX (lines), gtk_label_new (percent));
  gtk_box_append (GTK_BOX (lines), small);
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "answer");
  venule_question_row_name (self->row, button, both);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (self->box), button);
  g_ptr_array_add (self->buttons, button);
}

static gboolean
are_shown (VenuleLabelStrengths *self, GArray *strengths)
{
  gboolean same = strengths->len == self->strengths->len;

  for (guint i = 0; same && i < strengths->len; i++)
    same = g_array_index (strengths, VenuleNumber, i) == g_array_index (self->strengths, VenuleNumber, i);
  return same;
}

static void
offer (VenuleLabelStrengths *self, GArray *strengths)
{
  if (are_shown (self, strengths))
    return;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_box_remove (GTK_BOX (self->box), g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);
  g_array_set_size (self->strengths, 0);
  g_array_append_vals (self->strengths, strengths->data, strengths->len);
  for (guint i = 0; i < strengths->len; i++)
    add_button (self, g_array_index (strengths, VenuleNumber, i));
}

static gboolean
press (VenuleLabelStrengths *self, VenuleNumber strength)
{
  gboolean is_offered = FALSE;

  self->is_showing = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      gboolean is_it = g_array_index (self->strengths, VenuleNumber, i) == strength;

      gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), is_it);
      is_offered = is_offered || is_it;
    }
  self->is_showing = FALSE;
  return is_offered;
}

static char *
list_strengths (VenuleLabelStrengths *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < self->strengths->len; i++)
    {
      g_autofree char *percent = format_percent (g_array_index (self->strengths, VenuleNumber, i));

      g_strv_builder_add (builder, percent);
    }
  words = g_strv_builder_end (builder);
  return g_strjoinv (C_ ("between the names of a list", ", "), words);
}

/* label: (nullable): no product is named */
static void
remark (VenuleLabelStrengths *self, const VenuleLabel *label, VenuleNumber strength, gboolean is_offered)
{
  g_autofree char *mg_per_ml = format_mg_per_ml (strength);
  g_autofree char *words = NULL;
  g_autofree char *named = NULL;

  if (strength == 0)
    words = NULL;
  else if (label == NULL || is_offered)
    words = g_steal_pointer (&mg_per_ml);
  else if (self->strengths->len == 0)
    /* Translators: a strength ("2 mg/ml"), a product's name. */
    words = g_strdup_printf (_ ("%s. No strength of %s is on file for this market."), mg_per_ml,
                             venule_label_get_name (label));
  else
    {
      named = list_strengths (self);
      /* Translators: a strength ("2 mg/ml"), a product's name, strengths ("0.2 %, 0.5 %"). */
      words = g_strdup_printf (_ ("%s. %s’s label names %s."), mg_per_ml, venule_label_get_name (label), named);
    }
  venule_question_row_remark (self->row, words);
}

/* (nullable) */
static const char *
get_form (VenuleLabelStrengths *self, VenuleEvaluation *evaluation)
{
  VenuleAnswer *form
      = self->offers->form == NULL
            ? NULL
            : venule_evaluation_get_answer (evaluation, venule_question_row_get_entry (self->row), self->offers->form);

  return form == NULL ? NULL : venule_answer_get_value (form, 0);
}

/**
 * venule_label_strengths_new:
 * @row: a row that is answered with how strong a product is
 * @offers: what its strengths are offered by, of [method@Protocol.get_offers]
 *
 * Returns: (transfer floating): nothing to be seen until the product is known
 */
VenuleLabelStrengths *
venule_label_strengths_new (VenuleQuestionRow *row, const VenulePath *offers)
{
  VenuleLabelStrengths *self = g_object_new (VENULE_TYPE_LABEL_STRENGTHS, "visible", FALSE, NULL);

  self->row = row;
  self->offers = offers;
  return self;
}

/**
 * venule_label_strengths_update:
 * @self: the strengths
 *
 * Asks the answers again: which product, how strong, in which form.
 */
void
venule_label_strengths_update (VenuleLabelStrengths *self)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (venule_question_row_get_case (self->row));
  VenuleAnswer *answer = venule_question_row_get_answer (self->row);
  VenuleNumber strength = answer == NULL ? 0 : venule_answer_get_number (answer);
  g_autoptr (GArray) strengths = g_array_new (FALSE, FALSE, sizeof (VenuleNumber));
  g_autofree char *said = NULL;
  VenuleLabel label;
  gboolean is_known = venule_label_find (&label, self->offers, evaluation, venule_question_row_get_entry (self->row));

  if (is_known)
    {
      g_array_unref (strengths);
      strengths = venule_label_list_strengths (&label);
      said = venule_label_say (&label, strength, get_form (self, evaluation));
    }
  offer (self, strengths);
  gtk_widget_set_visible (GTK_WIDGET (self), strengths->len > 0);
  remark (self, is_known ? &label : NULL, strength, press (self, strength));
  venule_question_row_show_label (self->row, said);
}

/**
 * venule_label_strengths_step:
 * @self: the strengths
 * @by: 1: the next stronger, or the weakest where none of them is the answer; -1: the other way
 *
 * Returns: whether there are any
 */
gboolean
venule_label_strengths_step (VenuleLabelStrengths *self, int by)
{
  int n = (int) self->buttons->len, at = by > 0 ? -1 : n;

  if (n == 0 || !gtk_widget_is_sensitive (GTK_WIDGET (self)))
    return FALSE;
  for (int i = 0; i < n; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->buttons, i)))
      at = i;
  gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, CLAMP (at + by, 0, n - 1)), TRUE);
  return TRUE;
}
