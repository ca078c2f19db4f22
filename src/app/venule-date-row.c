/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-date-row.h"

#include "venule-date-words.h"
#include "venule-day-picker.h"

#include <glib/gi18n.h>

struct _VenuleDateRow
{
  VenuleTypedRow parent;
  GtkWidget *button;
  VenuleDayPicker *picker; /* (nullable): until it is first opened */
};

G_DEFINE_FINAL_TYPE (VenuleDateRow, venule_date_row, VENULE_TYPE_TYPED_ROW)

static VenuleCivilDate
get_today (VenuleDateRow *self)
{
  return venule_desk_get_today (venule_case_get_desk (venule_question_row_get_case (VENULE_QUESTION_ROW (self))));
}

static char *
venule_date_row_read (VenuleTypedRow *row, const char *typed, char **problem)
{
  VenuleDateRow *self = VENULE_DATE_ROW (row);
  const VenuleQuestion *question = venule_question_row_get_question (VENULE_QUESTION_ROW (row));
  VenuleCivilDate date
      = venule_date_words_parse (typed, get_today (self), venule_date_words_get_order (), question->reading, problem);

  return date == VENULE_CIVIL_DATE_NONE ? NULL : venule_civil_date_format (date);
}

static char *
venule_date_row_spell (VenuleTypedRow *row, VenuleAnswer *answer)
{
  return venule_date_words_spell (venule_answer_get_date (answer), venule_date_words_get_order ());
}

static char *
venule_date_row_explain (VenuleTypedRow *row, VenuleAnswer *answer)
{
  return venule_date_words_format (venule_answer_get_date (answer));
}

static void
on_picked_cb (VenuleDayPicker *picker, const char *day, VenuleDateRow *self)
{
  venule_question_row_write_text (VENULE_QUESTION_ROW (self), day);
  venule_question_row_enter (VENULE_QUESTION_ROW (self));
}

/* A calendar is costly, and most days are typed. */
static void
on_open_cb (GtkMenuButton *button, gpointer user_data)
{
  VenuleDateRow *self = user_data;
  VenuleAnswer *answer = venule_question_row_get_answer (VENULE_QUESTION_ROW (self));

  if (self->picker == NULL)
    {
      self->picker = VENULE_DAY_PICKER (venule_day_picker_new ());
      g_signal_connect (self->picker, "picked", G_CALLBACK (on_picked_cb), self);
      gtk_menu_button_set_popover (button, GTK_WIDGET (self->picker));
    }
  venule_day_picker_show_day (self->picker, answer == NULL ? get_today (self) : venule_answer_get_date (answer));
}

static gboolean
on_open_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (VENULE_DATE_ROW (widget)->button));
  return TRUE;
}

static void
venule_date_row_furnish (VenuleTypedRow *row, GtkWidget *box, GtkWidget *entry)
{
  VenuleDateRow *self = VENULE_DATE_ROW (row);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 12);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), venule_date_words_get_pattern (venule_date_words_get_order ()));

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), on_open_cb, self, NULL);
  gtk_widget_set_tooltip_text (self->button, _ ("Pick a day (Alt+Down)"));
  gtk_widget_add_css_class (self->button, "answer");
  venule_question_row_name (VENULE_QUESTION_ROW (row), self->button, _ ("pick a day"));
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_set_spacing (GTK_BOX (box), 0);
}

static void
venule_date_row_set_may_edit (VenuleQuestionRow *row, gboolean may_edit)
{
  VENULE_QUESTION_ROW_CLASS (venule_date_row_parent_class)->set_may_edit (row, may_edit);
  gtk_widget_set_sensitive (VENULE_DATE_ROW (row)->button, may_edit);
}

static void
venule_date_row_class_init (VenuleDateRowClass *klass)
{
  VenuleTypedRowClass *typed_class = VENULE_TYPED_ROW_CLASS (klass);

  VENULE_QUESTION_ROW_CLASS (klass)->set_may_edit = venule_date_row_set_may_edit;
  typed_class->read = venule_date_row_read;
  typed_class->spell = venule_date_row_spell;
  typed_class->explain = venule_date_row_explain;
  typed_class->furnish = venule_date_row_furnish;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Down, GDK_ALT_MASK, on_open_key_cb, NULL);
}

static void
venule_date_row_init (VenuleDateRow *self)
{
}
