/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-search.h"

#include <sqlite3.h>

#include "venule-newest.h"
#include "venule-sqlite-candidates.h"
#include "venule-sqlite-kind.h"
#include "venule-sqlite-spelling.h"

#define HANDFUL     5    /* fewer found: words that nobody has may be slips */
#define FIRST_BATCH 256  /* candidates put in order at once */
#define MOST_PICKED 8192 /* of a list that is not all: more candidates than this are met along the list */
#define DENSE       64   /* one record in so many: going along the list meets them soon */

/* One search. */
typedef struct
{
  VenuleSqlite *db;
  const VenuleListQuery *query;
  GPtrArray *terms;
  GArray *found; /* (element-type gint64) */
  guint most;
  GCancellable *cancellable;
} Search;

/* Returns: the first of the tiers whose terms the record meets; VENULE_SEARCH_TIERS when it meets none or isn't in
 *   the list; -1 with @error set */
static int
rank (Search *search, gint64 record, VenuleSearchTier first, VenuleSearchTier last, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (
      search->db,
      "SELECT words, born, course, to_hand_over, visit, changed_day FROM search_entry JOIN record ON id = record"
      " WHERE search_entry.record = ?",
      error);
  int tier = VENULE_SEARCH_TIERS;
  VenuleStep step;

  if (statement == NULL || g_cancellable_set_error_if_cancelled (search->cancellable, error))
    return -1;
  sqlite3_bind_int64 (statement, 1, record);
  step = venule_sqlite_step (search->db, statement, error);
  if (step == VENULE_STEP_ROW
      && venule_sqlite_kind_holds (
          search->query, (VenuleCourse) sqlite3_column_int (statement, 2), sqlite3_column_int (statement, 3) != 0,
          (VenuleCivilDate) sqlite3_column_int64 (statement, 4), (VenuleCivilDate) sqlite3_column_int64 (statement, 5)))
    {
      const char *words = (const char *) sqlite3_column_text (statement, 0);
      VenuleCivilDate born = (VenuleCivilDate) sqlite3_column_int64 (statement, 1);

      for (tier = first; tier <= (int) last && !venule_search_query_meets (search->terms, tier, words, born);)
        tier++;
      if (tier > (int) last)
        tier = VENULE_SEARCH_TIERS;
    }
  sqlite3_reset (statement);
  return step == VENULE_STEP_FAILED ? -1 : tier;
}

static gboolean
take (Search *search, gint64 record, VenuleSearchTier tier, GError **error)
{
  int met = rank (search, record, tier, tier, error);

  if (met == (int) tier)
    g_array_append_val (search->found, record);
  return met >= 0;
}

/* Puts the candidates in order, some at a time, and takes those that hold. */
static gboolean
take_picked (Search *search, const VenuleIdSet *set, VenuleSearchTier tier, GError **error)
{
  VenuleNewest last = { 0 };
  gboolean more = TRUE;

  for (guint batch = FIRST_BATCH; more && search->found->len < search->most; batch *= 4)
    {
      g_autoptr (GArray) picked
          = venule_newest_pick (search->db, set, last.record == 0 ? NULL : &last, batch, search->cancellable, error);

      if (picked == NULL)
        return FALSE;
      for (guint i = 0; i < picked->len && search->found->len < search->most; i++)
        {
          last = g_array_index (picked, VenuleNewest, i);
          if (!take (search, last.record, tier, error))
            return FALSE;
        }
      more = picked->len == batch;
    }
  return TRUE;
}

