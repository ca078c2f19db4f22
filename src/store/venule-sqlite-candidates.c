/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-candidates.h"

#include <string.h>

#include "venule-sqlite-index.h"

/* One reading of a block's postings. */
typedef struct
{
  VenuleSqlite *db;
  gint64 block;
  VenuleSearchTier tier;
} Run;

static gboolean
is_few (const guint64 *bits)
{
  return venule_posting_count (bits, VENULE_CANDIDATES_FEW) <= VENULE_CANDIDATES_FEW;
}

/* Calls @use for the block's members that have the gram; without any, nothing is called. */
static gboolean
read_gram (Run *run,
           guint64 *bits,
           gint64 gram,
           void (*use) (guint64 bits[], gconstpointer members, gsize length),
           gboolean *found,
           GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (run->db, "SELECT members FROM search_posting WHERE key = ?", error);
  VenuleStep step;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, VENULE_INDEX_BLOCK (run->block, gram));
  step = venule_sqlite_step (run->db, statement, error);
  *found = step == VENULE_STEP_ROW;
  if (*found)
    {
      gconstpointer members = sqlite3_column_blob (statement, 0);

      use (bits, members, (gsize) sqlite3_column_bytes (statement, 0));
    }
  sqlite3_reset (statement);
  return step != VENULE_STEP_FAILED;
}

/* Leaves only those that may have the word. */
static gboolean
cut_by_word (Run *run, guint64 *bits, const char *word, VenuleGramExtent extent, GError **error)
{
  g_autoptr (GArray) grams = venule_gram_list (word, extent);

  for (guint i = 0; i < grams->len && !is_few (bits); i++)
    {
      gboolean found;

      if (!read_gram (run, bits, g_array_index (grams, gint64, i), venule_posting_cut, &found, error))
        return FALSE;
      if (!found)
        memset (bits, 0, VENULE_POSTING_BYTES);
    }
  return TRUE;
}

/* Adds those of @among who may have the word. */
static gboolean
join_by_word (Run *run, guint64 *bits, const guint64 *among, const char *word, VenuleGramExtent extent, GError **error)
{
  guint64 some[VENULE_POSTING_WORDS];

  memcpy (some, among, sizeof some);
  if (!cut_by_word (run, some, word, extent, error))
    return FALSE;
  for (guint i = 0; i < VENULE_POSTING_WORDS; i++)
    bits[i] |= some[i];
  return TRUE;
}

/* Adds those born then. */
static gboolean
join_by_date (Run *run, guint64 *bits, const VenuleTypedDate *date, GError **error)
{
  guint64 years[VENULE_POSTING_WORDS], days[VENULE_POSTING_WORDS];
  gboolean found;

  memset (years, date->first_year == 0 ? 0xff : 0, sizeof years);
  memset (days, date->month == 0 ? 0xff : 0, sizeof days);
  for (int day = 1; date->month > 0 && day <= 31; day++)
    {
      if ((date->day == 0 || date->day == day)
          && !read_gram (run, days, venule_gram_of_day (date->month, day), venule_posting_join, &found, error))
        return FALSE;
    }
  for (int year = date->first_year; date->first_year > 0 && year <= date->last_year; year++)
    {
      if (!read_gram (run, years, venule_gram_of_year (year), venule_posting_join, &found, error))
        return FALSE;
    }
  for (guint i = 0; i < VENULE_POSTING_WORDS; i++)
    bits[i] |= years[i] & days[i];
  return TRUE;
}

static gboolean cut_by_terms (Run *run, guint64 *bits, GPtrArray *terms, GError **error);

