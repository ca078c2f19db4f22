/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-time-row.h"

#include "venule-time-words.h"
#include "venule-direction.h"

#include <glib/gi18n.h>

struct _VenuleTimeRow
{
  VenuleTypedRow parent;
};

G_DEFINE_FINAL_TYPE (VenuleTimeRow, venule_time_row, VENULE_TYPE_TYPED_ROW)

static char *
venule_time_row_read (VenuleTypedRow *row, const char *typed, char **problem)
{
  char *time = venule_time_words_parse (typed);

  if (time == NULL)
    *problem = g_strdup_printf (_ ("“%s” is not a time of day; write it as 14:30"), typed);
  return time;
}

static char *
venule_time_row_spell (VenuleTypedRow *row, VenuleAnswer *answer)
{
  return g_strdup (venule_answer_get_text (answer));
}

static void
venule_time_row_furnish (VenuleTypedRow *row, GtkWidget *box, GtkWidget *entry)
{
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "14:30");
  venule_direction_keep_code (GTK_EDITABLE (entry));
}

static void
venule_time_row_class_init (VenuleTimeRowClass *klass)
{
  VenuleTypedRowClass *typed_class = VENULE_TYPED_ROW_CLASS (klass);

  typed_class->read = venule_time_row_read;
  typed_class->spell = venule_time_row_spell;
  typed_class->furnish = venule_time_row_furnish;
}

static void
venule_time_row_init (VenuleTimeRow *self)
{
}
