/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-search.h"

#include "venule-search-text.h"
#include "venule-sqlite-candidates.h"
#include "venule-sqlite-entry.h"
#include "venule-sqlite-index.h"
#include "venule-sqlite-kind.h"
#include "venule-sqlite-spelling.h"

#define HANDFUL   5   /* fewer found: words that nobody has may be slips */
#define ENOUGH    16  /* begin as typed: what holds it inside is not looked for */
#define SHORT     512 /* a list that is no longer is gone along */
#define MOST_RANK VENULE_SEARCH_INFIX

/* One search. */
typedef struct
{
  VenuleSqlite *db;
  const VenuleListQuery *query;
  GPtrArray *terms;
  VenuleSqliteCandidates *candidates;  /* (nullable) */
  gint64 n_blocks;                     /* of slots */
  guint64 *listed;                     /* (nullable): the slots of a list that isn't gone along, block by block */
  GArray *ranked[VENULE_SEARCH_TIERS]; /* (element-type VenuleSqliteFound): looked at one by one */
  gboolean is_short;                   /* there are no others in the list */
  GArray *found;                       /* (element-type VenuleSqliteFound) */
  guint most;
  GCancellable *cancellable;
} Search;

static gboolean
is_full (const Search *search)
{
  return search->found->len >= search->most;
}

static gboolean
is_found (const Search *search, gint64 record)
{
  for (guint i = 0; i < search->found->len; i++)
    {
      if (g_array_index (search->found, VenuleSqliteFound, i).record == record)
        return TRUE;
    }
  return FALSE;
}

/* Returns: 1 when the record is in the list, 0 when not, -1 with @error set */
static int
is_in_list (Search *search, gint64 record, GError **error)
{
  sqlite3_stmt *statement;
  VenuleStep step;
  int holds = 0;

  if (search->is_short || search->listed != NULL || search->query->kind == VENULE_LIST_ALL)
    return 1;
  statement = venule_sqlite_prepare (search->db,
                                     "SELECT course, to_hand_over, visit, changed_day FROM record WHERE id = ?", error);
  if (statement == NULL)
    return -1;
  sqlite3_bind_int64 (statement, 1, record);
  step = venule_sqlite_step (search->db, statement, error);
  if (step == VENULE_STEP_ROW)
    holds = venule_sqlite_kind_holds (
        search->query, (VenuleCourse) sqlite3_column_int (statement, 0), sqlite3_column_int (statement, 1) != 0,
        (VenuleCivilDate) sqlite3_column_int64 (statement, 2), (VenuleCivilDate) sqlite3_column_int64 (statement, 3));
  sqlite3_reset (statement);
  return step == VENULE_STEP_FAILED ? -1 : holds;
}

#define ENTRY "SELECT record, words, born, names FROM search_entry "

static VenuleSqliteFound
read_found (sqlite3_stmt *row)
{
  return (VenuleSqliteFound){ sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 3) };
}

/* Holds the entry that @row stands on against the terms.
 * Returns: the first of the tiers that it meets; VENULE_SEARCH_TIERS: none */
static VenuleSearchTier
rank (Search *search, sqlite3_stmt *row, VenuleSearchTier first, VenuleSearchTier last)
{
  const char *words = (const char *) sqlite3_column_text (row, 1);
  VenuleCivilDate born = (VenuleCivilDate) sqlite3_column_int64 (row, 2);

  /* Most of them don't meet the last tier, nor then any before it. */
  if (words == NULL || !venule_search_query_meets (search->terms, last, words, born))
    return VENULE_SEARCH_TIERS;
  for (VenuleSearchTier tier = first; tier < last; tier++)
    {
      if (venule_search_query_meets (search->terms, tier, words, born))
        return tier;
    }
  return last;
}

/* Ranks the entries that a statement gives. */
static gboolean
rank_rows (Search *search, sqlite3_stmt *rows, VenuleSearchTier first, VenuleSearchTier last, GError **error)
{
  VenuleStep step;

  while ((step = venule_sqlite_step (search->db, rows, error)) == VENULE_STEP_ROW)
    {
      VenuleSearchTier tier = rank (search, rows, first, last);
      VenuleSqliteFound found = read_found (rows);
      int holds = tier == VENULE_SEARCH_TIERS ? 0 : is_in_list (search, found.record, error);

      if (holds < 0)
        {
          sqlite3_reset (rows);
          return FALSE;
        }
      if (holds > 0)
        g_array_append_val (search->ranked[tier], found);
    }
  return step == VENULE_STEP_DONE;
}

