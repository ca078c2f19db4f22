/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-digit-order.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digit-order/is-at-stake", test_is_at_stake);
  return g_test_run ();
}
