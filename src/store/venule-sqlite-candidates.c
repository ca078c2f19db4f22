/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-candidates.h"

#include <string.h>

#include "venule-sqlite-index.h"

/* Where the reading of what a gram leads to has come to: its blocks are met from the last to the first. */
typedef struct
{
  sqlite3_stmt *rows;
  gint64 asked; /* for this block, last */
  gint64 block; /* that the statement stands on; -1: none is left */
} Cursor;

#define MOST_KEPT 512 /* blocks of postings: 4 MiB at most */

/* A block of what a gram leads to, kept for the tiers to come: they read much the same. */
typedef struct
{
  gint64 key;
  gsize length; /* 0: it leads to nobody there */
  guint8 members[];
} Kept;

/* What is read of a gram, and how long it was in the block that was read last. */
typedef struct
{
  gint64 gram;
  gsize length; /* 0: nobody has it there; G_MAXSIZE: it was not read yet */
} Reading;

/* All that must be had by who is looked for, the rarest first. */
typedef struct
{
  gconstpointer what; /* a word, or terms */
  guint how;          /* the extent, or the tier */
  GArray *readings;   /* (element-type Reading) */
} Plan;

struct _VenuleSqliteCandidates
{
  VenuleSqlite *db;
  GHashTable *cursors; /* (element-type gint64 Cursor) */
  GHashTable *kept;    /* (element-type Kept): a set, by their keys */
  GPtrArray *plans;    /* (element-type Plan): few */
};

/* One reading of a block's postings. */
typedef struct
{
  VenuleSqliteCandidates *self;
  gint64 block;
  VenuleSearchTier tier;
} Run;

static void
free_cursor (gpointer data)
{
  Cursor *cursor = data;

  sqlite3_reset (cursor->rows);
  g_free (cursor);
}

static void
free_plan (gpointer data)
{
  Plan *plan = data;

  g_array_unref (plan->readings);
  g_free (plan);
}

VenuleSqliteCandidates *
venule_sqlite_candidates_new (VenuleSqlite *db)
{
  VenuleSqliteCandidates *self = g_new0 (VenuleSqliteCandidates, 1);

  self->db = db;
  self->cursors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_cursor);
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->plans = g_ptr_array_new_with_free_func (free_plan);
  return self;
}

/* Ends all readings, too. */
void
venule_sqlite_candidates_free (VenuleSqliteCandidates *self)
{
  g_hash_table_unref (self->cursors);
  g_hash_table_unref (self->kept);
  g_ptr_array_unref (self->plans);
  g_free (self);
}

static gboolean
is_few (const guint64 *bits)
{
  return venule_posting_count (bits, VENULE_CANDIDATES_FEW) <= VENULE_CANDIDATES_FEW;
}

/* Returns: (transfer none) (nullable): with a statement of its own: they are read side by side */
static Cursor *
get_cursor (VenuleSqliteCandidates *self, gint64 gram, GError **error)
{
  Cursor *cursor = g_hash_table_lookup (self->cursors, &gram);
  g_autofree char *sql = NULL;
  sqlite3_stmt *rows;

  if (cursor != NULL)
    return cursor;
  sql = g_strdup_printf ("SELECT key, members FROM search_posting WHERE key BETWEEN ? AND ? ORDER BY key DESC -- %u",
                         g_hash_table_size (self->cursors));
  rows = venule_sqlite_prepare (self->db, sql, error);
  if (rows == NULL)
    return NULL;
  cursor = g_new0 (Cursor, 1);
  cursor->rows = rows;
  cursor->asked = -1;
  g_hash_table_insert (self->cursors, g_memdup2 (&gram, sizeof gram), cursor);
  return cursor;
}

static gboolean
step_cursor (VenuleSqliteCandidates *self, Cursor *cursor, GError **error)
{
  VenuleStep step = venule_sqlite_step (self->db, cursor->rows, error);
  const gint64 mask = ((gint64) 1 << VENULE_INDEX_BLOCK_BITS) - 1;

  cursor->block = step == VENULE_STEP_ROW ? sqlite3_column_int64 (cursor->rows, 0) & mask : -1;
  return step != VENULE_STEP_FAILED;
}

