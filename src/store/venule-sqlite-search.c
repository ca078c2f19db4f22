/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-search.h"

#include <sqlite3.h>

#include "venule-newest.h"
#include "venule-sqlite-candidates.h"
#include "venule-sqlite-kind.h"
#include "venule-sqlite-spelling.h"

#define HANDFUL     5    /* fewer found: slips are forgiven */
#define FIRST_BATCH 256  /* candidates held against their records at once */
#define MOST_PICKED 8192 /* of a list that is not all: more candidates than this are met along the list */
#define DENSE       16   /* one record in so many: going along the list meets them soon */

/* One search. */
typedef struct
{
  VenuleSqlite *db;
  const VenuleListQuery *query;
  GPtrArray *terms;
  VenuleSearchTier tier;
  VenuleIdSet *set; /* candidates of this tier */
  GArray *found;    /* (element-type gint64) */
  guint most;
  GCancellable *cancellable;
} Search;

/* Returns: 1 when the record meets the terms and is in the list, 0 when not, -1 with @error set */
static int
check (Search *search, gint64 record, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (search->db,
                                                   "SELECT words, born, course, to_hand_over, visit, changed_day FROM "
                                                   "search_entry JOIN record ON id = search_entry.record"
                                                   " WHERE search_entry.record = ?",
                                                   error);
  VenuleStep step;
  int meets = 0;

  if (statement == NULL || g_cancellable_set_error_if_cancelled (search->cancellable, error))
    return -1;
  sqlite3_bind_int64 (statement, 1, record);
  step = venule_sqlite_step (search->db, statement, error);
  if (step == VENULE_STEP_ROW)
    meets
        = venule_sqlite_kind_holds (search->query, sqlite3_column_int (statement, 2), sqlite3_column_int (statement, 3),
                                    (VenuleCivilDate) sqlite3_column_int64 (statement, 4),
                                    (VenuleCivilDate) sqlite3_column_int64 (statement, 5))
          && venule_search_query_meets (search->terms, search->tier, (const char *) sqlite3_column_text (statement, 0),
                                        (VenuleCivilDate) sqlite3_column_int64 (statement, 1));
  sqlite3_reset (statement);
  return step == VENULE_STEP_FAILED ? -1 : meets;
}

static gboolean
take (Search *search, gint64 record, GError **error)
{
  int meets = check (search, record, error);

  if (meets > 0)
    g_array_append_val (search->found, record);
  return meets >= 0;
}

/* Puts the candidates in order, some at a time, and takes those that hold. */
static gboolean
take_picked (Search *search, GError **error)
{
  VenuleNewest last = { 0 };
  gboolean more = TRUE;

  for (guint batch = FIRST_BATCH; more && search->found->len < search->most; batch *= 4)
    {
      g_autoptr (GArray) picked = venule_newest_pick (search->db, search->set, last.record == 0 ? NULL : &last, batch,
                                                      search->cancellable, error);

      if (picked == NULL)
        return FALSE;
      for (guint i = 0; i < picked->len && search->found->len < search->most; i++)
        {
          last = g_array_index (picked, VenuleNewest, i);
          if (!take (search, last.record, error))
            return FALSE;
        }
      more = picked->len == batch;
    }
  return TRUE;
}

/* Goes along the list and takes the candidates met there. */
static gboolean
take_along_list (Search *search, GError **error)
{
  VenuleStep step = VENULE_STEP_ROW;
  sqlite3_stmt *statement = venule_sqlite_kind_prepare (search->db, search->query, error);

  if (statement == NULL)
    return FALSE;
  while (search->found->len < search->most
         && (step = venule_sqlite_step (search->db, statement, error)) == VENULE_STEP_ROW)
    {
      gint64 record = sqlite3_column_int64 (statement, 0);

      if (g_cancellable_set_error_if_cancelled (search->cancellable, error)
          || (venule_id_set_contains (search->set, record) && !take (search, record, error)))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  sqlite3_reset (statement);
  return step != VENULE_STEP_FAILED;
}

/* Adds what meets the terms as well as @tier asks, and no better. */
static gboolean
search_tier (Search *search, VenuleSearchTier tier, GError **error)
{
  g_autoptr (VenuleIdSet) set
      = venule_sqlite_candidates_find (search->db, search->terms, tier, search->cancellable, error);
  gsize n;

  if (set == NULL)
    return FALSE;
  for (guint i = 0; i < search->found->len; i++)
    venule_id_set_remove (set, g_array_index (search->found, gint64, i));
  search->tier = tier;
  search->set = set;
  n = venule_id_set_count (set);
  if (n == 0)
    return TRUE;
  if (search->query->kind == VENULE_LIST_ALL ? n > (gsize) set->n_blocks * VENULE_POSTING_BLOCK / DENSE
                                             : n > MOST_PICKED)
    return take_along_list (search, error);
  return take_picked (search, error);
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
  Search search = { db, query, terms, VENULE_SEARCH_EXACT, NULL, found, most, cancellable };

  g_return_val_if_fail (terms->len > 0, NULL);

  for (guint tier = VENULE_SEARCH_EXACT; tier < VENULE_SEARCH_TIERS && found->len < most; tier++)
    {
      if (tier >= VENULE_SEARCH_NEAR && found->len >= HANDFUL)
        break;
      if (tier == VENULE_SEARCH_NEAR && !venule_sqlite_spelling_correct (db, terms, cancellable, error))
        return NULL;
      if (!search_tier (&search, tier, error))
        return NULL;
    }
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
