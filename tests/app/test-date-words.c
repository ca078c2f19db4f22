/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-date-words.h"
#include "venule-time-words.h"

#define TODAY "2026-11-23" /* a Monday */

typedef struct
{
  const char *typed;
  const char *order;
  const char *expected; /* (nullable): NULL: refused */
  VenuleDayReading reading;
} Row;

static const Row days[] = {
  { "23/11/2026", "dmy", "2026-11-23" },
  { "23.11.2026", "dmy", "2026-11-23" },
  { "23-11-2026", "dmy", "2026-11-23" },
  { " 9 4 68 ", "dmy", "1968-04-09" },
  { "04/09/1968", "mdy", "1968-04-09" },
  { "09/04/1968", "dmy", "1968-04-09" },
  { "09041968", "dmy", "1968-04-09" },
  { "04091968", "mdy", "1968-04-09" },
  { "19680409", "ymd", "1968-04-09" },
  { "1968-04-09", "dmy", "1968-04-09" },
  { "1968-04-09", "mdy", "1968-04-09" },
  { "1968/4/9", "ymd", "1968-04-09" },
  { "9/4/1968", "ymd", "1968-04-09" },
  /* Two digits: from 80 years ago to 20 ahead. */
  { "1/1/46", "dmy", "2046-01-01" },
  { "1/1/47", "dmy", "1947-01-01" },
  { "1/1/00", "dmy", "2000-01-01" },
  { "9 April 1968", "dmy", "1968-04-09" },
  { "9 apr 68", "mdy", "1968-04-09" },
  { "April 9, 1968", "dmy", "1968-04-09" },
  { "9th of April 1968", "dmy", "1968-04-09" },
  { "Mon 30 Nov 2026", "dmy", "2026-11-30" },
  /* Without a year: the next one. */
  { "23 november", "dmy", "2026-11-23" },
  { "1 dec", "dmy", "2026-12-01" },
  { "1 march", "dmy", "2027-03-01" },
  { "today", "dmy", "2026-11-23" },
  { "TODAY", "dmy", "2026-11-23" },
  { "tomorrow", "dmy", "2026-11-24" },
  { "yesterday", "dmy", "2026-11-22" },
  { "+6 weeks", "dmy", "2027-01-04" },
  { "+6w", "dmy", "2027-01-04" },
  { "+ 6 weeks", "dmy", "2027-01-04" },
  { "in 6 weeks", "dmy", "2027-01-04" },
  { "+3 days", "dmy", "2026-11-26" },
  { "+3d", "dmy", "2026-11-26" },
  { "+3", "dmy", "2026-11-26" },
  { "+1 month", "dmy", "2026-12-23" },
  { "+1 year", "dmy", "2027-11-23" },
  { "-2 weeks", "dmy", "2026-11-09" },
  { "2 weeks ago", "dmy", "2026-11-09" },
  { "monday", "dmy", "2026-11-30" },
  { "tue", "dmy", "2026-11-24" },
  { "next friday", "dmy", "2026-11-27" },
  /* Other digits of the same days. */
  { "٢٣/١١/٢٠٢٦", "dmy", "2026-11-23" },
  /* Refused: no such day, or more than one reading. */
  { "31/02/2026", "dmy", NULL },
  { "29/02/2027", "dmy", NULL },
  { "29/02/2028", "dmy", "2028-02-29" },
  { "13/13/2026", "dmy", NULL },
  { "23/11/2026", "mdy", NULL },
  { "23/11", "dmy", NULL },
  { "23", "dmy", NULL },
  { "23/11/026", "dmy", NULL },
  { "23/11/20265", "dmy", NULL },
  { "230/11/2026", "dmy", NULL },
  { "0/11/2026", "dmy", NULL },
  { "6 weeks", "dmy", NULL },
  { "+6 fortnights", "dmy", NULL },
  { "+99999 weeks", "dmy", NULL },
  { "+", "dmy", NULL },
  { "-", "dmy", NULL },
  { "-23/11/2026", "dmy", NULL },
  { "soon", "dmy", NULL },
  { "april", "dmy", NULL },
  { "9 april 1968 1969", "dmy", NULL },
  { "1 2 3 4 5 6 7 8", "dmy", NULL },
  { "23/11/2026 or later", "dmy", NULL },
  { "", "dmy", NULL },
  { "   ", "dmy", NULL },
  { "\xef\xbf\xbd", "dmy", NULL },
  { "last friday", "dmy", "2026-11-20" },
  { "last monday", "dmy", "2026-11-16" },
  /* A day or a year: nobody knows. */
  { "aug 26", "dmy", NULL },
  { "dec 17", "dmy", NULL },
  { "dec 9", "dmy", "2026-12-09" },
  { "26 aug", "dmy", "2027-08-26" },
  { "aug 26 2027", "dmy", "2027-08-26" },
  /* What was. */
  { "20 nov", "dmy", "2026-11-20", VENULE_DAY_READING_PAST },
  { "23 nov", "dmy", "2026-11-23", VENULE_DAY_READING_PAST },
  { "24 nov", "dmy", "2025-11-24", VENULE_DAY_READING_PAST },
  { "friday", "dmy", "2026-11-20", VENULE_DAY_READING_PAST },
  { "monday", "dmy", "2026-11-16", VENULE_DAY_READING_PAST },
  { "next friday", "dmy", "2026-11-27", VENULE_DAY_READING_PAST },
  { "20/11/26", "dmy", "2026-11-20", VENULE_DAY_READING_PAST },
  { "20/11/27", "dmy", "2027-11-20", VENULE_DAY_READING_PAST }, /* a slip stays one, for the checks to tell */
  /* A birth. */
  { "9/4/46", "dmy", "1946-04-09", VENULE_DAY_READING_BIRTH },
  { "9 apr 46", "dmy", "1946-04-09", VENULE_DAY_READING_BIRTH },
  { "9/4/26", "dmy", "2026-04-09", VENULE_DAY_READING_BIRTH },
  { "9/4/27", "dmy", "1927-04-09", VENULE_DAY_READING_BIRTH },
  { "9 apr", "dmy", NULL, VENULE_DAY_READING_BIRTH },
  /* The end of a pack. */
  { "aug 26", "dmy", "2026-08-31", VENULE_DAY_READING_MONTH_END },
  { "Aug 2027", "mdy", "2027-08-31", VENULE_DAY_READING_MONTH_END },
  { "02/28", "dmy", "2028-02-29", VENULE_DAY_READING_MONTH_END },
  { "2.2027", "dmy", "2027-02-28", VENULE_DAY_READING_MONTH_END },
  { "2027-12", "dmy", "2027-12-31", VENULE_DAY_READING_MONTH_END },
  { "15 aug 2027", "dmy", "2027-08-15", VENULE_DAY_READING_MONTH_END },
  { "15/08/2027", "dmy", "2027-08-15", VENULE_DAY_READING_MONTH_END },
  { "+6 months", "dmy", "2027-05-23", VENULE_DAY_READING_MONTH_END },
  { "26 aug", "dmy", NULL, VENULE_DAY_READING_MONTH_END },
  { "26/08", "dmy", NULL, VENULE_DAY_READING_MONTH_END },
  { "13/27", "dmy", NULL, VENULE_DAY_READING_MONTH_END },
  { "00/27", "dmy", NULL, VENULE_DAY_READING_MONTH_END },
  { "08/0000", "dmy", NULL, VENULE_DAY_READING_MONTH_END },
  { "12/9999", "dmy", NULL, VENULE_DAY_READING_MONTH_END },
  { "aug", "dmy", NULL, VENULE_DAY_READING_MONTH_END },
  { "-08/27", "dmy", NULL, VENULE_DAY_READING_MONTH_END },
};