/* Brings the gram's reading to the block, or to the last one before it. */
static Cursor *
seek (VenuleSqliteCandidates *self, gint64 gram, gint64 block, GError **error)
{
  Cursor *cursor = get_cursor (self, gram, error);

  if (cursor == NULL)
    return NULL;
  if (block > cursor->asked)
    {
      sqlite3_reset (cursor->rows);
      sqlite3_bind_int64 (cursor->rows, 1, VENULE_INDEX_KEY (gram, 0));
      sqlite3_bind_int64 (cursor->rows, 2, VENULE_INDEX_KEY (gram, block));
      if (!step_cursor (self, cursor, error))
        return NULL;
    }
  while (cursor->block > block)
    {
      if (!step_cursor (self, cursor, error))
        return NULL;
    }
  cursor->asked = block;
  return cursor;
}

/* Returns: (transfer full) (nullable): NULL: it could not be read */
static Kept *
read_block (VenuleSqliteCandidates *self, gint64 gram, gint64 block, GError **error)
{
  Cursor *cursor = seek (self, gram, block, error);
  gconstpointer members;
  gsize length = 0;
  Kept *kept;

  if (cursor == NULL)
    return NULL;
  if (cursor->block == block)
    {
      members = sqlite3_column_blob (cursor->rows, 1);
      length = (gsize) sqlite3_column_bytes (cursor->rows, 1);
    }
  kept = g_malloc (sizeof *kept + length);
  kept->key = VENULE_INDEX_KEY (gram, block);
  kept->length = length;
  if (length > 0)
    memcpy (kept->members, members, length);
  return kept;
}

/* Calls @use for the block's members that have the gram; without any, nothing is called, and @length is 0. */
static gboolean
read_gram (Run *run,
           guint64 *bits,
           gint64 gram,
           void (*use) (guint64 bits[], gconstpointer members, gsize length),
           gsize *length,
           GError **error)
{
  VenuleSqliteCandidates *self = run->self;
  gint64 key = VENULE_INDEX_KEY (gram, run->block);
  const Kept *kept = g_hash_table_lookup (self->kept, &key);
  g_autofree Kept *read = NULL;

  if (kept == NULL)
    {
      kept = read = read_block (self, gram, run->block, error);
      if (kept == NULL)
        return FALSE;
      if (g_hash_table_size (self->kept) < MOST_KEPT)
        g_hash_table_add (self->kept, g_steal_pointer (&read));
    }
  *length = kept->length;
  if (*length > 0)
    use (bits, kept->members, *length);
  return TRUE;
}

/* Returns: (transfer none) (nullable): NULL: it is to be made */
static GArray *
find_plan (VenuleSqliteCandidates *self, gconstpointer what, guint how)
{
  for (guint i = 0; i < self->plans->len; i++)
    {
      const Plan *plan = g_ptr_array_index (self->plans, i);

      if (plan->what == what && plan->how == how)
        return plan->readings;
    }
  return NULL;
}

/* Returns: (transfer none): still empty */
static GArray *
add_plan (VenuleSqliteCandidates *self, gconstpointer what, guint how)
{
  Plan *plan = g_new (Plan, 1);

  *plan = (Plan){ what, how, g_array_new (FALSE, FALSE, sizeof (Reading)) };
  g_ptr_array_add (self->plans, plan);
  return plan->readings;
}

static void
plan_word (GArray *readings, const char *word, VenuleGramExtent extent)
{
  g_autoptr (GArray) grams = venule_gram_list (word, extent);

  for (guint i = 0; i < grams->len; i++)
    {
      Reading reading = { g_array_index (grams, gint64, i), G_MAXSIZE };

      g_array_append_val (readings, reading);
    }
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const Reading *first = a, *second = b;

  return first->length < second->length ? -1 : first->length > second->length;
}

/* Leaves only those that have all of it. What was rare in one block is read first in the next: after it they may be
 * few, and the rest need not be read. */
static gboolean
cut_by_plan (Run *run, guint64 *bits, GArray *readings, GError **error)
{
  for (guint i = 0; i < readings->len && !is_few (bits); i++)
    {
      Reading *reading = &g_array_index (readings, Reading, i);

      if (!read_gram (run, bits, reading->gram, venule_posting_cut, &reading->length, error))
        return FALSE;
      if (reading->length == 0)
        memset (bits, 0, VENULE_POSTING_BYTES);
    }
  g_array_sort (readings, compare_lengths);
  return TRUE;
}

