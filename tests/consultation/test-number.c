/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-number.h"

#include <glib.h>

static void
test_round_trip (void)
{
  static const struct
  {
    const char *text;
    gint64 thousandths;
    const char *formatted;
  } rows[] = {
    { "0", 0, "0" },
    { "4.5", 4500, "4.5" },
    { "0.20", 200, "0.2" },
    { "0.200", 200, "0.2" },
    { "10", 10000, "10" },
    { "100.000", 100000, "100" },
    { "-3", -3000, "-3" },
    { "-0.5", -500, "-0.5" },
    { "1.08", 1080, "1.08" },
    { "0.001", 1, "0.001" },
    { "999999999999.999", 999999999999999, "999999999999.999" },
    { "-0", 0, "0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      VenuleNumber number = -1;
      g_autofree char *formatted = NULL;

      g_test_message ("%s", rows[i].text);
      g_assert_true (venule_number_parse (rows[i].text, &number));
      g_assert_cmpint (number, ==, rows[i].thousandths);
      formatted = venule_number_format (number);
      g_assert_cmpstr (formatted, ==, rows[i].formatted);
    }
}

static void
test_refusals (void)
{
  static const char *const bad[] = { "",    " ",   "-",     ".",     ".5",    "5.",    "5,5", "1e3",    "0x10",
                                     "+1",  " 1",  "1 ",    "1.2.3", "--1",   "05",    "00",  "0.0001", "1234567890123",
                                     "nan", "inf", "4.5ml", "４",    "1_000", "1 000", "-.5" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      VenuleNumber number = 77;

      g_test_message ("%s", bad[i]);
      g_assert_false (venule_number_parse (bad[i], &number));
      g_assert_cmpint (number, ==, 77);
    }
}

/* Binary floating point makes 0.1 + 0.2 more than 0.3; here sums meet their limit exactly. */
static void
test_sums_are_exact (void)
{
  VenuleNumber sum = 0, tenth, limit;

  g_assert_true (venule_number_parse ("0.1", &tenth));
  g_assert_true (venule_number_parse ("10", &limit));
  for (guint i = 0; i < 100; i++)
    sum += tenth;
  g_assert_cmpint (sum, ==, limit);
}

static void
test_extremes (void)
{
  g_autofree char *least = venule_number_format (G_MININT64);
  g_autofree char *most = venule_number_format (G_MAXINT64);

  g_assert_cmpstr (least, ==, "-9223372036854775.808");
  g_assert_cmpstr (most, ==, "9223372036854775.807");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consultation/number/round-trip", test_round_trip);
  g_test_add_func ("/consultation/number/refusals", test_refusals);
  g_test_add_func ("/consultation/number/exact-sums", test_sums_are_exact);
  g_test_add_func ("/consultation/number/extremes", test_extremes);
  return g_test_run ();
}
