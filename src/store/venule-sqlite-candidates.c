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
  guint n_blocks;
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
open_postings (Run *run, gint64 key, GError **error)
{
  sqlite3_stmt *statement;

  if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return NULL;
  statement = venule_sqlite_prepare (
      run->db, "SELECT key, members FROM search_posting WHERE key BETWEEN ? AND ? ORDER BY key", error);
  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, key);
      sqlite3_bind_int64 (statement, 2, key + run->n_blocks - 1);
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
  sqlite3_stmt *statement = open_postings (run, key, error);
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
  sqlite3_stmt *statement = open_postings (run, key, error);
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
cut_by_word (Run *run, VenuleIdSet *set, const char *word, VenuleGramExtent extent, GError **error)
{
  g_autoptr (GArray) keys = venule_gram_list (word, VENULE_GRAM_OF_RECORDS, extent);

  for (guint i = 0; i < keys->len; i++)
    {
      if (!cut_by_gram (run, set, g_array_index (keys, gint64, i), error))
        return FALSE;
      if (i + 1 < keys->len && venule_id_set_count (set) <= VENULE_CANDIDATES_FEW)
        break;
    }
  return TRUE;
}

/* Adds those who may have the word. */
static gboolean
join_by_word (Run *run, VenuleIdSet *set, const char *word, VenuleGramExtent extent, GError **error)
{
  g_autoptr (VenuleIdSet) some = venule_id_set_new (run->n_blocks, TRUE);

  if (!cut_by_word (run, some, word, extent, error))
    return FALSE;
  venule_id_set_add_all (set, some);
  return TRUE;
}

static gboolean
join_by_date (Run *run, VenuleIdSet *set, const VenuleTypedDate *date, GError **error)
{
  g_autoptr (VenuleIdSet) years = venule_id_set_new (run->n_blocks, date->first_year == 0);
  g_autoptr (VenuleIdSet) days = venule_id_set_new (run->n_blocks, date->month == 0);

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

static gboolean cut_by_terms (Run *run, VenuleIdSet *set, GPtrArray *terms, GError **error);

/* Adds those who may meet the term in any of its readings. */
static gboolean
join_by_term (Run *run, VenuleIdSet *set, const VenuleSearchTerm *term, GError **error)
{
  guint n_corrections = venule_search_query_count_corrections (term, run->tier);

  if (term->word != NULL
      && !join_by_word (run, set, term->word, venule_search_query_get_extent (term, run->tier), error))
    return FALSE;
  for (guint i = 0; i < n_corrections; i++)
    {
      if (!join_by_word (run, set, term->corrections->pdata[i], VENULE_GRAM_WHOLE, error))
        return FALSE;
    }
  for (guint i = 0; venule_search_query_reads_dates (term, run->tier) && i < term->dates->len; i++)
    {
      if (!join_by_date (run, set, &g_array_index (term->dates, VenuleTypedDate, i), error))
        return FALSE;
    }
  if (term->parts != NULL)
    {
      g_autoptr (VenuleIdSet) all = venule_id_set_new (run->n_blocks, TRUE);

      if (!cut_by_terms (run, all, term->parts, error))
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

static gboolean
cut_by_terms (Run *run, VenuleIdSet *set, GPtrArray *terms, GError **error)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const VenuleSearchTerm *term = g_ptr_array_index (terms, i);

      if (is_one_word (term, run->tier))
        {
          if (!cut_by_word (run, set, term->word, venule_search_query_get_extent (term, run->tier), error))
            return FALSE;
        }
      else
        {
          g_autoptr (VenuleIdSet) some = venule_id_set_new (run->n_blocks, FALSE);

          if (!join_by_term (run, some, term, error))
            return FALSE;
          venule_id_set_keep_only (set, some);
        }
      if (venule_id_set_count (set) <= VENULE_CANDIDATES_FEW)
        return TRUE;
    }
  return TRUE;
}

/**
 * venule_sqlite_candidates_find:
 * @db: a store
 * @terms: (element-type VenuleSearchTerm): what is looked for, at least one
 * @tier: how well it has to be met
 * @cancellable: (nullable): looked at between grams
 * @error: where to store an error
 *
 * Returns: (transfer full) (nullable): every record that meets the terms, and perhaps some that don't
 */
VenuleIdSet *
venule_sqlite_candidates_find (
    VenuleSqlite *db, GPtrArray *terms, VenuleSearchTier tier, GCancellable *cancellable, GError **error)
{
  Run run = { db, tier, cancellable, 0 };
  g_autoptr (VenuleIdSet) set = NULL;

  if (!count_blocks (db, &run.n_blocks, error))
    return NULL;
  set = venule_id_set_new (run.n_blocks, TRUE);
  if (run.n_blocks > 0 && !cut_by_terms (&run, set, terms, error))
    return NULL;
  return g_steal_pointer (&set);
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
  Run run = { db, VENULE_SEARCH_EXACT, NULL, 0 };
  g_autoptr (VenuleIdSet) set = NULL;

  if (!count_blocks (db, &run.n_blocks, error))
    return NULL;
  set = venule_id_set_new (run.n_blocks, TRUE);
  if (run.n_blocks > 0 && !cut_by_word (&run, set, word, VENULE_GRAM_WHOLE, error))
    return NULL;
  return g_steal_pointer (&set);
}
