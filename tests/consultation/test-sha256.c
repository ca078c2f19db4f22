/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-sha256.h"

#include <string.h>

/* From the standard's examples, and what sha256sum says of nothing. */
static void
test_known (void)
{
  static const char *const known[][2] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *hash = venule_sha256_of (known[i][0], strlen (known[i][0]));

      g_assert_cmpstr (hash, ==, known[i][1]);
    }
}

static guint8 *
make_bytes (gsize length)
{
  guint8 *bytes = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) g_test_rand_int ();
  return bytes;
}

/* Every length around the ends of the first blocks, against GLib's. */
static void
test_lengths (void)
{
  g_autofree guint8 *bytes = make_bytes (100000);

  for (gsize length = 0; length < 100000; length += length < 300 ? 1 : 4999)
    {
      g_autofree char *hash = venule_sha256_of (bytes, length);
      g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, length);

      g_assert_cmpstr (hash, ==, expected);
    }
}

/* However it is cut into pieces. */
static void
test_pieces (void)
{
  g_autofree guint8 *bytes = make_bytes (1000);
  g_autofree char *expected = venule_sha256_of (bytes, 1000);

  for (guint round = 0; round < 500; round++)
    {
      g_autofree char *hash = NULL;
      VenuleSha256 pieces;
      gsize n;

      venule_sha256_init (&pieces);
      for (gsize at = 0; at < 1000; at += n)
        {
          n = (gsize) g_test_rand_int_range (0, 200);
          n = MIN (n, 1000 - at);
          venule_sha256_add (&pieces, bytes + at, n);
        }
      hash = venule_sha256_get (&pieces);
      g_assert_cmpstr (hash, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sha256/known", test_known);
  g_test_add_func ("/sha256/lengths", test_lengths);
  g_test_add_func ("/sha256/pieces", test_pieces);
  return g_test_run ();
}
