/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-gram.h"

#include <string.h>

/* No letters: they stand for a word's edges and for dates. */
enum
{
  EDGE_FIRST = 1,
  EDGE_LAST,
  YEAR,
  DAY,
};

/* Every bit of the result depends on every bit given (a finaliser with odd multipliers and shifts). */
static guint64
mix (guint64 value)
{
  value = (value ^ (value >> 31)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = (value ^ (value >> 29)) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return value ^ (value >> 32);
}

/* Returns: positive, its lowest bits free for a block's number */
static gint64
make_key (VenuleGramKind kind, gunichar a, gunichar b, gunichar c)
{
  guint64 packed = (guint64) a << 42 | (guint64) b << 21 | c;

  return (gint64) (mix (packed + (kind == VENULE_GRAM_OF_WORDS ? (guint64) 1 << 63 : 0))
                   >> (VENULE_GRAM_BLOCK_BITS + 1) << VENULE_GRAM_BLOCK_BITS);
}

static void
add_key (GArray *keys, VenuleGramKind kind, gunichar a, gunichar b, gunichar c)
{
  gint64 key = make_key (kind, a, b, c);

  for (guint i = 0; i < keys->len; i++)
    {
      if (g_array_index (keys, gint64, i) == key)
        return;
    }
  g_array_append_val (keys, key);
}

/**
 * venule_gram_list_all:
 * @word: a folded word, not empty
 * @kind: what the keys lead to
 *
 * Returns: (transfer full) (element-type gint64): all that the word is entered under
 */
GArray *
venule_gram_list_all (const char *word, VenuleGramKind kind)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gunichar a = EDGE_FIRST, b = EDGE_FIRST;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      add_key (keys, kind, a, b, c);
      a = b;
      b = c;
    }
  add_key (keys, kind, a, b, EDGE_LAST);
  return keys;
}

/**
 * venule_gram_list:
 * @word: a folded word, not empty
 * @kind: what the keys lead to
 * @extent: how much of a word it is
 *
 * What is inside a word is found from three letters on.
 *
 * Returns: (transfer full) (element-type gint64): the fewest keys that all such words are entered under; may be
 *   empty, for INSIDE
 */
GArray *
venule_gram_list (const char *word, VenuleGramKind kind, VenuleGramExtent extent)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gunichar a = EDGE_FIRST, b = EDGE_FIRST;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* The first letter is known from the first two. */
      if (b == EDGE_FIRST ? extent == VENULE_GRAM_BEGINNING && *g_utf8_next_char (p) == '\0'
                          : a != EDGE_FIRST || extent != VENULE_GRAM_INSIDE)
        add_key (keys, kind, a, b, c);
      a = b;
      b = c;
    }
  if (extent == VENULE_GRAM_WHOLE)
    add_key (keys, kind, a, b, EDGE_LAST);
  return keys;
}

gint64
venule_gram_of_year (int year)
{
  return make_key (VENULE_GRAM_OF_RECORDS, YEAR, (gunichar) year, 0);
}

gint64
venule_gram_of_day (int month, int day)
{
  return make_key (VENULE_GRAM_OF_RECORDS, DAY, (gunichar) month, (gunichar) day);
}

/**
 * venule_gram_of_names:
 * @folded: all of a person's names, folded
 *
 * Returns: what namesakes share
 */
gint64
venule_gram_of_names (const char *folded)
{
  guint64 sum = 0;

  for (const guint8 *p = (const guint8 *) folded; *p != '\0'; p++)
    sum = mix (sum + *p);
  return (gint64) (sum >> 1);
}
