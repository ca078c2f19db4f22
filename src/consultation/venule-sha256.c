/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-sha256.h"

#include <string.h>

/* Of the cube roots of the first 64 primes, the first 32 bits behind the point. */
const guint32 venule_sha256_constants[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* Of the square roots of the first eight primes, likewise. */
static const guint32 first_state[8] = {
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static inline guint32
turn (guint32 word, guint n)
{
  return word >> n | word << (32 - n);
}

static void
spread (guint32 words[64], const guint8 *block)
{
  for (guint i = 0; i < 16; i++)
    words[i] = (guint32) block[i * 4] << 24 | (guint32) block[i * 4 + 1] << 16 | (guint32) block[i * 4 + 2] << 8
               | block[i * 4 + 3];
  for (guint i = 16; i < 64; i++)
    {
      guint32 early = words[i - 15], late = words[i - 2];

      words[i] = words[i - 16] + (turn (early, 7) ^ turn (early, 18) ^ early >> 3) + words[i - 7]
                 + (turn (late, 17) ^ turn (late, 19) ^ late >> 10);
    }
}

/* What any processor can do. */
void
venule_sha256_blocks_plainly (guint32 state[8], const guint8 *bytes, gsize n_blocks)
{
  for (; n_blocks > 0; n_blocks--, bytes += VENULE_SHA256_BLOCK)
    {
      guint32 a = state[0], b = state[1], c = state[2], d = state[3];
      guint32 e = state[4], f = state[5], g = state[6], h = state[7];
      guint32 words[64];

      spread (words, bytes);
      for (guint i = 0; i < 64; i++)
        {
          guint32 first = h + (turn (e, 6) ^ turn (e, 11) ^ turn (e, 25)) + ((e & f) ^ (~e & g))
                          + venule_sha256_constants[i] + words[i];
          guint32 second = (turn (a, 2) ^ turn (a, 13) ^ turn (a, 22)) + ((a & b) ^ (a & c) ^ (b & c));

          h = g;
          g = f;
          f = e;
          e = d + first;
          d = c;
          c = b;
          b = a;
          a = first + second;
        }
      state[0] += a;
      state[1] += b;
      state[2] += c;
      state[3] += d;
      state[4] += e;
      state[5] += f;
      state[6] += g;
      state[7] += h;
    }
}

static VenuleSha256Blocks
get_blocks (void)
{
  static gsize blocks;

  if (g_once_init_enter (&blocks))
    {
      VenuleSha256Blocks found = venule_sha256_find_processor_blocks ();

      g_once_init_leave (&blocks, (gsize) (found != NULL ? found : venule_sha256_blocks_plainly));
    }
  return (VenuleSha256Blocks) blocks;
}

/**
 * venule_sha256_init:
 * @self: (out caller-allocates): a hash of nothing yet
 */
void
venule_sha256_init (VenuleSha256 *self)
{
  memcpy (self->state, first_state, sizeof first_state);
  self->n_bytes = 0;
}

/**
 * venule_sha256_add:
 * @self: a hash
 * @bytes: (nullable): what comes next; %NULL only with no @length
 * @length: in bytes
 */
void
venule_sha256_add (VenuleSha256 *self, gconstpointer bytes, gsize length)
{
  const guint8 *next = bytes;
  gsize n_waiting = self->n_bytes % VENULE_SHA256_BLOCK;
  gsize room = VENULE_SHA256_BLOCK - n_waiting;

  if (length == 0)
    return;
  self->n_bytes += length;
  if (n_waiting > 0 && length >= room)
    {
      memcpy (self->waiting + n_waiting, next, room);
      get_blocks () (self->state, self->waiting, 1);
      next += room;
      length -= room;
      n_waiting = 0;
    }
  if (n_waiting == 0 && length >= VENULE_SHA256_BLOCK)
    {
      get_blocks () (self->state, next, length / VENULE_SHA256_BLOCK);
      next += length - length % VENULE_SHA256_BLOCK;
      length %= VENULE_SHA256_BLOCK;
    }
  memcpy (self->waiting + n_waiting, next, length);
}

/**
 * venule_sha256_get:
 * @self: a hash; nothing is added after this
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
venule_sha256_get (VenuleSha256 *self)
{
  static const guint8 padding[VENULE_SHA256_BLOCK] = { 0x80 };
  static const char digits[] = "0123456789abcdef";
  guint64 n_bits = GUINT64_TO_BE (self->n_bytes * 8);
  gsize n_waiting = self->n_bytes % VENULE_SHA256_BLOCK;
  char *text = g_malloc (65);

  /* So much that the length of all ends a block. */
  venule_sha256_add (self, padding, (n_waiting < 56 ? 56 : 56 + VENULE_SHA256_BLOCK) - n_waiting);
  venule_sha256_add (self, &n_bits, sizeof n_bits);
  for (guint i = 0; i < 64; i++)
    text[i] = digits[self->state[i / 8] >> (28 - i % 8 * 4) & 15];
  text[64] = '\0';
  return text;
}

/**
 * venule_sha256_of:
 * @bytes: (nullable): bytes; %NULL only with no @length
 * @length: how many
 *
 * Returns: (transfer full): their SHA-256 as 64 hexadecimal digits, as `sha256sum` tells it
 */
char *
venule_sha256_of (gconstpointer bytes, gsize length)
{
  VenuleSha256 hash;

  venule_sha256_init (&hash);
  venule_sha256_add (&hash, bytes, length);
  return venule_sha256_get (&hash);
}

/**
 * venule_sha256_of_bytes:
 * @bytes: bytes
 *
 * Returns: (transfer full): their SHA-256 as 64 hexadecimal digits, as `sha256sum` tells it
 */
char *
venule_sha256_of_bytes (GBytes *bytes)
{
  gsize length;
  gconstpointer start = g_bytes_get_data (bytes, &length);

  return venule_sha256_of (start, length);
}
