/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-civil-date.h"

#include <glib.h>

static VenuleCivilDate
day (const char *text)
{
  VenuleCivilDate date = VENULE_CIVIL_DATE_NONE;

  g_assert_true (venule_civil_date_parse (text, &date));
  return date;
}

static void
assert_day (VenuleCivilDate date, const char *expected)
{
  g_autofree char *text = venule_civil_date_format (date);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_parse (void)
{
  static const char *const good[]
      = { "1583-01-01", "1900-02-28", "2000-02-29", "2024-02-29", "2026-11-22", "9999-12-31" };
  static const char *const bad[]
      = { "",           "2026",       "2026-1-02",   "2026-01-2",        "26-01-02",    "2026/01/02",
          "2026-00-10", "2026-13-01", "2026-01-00",  "2026-01-32",       "2026-04-31",  "2023-02-29",
          "1900-02-29", "2100-02-29", "1582-12-31",  "0000-01-01",       " 2026-01-02", "2026-01-02 ",
          "+026-01-02", "2026-01-0a", "２026-01-02", "2026-01-02T00:00", "20260102" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    assert_day (day (good[i]), good[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      VenuleCivilDate date = 7;

      g_test_message ("%s", bad[i]);
      g_assert_false (venule_civil_date_parse (bad[i], &date));
      g_assert_cmpuint (date, ==, 7);
    }
}

static void
test_parts (void)
{
  int year, month, date;

  venule_civil_date_get_ymd (day ("2026-11-22"), &year, &month, &date);
  g_assert_cmpint (year, ==, 2026);
  g_assert_cmpint (month, ==, 11);
  g_assert_cmpint (date, ==, 22);
  g_assert_cmpint (venule_civil_date_get_weekday (day ("2026-11-22")), ==, 7);
  g_assert_cmpint (venule_civil_date_get_weekday (day ("2026-11-23")), ==, 1);
  g_assert_cmpint (venule_civil_date_get_weekday (day ("2000-01-01")), ==, 6);
  g_assert_cmpuint (venule_civil_date_new (1, 1, 1), ==, 1);
  g_assert_cmpuint (venule_civil_date_new (2026, 2, 29), ==, VENULE_CIVIL_DATE_NONE);
  g_assert_cmpuint (venule_civil_date_new (10000, 1, 1), ==, VENULE_CIVIL_DATE_NONE);
  g_assert_cmpuint (venule_civil_date_new (2026, -1, 300), ==, VENULE_CIVIL_DATE_NONE);
  g_assert_null (venule_civil_date_format (VENULE_CIVIL_DATE_NONE));
}

static void
test_add_days (void)
{
  static const struct
  {
    const char *from;
    int days;
    const char *to;
  } rows[] = {
    { "2026-11-23", 7, "2026-11-30" },     { "2026-11-23", 14, "2026-12-07" }, { "2026-12-31", 1, "2027-01-01" },
    { "2024-02-28", 1, "2024-02-29" },     { "2023-02-28", 1, "2023-03-01" },  { "2024-03-01", -1, "2024-02-29" },
    { "2026-03-29", 1, "2026-03-30" },     { "2026-10-25", 1, "2026-10-26" },  { "2000-01-01", 0, "2000-01-01" },
    { "2000-01-01", 36525, "2100-01-01" }, { "9999-12-31", 1, NULL },          { "2026-01-01", G_MAXINT, NULL },
    { "2026-01-01", G_MININT, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s %+d", rows[i].from, rows[i].days);
      assert_day (venule_civil_date_add_days (day (rows[i].from), rows[i].days), rows[i].to);
    }
  g_assert_cmpuint (venule_civil_date_add_days (VENULE_CIVIL_DATE_NONE, 5), ==, VENULE_CIVIL_DATE_NONE);
}

static void
test_add_months (void)
{
  static const struct
  {
    const char *from;
    int months;
    const char *to;
  } rows[] = {
    { "2026-11-23", 6, "2027-05-23" },  { "2026-01-31", 1, "2026-02-28" },  { "2024-01-31", 1, "2024-02-29" },
    { "2024-02-29", 12, "2025-02-28" }, { "2024-02-29", 48, "2028-02-29" }, { "2026-08-31", 6, "2027-02-28" },
    { "2026-10-31", 1, "2026-11-30" },  { "2026-03-31", -1, "2026-02-28" }, { "2026-01-15", -1, "2025-12-15" },
    { "2026-11-22", -6, "2026-05-22" }, { "2026-12-01", 0, "2026-12-01" },  { "2026-12-31", 1, "2027-01-31" },
    { "9999-12-01", 1, NULL },          { "2026-01-01", G_MAXINT, NULL },   { "2026-01-01", G_MININT, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s %+d months", rows[i].from, rows[i].months);
      assert_day (venule_civil_date_add_months (day (rows[i].from), rows[i].months), rows[i].to);
    }
  g_assert_cmpuint (venule_civil_date_add_months (VENULE_CIVIL_DATE_NONE, 5), ==, VENULE_CIVIL_DATE_NONE);
}

static void
test_differences (void)
{
  g_assert_cmpint (venule_civil_date_days_between (day ("2026-11-23"), day ("2026-12-07")), ==, 14);
  g_assert_cmpint (venule_civil_date_days_between (day ("2026-12-07"), day ("2026-11-23")), ==, -14);
  g_assert_cmpint (venule_civil_date_days_between (day ("2024-02-28"), day ("2024-03-01")), ==, 2);
  g_assert_cmpint (venule_civil_date_days_between (day ("1583-01-01"), day ("9999-12-31")), ==, 3074245);
}

static void
test_age (void)
{
  static const struct
  {
    const char *born;
    const char *on;
    int age;
  } rows[] = {
    { "1968-04-09", "2026-04-08", 57 }, { "1968-04-09", "2026-04-09", 58 }, { "2008-11-22", "2026-11-21", 17 },
    { "2008-11-22", "2026-11-22", 18 }, { "2008-02-29", "2026-02-28", 17 }, { "2008-02-29", "2026-03-01", 18 },
    { "2008-02-29", "2024-02-28", 15 }, { "2008-02-29", "2024-02-29", 16 }, { "2026-11-22", "2026-11-22", 0 },
    { "2026-11-23", "2026-11-22", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s on %s", rows[i].born, rows[i].on);
      g_assert_cmpint (venule_civil_date_age (day (rows[i].born), day (rows[i].on)), ==, rows[i].age);
    }
}

/* The day on the wall, whatever the zone: it differs from UTC's for part of every day at the ends of the world. */
static void
test_today (void)
{
  VenuleCivilDate before = venule_civil_date_today ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *expected = g_date_time_format (now, "%Y-%m-%d");
  VenuleCivilDate after = venule_civil_date_today ();

  g_assert_true (day (expected) == before || day (expected) == after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consultation/civil-date/parse", test_parse);
  g_test_add_func ("/consultation/civil-date/parts", test_parts);
  g_test_add_func ("/consultation/civil-date/add-days", test_add_days);
  g_test_add_func ("/consultation/civil-date/add-months", test_add_months);
  g_test_add_func ("/consultation/civil-date/differences", test_differences);
  g_test_add_func ("/consultation/civil-date/age", test_age);
  g_test_add_func ("/consultation/civil-date/today", test_today);
  return g_test_run ();
}
