/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-time.h"

#include <time.h>

/**
 * venule_sqlite_format_time:
 * @time: microseconds since 1970, UTC
 *
 * Returns: (transfer full): the same as RFC 3339 writes it, with all six decimals
 */
char *
venule_sqlite_format_time (gint64 time)
{
  time_t seconds = (time_t) (time / G_USEC_PER_SEC);
  struct tm utc;

  if (gmtime_r (&seconds, &utc) == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%06dZ", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                          utc.tm_hour, utc.tm_min, utc.tm_sec, (int) (time % G_USEC_PER_SEC));
}

/**
 * venule_sqlite_read_time:
 * @text: a moment, as [func@Sqlite.format_time] writes it
 *
 * Returns: microseconds since 1970, UTC; 0 for anything else
 */
gint64
venule_sqlite_read_time (const char *text)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);

  return moment != NULL ? g_date_time_to_unix (moment) * G_USEC_PER_SEC + g_date_time_get_microsecond (moment) : 0;
}

/**
 * venule_sqlite_get_day:
 * @time: microseconds since 1970, UTC
 *
 * Returns: the civil day it is here
 */
VenuleCivilDate
venule_sqlite_get_day (gint64 time)
{
  time_t seconds = (time_t) (time / G_USEC_PER_SEC);
  struct tm here;

  if (localtime_r (&seconds, &here) == NULL)
    return VENULE_CIVIL_DATE_NONE;
  return venule_civil_date_new (here.tm_year + 1900, here.tm_mon + 1, here.tm_mday);
}