/* Leaves only those that may have the word. */
static gboolean
cut_by_word (Run *run, guint64 *bits, const char *word, VenuleGramExtent extent, GError **error)
{
  guint how = VENULE_SEARCH_TIERS + extent;
  GArray *readings = find_plan (run->self, word, how);

  if (readings == NULL)
    {
      readings = add_plan (run->self, word, how);
      plan_word (readings, word, extent);
    }
  return cut_by_plan (run, bits, readings, error);
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
  gsize length;

  memset (years, date->first_year == 0 ? 0xff : 0, sizeof years);
  memset (days, date->month == 0 ? 0xff : 0, sizeof days);
  for (int day = 1; date->month > 0 && day <= 31; day++)
    {
      if ((date->day == 0 || date->day == day)
          && !read_gram (run, days, venule_gram_of_day (date->month, day), venule_posting_join, &length, error))
        return FALSE;
    }
  for (int year = date->first_year; date->first_year > 0 && year <= date->last_year; year++)
    {
      if (!read_gram (run, years, venule_gram_of_year (year), venule_posting_join, &length, error))
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

/* Whether a term asks for its word and nothing else. */
static gboolean
is_plain (const VenuleSearchTerm *term, VenuleSearchTier tier)
{
  return term->word != NULL && term->parts == NULL && !venule_search_query_reads_dates (term, tier)
         && venule_search_query_count_corrections (term, tier) == 0;
}

/* Leaves only those that may meet the term. */
static gboolean
cut_by_term (Run *run, guint64 *bits, const VenuleSearchTerm *term, GError **error)
{
  guint64 some[VENULE_POSTING_WORDS] = { 0 };

  if (!join_by_term (run, some, bits, term, error))
    return FALSE;
  for (guint word = 0; word < VENULE_POSTING_WORDS; word++)
    bits[word] &= some[word];
  return TRUE;
}

/* Leaves only those that may meet all terms: the plain ones as if they were one. */
static gboolean
cut_by_terms (Run *run, guint64 *bits, GPtrArray *terms, GError **error)
{
  GArray *readings = find_plan (run->self, terms, run->tier);

  if (readings == NULL)
    {
      readings = add_plan (run->self, terms, run->tier);
      for (guint i = 0; i < terms->len; i++)
        {
          const VenuleSearchTerm *term = g_ptr_array_index (terms, i);

          if (is_plain (term, run->tier))
            plan_word (readings, term->word, venule_search_query_get_extent (term, run->tier));
        }
    }
  if (!cut_by_plan (run, bits, readings, error))
    return FALSE;
  for (guint i = 0; i < terms->len && !is_few (bits); i++)
    {
      const VenuleSearchTerm *term = g_ptr_array_index (terms, i);

      if (!is_plain (term, run->tier) && !cut_by_term (run, bits, term, error))
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

  if (!venule_sqlite_read_number (
          db, "SELECT ifnull (max (slot), -1) FROM search_entry WHERE slot < " VENULE_INDEX_WAITING_TEXT, &last, error))
    return -1;
  return last < 0 ? 0 : (last >> VENULE_POSTING_SHIFT) + 1;
}

/**
 * venule_sqlite_candidates_find:
 * @self: a search's candidates
 * @block: which block of slots; to go from the last to the first is least work
 * @terms: (element-type VenuleSearchTerm): what is looked for, at least one
 * @tier: how well it has to be met
 * @bits: (out caller-allocates): the places in the block of every record that meets the terms, and perhaps of some
 *   that don't: once they are few, nothing more is read to tell them apart
 * @error: where to store an error
 *
 * Returns: FALSE with @error set
 */
gboolean
venule_sqlite_candidates_find (VenuleSqliteCandidates *self,
                               gint64 block,
                               GPtrArray *terms,
                               VenuleSearchTier tier,
                               guint64 bits[VENULE_POSTING_WORDS],
                               GError **error)
{
  Run run = { self, block, tier };

  memset (bits, 0xff, VENULE_POSTING_BYTES);
  return cut_by_terms (&run, bits, terms, error);
}

/**
 * venule_sqlite_candidates_find_word:
 * @self: a search's candidates
 * @block: which block of slots
 * @word: a folded word
 * @bits: (out caller-allocates): the places in the block of every record that has the word, and perhaps of others
 * @error: where to store an error
 *
 * Returns: FALSE with @error set
 */
gboolean
venule_sqlite_candidates_find_word (
    VenuleSqliteCandidates *self, gint64 block, const char *word, guint64 bits[VENULE_POSTING_WORDS], GError **error)
{
  Run run = { self, block, VENULE_SEARCH_EXACT };

  memset (bits, 0xff, VENULE_POSTING_BYTES);
  return cut_by_word (&run, bits, word, VENULE_GRAM_WHOLE, error);
}
