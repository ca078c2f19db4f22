/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-typed-date.h"

/* Each reading as year-month-day, 0 any, several years as first..last. */
static char *
describe (const char *typed)
{
  VenuleTypedDate readings[VENULE_TYPED_DATE_READINGS];
  guint n = venule_typed_date_read (typed, readings);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const VenuleTypedDate *date = &readings[i];

      g_string_append_printf (text, "%s%d", i > 0 ? " " : "", date->first_year);
      if (date->last_year != date->first_year)
        g_string_append_printf (text, "..%d", date->last_year);
      g_string_append_printf (text, "-%d-%d", date->month, date->day);
    }
  return g_string_free (text, FALSE);
}

static void
test_read (void)
{
  static const struct
  {
    const char *typed;
    const char *readings;
  } rows[] = {
    { "9/4/1968", "1968-4-9" },
    { "09.04.1968", "1968-4-9" },
    { "9-4-1968", "1968-4-9" },
    { "9 4 1968", "1968-4-9" },
    { "1968-04-09", "1968-4-9" },
    { "1968/4/9", "1968-4-9" },
    { "9.4.68", "1968-4-9 2068-4-9" },
    { "9 apr 1968", "1968-4-9" },
    { "9 April, 1968", "1968-4-9" },
    { "April 9 1968", "1968-4-9" },
    { "9th april 1968", "1968-4-9" },
    { "1st may 68", "1968-5-1 2068-5-1" },
    { "9apr 1968", "1968-4-9" },
    { "1968", "1968-0-0" },
    { "1968-04", "1968-4-0" },
    { "04/1968", "1968-4-0" },
    { "apr 1968", "1968-4-0" },
    { "1968 april", "1968-4-0" },
    { "9/4", "0-4-9" },
    { "9/4/", "0-4-9" },
    { "9 apr", "0-4-9" },
    { "29/2", "0-2-29" },
    { "9/4/1", "1000..1999-4-9" },
    { "9/4/19", "1919-4-9 2019-4-9 1900..1999-4-9" },
    { "9/4/196", "1960..1969-4-9" },
    { "4/13/1968", "1968-4-13" }, /* no thirteenth month: the month came first */
    { "31/4/1968", "" },
    { "0/4/1968", "" },
    { "32/13", "" },
    { "", "" },
    { "68", "" },
    { "196", "" },
    { "ap", "" },
    { "april", "" },
    { "april may", "" },
    { "TV-00017", "" },
    { "00017", "" },
    { "9434765919", "" },
    { "9/4/1968/2", "" },
    { "9/4/19680", "" },
    { "anna 1968", "" },
    { "9/4/1968;", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *readings = describe (rows[i].typed);

      g_test_message ("%s", rows[i].typed);
      g_assert_cmpstr (readings, ==, rows[i].readings);
    }
}

static void
test_matches (void)
{
  VenuleCivilDate born = venule_civil_date_new (1968, 4, 9);
  static const struct
  {
    VenuleTypedDate date;
    gboolean matches;
  } rows[] = {
    { { 1968, 1968, 4, 9 }, TRUE },   { { 1968, 1968, 0, 0 }, TRUE },  { { 0, 0, 4, 9 }, TRUE },
    { { 1960, 1969, 4, 9 }, TRUE },   { { 1969, 1979, 4, 9 }, FALSE }, { { 1968, 1968, 9, 4 }, FALSE },
    { { 1968, 1968, 4, 10 }, FALSE }, { { 1967, 1967, 0, 0 }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (venule_typed_date_matches (&rows[i].date, born), ==, rows[i].matches);
      g_assert_false (venule_typed_date_matches (&rows[i].date, VENULE_CIVIL_DATE_NONE));
    }
}

static void
test_names_month (void)
{
  g_assert_true (venule_typed_date_names_month ("apr"));
  g_assert_true (venule_typed_date_names_month ("MAY"));
  g_assert_true (venule_typed_date_names_month ("september"));
  g_assert_false (venule_typed_date_names_month ("ma"));
  g_assert_false (venule_typed_date_names_month ("april1"));
  g_assert_false (venule_typed_date_names_month ("aprile"));
  g_assert_false (venule_typed_date_names_month (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-date/read", test_read);
  g_test_add_func ("/typed-date/matches", test_matches);
  g_test_add_func ("/typed-date/names-month", test_names_month);
  return g_test_run ();
}
