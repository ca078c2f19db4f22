/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-posting.h"

#include <string.h>

#define LISTED (VENULE_POSTING_BYTES / 2 - 1) /* more are stored as bits */

static void
assert_same (GByteArray *members, const gboolean *expected)
{
  guint64 bits[VENULE_POSTING_WORDS] = { 0 };
  g_autofree guint8 *tallies = g_malloc0 (VENULE_POSTING_BLOCK);

  venule_posting_join (bits, members->data, members->len);
  venule_posting_tally (tallies, members->data, members->len);
  for (guint i = 0; i < VENULE_POSTING_BLOCK; i++)
    {
      g_assert_cmpint (bits[i / 64] >> i % 64 & 1, ==, expected[i]);
      g_assert_cmpint (tallies[i], ==, expected[i]);
    }
}

/* Grows from none to half of the block, and shrinks to none again: from a list to bits and back. */
static void
test_set (void)
{
  g_autoptr (GByteArray) members = g_byte_array_new ();
  g_autofree gboolean *expected = g_new0 (gboolean, VENULE_POSTING_BLOCK);
  guint n = 0;

  for (guint i = 0; i < VENULE_POSTING_BLOCK / 2; i++)
    {
      guint place = i * 7919 % VENULE_POSTING_BLOCK;

      g_assert_true (venule_posting_set (members, place, TRUE));
      g_assert_false (venule_posting_set (members, place, TRUE));
      expected[place] = TRUE;
      n++;
      g_assert_cmpuint (members->len, <=, MIN (n * 2, VENULE_POSTING_BYTES));
      if (i % 4000 == 0)
        assert_same (members, expected);
    }
  for (guint i = 0; i < VENULE_POSTING_BLOCK / 2; i++)
    {
      guint place = i * 7919 % VENULE_POSTING_BLOCK;

      g_assert_true (venule_posting_set (members, place, FALSE));
      g_assert_false (venule_posting_set (members, place, FALSE));
      expected[place] = FALSE;
      n--;
      g_assert_cmpuint (members->len, <=, MIN (n * 2, VENULE_POSTING_BYTES));
      if (i % 4000 == 0)
        assert_same (members, expected);
    }
  g_assert_cmpuint (members->len, ==, 0);
}

static void
test_pack (void)
{
  static const guint counts[] = { 0, 1, LISTED - 1, LISTED, LISTED + 1, LISTED * 2, VENULE_POSTING_BLOCK };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      guint64 bits[VENULE_POSTING_WORDS] = { 0 };
      g_autofree gboolean *expected = g_new0 (gboolean, VENULE_POSTING_BLOCK);
      g_autoptr (GByteArray) packed = NULL;

      for (guint n = 0; n < counts[i]; n++)
        {
          guint place = n * 7919 % VENULE_POSTING_BLOCK;

          bits[place / 64] |= (guint64) 1 << place % 64;
          expected[place] = TRUE;
        }
      packed = venule_posting_pack (bits);
      g_assert_cmpuint (packed->len, ==, counts[i] <= LISTED ? counts[i] * 2 : VENULE_POSTING_BYTES);
      assert_same (packed, expected);
    }
}

/* Whatever bytes come from the disk. */
static void
test_damaged (void)
{
  for (guint length = 0; length < 64; length++)
    {
      guint8 bytes[64];
      guint64 bits[VENULE_POSTING_WORDS] = { 0 };
      g_autofree guint8 *tallies = g_malloc0 (VENULE_POSTING_BLOCK);
      g_autoptr (GByteArray) members = g_byte_array_new ();

      memset (bytes, 0xff, sizeof bytes);
      venule_posting_join (bits, bytes, length);
      venule_posting_cut (bits, bytes, length);
      venule_posting_tally (tallies, bytes, length);
      g_byte_array_append (members, bytes, length);
      venule_posting_set (members, 5, TRUE);
      venule_posting_set (members, 5, FALSE);
      g_assert_cmpint (bits[VENULE_POSTING_WORDS - 1] >> 63, ==, length >= 2);
    }
}

static void
test_walk (void)
{
  guint64 bits[VENULE_POSTING_WORDS] = { 0 };
  static const int places[] = { VENULE_POSTING_BLOCK - 1, 8000, 128, 64, 63, 1, 0 };
  int place = VENULE_POSTING_BLOCK;

  g_assert_cmpint (venule_posting_find_last (bits, place), ==, -1);
  g_assert_cmpuint (venule_posting_count (bits, 0), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    bits[places[i] / 64] |= (guint64) 1 << places[i] % 64;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      place = venule_posting_find_last (bits, place);
      g_assert_cmpint (place, ==, places[i]);
    }
  g_assert_cmpint (venule_posting_find_last (bits, place), ==, -1);
  g_assert_cmpuint (venule_posting_count (bits, 100), ==, G_N_ELEMENTS (places));
  g_assert_cmpuint (venule_posting_count (bits, 3), >, 3);
  memset (bits, 0xff, sizeof bits);
  g_assert_cmpuint (venule_posting_count (bits, G_MAXUINT - 64), ==, VENULE_POSTING_BLOCK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/posting/set", test_set);
  g_test_add_func ("/posting/pack", test_pack);
  g_test_add_func ("/posting/damaged", test_damaged);
  g_test_add_func ("/posting/walk", test_walk);
  return g_test_run ();
}
