/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-digit-order.h"

#include "venule-program-language.h"

static void
test_is_at_stake (void)
{
  static const struct
  {
    const char *text;
    gboolean is_at_stake;
  } rows[] = {
    { "07700 900121", TRUE },
    { "+44 121 496 0123", TRUE },
    { "(0121) 496-0123", TRUE },
    { "9434765919", TRUE },
    { "EX-00021", FALSE },
    { "0121 496 0123, Ann", FALSE },
    { "رقم 0121", FALSE },
    { " - ", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (venule_digit_order_is_at_stake (rows[i].text) == rows[i].is_at_stake);
}

static void
check_isolated (const char *text, const char *expected)
{
  g_autofree char *shown = venule_digit_order_isolate (text);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_isolate (void)
{
  check_isolated ("07700 900121", "\u2066"
                                  "07700 900121"
                                  "\u2069");
  check_isolated ("Sample", "Sample");
}

static void
test_left_to_right (void)
{
  if (g_test_subprocess ())
    {
      check_isolated ("07700 900121", "07700 900121");
      return;
    }
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* A program takes its language once. */
int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!g_test_subprocess ())
    g_setenv ("LANGUAGE", "ar", TRUE);
  venule_program_language_set_up ();
  g_test_add_func ("/digit-order/is-at-stake", test_is_at_stake);
  g_test_add_func ("/digit-order/isolate", test_isolate);
  g_test_add_func ("/digit-order/left-to-right", test_left_to_right);
  return g_test_run ();
}
