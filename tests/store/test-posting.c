/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-posting.h"

#include <string.h>

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
      if (i % 500 == 0)
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
      if (i % 500 == 0)
        assert_same (members, expected);
    }
  g_assert_cmpuint (members->len, ==, 0);
}

static void
test_pack (void)
{
  static const guint counts[] = { 0, 1, 1022, 1023, 1024, 1025, 8000, VENULE_POSTING_BLOCK };

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
      g_assert_cmpuint (packed->len, ==, counts[i] < 1024 ? counts[i] * 2 : VENULE_POSTING_BYTES);
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
test_id_set (void)
{
  g_autoptr (VenuleIdSet) set = venule_id_set_new (3, FALSE);
  g_autoptr (VenuleIdSet) full = venule_id_set_new (3, TRUE);
  g_autoptr (VenuleIdSet) copy = NULL;
  static const gint64 ids[] = { 0, 1, 63, 64, 16383, 16384, 40000, 49151 };
  gint64 id = -1;

  g_assert_cmpint (venule_id_set_find_next (set, 0), ==, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    venule_id_set_get_block (set, (guint) (ids[i] / 16384))[ids[i] % 16384 / 64] |= (guint64) 1 << ids[i] % 64;
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      id = venule_id_set_find_next (set, id + 1);
      g_assert_cmpint (id, ==, ids[i]);
      g_assert_true (venule_id_set_contains (set, id));
    }
  g_assert_cmpint (venule_id_set_find_next (set, id + 1), ==, -1);
  g_assert_false (venule_id_set_contains (set, 2));
  g_assert_false (venule_id_set_contains (set, -1));
  g_assert_false (venule_id_set_contains (set, 49152));
  g_assert_cmpuint (venule_id_set_count (set, 100), ==, G_N_ELEMENTS (ids));
  g_assert_cmpuint (venule_id_set_count (full, G_MAXSIZE), ==, 49152);
  g_assert_cmpuint (venule_id_set_count (full, 10), >, 10);
  copy = venule_id_set_copy (set);
  venule_id_set_remove (copy, 63);
  venule_id_set_remove (copy, 99999);
  g_assert_false (venule_id_set_contains (copy, 63));
  venule_id_set_keep_only (full, copy);
  g_assert_cmpuint (venule_id_set_count (full, 100), ==, G_N_ELEMENTS (ids) - 1);
  venule_id_set_add_all (full, set);
  g_assert_true (venule_id_set_contains (full, 63));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/posting/set", test_set);
  g_test_add_func ("/posting/pack", test_pack);
  g_test_add_func ("/posting/damaged", test_damaged);
  g_test_add_func ("/posting/id-set", test_id_set);
  return g_test_run ();
}
