/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-gram.h"

#include <string.h>

/* A beginning as long as this leads to few that don't begin so. The numbers of a clinic may all begin with letters. */
#define BEGINNING_LETTERS 4
#define NUMBERED_LETTERS  6

/* What a key is of. */
typedef enum
{
  BEGINNING = 1,
  THREE,
  ENDING,
  WHOLE,
  PADDED, /* three letters of a word, its edges counted as letters: for slips */
  YEAR,
  DAY,
  NAMES,
} Sort;

/* Every bit of the result depends on every bit given (a finaliser with odd multipliers and shifts). */
static guint64
mix (guint64 value)
{
  value = (value ^ (value >> 31)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = (value ^ (value >> 29)) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return value ^ (value >> 32);
}

static gint64
make_key (Sort sort, const gunichar *letters, glong n)
{
  guint64 sum = mix (sort);

  for (glong i = 0; i < n; i++)
    sum = mix (sum + letters[i]);
  return (gint64) (sum >> (64 - VENULE_GRAM_BITS));
}

static void
add_key (GArray *keys, Sort sort, const gunichar *letters, glong n)
{
  gint64 key = make_key (sort, letters, n);

  for (guint i = 0; i < keys->len; i++)
    {
      if (g_array_index (keys, gint64, i) == key)
        return;
    }
  g_array_append_val (keys, key);
}

/* Every three letters from the place @from on. Those at the end of a number tell most: many begin alike. */
static void
add_threes (GArray *keys, const gunichar *letters, glong n, glong from)
{
  for (glong i = n - 3; i >= from; i--)
    add_key (keys, THREE, letters + i, 3);
}

/* How a word of so many letters ends. */
static void
add_ending (GArray *keys, const gunichar *letters, glong n)
{
  gunichar ending[4] = { (gunichar) n };

  memcpy (ending + 1, letters + MAX (0, n - 3), (gsize) MIN (n, 3) * sizeof *letters);
  add_key (keys, ENDING, ending, 1 + MIN (n, 3));
}

/* The words that numbers are made of are too many to have a key each. */
static gboolean
has_digit (const gunichar *letters, glong n)
{
  for (glong i = 0; i < n; i++)
    {
      if (letters[i] >= '0' && letters[i] <= '9')
        return TRUE;
    }
  return FALSE;
}

static glong
get_beginning (const gunichar *letters, glong n)
{
  gboolean is_numbered = n > 0 && has_digit (letters, n) && !has_digit (letters, 1);

  return MIN (n, is_numbered ? NUMBERED_LETTERS : BEGINNING_LETTERS);
}

/**
 * venule_gram_list_all:
 * @word: a folded word, not empty
 *
 * Returns: (transfer full) (element-type gint64): all that a record which has the word is entered under
 */
GArray *
venule_gram_list_all (const char *word)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  glong n;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (word, -1, &n);

  for (glong i = 1; i <= get_beginning (letters, n); i++)
    add_key (keys, BEGINNING, letters, i);
  add_threes (keys, letters, n, 0);
  if (has_digit (letters, n))
    add_ending (keys, letters, n);
  else
    add_key (keys, WHOLE, letters, n);
  return keys;
}

/**
 * venule_gram_list:
 * @word: a folded word, not empty
 * @extent: how much of a record's word it is
 *
 * What is inside a word is found from three letters on.
 *
 * Returns: (transfer full) (element-type gint64): the fewest keys that all records with such a word are entered
 *   under, those that lead to the fewest first; empty for INSIDE and fewer than three letters
 */
GArray *
venule_gram_list (const char *word, VenuleGramExtent extent)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  glong n;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (word, -1, &n);
  glong beginning = get_beginning (letters, n);

  if (extent == VENULE_GRAM_WHOLE && !has_digit (letters, n))
    {
      add_key (keys, WHOLE, letters, n);
      return keys;
    }
  if (extent == VENULE_GRAM_WHOLE)
    add_ending (keys, letters, n);
  if (extent != VENULE_GRAM_INSIDE)
    add_key (keys, BEGINNING, letters, beginning);
  add_threes (keys, letters, n, extent == VENULE_GRAM_INSIDE ? 0 : beginning - 2);
  return keys;
}

/**
 * venule_gram_list_padded:
 * @word: a folded word, not empty
 *
 * Returns: (transfer full) (element-type gint64): what words that are alike have in common
 */
GArray *
venule_gram_list_padded (const char *word)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  glong n;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (word, -1, &n);
  g_autofree gunichar *padded = g_new0 (gunichar, n + 3);

  memcpy (padded + 2, letters, (gsize) n * sizeof *letters);
  for (glong i = 0; i <= n; i++)
    add_key (keys, PADDED, padded + i, 3);
  return keys;
}

gint64
venule_gram_of_year (int year)
{
  const gunichar number = (gunichar) year;

  return make_key (YEAR, &number, 1);
}

gint64
venule_gram_of_day (int month, int day)
{
  const gunichar numbers[] = { (gunichar) month, (gunichar) day };

  return make_key (DAY, numbers, 2);
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
  guint64 sum = mix (NAMES);

  for (const guint8 *p = (const guint8 *) folded; *p != '\0'; p++)
    sum = mix (sum + *p);
  return (gint64) (sum >> 1);
}