/* Goes along the list and takes the candidates met there. */
static gboolean
take_along_list (Search *search, const VenuleIdSet *set, VenuleSearchTier tier, GError **error)
{
  VenuleStep step = VENULE_STEP_ROW;
  sqlite3_stmt *statement = venule_sqlite_kind_prepare (search->db, search->query, error);

  if (statement == NULL)
    return FALSE;
  while (search->found->len < search->most
         && (step = venule_sqlite_step (search->db, statement, error)) == VENULE_STEP_ROW)
    {
      gint64 record = sqlite3_column_int64 (statement, 0);

      if (venule_id_set_contains (set, record) && !take (search, record, tier, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  sqlite3_reset (statement);
  return step != VENULE_STEP_FAILED;
}

/* Takes what meets the terms as well as @tier asks, and hasn't been taken. */
static gboolean
take_tier (Search *search, VenuleIdSet *set, VenuleSearchTier tier, GError **error)
{
  gsize many
      = search->query->kind == VENULE_LIST_ALL ? (gsize) set->n_blocks * VENULE_POSTING_BLOCK / DENSE : MOST_PICKED;

  for (guint i = 0; i < search->found->len; i++)
    venule_id_set_remove (set, g_array_index (search->found, gint64, i));
  return venule_id_set_count (set, many) > many ? take_along_list (search, set, tier, error)
                                                : take_picked (search, set, tier, error);
}

/* Few enough to look at each, once: takes those that meet the terms, tier by tier. */
static gboolean
take_few (Search *search, const VenuleIdSet *set, GError **error)
{
  g_autoptr (GArray) picked
      = venule_newest_pick (search->db, set, NULL, VENULE_CANDIDATES_FEW, search->cancellable, error);
  int tiers[VENULE_CANDIDATES_FEW];

  if (picked == NULL)
    return FALSE;
  for (guint i = 0; i < picked->len; i++)
    {
      tiers[i] = rank (search, g_array_index (picked, VenuleNewest, i).record, VENULE_SEARCH_EXACT, VENULE_SEARCH_INFIX,
                       error);
      if (tiers[i] < 0)
        return FALSE;
    }
  for (int tier = VENULE_SEARCH_EXACT; tier <= VENULE_SEARCH_INFIX; tier++)
    {
      for (guint i = 0; i < picked->len && search->found->len < search->most; i++)
        {
          if (tiers[i] == tier)
            g_array_append_val (search->found, g_array_index (picked, VenuleNewest, i).record);
        }
    }
  return TRUE;
}

/* What was typed, as it was typed: each tier's candidates are cut out of the next one's. */
static gboolean
search_typed (Search *search, GError **error)
{
  g_autoptr (VenuleIdSet) inside = venule_sqlite_candidates_new (search->db, error);
  g_autoptr (VenuleIdSet) beginning = NULL, whole = NULL;
  VenuleIdSet *sets[3];

  if (inside == NULL
      || !venule_sqlite_candidates_narrow (search->db, inside, search->terms, VENULE_SEARCH_INFIX, search->cancellable,
                                           error))
    return FALSE;
  if (venule_id_set_count (inside, VENULE_CANDIDATES_FEW) <= VENULE_CANDIDATES_FEW)
    return take_few (search, inside, error);
  beginning = venule_id_set_copy (inside);
  if (!venule_sqlite_candidates_narrow (search->db, beginning, search->terms, VENULE_SEARCH_PREFIX, search->cancellable,
                                        error))
    return FALSE;
  whole = venule_id_set_copy (beginning);
  if (!venule_sqlite_candidates_narrow (search->db, whole, search->terms, VENULE_SEARCH_EXACT, search->cancellable,
                                        error))
    return FALSE;
  sets[VENULE_SEARCH_EXACT] = whole;
  sets[VENULE_SEARCH_PREFIX] = beginning;
  sets[VENULE_SEARCH_INFIX] = inside;
  for (int tier = VENULE_SEARCH_EXACT; tier <= VENULE_SEARCH_INFIX && search->found->len < search->most; tier++)
    {
      if (!take_tier (search, sets[tier], tier, error))
        return FALSE;
    }
  return TRUE;
}

/* What was probably meant. */
static gboolean
search_corrected (Search *search, VenuleSearchTier tier, GError **error)
{
  g_autoptr (VenuleIdSet) set = venule_sqlite_candidates_new (search->db, error);

  return set != NULL
         && venule_sqlite_candidates_narrow (search->db, set, search->terms, tier, search->cancellable, error)
         && take_tier (search, set, tier, error);
}

/**
 * venule_sqlite_search_run:
 * @db: a store
 * @query: the list to search in
 * @terms: (element-type VenuleSearchTerm): what is looked for, at least one; gets its corrections
 * @most: how many to find at most
 * @cancellable: (nullable): looked at between steps
 * @error: where to store an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the records found: those that have the words typed,
 *   those with words that begin so, those with words that hold them; where these are few, also those that have the
 *   words that were probably meant; each the latest change first
 */
GArray *
venule_sqlite_search_run (VenuleSqlite *db,
                          const VenuleListQuery *query,
                          GPtrArray *terms,
                          guint most,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  Search search = { db, query, terms, found, most, cancellable };

  g_return_val_if_fail (terms->len > 0 && most > 0, NULL);

  if (!search_typed (&search, error))
    return NULL;
  if (found->len >= MIN (HANDFUL, most))
    return g_steal_pointer (&found);
  if (!venule_sqlite_spelling_correct (db, terms, cancellable, error))
    return NULL;
  if (!search_corrected (&search, VENULE_SEARCH_NEAR, error))
    return NULL;
  /* A word that somebody has is taken for another only where it leads to nobody. */
  if (found->len == 0 && !search_corrected (&search, VENULE_SEARCH_FAR, error))
    return NULL;
  return g_steal_pointer (&found);
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
  g_autoptr (VenuleIdSet) set = venule_sqlite_candidates_find_word (db, word, error);
  g_autofree char *between = g_strdup_printf ("\n%s\n", word);

  *used = FALSE;
  if (set == NULL)
    return FALSE;
  for (gint64 id = venule_id_set_find_next (set, 1); id > 0 && !*used; id = venule_id_set_find_next (set, id + 1))
    {
      sqlite3_stmt *statement
          = venule_sqlite_prepare (db, "SELECT 1 FROM search_entry WHERE record = ? AND instr (words, ?) > 0", error);
      VenuleStep step;

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, id);
      sqlite3_bind_text (statement, 2, between, -1, SQLITE_STATIC);
      step = venule_sqlite_step (db, statement, error);
      sqlite3_reset (statement);
      if (step == VENULE_STEP_FAILED)
        return FALSE;
      *used = step == VENULE_STEP_ROW;
    }
  return TRUE;
}