static const Row times[] = {
  { "14:30", NULL, "14:30" }, { "9:05", NULL, "09:05" },   { "9.05", NULL, "09:05" },  { "0905", NULL, "09:05" },
  { "905", NULL, "09:05" },   { "9", NULL, "09:00" },      { "23:59", NULL, "23:59" }, { "00:00", NULL, "00:00" },
  { "24:00", NULL, NULL },    { "9:60", NULL, NULL },      { "9:5", NULL, NULL },      { "12345", NULL, NULL },
  { "", NULL, NULL },         { "half past", NULL, NULL }, { "9:0x", NULL, NULL },     { ":30", NULL, NULL },
};

static VenuleCivilDate
get_today (void)
{
  VenuleCivilDate today = VENULE_CIVIL_DATE_NONE;

  g_assert_true (venule_civil_date_parse (TODAY, &today));
  return today;
}

static void
test_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *what_to_do = NULL;
      VenuleCivilDate date
          = venule_date_words_parse (days[i].typed, get_today (), days[i].order, days[i].reading, &what_to_do);
      g_autofree char *found = date == VENULE_CIVIL_DATE_NONE ? NULL : venule_civil_date_format (date);

      if (g_strcmp0 (found, days[i].expected) != 0)
        g_error ("“%s” (%s) was read as %s, not as %s", days[i].typed, days[i].order, found, days[i].expected);
      /* Who is refused is told what to type instead. */
      g_assert_true ((found == NULL) == (what_to_do != NULL));
    }
}

/* What is spelt can be typed. */
static void
test_spelling (void)
{
  static const char *const orders[] = { "dmy", "mdy", "ymd" };

  for (int days_on = -40000; days_on < 8000; days_on += 17)
    for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
      {
        VenuleCivilDate date = venule_civil_date_add_days (get_today (), days_on);
        g_autofree char *spelt = venule_date_words_spell (date, orders[i]);

        g_assert_cmpuint (venule_date_words_parse (spelt, get_today (), orders[i], VENULE_DAY_READING_FUTURE, NULL), ==,
                          date);
      }
}

static void
test_words (void)
{
  g_autofree char *words = venule_date_words_format (get_today ());

  g_assert_cmpstr (words, ==, "Monday 23 November 2026");
  g_assert_cmpuint (venule_date_words_parse (words, get_today (), "dmy", VENULE_DAY_READING_FUTURE, NULL), ==,
                    get_today ());
  /* A locale without a country has no order that anybody chose. */
  g_assert_cmpstr (venule_date_words_get_order (), ==, "dmy");
}

static void
test_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *found = venule_time_words_parse (times[i].typed);

      if (g_strcmp0 (found, times[i].expected) != 0)
        g_error ("“%s” was read as %s, not as %s", times[i].typed, found, times[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-words/days", test_days);
  g_test_add_func ("/date-words/spelling", test_spelling);
  g_test_add_func ("/date-words/words", test_words);
  g_test_add_func ("/date-words/times", test_times);

  return g_test_run ();
}
