/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite.h"

#include "venule-sqlite-error.h"
#include "venule-sqlite-file.h"
#include "venule-sqlite-log.h"
#include "venule-sqlite-schema.h"
#include "venule-store.h"

#define BUSY_TIMEOUT 10000 /* ms */

struct _VenuleSqlite
{
  sqlite3 *handle;
  char *file;
  GHashTable *statements; /* (element-type utf8 sqlite3_stmt) */
  VenuleSqliteClock clock;
  guint log_pages; /* in the write-ahead log, since it was last moved */
  gboolean read_only;
  gboolean takes_older; /* where it only reads */
  gboolean writes;      /* a transaction that writes is open */
};

/* What goes for every connection. The log is moved by whoever has time for it, never inside a save. */
static const char settings[] = "PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA cache_size = " VENULE_SQLITE_CACHE ";"
                               "PRAGMA wal_autocheckpoint = 0;";

static int
on_committed_cb (void *user_data, sqlite3 *handle, const char *schema, int n_pages)
{
  VenuleSqlite *self = user_data;

  self->log_pages = (guint) n_pages;
  return SQLITE_OK;
}

static void
set_switch (VenuleSqlite *self, int what, int value)
{
  sqlite3_db_config (self->handle, what, value, NULL);
}

static gboolean
set_up (VenuleSqlite *self, GError **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT);
  set_switch (self, SQLITE_DBCONFIG_DEFENSIVE, 1);
  set_switch (self, SQLITE_DBCONFIG_DQS_DML, 0);
  set_switch (self, SQLITE_DBCONFIG_DQS_DDL, 0);
  if (!venule_sqlite_execute (self, settings, error))
    return FALSE;
  sqlite3_wal_hook (self->handle, on_committed_cb, self);
  /* What is searched in a very large store lies far apart: who reads keeps more of it. */
  if (self->read_only)
    return venule_sqlite_execute (self, "PRAGMA cache_size = -65536", error)
           && (self->takes_older ? venule_sqlite_check_older (self, error) : venule_sqlite_check_version (self, error));
  return venule_sqlite_execute (self, "PRAGMA journal_mode = WAL", error) && venule_sqlite_migrate (self, error);
}

