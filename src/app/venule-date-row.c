/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-date-row.h"

#include "venule-date-words.h"

#include <glib/gi18n.h>

struct _VenuleDateRow
{
  VenuleTypedRow parent;
  GtkWidget *button;
  GtkCalendar *calendar; /* (nullable): until it is first opened */
  gboolean is_showing;
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
  VenuleCivilDate date = venule_date_words_parse (typed, get_today (self), venule_date_words_get_order (), problem);

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
on_day_selected_cb (GtkCalendar *calendar, VenuleDateRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  if (!self->is_showing)
    venule_question_row_write_text (VENULE_QUESTION_ROW (self), text);
}

static void
show_day (VenuleDateRow *self)
{
  VenuleAnswer *answer = venule_question_row_get_answer (VENULE_QUESTION_ROW (self));
  VenuleCivilDate date = answer == NULL ? get_today (self) : venule_answer_get_date (answer);
  int year, month, day;
  g_autoptr (GDateTime) moment = NULL;

  venule_civil_date_get_ymd (date, &year, &month, &day);
  moment = g_date_time_new_local (year, month, day, 12, 0, 0);
  self->is_showing = TRUE;
  gtk_calendar_select_day (self->calendar, moment);
  self->is_showing = FALSE;
}

/* A calendar is costly, and most days are typed. */
static void
on_open_cb (GtkMenuButton *button, gpointer user_data)
{
  VenuleDateRow *self = user_data;

  if (self->calendar == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();

      self->calendar = GTK_CALENDAR (gtk_calendar_new ());
      g_signal_connect (self->calendar, "day-selected", G_CALLBACK (on_day_selected_cb), self);
      gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
      gtk_menu_button_set_popover (button, popover);
    }
  show_day (self);
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