/* Adds those of @among who may meet the term in any of its readings, and perhaps others. */
static gboolean
join_by_term (Run *run, guint64 *bits, const guint64 *among, const VenuleSearchTerm *term, GError **error)
{
  guint n_corrections = venule_search_query_count_corrections (term, run->tier);

  if (term->word != NULL
      && !join_by_word (run, bits, among, term->word, venule_search_query_get_extent (term, run->tier), error))
    return FALSE;
  for (guint i = 0; i < n_corrections; i++)
    {
      if (!join_by_word (run, bits, among, term->corrections->pdata[i], VENULE_GRAM_WHOLE, error))
        return FALSE;
    }
  for (guint i = 0; venule_search_query_reads_dates (term, run->tier) && i < term->dates->len; i++)
    {
      if (!join_by_date (run, bits, &g_array_index (term->dates, VenuleTypedDate, i), error))
        return FALSE;
    }
  if (term->parts != NULL)
    {
      guint64 all[VENULE_POSTING_WORDS];

      memcpy (all, among, sizeof all);
      if (!cut_by_terms (run, all, term->parts, error))
        return FALSE;
      for (guint i = 0; i < VENULE_POSTING_WORDS; i++)
        bits[i] |= all[i];
    }
  return TRUE;
}

/* Leaves only those that may meet the term. */
static gboolean
cut_by_term (Run *run, guint64 *bits, const VenuleSearchTerm *term, GError **error)
{
  guint64 some[VENULE_POSTING_WORDS] = { 0 };

  if (term->word != NULL && term->parts == NULL && !venule_search_query_reads_dates (term, run->tier)
      && venule_search_query_count_corrections (term, run->tier) == 0)
    return cut_by_word (run, bits, term->word, venule_search_query_get_extent (term, run->tier), error);
  if (!join_by_term (run, some, bits, term, error))
    return FALSE;
  for (guint word = 0; word < VENULE_POSTING_WORDS; word++)
    bits[word] &= some[word];
  return TRUE;
}

static gboolean
cut_by_terms (Run *run, guint64 *bits, GPtrArray *terms, GError **error)
{
  for (guint i = 0; i < terms->len && !is_few (bits); i++)
    {
      if (!cut_by_term (run, bits, g_ptr_array_index (terms, i), error))
        return FALSE;
    }
  return TRUE;
}
/**
 * venule_sqlite_candidates_count_blocks:
 * @db: a store
 * @error: where to store an error
 *
 * Returns: how many blocks of slots have postings; -1 with @error set
 */
gint64
venule_sqlite_candidates_count_blocks (VenuleSqlite *db, GError **error)
{
  gint64 last;

  if (!venule_sqlite_read_number (db, "SELECT ifnull (max (slot), -1) FROM search_entry WHERE slot < 1 << 40", &last,
                                  error))
    return -1;
  return last < 0 ? 0 : (last >> VENULE_POSTING_SHIFT) + 1;
}

/**
 * venule_sqlite_candidates_find:
 * @db: a store
 * @block: which block of slots
 * @terms: (element-type VenuleSearchTerm): what is looked for, at least one
 * @tier: how well it has to be met
 * @bits: (out caller-allocates): the places in the block of every record that meets the terms, and perhaps of some
 *   that don't: once they are few, nothing more is read to tell them apart
 * @error: where to store an error
 *
 * Returns: FALSE with @error set
 */
gboolean
venule_sqlite_candidates_find (VenuleSqlite *db,
                               gint64 block,
                               GPtrArray *terms,
                               VenuleSearchTier tier,
                               guint64 bits[VENULE_POSTING_WORDS],
                               GError **error)
{
  Run run = { db, block, tier };

  memset (bits, 0xff, VENULE_POSTING_BYTES);
  return cut_by_terms (&run, bits, terms, error);
}

/**
 * venule_sqlite_candidates_find_word:
 * @db: a store
 * @block: which block of slots
 * @word: a folded word
 * @bits: (out caller-allocates): the places in the block of every record that has the word, and perhaps of others
 * @error: where to store an error
 *
 * Returns: FALSE with @error set
 */
gboolean
venule_sqlite_candidates_find_word (
    VenuleSqlite *db, gint64 block, const char *word, guint64 bits[VENULE_POSTING_WORDS], GError **error)
{
  Run run = { db, block, VENULE_SEARCH_EXACT };

  memset (bits, 0xff, VENULE_POSTING_BYTES);
  return cut_by_word (&run, bits, word, VENULE_GRAM_WHOLE, error);
}