static VenuleSqlite *
open_file (const char *file, gboolean read_only, gboolean takes_older, GError **error)
{
  g_autoptr (VenuleSqlite) self = NULL;
  int flags = (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX;

  if (!read_only && !venule_sqlite_ensure_file (file, error))
    return NULL;
  self = g_new0 (VenuleSqlite, 1);
  self->file = g_strdup (file);
  self->read_only = read_only;
  self->takes_older = takes_older;
  self->clock = g_get_real_time;
  self->statements
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) (void (*) (void)) sqlite3_finalize);
  if (sqlite3_open_v2 (file, &self->handle, flags, venule_sqlite_log_get_vfs ()) != SQLITE_OK || !set_up (self, error))
    {
      if (error != NULL && *error == NULL)
        venule_sqlite_set_error (self, error);
      if (!takes_older)
        venule_sqlite_as_unavailable (error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * venule_sqlite_open:
 * @file: the database's file
 * @read_only: whether nothing is to be written; then it must be there
 * @error: #VENULE_STORE_ERROR: UNAVAILABLE, NEWER
 *
 * Makes the file when there is none, brings an older one up to date, and takes no other's.
 *
 * Returns: (transfer full) (nullable): a connection
 */
VenuleSqlite *
venule_sqlite_open (const char *file, gboolean read_only, GError **error)
{
  g_return_val_if_fail (file != NULL, NULL);

  return open_file (file, read_only, FALSE, error);
}

/**
 * venule_sqlite_open_copy:
 * @file: a copy of a store, which may be an older version's
 * @error: #VENULE_STORE_ERROR: UNAVAILABLE, NEWER, DAMAGED
 *
 * Opens it only to be read: its records, sheets and audit, which stand alike in all versions, and nothing else.
 *
 * Returns: (transfer full) (nullable): a connection
 */
VenuleSqlite *
venule_sqlite_open_copy (const char *file, GError **error)
{
  g_return_val_if_fail (file != NULL, NULL);

  return open_file (file, TRUE, TRUE, error);
}

/**
 * venule_sqlite_close:
 * @self: (transfer full) (nullable): a connection
 *
 * The last one out empties the log, so that the database is one file again.
 */
void
venule_sqlite_close (VenuleSqlite *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close_v2 (self->handle);
  g_free (self->file);
  g_free (self);
}

/**
 * venule_sqlite_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own
 */
sqlite3 *
venule_sqlite_get_handle (VenuleSqlite *self)
{
  return self->handle;
}

/**
 * venule_sqlite_get_file:
 * @self: a connection
 *
 * Returns: (transfer none): the database's file
 */
const char *
venule_sqlite_get_file (VenuleSqlite *self)
{
  return self->file;
}

/**
 * venule_sqlite_execute:
 * @self: a connection
 * @sql: statements without values
 * @error: return location for an error
 *
 * Returns: whether all of them were carried out
 */
gboolean
venule_sqlite_execute (VenuleSqlite *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  venule_sqlite_set_error (self, error);
  return FALSE;
}

/**
 * venule_sqlite_prepare:
 * @self: a connection
 * @sql: one statement
 * @error: return location for an error
 *
 * Kept by its text: asked for again, it is the same statement, reset, without values.
 *
 * Returns: (transfer none) (nullable): the statement
 */
sqlite3_stmt *
venule_sqlite_prepare (VenuleSqlite *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      venule_sqlite_set_error (self, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/**
 * venule_sqlite_step:
 * @self: a connection
 * @statement: one of its statements
 * @error: return location for an error
 *
 * Returns: whether there is a row; after the last, and after a failure, the statement is reset
 */
VenuleStep
venule_sqlite_step (VenuleSqlite *self, sqlite3_stmt *statement, GError **error)
{
  switch (sqlite3_step (statement))
    {
    case SQLITE_ROW:
      return VENULE_STEP_ROW;
    case SQLITE_DONE:
      sqlite3_reset (statement);
      return VENULE_STEP_DONE;
    default:
      venule_sqlite_set_error (self, error);
      sqlite3_reset (statement);
      return VENULE_STEP_FAILED;
    }
}

/**
 * venule_sqlite_run:
 * @self: a connection
 * @statement: one of its statements
 * @error: return location for an error
 *
 * Returns: whether it was carried out; its rows, if any, are passed over
 */
gboolean
venule_sqlite_run (VenuleSqlite *self, sqlite3_stmt *statement, GError **error)
{
  VenuleStep step;

  while ((step = venule_sqlite_step (self, statement, error)) == VENULE_STEP_ROW)
    continue;
  return step == VENULE_STEP_DONE;
}

/**
 * venule_sqlite_read_number:
 * @self: a connection
 * @sql: a query without values
 * @number: (out): its first column in its first row; 0 without a row
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
venule_sqlite_read_number (VenuleSqlite *self, const char *sql, gint64 *number, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (self, sql, error);
  VenuleStep step = statement != NULL ? venule_sqlite_step (self, statement, error) : VENULE_STEP_FAILED;

  *number = 0;
  if (step != VENULE_STEP_ROW)
    return step == VENULE_STEP_DONE;
  *number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
run_words (VenuleSqlite *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (self, sql, error);

  return statement != NULL && venule_sqlite_run (self, statement, error);
}

/**
 * venule_sqlite_begin:
 * @self: a connection
 * @error: return location for an error
 *
 * Opens a transaction that writes: nobody else writes until it is committed or rolled back.
 *
 * Returns: whether it is open
 */
gboolean
venule_sqlite_begin (VenuleSqlite *self, GError **error)
{
  self->writes = TRUE;
  if (run_words (self, "BEGIN IMMEDIATE", error))
    return TRUE;
  self->writes = FALSE;
  return FALSE;
}

/**
 * venule_sqlite_begin_reading:
 * @self: a connection
 * @error: return location for an error
 *
 * What is read until the transaction is rolled back is of one moment.
 *
 * Returns: whether it is open
 */
gboolean
venule_sqlite_begin_reading (VenuleSqlite *self, GError **error)
{
  return run_words (self, "BEGIN", error);
}

/**
 * venule_sqlite_commit:
 * @self: a connection
 * @error: #VENULE_STORE_ERROR_NOT_WRITTEN
 *
 * Returns: whether the transaction is durable; if not, it has been rolled back
 */
gboolean
venule_sqlite_commit (VenuleSqlite *self, GError **error)
{
  if (!run_words (self, "COMMIT", error))
    {
      venule_sqlite_roll_back (self);
      return FALSE;
    }
  self->writes = FALSE;
  return TRUE;
}

/**
 * venule_sqlite_roll_back:
 * @self: a connection
 *
 * Ends the open transaction, if there is one, as if it had never been.
 */
void
venule_sqlite_roll_back (VenuleSqlite *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    run_words (self, "ROLLBACK", NULL);
  self->writes = FALSE;
}

/**
 * venule_sqlite_get_writes:
 * @self: a connection
 *
 * Returns: whether a transaction that writes is open
 */
gboolean
venule_sqlite_get_writes (VenuleSqlite *self)
{
  return self->writes;
}

/**
 * venule_sqlite_get_text:
 * @statement: a statement that stands on a row
 * @column: which, from 0
 * @text: (out) (transfer full) (nullable): what stands there; %NULL for NULL
 *
 * Returns: whether it is a text
 */
gboolean
venule_sqlite_get_text (sqlite3_stmt *statement, int column, char **text)
{
  const char *stored = (const char *) sqlite3_column_text (statement, column);
  int length = sqlite3_column_bytes (statement, column);

  *text = NULL;
  if (stored == NULL)
    return TRUE;
  if (!g_utf8_validate (stored, length, NULL))
    return FALSE;
  *text = g_strndup (stored, (gsize) length);
  return TRUE;
}

/**
 * venule_sqlite_bind_text:
 * @statement: a statement
 * @place: which value, from 1
 * @text: (nullable) (transfer none): a text that stays until the statement has run
 */
void
venule_sqlite_bind_text (sqlite3_stmt *statement, int place, const char *text)
{
  sqlite3_bind_text (statement, place, text, -1, SQLITE_STATIC);
}

/**
 * venule_sqlite_bind_bytes:
 * @statement: a statement
 * @place: which value, from 1
 * @bytes: (transfer none): bytes that stay until the statement has run
 */
void
venule_sqlite_bind_bytes (sqlite3_stmt *statement, int place, GBytes *bytes)
{
  gsize size;
  const void *start = g_bytes_get_data (bytes, &size);

  if (size == 0)
    sqlite3_bind_zeroblob (statement, place, 0);
  else
    sqlite3_bind_blob64 (statement, place, start, size, SQLITE_STATIC);
}

/**
 * venule_sqlite_set_clock:
 * @self: a connection
 * @clock: what tells the time, in microseconds since 1970, UTC
 */
void
venule_sqlite_set_clock (VenuleSqlite *self, VenuleSqliteClock clock)
{
  self->clock = clock;
}

/**
 * venule_sqlite_now:
 * @self: a connection
 *
 * Returns: microseconds since 1970, UTC
 */
gint64
venule_sqlite_now (VenuleSqlite *self)
{
  return self->clock ();
}

/**
 * venule_sqlite_checkpoint:
 * @self: a connection
 * @all: whether to wait for readers and empty the log
 * @error: return location for an error
 *
 * Moves what the log holds into the database.
 *
 * Returns: whether it was moved; readers may have kept some of it back
 */
gboolean
venule_sqlite_checkpoint (VenuleSqlite *self, gboolean all, GError **error)
{
  int mode = all ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
  int status = sqlite3_wal_checkpoint_v2 (self->handle, "main", mode, NULL, NULL);

  if (status != SQLITE_OK && status != SQLITE_BUSY)
    {
      venule_sqlite_set_error (self, error);
      return FALSE;
    }
  if (status == SQLITE_OK)
    self->log_pages = 0;
  return TRUE;
}

/**
 * venule_sqlite_get_log_pages:
 * @self: a connection
 *
 * Returns: how many pages its commits have left in the log
 */
guint
venule_sqlite_get_log_pages (VenuleSqlite *self)
{
  return self->log_pages;
}
