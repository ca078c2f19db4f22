/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-spelling-distance.h"

/**
 * venule_spelling_distance_get_allowed:
 * @letters: how many were typed
 *
 * Returns: how many slips a word of that length is forgiven
 */
guint
venule_spelling_distance_get_allowed (glong letters)
{
  return letters < 3 ? 0 : letters < 5 ? 1 : letters < 11 ? 2 : 3;
}

/**
 * venule_spelling_distance_measure:
 * @typed: what was typed
 * @n_typed: its letters, at most %VENULE_SPELLING_MAX_LETTERS
 * @word: what it may stand for
 * @n_word: its letters; those after %VENULE_SPELLING_MAX_LETTERS are not looked at
 * @most: the greatest distance that is of use, below 256
 * @beginning: (out) (optional): the distance to the nearest beginning of @word, for a word still being typed;
 *   @most + 1 when it is more than @most
 *
 * Counts letters that are added, left out, changed, or swapped with their neighbour (the distance named after
 * Damerau and Levenshtein, where no letter is touched twice).
 *
 * Returns: the distance; @most + 1 when it is more than @most
 */
guint
venule_spelling_distance_measure (
    const gunichar *typed, glong n_typed, const gunichar *word, glong n_word, guint most, guint *beginning)
{
  guint8 rows[3][VENULE_SPELLING_MAX_LETTERS + 1];
  glong n = MIN (n_word, VENULE_SPELLING_MAX_LETTERS);
  guint nearest = most + 1, whole;

  if (beginning != NULL)
    *beginning = most + 1;
  g_return_val_if_fail (n_typed >= 0 && n_typed <= VENULE_SPELLING_MAX_LETTERS && most < 255, most + 1);

  /* What lies further to the right can't come back under the bound. */
  n = MIN (n, n_typed + (glong) most);
  for (glong j = 0; j <= n; j++)
    rows[0][j] = (guint8) j;
  for (glong i = 1; i <= n_typed; i++)
    {
      guint8 *row = rows[i % 3], *above = rows[(i - 1) % 3], *before = rows[(i + 1) % 3];
      guint least = (guint) i;

      row[0] = (guint8) i;
      for (glong j = 1; j <= n; j++)
        {
          guint cost = MIN (above[j], row[j - 1]) + 1u;

          cost = MIN (cost, above[j - 1] + (guint) (typed[i - 1] != word[j - 1]));
          if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
            cost = MIN (cost, before[j - 2] + 1u);
          row[j] = (guint8) cost;
          least = MIN (least, cost);
        }
      if (least > most + 1) /* a swap may still reach back over one row */
        return most + 1;
    }
  for (glong j = 0; j <= n; j++)
    nearest = MIN (nearest, rows[n_typed % 3][j]);
  if (beginning != NULL)
    *beginning = nearest;
  whole = n == n_word ? rows[n_typed % 3][n] : most + 1;
  return MIN (whole, most + 1);
}
