/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-spelling-distance.h"

#define MOST 3

static guint
measure (const char *typed, const char *word, guint most, guint *beginning)
{
  glong n_typed, n_word;
  g_autofree gunichar *first = g_utf8_to_ucs4_fast (typed, -1, &n_typed);
  g_autofree gunichar *second = g_utf8_to_ucs4_fast (word, -1, &n_word);

  return venule_spelling_distance_measure (first, n_typed, second, n_word, most, beginning);
}

static void
test_measure (void)
{
  static const struct
  {
    const char *typed;
    const char *word;
    guint whole;
    guint beginning;
  } rows[] = {
    { "", "", 0, 0 },
    { "", "abc", 3, 0 },
    { "abc", "", 3, 3 },
    { "smith", "smith", 0, 0 },
    { "smiht", "smith", 1, 1 },
    { "msith", "smith", 1, 1 },
    { "smth", "smith", 1, 1 },
    { "smiith", "smith", 1, 1 },
    { "smyth", "smith", 1, 1 },
    { "smi", "smith", 2, 0 },
    { "smj", "smith", 3, 1 },
    { "htims", "smith", 4, 4 },
    { "kowaslka", "kowalska", 1, 1 },
    { "kwoaslka", "kowalska", 2, 2 },
    { "kowa", "kowalska", 4, 0 },
    { "kwoa", "kowalska", 4, 1 },
    { "ca", "abc", 3, 1 }, /* no letter is touched twice */
    { "zolc", "żółć", 4, 4 },
    { "żółc", "żółć", 1, 1 },
    { "王明", "王小明", 1, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      for (guint most = 0; most <= MOST; most++)
        {
          guint beginning, whole = measure (rows[i].typed, rows[i].word, most, &beginning);

          g_test_message ("%s %s %u", rows[i].typed, rows[i].word, most);
          g_assert_cmpuint (whole, ==, MIN (rows[i].whole, most + 1));
          g_assert_cmpuint (beginning, ==, MIN (rows[i].beginning, most + 1));
        }
    }
}

/* The same from the definition, without rows that are thrown away and without bounds. */
static guint
define (const char *a, gsize n, const char *b, gsize m)
{
  guint least;

  if (n == 0 || m == 0)
    return (guint) MAX (n, m);
  least = MIN (define (a, n - 1, b, m), define (a, n, b, m - 1)) + 1;
  least = MIN (least, define (a, n - 1, b, m - 1) + (a[n - 1] != b[m - 1]));
  if (n > 1 && m > 1 && a[n - 1] == b[m - 2] && a[n - 2] == b[m - 1])
    least = MIN (least, define (a, n - 2, b, m - 2) + 1);
  return least;
}

static void
test_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      char words[2][8] = { "", "" };
      gsize lengths[2];
      guint whole, beginning, expected, nearest = G_MAXUINT;

      for (guint w = 0; w < 2; w++)
        {
          lengths[w] = (gsize) g_test_rand_int_range (0, 7);
          for (gsize c = 0; c < lengths[w]; c++)
            words[w][c] = (char) ('a' + g_test_rand_int_range (0, 3));
        }
      expected = define (words[0], lengths[0], words[1], lengths[1]);
      for (gsize m = 0; m <= lengths[1]; m++)
        nearest = MIN (nearest, define (words[0], lengths[0], words[1], m));
      whole = measure (words[0], words[1], 2, &beginning);
      g_test_message ("%s %s", words[0], words[1]);
      g_assert_cmpuint (whole, ==, MIN (expected, 3));
      g_assert_cmpuint (beginning, ==, MIN (nearest, 3));
    }
}

static void
test_long (void)
{
  gunichar letters[VENULE_SPELLING_MAX_LETTERS * 2];
  guint beginning;

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    letters[i] = 'a' + i % 26;
  g_assert_cmpuint (venule_spelling_distance_measure (letters, VENULE_SPELLING_MAX_LETTERS, letters,
                                                      VENULE_SPELLING_MAX_LETTERS * 2, 3, &beginning),
                    ==, 4);
  g_assert_cmpuint (beginning, ==, 0);
}

static void
test_allowed (void)
{
  static const guint allowed[] = { 0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3 };

  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
    g_assert_cmpuint (venule_spelling_distance_get_allowed ((glong) i), ==, allowed[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spelling-distance/measure", test_measure);
  g_test_add_func ("/spelling-distance/random", test_random);
  g_test_add_func ("/spelling-distance/long", test_long);
  g_test_add_func ("/spelling-distance/allowed", test_allowed);
  return g_test_run ();
}
