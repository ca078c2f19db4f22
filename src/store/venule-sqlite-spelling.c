/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-spelling.h"

#include <string.h>

#include "venule-posting.h"
#include "venule-search-text.h"
#include "venule-spelling-distance.h"
#include "venule-sqlite-index.h"

#define MOST_CORRECTIONS 12
#define MOST_CANDIDATES  2048 /* words whose distance is measured, those with the most grams in common first */

/* A word somebody has, and how far it is from what was typed. */
typedef struct
{
  char *word;
  guint rank;
} Correction;

static void
clear_correction (gpointer data)
{
  g_free (((Correction *) data)->word);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Correction *first = a, *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return strcmp (first->word, second->word);
}

/* Returns: the greatest id of a word, -1 with @error set */
static gint64
get_last_word (VenuleSqlite *db, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, "SELECT max(id) FROM search_word", error);
  gint64 last = -1;

  if (statement == NULL)
    return -1;
  if (venule_sqlite_step (db, statement, error) == VENULE_STEP_ROW)
    last = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return last;
}

/* Counts one up for each word of the block that has the gram. */
static gboolean
tally_gram (VenuleSqlite *db, gint64 block, gint64 gram, guint8 *tallies, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, "SELECT members FROM search_posting WHERE key = ?", error);
  VenuleStep step;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, VENULE_INDEX_KEY (gram, block));
  step = venule_sqlite_step (db, statement, error);
  if (step == VENULE_STEP_ROW)
    {
      gconstpointer members = sqlite3_column_blob (statement, 0);

      venule_posting_tally (tallies, members, (gsize) sqlite3_column_bytes (statement, 0));
    }
  sqlite3_reset (statement);
  return step != VENULE_STEP_FAILED;
}

/* Returns: (transfer full) (nullable): how many grams each word has in common with what was typed */
static guint8 *
tally_words (VenuleSqlite *db, GArray *keys, guint n_blocks, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *tallies = g_malloc0_n (n_blocks, VENULE_POSTING_BLOCK);

  for (guint block = 0; block < n_blocks; block++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint i = 0; i < keys->len; i++)
        {
          if (!tally_gram (db, block, g_array_index (keys, gint64, i), tallies + (gsize) block * VENULE_POSTING_BLOCK,
                           error))
            return NULL;
        }
    }
  return g_steal_pointer (&tallies);
}

/* Returns: how many grams a word must have in common for no more than MOST_CANDIDATES to be looked at */
static guint
find_threshold (const guint8 *tallies, gsize n)
{
  guint histogram[256] = { 0 }, sum = 0, threshold = 255;

  for (gsize i = 0; i < n; i++)
    histogram[tallies[i]]++;
  while (threshold > 1 && sum + histogram[threshold] <= MOST_CANDIDATES)
    sum += histogram[threshold--];
  return sum + histogram[threshold] <= MOST_CANDIDATES ? threshold : threshold + 1;
}

/* A whole word before the beginning of a longer one. */
static void
measure (GArray *corrections, const gunichar *typed, glong n_typed, const char *word)
{
  guint allowed = venule_spelling_distance_get_allowed (n_typed), beginning;
  glong n_word;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (word, -1, &n_word);
  guint whole = venule_spelling_distance_measure (typed, n_typed, letters, n_word, allowed, &beginning);
  guint rank = whole <= allowed ? whole * 2 : G_MAXUINT;

  if (beginning <= allowed && n_typed >= 4)
    rank = MIN (rank, beginning * 2 + 1);
  if (rank != G_MAXUINT && rank > 0)
    {
      Correction correction = { g_strdup (word), rank };

      g_array_append_val (corrections, correction);
    }
}

