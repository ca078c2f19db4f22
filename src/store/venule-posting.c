/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-posting.h"

#include <string.h>

#define MOST_LISTED (VENULE_POSTING_BYTES / 2 - 1) /* a longer list would be no shorter than the bits */

static guint
read_place (const guint8 *bytes)
{
  return (bytes[0] | (guint) bytes[1] << 8) & (VENULE_POSTING_BLOCK - 1);
}

static guint64
read_bits (const guint8 *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return GUINT64_FROM_LE (word);
}

/* By halves: pairs, nibbles, bytes. Not every processor that this is compiled for has an instruction for it. */
static inline guint
count_bits (guint64 word)
{
  const guint64 pairs = G_MAXUINT64 / 3, nibbles = G_MAXUINT64 / 5, bytes = G_MAXUINT64 / 17, ones = G_MAXUINT64 / 255;

  word -= word >> 1 & pairs;
  word = (word & nibbles) + (word >> 2 & nibbles);
  return (guint) (((word + (word >> 4)) & bytes) * ones >> 56);
}

static void
repack (GByteArray *members, const guint64 bits[VENULE_POSTING_WORDS])
{
  g_autoptr (GByteArray) packed = venule_posting_pack (bits);

  g_byte_array_set_size (members, 0);
  if (packed->len > 0)
    g_byte_array_append (members, packed->data, packed->len);
}

static gboolean
set_bit (GByteArray *members, guint place, gboolean present)
{
  guint8 *byte = &members->data[place / 8];
  guint8 bit = (guint8) (1u << place % 8);

  if (present == ((*byte & bit) != 0))
    return FALSE;
  *byte ^= bit;
  if (!present)
    {
      guint64 bits[VENULE_POSTING_WORDS] = { 0 };

      venule_posting_join (bits, members->data, members->len);
      repack (members, bits);
    }
  return TRUE;
}

static void
insert_place (GByteArray *members, guint at, guint place)
{
  guint8 bytes[2] = { (guint8) place, (guint8) (place >> 8) };
  guint tail = members->len - at;

  g_byte_array_append (members, bytes, 2);
  memmove (members->data + at + 2, members->data + at, tail);
  memcpy (members->data + at, bytes, 2);
}

/**
 * venule_posting_set:
 * @members: a block as it is stored; empty: none
 * @place: the place in the block, below %VENULE_POSTING_BLOCK
 * @present: whether it is to be a member
 *
 * Returns: whether anything changed
 */
gboolean
venule_posting_set (GByteArray *members, guint place, gboolean present)
{
  guint low = 0, high;

  g_return_val_if_fail (place < VENULE_POSTING_BLOCK, FALSE);

  if (members->len == VENULE_POSTING_BYTES)
    return set_bit (members, place, present);
  high = members->len / 2;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (read_place (members->data + middle * 2) < place)
        low = middle + 1;
      else
        high = middle;
    }
  if (present == (low < members->len / 2 && read_place (members->data + low * 2) == place))
    return FALSE;
  if (!present)
    {
      g_byte_array_remove_range (members, low * 2, 2);
      return TRUE;
    }
  if (members->len / 2 < MOST_LISTED)
    insert_place (members, low * 2, place);
  else
    {
      guint64 bits[VENULE_POSTING_WORDS] = { 0 };

      venule_posting_join (bits, members->data, members->len);
      bits[place / 64] |= (guint64) 1 << place % 64;
      repack (members, bits);
    }
  return TRUE;
}

/**
 * venule_posting_pack:
 * @bits: a block's members
 *
 * Returns: (transfer full): the block as it is stored
 */
