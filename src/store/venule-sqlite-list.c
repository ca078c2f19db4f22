/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-list.h"

#include <sqlite3.h>

#include "venule-sqlite-entry.h"
#include "venule-sqlite-kind.h"
#include "venule-sqlite-record.h"
#include "venule-sqlite-search.h"
#include "venule-store.h"

static gboolean
add_record (VenuleSqlite *db, GPtrArray *records, const VenuleSqliteFound *found, GError **error)
{
  g_autoptr (VenuleSqliteRecord) row = venule_sqlite_record_get (db, found->record, error);
  int namesake = row == NULL ? -1 : venule_sqlite_entry_has_namesake (db, found->names, error);

  if (namesake < 0)
    return FALSE;
  g_ptr_array_add (records, venule_record_new (row->uuid, row->newest, row->course, row->card, row->changed_at,
                                               row->to_hand_over, namesake > 0));
  return TRUE;
}

/* What the search tables say of a record. */
static gboolean
read_entry (VenuleSqlite *db, VenuleSqliteFound *found, GError **error)
{
  sqlite3_stmt *row = venule_sqlite_prepare (
      db, "SELECT names FROM search_entry WHERE slot = (SELECT slot FROM record WHERE id = ?)", error);
  VenuleStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, found->record);
  step = venule_sqlite_step (db, row, error);
  found->names = sqlite3_column_int64 (row, 0);
  sqlite3_reset (row);
  return step != VENULE_STEP_FAILED;
}

/* Returns: (transfer full) (nullable) (element-type VenuleSqliteFound): the window's rows of the list */
static GArray *
list_rows (VenuleSqlite *db, const VenuleListQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (VenuleSqliteFound));
  sqlite3_stmt *statement = venule_sqlite_kind_prepare (db, query, error);
  VenuleStep step = VENULE_STEP_ROW;

  if (statement == NULL)
    return NULL;
  for (gsize n = 0; n < (gsize) query->offset + query->limit; n++)
    {
      VenuleSqliteFound found = { 0 };

      if (n % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        step = VENULE_STEP_FAILED;
      else
        step = venule_sqlite_step (db, statement, error);
      if (step != VENULE_STEP_ROW)
        break;
      found.record = sqlite3_column_int64 (statement, 0);
      if (n >= query->offset)
        g_array_append_val (rows, found);
    }
  sqlite3_reset (statement);
  for (guint i = 0; step != VENULE_STEP_FAILED && i < rows->len; i++)
    {
      if (!read_entry (db, &g_array_index (rows, VenuleSqliteFound, i), error))
        return NULL;
    }
  return step == VENULE_STEP_FAILED ? NULL : g_steal_pointer (&rows);
}

/* Returns: (transfer full) (nullable) (element-type VenuleSqliteFound): the window's rows of what is found */
static GArray *
search_rows (
    VenuleSqlite *db, const VenuleListQuery *query, GPtrArray *terms, GCancellable *cancellable, GError **error)
{
  gsize end = MIN ((gsize) query->offset + query->limit, VENULE_STORE_MAX_FOUND);
  g_autoptr (GArray) found = NULL;

  if (query->offset >= end)
    return g_array_new (FALSE, FALSE, sizeof (VenuleSqliteFound));
  found = venule_sqlite_search_run (db, query, terms, (guint) end, cancellable, error);
  if (found != NULL)
    g_array_remove_range (found, 0, MIN (query->offset, found->len));
  return g_steal_pointer (&found);
}

/* All that is read for one answer is of one moment.
 * Returns: FALSE with @error set */
static gboolean
begin (VenuleSqlite *db, gboolean *begun, GError **error)
{
  *begun = sqlite3_get_autocommit (venule_sqlite_get_handle (db)) != 0;
  return !*begun || venule_sqlite_begin_reading (db, error);
}

static GPtrArray *
list (VenuleSqlite *db, const VenuleListQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) terms = venule_search_query_parse (query->search == NULL ? "" : query->search);
  g_autoptr (GArray) rows = terms->len == 0 ? list_rows (db, query, cancellable, error)
                                            : search_rows (db, query, terms, cancellable, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !add_record (db, records, &g_array_index (rows, VenuleSqliteFound, i), error))
        return NULL;
    }
  return rows == NULL ? NULL : g_steal_pointer (&records);
}

static gssize
count (VenuleSqlite *db, const VenuleListQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) terms = venule_search_query_parse (query->search == NULL ? "" : query->search);
  gssize n = -1;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if (terms->len > 0)
    {
      g_autoptr (GArray) found
          = venule_sqlite_search_run (db, query, terms, VENULE_STORE_MAX_FOUND, cancellable, error);

      n = found == NULL ? -1 : (gssize) found->len;
    }
  else
    {
      sqlite3_stmt *statement = venule_sqlite_kind_prepare_count (db, query, error);

      if (statement != NULL && venule_sqlite_step (db, statement, error) == VENULE_STEP_ROW)
        n = (gssize) sqlite3_column_int64 (statement, 0);
      if (statement != NULL)
        sqlite3_reset (statement);
    }
  return n;
}

/**
 * venule_sqlite_list:
 * @db: a store
 * @query: which list, what to search in it, and the window
 * @cancellable: (nullable): looked at often
 * @error: where to store an error
 *
 * Of what a search finds there are never more than %VENULE_STORE_MAX_FOUND.
 *
 * Returns: (transfer full) (nullable) (element-type VenuleRecord): the window, in the list's order
 */
GPtrArray *
venule_sqlite_list (VenuleSqlite *db, const VenuleListQuery *query, GCancellable *cancellable, GError **error)
{
  gboolean begun;
  GPtrArray *records;

  if (!begin (db, &begun, error))
    return NULL;
  records = list (db, query, cancellable, error);
  if (begun)
    venule_sqlite_roll_back (db);
  return records;
}

/**
 * venule_sqlite_count:
 * @db: a store
 * @query: which list, and what to search in it; the window plays no part
 * @cancellable: (nullable): looked at often
 * @error: where to store an error
 *
 * Returns: how many there are, of a search at most %VENULE_STORE_MAX_FOUND; -1 with @error set
 */
gssize
venule_sqlite_count (VenuleSqlite *db, const VenuleListQuery *query, GCancellable *cancellable, GError **error)
{
  gboolean begun;
  gssize n;

  if (!begin (db, &begun, error))
    return -1;
  n = count (db, query, cancellable, error);
  if (begun)
    venule_sqlite_roll_back (db);
  return n;
}
