/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-candidates.h"

#include <string.h>

#include <sqlite3.h>

#include "venule-sqlite-index.h"

/* One reading of the postings. */
typedef struct
{
  VenuleSqlite *db;
  VenuleSearchTier tier;
  GCancellable *cancellable;
} Run;

/* Returns: FALSE with @error set */
static gboolean
count_blocks (VenuleSqlite *db, guint *n_blocks, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, "SELECT max(block) FROM search_time", error);
  VenuleStep step;

  if (statement == NULL)
    return FALSE;
  step = venule_sqlite_step (db, statement, error);
  *n_blocks = 0;
  if (step == VENULE_STEP_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    {
      gint64 most = (sqlite3_column_int64 (statement, 0) + 1) * VENULE_INDEX_TIMES;

      *n_blocks = (guint) CLAMP ((most >> VENULE_POSTING_SHIFT) + 1, 0, 1 << VENULE_GRAM_BLOCK_BITS);
    }
  sqlite3_reset (statement);
  return step != VENULE_STEP_FAILED;
}

static sqlite3_stmt *
open_postings (Run *run, const VenuleIdSet *set, gint64 key, GError **error)
{
  sqlite3_stmt *statement;

  if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return NULL;
  statement = venule_sqlite_prepare (
      run->db, "SELECT key, members FROM search_posting WHERE key BETWEEN ? AND ? ORDER BY key", error);
  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, key);
      sqlite3_bind_int64 (statement, 2, key + set->n_blocks - 1);
    }
  return statement;
}

static void
clear_blocks (VenuleIdSet *set, guint from, guint to)
{
  if (to > from)
    memset (venule_id_set_get_block (set, from), 0, (gsize) (to - from) * VENULE_POSTING_BYTES);
}

/* Leaves in the set only those that have the gram. */
static gboolean
cut_by_gram (Run *run, VenuleIdSet *set, gint64 key, GError **error)
{
  sqlite3_stmt *statement = open_postings (run, set, key, error);
  guint next = 0;
  VenuleStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = venule_sqlite_step (run->db, statement, error)) == VENULE_STEP_ROW)
    {
      guint block = (guint) (sqlite3_column_int64 (statement, 0) - key);
      gconstpointer members = sqlite3_column_blob (statement, 1);

      clear_blocks (set, next, block);
      venule_posting_cut (venule_id_set_get_block (set, block), members, (gsize) sqlite3_column_bytes (statement, 1));
      next = block + 1;
    }
  clear_blocks (set, next, set->n_blocks);
  sqlite3_reset (statement);
  return step == VENULE_STEP_DONE;
}

/* Adds all those that have the gram. */
static gboolean
join_by_gram (Run *run, VenuleIdSet *set, gint64 key, GError **error)
{
  sqlite3_stmt *statement = open_postings (run, set, key, error);
  VenuleStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = venule_sqlite_step (run->db, statement, error)) == VENULE_STEP_ROW)
    {
      guint block = (guint) (sqlite3_column_int64 (statement, 0) - key);
      gconstpointer members = sqlite3_column_blob (statement, 1);

      venule_posting_join (venule_id_set_get_block (set, block), members, (gsize) sqlite3_column_bytes (statement, 1));
    }
  sqlite3_reset (statement);
  return step == VENULE_STEP_DONE;
}

static gboolean
is_few (const VenuleIdSet *set)
{
  return venule_id_set_count (set, VENULE_CANDIDATES_FEW) <= VENULE_CANDIDATES_FEW;
}

/* The set may be more than few: it is cut by what the word is entered under, but for those grams of @done's that
 * it has been cut by already. */
static gboolean
cut_by_word (
    Run *run, VenuleIdSet *set, const char *word, VenuleGramExtent extent, const VenuleGramExtent *done, GError **error)
{
  g_autoptr (GArray) keys = venule_gram_list (word, VENULE_GRAM_OF_RECORDS, extent);
  g_autoptr (GArray) known = done == NULL ? NULL : venule_gram_list (word, VENULE_GRAM_OF_RECORDS, *done);

  for (guint i = 0; i < keys->len && !is_few (set); i++)
    {
      gint64 key = g_array_index (keys, gint64, i);
      gboolean is_known = FALSE;

      for (guint j = 0; known != NULL && j < known->len; j++)
        is_known |= g_array_index (known, gint64, j) == key;
      if (!is_known && !cut_by_gram (run, set, key, error))
        return FALSE;
    }
  return TRUE;
}

/* Adds those of @among who may have the word. */
static gboolean
join_by_word (
    Run *run, VenuleIdSet *set, const VenuleIdSet *among, const char *word, VenuleGramExtent extent, GError **error)
{
  g_autoptr (VenuleIdSet) some = venule_id_set_copy (among);

  if (!cut_by_word (run, some, word, extent, NULL, error))
    return FALSE;
  venule_id_set_add_all (set, some);
  return TRUE;
}

