/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-audit.h"

#include <glib/gi18n-lib.h>

#include "venule-store.h"

#define COLUMNS "number, at, by, action, record, subject, previous, hash"

/* What stands before the first line. */
static const char no_hash[] = "0000000000000000000000000000000000000000000000000000000000000000";

static VenuleAuditLine *
read_row (sqlite3_stmt *statement)
{
  g_autoptr (VenuleAuditLine) line = g_new0 (VenuleAuditLine, 1);
  g_autofree char *hash = NULL;
  sqlite3_int64 action = sqlite3_column_int64 (statement, 3);

  if (action < 0 || action > VENULE_AUDIT_LISTED || !venule_sqlite_get_text (statement, 1, &line->at)
      || !venule_sqlite_get_text (statement, 2, &line->by) || !venule_sqlite_get_text (statement, 4, &line->record)
      || !venule_sqlite_get_text (statement, 5, &line->subject)
      || !venule_sqlite_get_text (statement, 6, &line->previous) || !venule_sqlite_get_text (statement, 7, &line->hash))
    return NULL;
  line->number = (guint64) sqlite3_column_int64 (statement, 0);
  line->action = (VenuleAuditAction) action;
  hash = venule_audit_line_compute_hash (line);
  return g_strcmp0 (hash, line->hash) == 0 ? g_steal_pointer (&line) : NULL;
}

/* Returns: the next line; NULL after the last, or with @error set */
static VenuleAuditLine *
step_line (VenuleSqlite *db, sqlite3_stmt *statement, GError **error)
{
  VenuleAuditLine *line;

  if (venule_sqlite_step (db, statement, error) != VENULE_STEP_ROW)
    return NULL;
  line = read_row (statement);
  if (line == NULL)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) sqlite3_column_int64 (statement, 0));

      venule_sqlite_set_damaged (db, error, _ ("audit line"), number);
      sqlite3_reset (statement);
    }
  return line;
}

/* Every line, its number and what it says of the line before, held against the line before. */
static gboolean
follows (const VenuleAuditLine *line, const VenuleAuditLine *before)
{
  return line->number == (before != NULL ? before->number : 0) + 1
         && g_strcmp0 (line->previous, before != NULL ? before->hash : no_hash) == 0;
}

static gboolean
read_last (VenuleSqlite *db, VenuleAuditLine **last, GError **error)
{
  g_autoptr (GError) failure = NULL;
  sqlite3_stmt *statement
      = venule_sqlite_prepare (db, "SELECT " COLUMNS " FROM audit ORDER BY number DESC LIMIT 1", error);

  *last = NULL;
  if (statement == NULL)
    return FALSE;
  *last = step_line (db, statement, &failure);
  sqlite3_reset (statement);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * venule_sqlite_audit_add:
 * @db: a connection with an open transaction
 * @line: what was done; its number, time, previous hash and hash are set here
 * @error: #VENULE_STORE_ERROR
 *
 * Chains a line to the last.
 *
 * Returns: whether it is part of the transaction
 */
gboolean
venule_sqlite_audit_add (VenuleSqlite *db, VenuleAuditLine *line, GError **error)
{
  g_autoptr (VenuleAuditLine) last = NULL;
  sqlite3_stmt *statement;

  if (!read_last (db, &last, error))
    return FALSE;
  statement = venule_sqlite_prepare (db, "INSERT INTO audit (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  g_free (line->at);
  g_free (line->previous);
  g_free (line->hash);
  line->number = (last != NULL ? last->number : 0) + 1;
  line->at = venule_sqlite_format_time (venule_sqlite_now (db));
  line->previous = g_strdup (last != NULL ? last->hash : no_hash);
  line->hash = venule_audit_line_compute_hash (line);

  sqlite3_bind_int64 (statement, 1, (sqlite3_int64) line->number);
  venule_sqlite_bind_text (statement, 2, line->at);
  venule_sqlite_bind_text (statement, 3, line->by);
  sqlite3_bind_int (statement, 4, line->action);
  venule_sqlite_bind_text (statement, 5, line->record);
  venule_sqlite_bind_text (statement, 6, line->subject);
  venule_sqlite_bind_text (statement, 7, line->previous);
  venule_sqlite_bind_text (statement, 8, line->hash);
  return venule_sqlite_run (db, statement, error);
}

/**
 * venule_sqlite_audit_list:
 * @db: a connection
 * @record: (nullable): only what was done to this consultation
 * @after: lines with a higher number
 * @limit: at most so many
 * @error: #VENULE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type VenuleAuditLine): the lines, the oldest first
 */
GPtrArray *
venule_sqlite_audit_list (VenuleSqlite *db, const char *record, guint64 after, guint limit, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_audit_line_free);
  g_autoptr (GError) failure = NULL;
  sqlite3_stmt *statement = venule_sqlite_prepare (
      db,
      record != NULL ? "SELECT " COLUMNS " FROM audit WHERE record = ?3 AND number > ?1 ORDER BY number LIMIT ?2"
                     : "SELECT " COLUMNS " FROM audit WHERE number > ?1 ORDER BY number LIMIT ?2",
      error);
  VenuleAuditLine *line;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, (sqlite3_int64) MIN (after, (guint64) G_MAXINT64));
  sqlite3_bind_int64 (statement, 2, limit);
  if (record != NULL)
    venule_sqlite_bind_text (statement, 3, record);
  while ((line = step_line (db, statement, &failure)) != NULL)
    g_ptr_array_add (lines, line);
  if (failure == NULL)
    return g_steal_pointer (&lines);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * venule_sqlite_audit_verify:
 * @db: a connection
 * @n_lines: (out): how many there are
 * @head: (out) (transfer full): the last line's hash; 64 zeros when there is none
 * @cancellable: (nullable): what stops it
 * @error: #VENULE_STORE_ERROR_DAMAGED
 *
 * Follows the chain from its first line to its last.
 *
 * Returns: whether it holds
 */
gboolean
venule_sqlite_audit_verify (VenuleSqlite *db, guint64 *n_lines, char **head, GCancellable *cancellable, GError **error)
{
  g_autoptr (VenuleAuditLine) before = NULL;
  g_autoptr (GError) failure = NULL;
  sqlite3_stmt *statement = venule_sqlite_prepare (db, "SELECT " COLUMNS " FROM audit ORDER BY number", error);
  VenuleAuditLine *line;

  if (statement == NULL)
    return FALSE;
  while ((line = step_line (db, statement, &failure)) != NULL)
    {
      gboolean holds = follows (line, before);

      g_clear_pointer (&before, venule_audit_line_free);
      before = line;
      if (!holds)
        venule_sqlite_set_damaged (db, &failure, _ ("the audit's chain before line"), line->hash);
      if (!holds || g_cancellable_set_error_if_cancelled (cancellable, &failure))
        break;
    }
  sqlite3_reset (statement);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  *n_lines = before != NULL ? before->number : 0;
  *head = g_strdup (before != NULL ? before->hash : no_hash);
  return TRUE;
}
