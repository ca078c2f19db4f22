/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-civil-date.h"

#include <string.h>

#define FIRST_YEAR         1
#define FIRST_WRITTEN_YEAR 1583 /* the first whole year of the Gregorian calendar */
#define LAST_YEAR          9999
#define LAST_DAY           ((gint64) 3652059) /* 9999-12-31 */

static gboolean
read_digits (const char *text, guint length, int *value)
{
  int sum = 0;

  for (guint i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      sum = sum * 10 + (text[i] - '0');
    }
  *value = sum;
  return TRUE;
}

static GDate
to_gdate (VenuleCivilDate date)
{
  GDate gdate;

  g_date_clear (&gdate, 1);
  g_date_set_julian (&gdate, date);
  return gdate;
}

/**
 * venule_civil_date_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day, or %VENULE_CIVIL_DATE_NONE when there is no such day
 */
VenuleCivilDate
venule_civil_date_new (int year, int month, int day)
{
  GDate gdate;

  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31)
    return VENULE_CIVIL_DATE_NONE;
  if (!g_date_valid_dmy (day, month, year))
    return VENULE_CIVIL_DATE_NONE;

  g_date_clear (&gdate, 1);
  g_date_set_dmy (&gdate, day, month, year);
  return g_date_get_julian (&gdate);
}

/**
 * venule_civil_date_today:
 *
 * The civil day on the wall, in the machine's own time zone. Take it once a job and hand it on, so
 * that nothing changes its mind at midnight.
 *
 * Returns: today
 */
VenuleCivilDate
venule_civil_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return venule_civil_date_new (g_date_time_get_year (now), g_date_time_get_month (now),
                                g_date_time_get_day_of_month (now));
}

/**
 * venule_civil_date_parse:
 * @text: exactly `YYYY-MM-DD`, ASCII digits, years 1583 to 9999
 * @date: (out): the day; untouched on failure
 *
 * Returns: %FALSE when @text is anything else, or a day that the calendar lacks
 */
gboolean
venule_civil_date_parse (const char *text, VenuleCivilDate *date)
{
  int year, month, day;
  VenuleCivilDate parsed;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  if (!read_digits (text, 4, &year) || !read_digits (text + 5, 2, &month) || !read_digits (text + 8, 2, &day))
    return FALSE;
  if (year < FIRST_WRITTEN_YEAR)
    return FALSE;

  parsed = venule_civil_date_new (year, month, day);
  if (parsed == VENULE_CIVIL_DATE_NONE)
    return FALSE;
  *date = parsed;
  return TRUE;
}

/**
 * venule_civil_date_format:
 * @date: a day
 *
 * Returns: (transfer full) (nullable): `YYYY-MM-DD`; %NULL for no date
 */
char *
venule_civil_date_format (VenuleCivilDate date)
{
  int year, month, day;

  if (date == VENULE_CIVIL_DATE_NONE)
    return NULL;
  venule_civil_date_get_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * venule_civil_date_get_ymd:
 * @date: a day, not %VENULE_CIVIL_DATE_NONE
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, 1 to 12
 * @day: (out) (optional): its day, 1 to 31
 */
void
venule_civil_date_get_ymd (VenuleCivilDate date, int *year, int *month, int *day)
{
  GDate gdate;

  g_return_if_fail (date != VENULE_CIVIL_DATE_NONE);

  gdate = to_gdate (date);
  if (year != NULL)
    *year = g_date_get_year (&gdate);
  if (month != NULL)
    *month = g_date_get_month (&gdate);
  if (day != NULL)
    *day = g_date_get_day (&gdate);
}

/**
 * venule_civil_date_get_weekday:
 * @date: a day, not %VENULE_CIVIL_DATE_NONE
 *
 * Returns: 1 (Monday) to 7 (Sunday)
 */
int
venule_civil_date_get_weekday (VenuleCivilDate date)
{
  GDate gdate;

  g_return_val_if_fail (date != VENULE_CIVIL_DATE_NONE, 0);

  gdate = to_gdate (date);
  return g_date_get_weekday (&gdate);
}

/**
 * venule_civil_date_add_days:
 * @date: a day, or none
 * @days: how many to add; may be negative
 *
 * Returns: the day, or %VENULE_CIVIL_DATE_NONE when it falls outside the years 1 to 9999 or @date is none
 */
VenuleCivilDate
venule_civil_date_add_days (VenuleCivilDate date, int days)
{
  gint64 sum = (gint64) date + days;

  if (date == VENULE_CIVIL_DATE_NONE || sum < 1 || sum > LAST_DAY)
    return VENULE_CIVIL_DATE_NONE;
  return (VenuleCivilDate) sum;
}

/**
 * venule_civil_date_add_months:
 * @date: a day, or none
 * @months: how many to add; may be negative
 *
 * The same day of the month so many months on; the month's last day where it has no such day
 * (31 January + 1 month is 28 or 29 February).
 *
 * Returns: the day, or %VENULE_CIVIL_DATE_NONE when it falls outside the years 1 to 9999 or @date is none
 */
VenuleCivilDate
venule_civil_date_add_months (VenuleCivilDate date, int months)
{
  int year, month, day;
  gint64 count;

  if (date == VENULE_CIVIL_DATE_NONE)
    return VENULE_CIVIL_DATE_NONE;

  venule_civil_date_get_ymd (date, &year, &month, &day);
  count = (gint64) year * 12 + month - 1 + months;
  if (count < FIRST_YEAR * 12 || count > LAST_YEAR * 12 + 11)
    return VENULE_CIVIL_DATE_NONE;

  year = (int) (count / 12);
  month = (int) (count % 12) + 1;
  return venule_civil_date_new (year, month, MIN (day, g_date_get_days_in_month (month, year)));
}

/**
 * venule_civil_date_days_between:
 * @from: a day
 * @to: a day
 *
 * Returns: how many days after @from @to is; negative when it is before
 */
int
venule_civil_date_days_between (VenuleCivilDate from, VenuleCivilDate to)
{
  g_return_val_if_fail (from != VENULE_CIVIL_DATE_NONE && to != VENULE_CIVIL_DATE_NONE, 0);

  return (int) ((gint64) to - (gint64) from);
}

/**
 * venule_civil_date_age:
 * @born: the day of birth
 * @on: the day asked about
 *
 * Whole years of age. Who was born on 29 February is a year older on 1 March of a common year, as in
 * the law of England and Wales.
 *
 * Returns: the age in years; negative when @on is before @born
 */
int
venule_civil_date_age (VenuleCivilDate born, VenuleCivilDate on)
{
  int born_year, born_month, born_day, year, month, day;

  g_return_val_if_fail (born != VENULE_CIVIL_DATE_NONE && on != VENULE_CIVIL_DATE_NONE, 0);

  venule_civil_date_get_ymd (born, &born_year, &born_month, &born_day);
  venule_civil_date_get_ymd (on, &year, &month, &day);
  return year - born_year - (month < born_month || (month == born_month && day < born_day) ? 1 : 0);
}