/* The latest changes have no postings yet. */
static gboolean
rank_waiting (Search *search, VenuleSearchTier first, VenuleSearchTier last, GError **error)
{
  sqlite3_stmt *rows = venule_sqlite_prepare (search->db, ENTRY "WHERE slot >= ? ORDER BY slot DESC", error);

  if (rows == NULL)
    return FALSE;
  sqlite3_bind_int64 (rows, 1, VENULE_INDEX_WAITING);
  return rank_rows (search, rows, first, last, error);
}

/* Goes along a list that isn't long. */
static gboolean
rank_list (Search *search, GArray *records, VenuleSearchTier first, VenuleSearchTier last, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      sqlite3_stmt *row
          = venule_sqlite_prepare (search->db, ENTRY "WHERE slot = (SELECT slot FROM record WHERE id = ?)", error);

      if (row == NULL || g_cancellable_set_error_if_cancelled (search->cancellable, error))
        return FALSE;
      sqlite3_bind_int64 (row, 1, g_array_index (records, gint64, i));
      if (!rank_rows (search, row, first, last, error))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): all records of the list, or the first of more than SHORT */
static GArray *
read_list (Search *search, GError **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *rows = venule_sqlite_kind_prepare (search->db, search->query, error);
  VenuleStep step = VENULE_STEP_ROW;

  if (rows == NULL)
    return NULL;
  while (records->len <= SHORT && (step = venule_sqlite_step (search->db, rows, error)) == VENULE_STEP_ROW)
    {
      gint64 record = sqlite3_column_int64 (rows, 0);

      g_array_append_val (records, record);
    }
  sqlite3_reset (rows);
  return step == VENULE_STEP_FAILED ? NULL : g_steal_pointer (&records);
}

/* Ranks what is looked at one by one: all of a short list, the latest changes of a long one. */
static gboolean
rank_first (Search *search, VenuleSearchTier first, VenuleSearchTier last, GError **error)
{
  g_autoptr (GArray) records = NULL;

  if (search->query->kind == VENULE_LIST_ALL)
    return rank_waiting (search, first, last, error);
  records = read_list (search, error);
  if (records == NULL)
    return FALSE;
  search->is_short = records->len <= SHORT;
  return search->is_short ? rank_list (search, records, first, last, error) : rank_waiting (search, first, last, error);
}

/* Takes the record in a slot, when there is one, when it meets the terms so well and no better. */
static gboolean
take_slot (Search *search, gint64 slot, VenuleSearchTier tier, GError **error)
{
  sqlite3_stmt *row = venule_sqlite_prepare (search->db, ENTRY "WHERE slot = ?", error);
  VenuleStep step;
  int holds = 0;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, slot);
  step = venule_sqlite_step (search->db, row, error);
  if (step == VENULE_STEP_ROW && rank (search, row, VENULE_SEARCH_EXACT, tier) == tier)
    {
      VenuleSqliteFound found = read_found (row);

      holds = is_found (search, found.record) ? 0 : is_in_list (search, found.record, error);
      if (holds > 0)
        g_array_append_val (search->found, found);
    }
  sqlite3_reset (row);
  return step != VENULE_STEP_FAILED && holds >= 0;
}

