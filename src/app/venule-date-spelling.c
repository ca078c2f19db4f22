/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-date-words.h"

#include "venule-day-format.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

/**
 * venule_date_words_get_order:
 *
 * Returns: (transfer none): how the locale writes a day in digits; `dmy` where it does not say
 */
const char *
venule_date_words_get_order (void)
{
  const char *locale = setlocale (LC_TIME, NULL);
  g_autoptr (GDateTime) moment = g_date_time_new_utc (1999, 11, 25, 12, 0, 0);
  g_autofree char *text = g_date_time_format (moment, "%x");
  const char *year = text == NULL ? NULL : strstr (text, "99");
  const char *month = text == NULL ? NULL : strstr (text, "11");
  const char *day = text == NULL ? NULL : strstr (text, "25");

  /* The locale without a country writes the month first; nobody chose that. */
  if (locale == NULL || g_str_equal (locale, "C") || g_str_has_prefix (locale, "C.") || g_str_equal (locale, "POSIX"))
    return "dmy";
  if (year == NULL || month == NULL || day == NULL)
    return "dmy";
  return year < month && year < day ? "ymd" : month < day ? "mdy" : "dmy";
}

/**
 * venule_date_words_spell:
 * @date: a day
 * @order: how the locale writes a day in digits
 *
 * Returns: (transfer full): the day in digits, as it can be typed
 */
char *
venule_date_words_spell (VenuleCivilDate date, const char *order)
{
  int year, month, day;

  venule_civil_date_get_ymd (date, &year, &month, &day);
  if (*order == 'y')
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  if (*order == 'm')
    return g_strdup_printf ("%02d/%02d/%04d", month, day, year);
  return g_strdup_printf ("%02d/%02d/%04d", day, month, year);
}

/**
 * venule_date_words_get_pattern:
 * @order: how the locale writes a day in digits
 *
 * Returns: (transfer none): that, shown in letters
 */
const char *
venule_date_words_get_pattern (const char *order)
{
  if (*order == 'y')
    return _ ("YYYY-MM-DD");
  return *order == 'm' ? _ ("MM/DD/YYYY") : _ ("DD/MM/YYYY");
}

/**
 * venule_date_words_format:
 * @date: a day
 *
 * Returns: (transfer full): the day in words, with its weekday
 */
char *
venule_date_words_format (VenuleCivilDate date)
{
  /* Translators: a day in words: "Monday 23 November 2026". %A is the weekday, %-d the day, %B the month. */
  return venule_day_format (date, _ ("%A %-d %B %Y"));
}