/* Adds those born then. */
static gboolean
join_by_date (Run *run, VenuleIdSet *set, const VenuleTypedDate *date, GError **error)
{
  g_autoptr (VenuleIdSet) years = venule_id_set_new (set->n_blocks, date->first_year == 0);
  g_autoptr (VenuleIdSet) days = venule_id_set_new (set->n_blocks, date->month == 0);

  for (int year = date->first_year; date->first_year > 0 && year <= date->last_year; year++)
    {
      if (!join_by_gram (run, years, venule_gram_of_year (year), error))
        return FALSE;
    }
  for (int day = 1; date->month > 0 && day <= 31; day++)
    {
      if ((date->day == 0 || date->day == day)
          && !join_by_gram (run, days, venule_gram_of_day (date->month, day), error))
        return FALSE;
    }
  venule_id_set_keep_only (years, days);
  venule_id_set_add_all (set, years);
  return TRUE;
}

static gboolean cut_by_terms (Run *run, VenuleIdSet *set, GPtrArray *terms, gboolean narrowed, GError **error);

/* Adds those of @among who may meet the term in any of its readings, and perhaps others. */
static gboolean
join_by_term (Run *run, VenuleIdSet *set, const VenuleIdSet *among, const VenuleSearchTerm *term, GError **error)
{
  guint n_corrections = venule_search_query_count_corrections (term, run->tier);

  if (term->word != NULL
      && !join_by_word (run, set, among, term->word, venule_search_query_get_extent (term, run->tier), error))
    return FALSE;
  for (guint i = 0; i < n_corrections; i++)
    {
      if (!join_by_word (run, set, among, term->corrections->pdata[i], VENULE_GRAM_WHOLE, error))
        return FALSE;
    }
  for (guint i = 0; venule_search_query_reads_dates (term, run->tier) && i < term->dates->len; i++)
    {
      if (!join_by_date (run, set, &g_array_index (term->dates, VenuleTypedDate, i), error))
        return FALSE;
    }
  if (term->parts != NULL)
    {
      g_autoptr (VenuleIdSet) all = venule_id_set_copy (among);

      if (!cut_by_terms (run, all, term->parts, FALSE, error))
        return FALSE;
      venule_id_set_add_all (set, all);
    }
  return TRUE;
}

static gboolean
is_one_word (const VenuleSearchTerm *term, VenuleSearchTier tier)
{
  return term->word != NULL && term->parts == NULL && !venule_search_query_reads_dates (term, tier)
         && venule_search_query_count_corrections (term, tier) == 0;
}

/* narrowed: the set has been cut for the tier below, so that a word's edges are all that is new. */
static gboolean
cut_by_terms (Run *run, VenuleIdSet *set, GPtrArray *terms, gboolean narrowed, GError **error)
{
  for (guint i = 0; i < terms->len && !is_few (set); i++)
    {
      const VenuleSearchTerm *term = g_ptr_array_index (terms, i);

      if (is_one_word (term, run->tier))
        {
          VenuleSearchTier below = narrowed ? run->tier + 1 : run->tier;
          VenuleGramExtent done = venule_search_query_get_extent (term, below);

          if (!cut_by_word (run, set, term->word, venule_search_query_get_extent (term, run->tier),
                            narrowed && is_one_word (term, below) ? &done : NULL, error))
            return FALSE;
        }
      else
        {
          g_autoptr (VenuleIdSet) some = venule_id_set_new (set->n_blocks, FALSE);

          if (!join_by_term (run, some, set, term, error))
            return FALSE;
          venule_id_set_keep_only (set, some);
        }
    }
  return TRUE;
}

/**
 * venule_sqlite_candidates_new:
 * @db: a store
 * @error: where to store an error
 *
 * Returns: (transfer full) (nullable): every record there can be
 */
VenuleIdSet *
venule_sqlite_candidates_new (VenuleSqlite *db, GError **error)
{
  guint n_blocks;

  return count_blocks (db, &n_blocks, error) ? venule_id_set_new (n_blocks, TRUE) : NULL;
}

/**
 * venule_sqlite_candidates_narrow:
 * @db: a store
 * @set: all records; or, for EXACT and PREFIX, what was left of them by the tier that follows
 * @terms: (element-type VenuleSearchTerm): what is looked for, at least one
 * @tier: how well it has to be met
 * @cancellable: (nullable): looked at between grams
 * @error: where to store an error
 *
 * Leaves in the set every record of it that meets the terms, and perhaps some that don't: once they are few, nothing
 * more is read to tell them apart.
 *
 * Returns: FALSE with @error set
 */
gboolean
venule_sqlite_candidates_narrow (VenuleSqlite *db,
                                 VenuleIdSet *set,
                                 GPtrArray *terms,
                                 VenuleSearchTier tier,
                                 GCancellable *cancellable,
                                 GError **error)
{
  Run run = { db, tier, cancellable };

  return cut_by_terms (&run, set, terms, tier < VENULE_SEARCH_INFIX, error);
}

/**
 * venule_sqlite_candidates_find_word:
 * @db: a store
 * @word: a folded word
 * @error: where to store an error
 *
 * Returns: (transfer full) (nullable): every record that has the word, and perhaps some that don't
 */
VenuleIdSet *
venule_sqlite_candidates_find_word (VenuleSqlite *db, const char *word, GError **error)
{
  Run run = { db, VENULE_SEARCH_EXACT, NULL };
  g_autoptr (VenuleIdSet) set = venule_sqlite_candidates_new (db, error);

  if (set == NULL || !cut_by_word (&run, set, word, VENULE_GRAM_WHOLE, NULL, error))
    return NULL;
  return g_steal_pointer (&set);
}
