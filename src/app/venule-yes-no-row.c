/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-yes-no-row.h"

#include <glib/gi18n.h>

struct _VenuleYesNoRow
{
  VenuleQuestionRow parent;
  GtkToggleButton *no, *yes;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (VenuleYesNoRow, venule_yes_no_row, VENULE_TYPE_QUESTION_ROW)

static void
on_toggled_cb (GtkToggleButton *button, VenuleYesNoRow *self)
{
  GtkToggleButton *other = button == self->no ? self->yes : self->no;
  const char *text = NULL;

  if (self->is_showing)
    return;
  if (gtk_toggle_button_get_active (button))
    text = button == self->yes ? "yes" : "no";
  else if (gtk_toggle_button_get_active (other))
    text = other == self->yes ? "yes" : "no";
  venule_question_row_write_text (VENULE_QUESTION_ROW (self), text);
}

static GtkToggleButton *
add_button (VenuleYesNoRow *self, GtkWidget *box, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "answer");
  venule_question_row_name (VENULE_QUESTION_ROW (self), button, label);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  return GTK_TOGGLE_BUTTON (button);
}

static GtkWidget *
venule_yes_no_row_build (VenuleQuestionRow *row)
{
  VenuleYesNoRow *self = VENULE_YES_NO_ROW (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  self->no = add_button (self, box, _ ("No"));
  self->yes = add_button (self, box, _ ("Yes"));
  return box;
}

static void
venule_yes_no_row_show_answer (VenuleQuestionRow *row, VenuleAnswer *answer)
{
  VenuleYesNoRow *self = VENULE_YES_NO_ROW (row);
  const char *text = answer == NULL ? NULL : venule_answer_get_text (answer);

  self->is_showing = TRUE;
  gtk_toggle_button_set_active (self->no, g_strcmp0 (text, "no") == 0);
  gtk_toggle_button_set_active (self->yes, g_strcmp0 (text, "yes") == 0);
  self->is_showing = FALSE;
}

static gboolean
venule_yes_no_row_enter (VenuleQuestionRow *row)
{
  VenuleYesNoRow *self = VENULE_YES_NO_ROW (row);

  return gtk_widget_grab_focus (GTK_WIDGET (gtk_toggle_button_get_active (self->yes) ? self->yes : self->no));
}

static gboolean
on_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  const char *text;

  g_variant_get (arguments, "&s", &text);
  venule_question_row_write_text (VENULE_QUESTION_ROW (widget), *text == '\0' ? NULL : text);
  return TRUE;
}

static void
venule_yes_no_row_class_init (VenuleYesNoRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VenuleQuestionRowClass *row_class = VENULE_QUESTION_ROW_CLASS (klass);

  row_class->build = venule_yes_no_row_build;
  row_class->show_answer = venule_yes_no_row_show_answer;
  row_class->enter = venule_yes_no_row_enter;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_y, 0, on_key_cb, "s", "yes");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, on_key_cb, "s", "no");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, on_key_cb, "s", "");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_key_cb, "s", "");
}

static void
venule_yes_no_row_init (VenuleYesNoRow *self)
{
}