/* What all of a search's tiers need. */
static gboolean
begin_slots (Search *search, GError **error)
{
  g_autoptr (GError) failure = NULL;
  sqlite3_stmt *slots;
  VenuleStep step;

  if (search->candidates != NULL)
    return TRUE;
  search->n_blocks = venule_sqlite_candidates_count_blocks (search->db, error);
  if (search->n_blocks < 0)
    return FALSE;
  search->candidates = venule_sqlite_candidates_new (search->db);
  slots = venule_sqlite_kind_prepare_slots (search->db, search->query, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (slots == NULL)
    return TRUE;
  search->listed = g_new0 (guint64, MAX (search->n_blocks, 1) * VENULE_POSTING_WORDS);
  while ((step = venule_sqlite_step (search->db, slots, error)) == VENULE_STEP_ROW)
    {
      gint64 slot = sqlite3_column_int64 (slots, 0);

      if (slot >= 0 && slot >> VENULE_POSTING_SHIFT < search->n_blocks)
        search->listed[slot / 64] |= (guint64) 1 << slot % 64;
    }
  return step == VENULE_STEP_DONE;
}

/* Goes through the slots from the latest on, block by block, until enough is found. */
static gboolean
take_slots (Search *search, VenuleSearchTier tier, GError **error)
{
  if (!begin_slots (search, error))
    return FALSE;
  for (gint64 block = search->n_blocks - 1; block >= 0 && !is_full (search); block--)
    {
      guint64 bits[VENULE_POSTING_WORDS];

      if (g_cancellable_set_error_if_cancelled (search->cancellable, error)
          || !venule_sqlite_candidates_find (search->candidates, block, search->terms, tier, bits, error))
        return FALSE;
      for (guint i = 0; search->listed != NULL && i < VENULE_POSTING_WORDS; i++)
        bits[i] &= search->listed[block * VENULE_POSTING_WORDS + i];
      for (int place = venule_posting_find_last (bits, VENULE_POSTING_BLOCK); place >= 0 && !is_full (search);
           place = venule_posting_find_last (bits, place))
        {
          if (!take_slot (search, block << VENULE_POSTING_SHIFT | place, tier, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Nobody has a word that isn't among all words.
 * Returns: 0 when no record can meet the term so well, 1 when some may, -1 with @error set */
static int
may_meet (Search *search, const VenuleSearchTerm *term, VenuleSearchTier tier, GError **error)
{
  int known = 0;

  if (tier > VENULE_SEARCH_PREFIX || venule_search_query_reads_dates (term, tier))
    return 1;
  if (term->word != NULL)
    known = venule_search_text_has_digit (term->word)
                ? 1
                : venule_sqlite_spelling_knows (search->db, term->word, tier == VENULE_SEARCH_EXACT, error);
  if (known != 0 || term->parts == NULL)
    return known;
  known = 1;
  for (guint i = 0; i < term->parts->len && known > 0; i++)
    known = may_meet (search, g_ptr_array_index (term->parts, i), tier, error);
  return known;
}

/* A date is met or not: of dates alone only the first tier has any.
 * Returns: 0 when no slot need be looked at, 1 when some may, -1 with @error set */
static int
may_be_met (Search *search, VenuleSearchTier tier, GError **error)
{
  gboolean has_words = FALSE;
  int known = 1;

  for (guint i = 0; i < search->terms->len && known > 0; i++)
    {
      const VenuleSearchTerm *term = g_ptr_array_index (search->terms, i);

      has_words |= term->word != NULL || term->parts != NULL;
      known = may_meet (search, term, tier, error);
    }
  return known <= 0 ? known : has_words || tier == VENULE_SEARCH_EXACT;
}

/* Takes what meets the terms as well as each of the tiers asks, and no better: tier by tier. */
static gboolean
take_tiers (Search *search, VenuleSearchTier first, VenuleSearchTier last, GError **error)
{
  if (!rank_first (search, first, last, error))
    return FALSE;
  for (VenuleSearchTier tier = first; tier <= last && !is_full (search); tier++)
    {
      int known;

      if (tier == VENULE_SEARCH_INFIX && search->found->len >= MIN (ENOUGH, search->most))
        break;
      for (guint i = 0; i < search->ranked[tier]->len && !is_full (search); i++)
        {
          VenuleSqliteFound found = g_array_index (search->ranked[tier], VenuleSqliteFound, i);

          if (!is_found (search, found.record))
            g_array_append_val (search->found, found);
        }
      if (search->is_short || is_full (search))
        continue;
      known = may_be_met (search, tier, error);
      if (known < 0 || (known > 0 && !take_slots (search, tier, error)))
        return FALSE;
    }
  return TRUE;
}

/* What was probably meant. */
static gboolean
take_corrected (Search *search, VenuleSearchTier tier, GError **error)
{
  gboolean any = FALSE;

  if (!venule_sqlite_spelling_correct (search->db, search->terms, tier == VENULE_SEARCH_FAR, search->cancellable, &any,
                                       error))
    return FALSE;
  return (!any && tier == VENULE_SEARCH_NEAR) || take_tiers (search, tier, tier, error);
}

/* Words that were cut at marks: where nobody has them as one, they are terms like others. */
static gboolean
part_terms (Search *search, GError **error)
{
  for (guint i = 0; i < search->terms->len;)
    {
      VenuleSearchTerm *term = g_ptr_array_index (search->terms, i);
      int known = 1;

      if (term->word != NULL && term->parts != NULL && term->dates->len == 0
          && !venule_search_text_has_digit (term->word))
        known = venule_sqlite_spelling_knows (search->db, term->word, FALSE, error);
      if (known < 0)
        return FALSE;
      if (known > 0)
        {
          i++;
          continue;
        }
      g_ptr_array_extend_and_steal (search->terms, g_steal_pointer (&term->parts));
      g_ptr_array_remove_index (search->terms, i);
    }
  return TRUE;
}

static gboolean
search_all (Search *search, GError **error)
{
  if (!part_terms (search, error))
    return FALSE;
  if (!take_tiers (search, VENULE_SEARCH_EXACT, MOST_RANK, error))
    return FALSE;
  if (search->found->len >= MIN (HANDFUL, search->most))
    return TRUE;
  if (!take_corrected (search, VENULE_SEARCH_NEAR, error))
    return FALSE;
  /* A word that somebody has is taken for another only where it leads to nobody. */
  return search->found->len > 0 || take_corrected (search, VENULE_SEARCH_FAR, error);
}

/**
 * venule_sqlite_search_run:
 * @db: a store
 * @query: the list to search in
 * @terms: (element-type VenuleSearchTerm): what is looked for, at least one; changed on the way
 * @most: how many to find at most, at least one
 * @cancellable: (nullable): looked at between steps
 * @error: where to store an error
 *
 * Returns: (transfer full) (nullable) (element-type VenuleSqliteFound): the records found: those that have the words
 * typed, those with words that begin so; where these are not many, those with words that hold them; where these are
 * few, those that have the words that were probably meant; each the latest change first
 */
GArray *
venule_sqlite_search_run (VenuleSqlite *db,
                          const VenuleListQuery *query,
                          GPtrArray *terms,
                          guint most,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (VenuleSqliteFound));
  Search search
      = { .db = db, .query = query, .terms = terms, .found = found, .most = most, .cancellable = cancellable };
  gboolean done;

  g_return_val_if_fail (terms->len > 0 && most > 0, NULL);

  for (guint tier = 0; tier < VENULE_SEARCH_TIERS; tier++)
    search.ranked[tier] = g_array_new (FALSE, FALSE, sizeof (VenuleSqliteFound));
  done = search_all (&search, error);
  for (guint tier = 0; tier < VENULE_SEARCH_TIERS; tier++)
    g_array_unref (search.ranked[tier]);
  g_clear_pointer (&search.candidates, venule_sqlite_candidates_free);
  g_free (search.listed);
  return done ? g_steal_pointer (&found) : NULL;
}

/* Returns: 1 when the statement has a row for a slot and a text, 0 when not, -1 with @error set */
static int
has_row (VenuleSqlite *db, const char *sql, gint64 slot, const char *text, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, sql, error);
  VenuleStep step;

  if (statement == NULL)
    return -1;
  sqlite3_bind_int64 (statement, 1, slot);
  venule_sqlite_bind_text (statement, 2, text);
  step = venule_sqlite_step (db, statement, error);
  sqlite3_reset (statement);
  return step == VENULE_STEP_FAILED ? -1 : step == VENULE_STEP_ROW;
}

/**
 * venule_sqlite_search_has_word:
 * @db: a store
 * @word: a folded word
 * @used: (out): whether any record has it
 * @error: where to store an error
 *
 * Returns: FALSE with @error set
 */
gboolean
venule_sqlite_search_has_word (VenuleSqlite *db, const char *word, gboolean *used, GError **error)
{
  g_autofree char *between = g_strdup_printf ("\n%s\n", word);
  g_autoptr (VenuleSqliteCandidates) candidates = venule_sqlite_candidates_new (db);
  gint64 n_blocks = venule_sqlite_candidates_count_blocks (db, error);
  int has = n_blocks < 0 ? -1
                         : has_row (db, "SELECT 1 FROM search_entry WHERE slot >= ? AND instr (words, ?) > 0",
                                    VENULE_INDEX_WAITING, between, error);

  for (gint64 block = n_blocks - 1; block >= 0 && has == 0; block--)
    {
      guint64 bits[VENULE_POSTING_WORDS];

      if (!venule_sqlite_candidates_find_word (candidates, block, word, bits, error))
        return FALSE;
      for (int place = venule_posting_find_last (bits, VENULE_POSTING_BLOCK); place >= 0 && has == 0;
           place = venule_posting_find_last (bits, place))
        has = has_row (db, "SELECT 1 FROM search_entry WHERE slot = ? AND instr (words, ?) > 0",
                       block << VENULE_POSTING_SHIFT | place, between, error);
    }
  *used = has > 0;
  return has >= 0;
}
