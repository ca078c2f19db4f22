/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-verify.h"

#include <glib/gi18n-lib.h>

#include "venule-sqlite-audit.h"
#include "venule-sqlite-issue.h"
#include "venule-sqlite-load.h"

#define STEPS_BETWEEN_LOOKS 4000 /* of SQLite's machine: how often a check of the pages looks whether to stop */

static int
look_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* Pages, indexes and references, as SQLite checks them; it says nothing of what stands in the rows. */
static gboolean
check_pages (VenuleSqlite *db, GCancellable *cancellable, GError **error)
{
  g_autofree char *found = NULL;
  gint64 n_dangling;
  sqlite3_stmt *statement = venule_sqlite_prepare (db, "PRAGMA integrity_check (1)", error);
  VenuleStep step;

  if (statement == NULL)
    return FALSE;
  sqlite3_progress_handler (venule_sqlite_get_handle (db), STEPS_BETWEEN_LOOKS, look_cb, cancellable);
  step = venule_sqlite_step (db, statement, error);
  if (step == VENULE_STEP_ROW && !venule_sqlite_get_text (statement, 0, &found))
    found = NULL;
  sqlite3_reset (statement);
  sqlite3_progress_handler (venule_sqlite_get_handle (db), 0, NULL, NULL);
  if (step == VENULE_STEP_FAILED)
    return FALSE;
  if (!venule_sqlite_read_number (db, "SELECT count(*) FROM pragma_foreign_key_check", &n_dangling, error))
    return FALSE;
  if (g_strcmp0 (found, "ok") == 0 && n_dangling == 0)
    return TRUE;
  venule_sqlite_set_damaged (db, error, _ ("the database"), _ ("file"));
  return FALSE;
}

static gboolean
check_issues (VenuleSqlite *db, const VenuleSqliteRecord *record, GPtrArray *hashes, GError **error)
{
  g_autoptr (GPtrArray) issues = venule_sqlite_read_issues (db, record, TRUE, error);

  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      const VenuleIssue *issue = g_ptr_array_index (issues, i);

      if (issue->revision <= hashes->len
          && g_strcmp0 (issue->revision_hash, g_ptr_array_index (hashes, issue->revision - 1)) == 0)
        continue;
      venule_sqlite_set_damaged (db, error, _ ("sheet"), issue->id);
      return FALSE;
    }
  return issues != NULL;
}

static gboolean
check_record (VenuleSqlite *db, gint64 id, VenuleStoreState *state, GError **error)
{
  g_autoptr (VenuleSqliteRecord) record = venule_sqlite_record_get (db, id, error);
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);

  if (record == NULL)
    return FALSE;
  for (guint number = 1; number <= record->newest; number++)
    {
      g_autoptr (VenuleRevision) revision = number == record->newest
                                                ? venule_sqlite_read_latest (db, record, error)
                                                : venule_sqlite_read_revision (db, record, number, error);

      if (revision == NULL)
        return FALSE;
      g_ptr_array_add (hashes, g_strdup (revision->hash));
    }
  if (!check_issues (db, record, hashes, error))
    return FALSE;
  state->n_records++;
  state->n_revisions += record->newest;
  state->n_issues += record->n_issues;
  return TRUE;
}

static gboolean
check_records (VenuleSqlite *db, VenuleStoreState *state, GCancellable *cancellable, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, "SELECT id FROM record ORDER BY id", error);
  VenuleStep step = VENULE_STEP_FAILED;

  if (statement == NULL)
    return FALSE;
  while ((step = venule_sqlite_step (db, statement, error)) == VENULE_STEP_ROW)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !check_record (db, sqlite3_column_int64 (statement, 0), state, error))
      break;
  sqlite3_reset (statement);
  return step == VENULE_STEP_DONE;
}

/* What belongs to no record would have been passed over. */
static gboolean
check_counts (VenuleSqlite *db, const VenuleStoreState *state, GError **error)
{
  const struct
  {
    const char *query;
    guint64 counted;
  } tables[] = {
    { "SELECT count(*) FROM record", state->n_records },
    { "SELECT count(*) FROM revision", state->n_revisions },
    { "SELECT count(*) FROM issue", state->n_issues },
    { "SELECT count(*) FROM issue_content", state->n_issues },
    { "SELECT count(*) FROM erasing", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gint64 n;

      if (!venule_sqlite_read_number (db, tables[i].query, &n, error))
        return FALSE;
      if ((guint64) n == tables[i].counted)
        continue;
      venule_sqlite_set_damaged (db, error, _ ("the number of"), _ ("consultations, revisions or sheets"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_newest (VenuleSqlite *db, VenuleStoreState *state, GError **error)
{
  g_autoptr (VenuleSqliteRecord) record = NULL;
  gint64 id;

  if (!venule_sqlite_read_number (db, "SELECT record FROM revision ORDER BY rowid DESC LIMIT 1", &id, error))
    return FALSE;
  if (state->n_records == 0)
    return TRUE;
  record = venule_sqlite_record_get (db, id, error);
  if (record == NULL)
    return FALSE;
  state->newest_record = g_steal_pointer (&record->uuid);
  state->newest_at = g_steal_pointer (&record->changed_at);
  state->newest = g_steal_pointer (&record->card);
  return TRUE;
}

/**
 * venule_sqlite_verify:
 * @db: a connection, in no transaction
 * @cancellable: (nullable): what stops it
 * @error: #VENULE_STORE_ERROR: DAMAGED, UNAVAILABLE; %G_IO_ERROR_CANCELLED
 *
 * Reads everything, as it is at one moment: the pages, every hash, the audit's chain.
 *
 * Returns: (transfer full) (nullable): what there is
 */
VenuleStoreState *
venule_sqlite_verify (VenuleSqlite *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (VenuleStoreState) state = g_new0 (VenuleStoreState, 1);
  gboolean holds;

  if (!venule_sqlite_begin_reading (db, error))
    return NULL;
  holds = check_pages (db, cancellable, error) && check_records (db, state, cancellable, error)
          && check_counts (db, state, error)
          && venule_sqlite_audit_verify (db, &state->n_audit_lines, &state->audit_head, cancellable, error)
          && read_newest (db, state, error);
  venule_sqlite_roll_back (db);
  return holds ? g_steal_pointer (&state) : NULL;
}