GByteArray *
venule_posting_pack (const guint64 bits[VENULE_POSTING_WORDS])
{
  guint n = venule_posting_count (bits, MOST_LISTED);
  GByteArray *members = g_byte_array_sized_new (n > MOST_LISTED ? VENULE_POSTING_BYTES : n * 2);

  for (guint i = 0; i < VENULE_POSTING_WORDS; i++)
    {
      if (n > MOST_LISTED)
        {
          guint64 word = GUINT64_TO_LE (bits[i]);

          g_byte_array_append (members, (const guint8 *) &word, sizeof word);
          continue;
        }
      for (guint64 word = bits[i]; word != 0; word &= word - 1)
        {
          guint place = i * 64 + (guint) __builtin_ctzll (word);
          guint8 bytes[2] = { (guint8) place, (guint8) (place >> 8) };

          g_byte_array_append (members, bytes, 2);
        }
    }
  return members;
}

/**
 * venule_posting_join:
 * @bits: a block
 * @members: a block as it is stored
 * @length: its bytes
 *
 * Adds the members to @bits.
 */
void
venule_posting_join (guint64 bits[VENULE_POSTING_WORDS], gconstpointer members, gsize length)
{
  const guint8 *bytes = members;

  if (length == VENULE_POSTING_BYTES)
    {
      for (guint i = 0; i < VENULE_POSTING_WORDS; i++)
        bits[i] |= read_bits (bytes + i * 8);
      return;
    }
  for (gsize i = 0; i + 1 < length; i += 2)
    {
      guint place = read_place (bytes + i);

      bits[place / 64] |= (guint64) 1 << place % 64;
    }
}

/**
 * venule_posting_cut:
 * @bits: a block
 * @members: a block as it is stored
 * @length: its bytes
 *
 * Leaves in @bits only those that are members too.
 */
void
venule_posting_cut (guint64 bits[VENULE_POSTING_WORDS], gconstpointer members, gsize length)
{
  const guint8 *bytes = members;

  if (length == VENULE_POSTING_BYTES)
    {
      for (guint i = 0; i < VENULE_POSTING_WORDS; i++)
        bits[i] &= read_bits (bytes + i * 8);
    }
  else
    {
      guint64 listed[VENULE_POSTING_WORDS] = { 0 };

      venule_posting_join (listed, members, length);
      for (guint i = 0; i < VENULE_POSTING_WORDS; i++)
        bits[i] &= listed[i];
    }
}

/**
 * venule_posting_tally:
 * @tallies: a number a place
 * @members: a block as it is stored
 * @length: its bytes
 *
 * Counts one up at each member's place.
 */
void
venule_posting_tally (guint8 tallies[VENULE_POSTING_BLOCK], gconstpointer members, gsize length)
{
  const guint8 *bytes = members;

  if (length != VENULE_POSTING_BYTES)
    {
      for (gsize i = 0; i + 1 < length; i += 2)
        tallies[read_place (bytes + i)]++;
      return;
    }
  for (guint i = 0; i < VENULE_POSTING_WORDS; i++)
    {
      for (guint64 word = read_bits (bytes + i * 8); word != 0; word &= word - 1)
        tallies[i * 64 + (guint) __builtin_ctzll (word)]++;
    }
}

/**
 * venule_posting_count:
 * @bits: a block
 * @most: as many as are of use
 *
 * Returns: how many members it has; once they are more than @most, it is not counted on
 */
guint
venule_posting_count (const guint64 bits[VENULE_POSTING_WORDS], guint most)
{
  guint n = 0;

  for (guint i = 0; i < VENULE_POSTING_WORDS && n <= most; i++)
    n += bits[i] == 0 ? 0 : count_bits (bits[i]);
  return n;
}

/**
 * venule_posting_find_last:
 * @bits: a block
 * @before: a place; %VENULE_POSTING_BLOCK: from the end on
 *
 * Returns: the last member before that place; -1: none
 */
int
venule_posting_find_last (const guint64 bits[VENULE_POSTING_WORDS], int before)
{
  g_return_val_if_fail (before >= 0 && before <= (int) VENULE_POSTING_BLOCK, -1);

  if (before == 0)
    return -1;
  for (int i = (before - 1) / 64; i >= 0; i--)
    {
      guint64 word = bits[i];

      if (i == (before - 1) / 64)
        word &= G_MAXUINT64 >> (63 - (before - 1) % 64);
      if (word != 0)
        return i * 64 + 63 - __builtin_clzll (word);
    }
  return -1;
}