static gboolean
measure_words (VenuleSqlite *db,
               GArray *corrections,
               const char *typed,
               const guint8 *tallies,
               gsize n,
               GCancellable *cancellable,
               GError **error)
{
  glong n_typed;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (typed, -1, &n_typed);
  guint threshold = find_threshold (tallies, n);

  for (gsize id = 0; id < n; id++)
    {
      sqlite3_stmt *statement;
      VenuleStep step;

      if (tallies[id] < threshold)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      statement = venule_sqlite_prepare (db, "SELECT word FROM search_word WHERE id = ?", error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, (gint64) id);
      step = venule_sqlite_step (db, statement, error);
      if (step == VENULE_STEP_ROW)
        measure (corrections, letters, n_typed, (const char *) sqlite3_column_text (statement, 0));
      sqlite3_reset (statement);
      if (step == VENULE_STEP_FAILED)
        return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type Correction): nearest first */
static GArray *
list_corrections (VenuleSqlite *db, const char *typed, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) corrections = g_array_new (FALSE, FALSE, sizeof (Correction));
  g_autoptr (GArray) keys = venule_gram_list_padded (typed);
  gint64 last = get_last_word (db, error);
  guint n_blocks = last < 0 ? 0 : (guint) (last >> VENULE_POSTING_SHIFT) + 1;
  g_autofree guint8 *tallies = NULL;

  g_array_set_clear_func (corrections, clear_correction);
  if (last < 0)
    return NULL;
  tallies = tally_words (db, keys, n_blocks, cancellable, error);
  if (tallies == NULL
      || !measure_words (db, corrections, typed, tallies, (gsize) n_blocks * VENULE_POSTING_BLOCK, cancellable, error))
    return NULL;
  g_array_sort (corrections, compare);
  return g_steal_pointer (&corrections);
}

/**
 * venule_sqlite_spelling_knows:
 * @db: a store
 * @word: a folded word without digits
 * @whole: whether the word is meant, and not words that begin so
 * @error: where to store an error
 *
 * Returns: 1 when some record has such a word, 0 when none has, -1 with @error set
 */
int
venule_sqlite_spelling_knows (VenuleSqlite *db, const char *word, gboolean whole, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (
      db,
      whole ? "SELECT 1 FROM search_word WHERE word = ?"
            : "SELECT 1 FROM search_word WHERE word >= ?1 AND word < ?1 || char (0x10ffff) LIMIT 1",
      error);
  VenuleStep step;

  if (statement == NULL)
    return -1;
  venule_sqlite_bind_text (statement, 1, word);
  step = venule_sqlite_step (db, statement, error);
  sqlite3_reset (statement);
  return step == VENULE_STEP_FAILED ? -1 : step == VENULE_STEP_ROW;
}

/* Sets a term's corrections, the nearest first, and how many of them are as near as the first. */
static void
set_corrections (VenuleSearchTerm *term, GArray *corrections)
{
  term->corrections = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < MIN (corrections->len, MOST_CORRECTIONS); i++)
    {
      const Correction *correction = &g_array_index (corrections, Correction, i);

      g_ptr_array_add (term->corrections, g_strdup (correction->word));
      if (correction->rank <= g_array_index (corrections, Correction, 0).rank + 1)
        term->n_near = i + 1;
    }
}

/* A word that was put together from parts is not corrected: its parts are. */
static gboolean
correct_term (VenuleSqlite *db,
              VenuleSearchTerm *term,
              gboolean known_too,
              GCancellable *cancellable,
              gboolean *any,
              GError **error)
{
  g_autoptr (GArray) corrections = NULL;
  int known;

  if (term->parts != NULL)
    return venule_sqlite_spelling_correct (db, term->parts, known_too, cancellable, any, error);
  if (term->corrections != NULL || venule_search_text_has_digit (term->word) || g_utf8_strlen (term->word, -1) < 3)
    return TRUE;
  known = known_too ? 0 : venule_sqlite_spelling_knows (db, term->word, FALSE, error);
  if (known != 0)
    return known > 0;
  corrections = list_corrections (db, term->word, cancellable, error);
  if (corrections == NULL)
    return FALSE;
  set_corrections (term, corrections);
  *any |= corrections->len > 0;
  return TRUE;
}

/**
 * venule_sqlite_spelling_correct:
 * @db: a store
 * @terms: (element-type VenuleSearchTerm): what was typed; corrections are added to it
 * @known_too: whether words that somebody's begin with are to be corrected too
 * @cancellable: (nullable): looked at now and then
 * @any: (inout): set to %TRUE when there is any correction
 * @error: where to store an error
 *
 * Looks among all words for those that each word of three letters or more may be a slip for.
 *
 * Returns: FALSE with @error set
 */
gboolean
venule_sqlite_spelling_correct (
    VenuleSqlite *db, GPtrArray *terms, gboolean known_too, GCancellable *cancellable, gboolean *any, GError **error)
{
  for (guint i = 0; i < terms->len; i++)
    {
      VenuleSearchTerm *term = g_ptr_array_index (terms, i);

      if ((term->word != NULL || term->parts != NULL) && !correct_term (db, term, known_too, cancellable, any, error))
        return FALSE;
    }
  return TRUE;
}
