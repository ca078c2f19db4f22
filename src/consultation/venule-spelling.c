/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-spelling.h"

#include <string.h>

#define MAX_LENGTH 64

/* How many letters to add, drop or change: Levenshtein's distance, by rows. */
static guint
get_distance (const char *a, const char *b)
{
  gsize n = strlen (b);
  guint row[MAX_LENGTH + 1];

  for (gsize j = 0; j <= n; j++)
    row[j] = (guint) j;
  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i + 1;
      for (gsize j = 0; j < n; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = MIN (MIN (above, row[j]) + 1, diagonal + (a[i] != b[j]));
          diagonal = above;
        }
    }
  return row[n];
}

/**
 * venule_spelling_find_closest:
 * @word: an unknown word
 * @known: (element-type utf8): the known ones
 *
 * Returns: (transfer none) (nullable): the known word that @word is probably a slip for
 */
const char *
venule_spelling_find_closest (const char *word, GPtrArray *known)
{
  const char *closest = NULL;
  guint best;

  g_return_val_if_fail (word != NULL && known != NULL, NULL);

  if (strlen (word) > MAX_LENGTH)
    return NULL;
  best = 1 + MAX (1, (guint) strlen (word) / 3);
  for (guint i = 0; i < known->len; i++)
    {
      const char *candidate = g_ptr_array_index (known, i);
      guint distance = strlen (candidate) <= MAX_LENGTH ? get_distance (word, candidate) : G_MAXUINT;

      if (distance < best)
        {
          best = distance;
          closest = candidate;
        }
    }
  return closest;
}
