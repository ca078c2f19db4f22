/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-phrasebook.h"

#include <string.h>

/* Every day of four years, in each language of the sheet, is written as dates.txt says. */

#define N_COLUMNS 8

typedef struct
{
  const char *language, *day, *birth, *month, *zero;
  char **weekdays, **months, **alone;
} Language;

typedef struct
{
  const Language *language;
  VenuleCivilDate date;
  int year, month, day;
  gboolean native;
} Day;

/* A number in the language's digits, or in Latin ones. */
static char *
write_number (const Day *day, int number)
{
  g_autofree char *latin = g_strdup_printf ("%d", number);
  GString *text = g_string_new (NULL);

  for (const char *digit = latin; *digit != '\0'; digit++)
    g_string_append_unichar (text, (day->native ? g_utf8_get_char (day->language->zero) : '0') + (*digit - '0'));
  return g_string_free (text, FALSE);
}

static char *
fill (const Day *day, const char *pattern)
{
  GString *text = g_string_new (pattern);
  g_autofree char *number = write_number (day, day->day), *year = write_number (day, day->year);
  const char *month = day->language->months[day->month - 1], *alone = day->language->alone[day->month - 1];
  g_autofree char *digits = g_ascii_isdigit (*month) ? write_number (day, day->month) : NULL;
  int weekday = (day->date + 6) % 7;

  g_string_replace (text, "{weekday}", day->language->weekdays[weekday], 0);
  g_string_replace (text, "{day}", number, 0);
  g_string_replace (text, "{month}", digits != NULL ? digits : month, 0);
  g_string_replace (text, "{alone}", digits != NULL ? digits : alone, 0);
  g_string_replace (text, "{year}", year, 0);
  return g_string_free (text, FALSE);
}

static void
test_language (const Language *language, gboolean native)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenulePhrasebook) phrasebook = venule_phrasebook_new (language->language, native, &error);
  VenuleCivilDate first = venule_civil_date_new (2026, 1, 1), last = venule_civil_date_new (2029, 12, 31);

  g_assert_no_error (error);
  for (VenuleCivilDate date = first; date <= last; date++)
    {
      Day day = { language, date, 0, 0, 0, native };
      g_autofree char *said = venule_phrasebook_format_date (phrasebook, date);
      g_autofree char *born = venule_phrasebook_format_birth_date (phrasebook, date);
      g_autofree char *month = venule_phrasebook_format_month (phrasebook, date);
      g_autofree char *said_expected = NULL, *born_expected = NULL, *month_expected = NULL;

      venule_civil_date_get_ymd (date, &day.year, &day.month, &day.day);
      said_expected = fill (&day, language->day);
      born_expected = fill (&day, language->birth);
      month_expected = fill (&day, language->month);
      g_assert_cmpstr (said, ==, said_expected);
      g_assert_cmpstr (born, ==, born_expected);
      g_assert_cmpstr (month, ==, month_expected);
    }
}

static char **
split (const char *names, guint n)
{
  char **list = g_strsplit (names, ";", -1);

  g_assert_cmpuint (g_strv_length (list), ==, n);
  return list;
}

static void
test_row (const char *row)
{
  g_auto (GStrv) columns = g_strsplit (row, " | ", -1), weekdays = NULL, months = NULL, alone = NULL;
  Language language;

  g_assert_cmpuint (g_strv_length (columns), ==, N_COLUMNS);
  weekdays = split (columns[4], 7);
  months = split (columns[5], 12);
  alone = split (g_str_equal (columns[6], "=") ? columns[5] : columns[6], 12);
  language = (Language){ columns[0], columns[1], columns[2], columns[3], columns[7], weekdays, months, alone };
  test_language (&language, FALSE);
  test_language (&language, TRUE);
}

static void
test_dates (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("VENULE_TESTS_DIR"), "sheet", "dates.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) rows = NULL;
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  rows = g_strsplit (text, "\n", -1);
  for (guint i = 0; rows[i] != NULL; i++)
    if (*rows[i] != '#' && *rows[i] != '\0')
      {
        g_test_message ("%s", rows[i]);
        test_row (rows[i]);
        n_rows++;
      }
  g_assert_cmpuint (n_rows, ==, 13);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/dates", test_dates);
  return g_test_run ();
}
