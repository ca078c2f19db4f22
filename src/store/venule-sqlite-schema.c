/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-schema.h"

#include "venule-sqlite-index.h"
#include "venule-sqlite-migration.h"
#include "venule-sqlite-tables.h"
#include "venule-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What makes a store, in order. */
static const char *const schema[] = {
  venule_sqlite_table_record, venule_sqlite_table_revision, venule_sqlite_other_tables,
  venule_sqlite_triggers,     venule_sqlite_index_schema,
};

#define SET_VERSION "PRAGMA application_id = 1449487989; PRAGMA user_version = " G_STRINGIFY (VENULE_SQLITE_VERSION) ";"

G_STATIC_ASSERT (VENULE_SQLITE_APPLICATION == 1449487989);

static gboolean
refuse (VenuleSqlite *self, GError **error, VenuleStoreError code, const char *words)
{
  g_set_error (error, VENULE_STORE_ERROR, code, "%s: %s", venule_sqlite_get_file (self), words);
  return FALSE;
}

/* A file with tables in it is a store only when it says so. */
static gboolean
read_version (VenuleSqlite *self, gint64 *version, GError **error)
{
  gint64 application, n_tables;

  if (!venule_sqlite_read_number (self, "PRAGMA user_version", version, error)
      || !venule_sqlite_read_number (self, "PRAGMA application_id", &application, error)
      || !venule_sqlite_read_number (self, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;
  if (application == VENULE_SQLITE_APPLICATION ? *version < 1 : *version != 0 || application != 0 || n_tables > 0)
    return refuse (self, error, VENULE_STORE_ERROR_DAMAGED,
                   _ ("it is no store of this program; move it away, or choose another folder"));
  if (*version > VENULE_SQLITE_VERSION)
    return refuse (self, error, VENULE_STORE_ERROR_NEWER,
                   _ ("a newer version of the program made this store; install that version"));
  return TRUE;
}

/**
 * venule_sqlite_check_older:
 * @self: a connection
 * @error: #VENULE_STORE_ERROR: UNAVAILABLE, NEWER, DAMAGED
 *
 * Returns: whether the tables are those of this version or of one before it
 */
gboolean
venule_sqlite_check_older (VenuleSqlite *self, GError **error)
{
  gint64 version;

  return read_version (self, &version, error);
}

/**
 * venule_sqlite_check_version:
 * @self: a connection
 * @error: #VENULE_STORE_ERROR: UNAVAILABLE, NEWER, DAMAGED
 *
 * Returns: whether the tables are those of this version
 */
gboolean
venule_sqlite_check_version (VenuleSqlite *self, GError **error)
{
  gint64 version;

  if (!read_version (self, &version, error))
    return FALSE;
  return version == VENULE_SQLITE_VERSION
         || refuse (self, error, VENULE_STORE_ERROR_UNAVAILABLE,
                    _ ("it is of an older version of the program; open it as a store once, or restore it"));
}

static gboolean
make_tables (VenuleSqlite *self, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (schema); i++)
    if (!venule_sqlite_execute (self, schema[i], error))
      return FALSE;
  return TRUE;
}

/* Another may have done it before the transaction was ours: the version is read in it. */
static gboolean
migrate (VenuleSqlite *self, GError **error)
{
  gint64 version;

  if (!venule_sqlite_begin (self, error))
    return FALSE;
  if (read_version (self, &version, error)
      && (version == 0 ? make_tables (self, error) : venule_sqlite_migration_run (self, version, error))
      && venule_sqlite_execute (self, SET_VERSION, error))
    return venule_sqlite_commit (self, error);
  venule_sqlite_roll_back (self);
  return FALSE;
}

/**
 * venule_sqlite_migrate:
 * @self: a connection
 * @error: #VENULE_STORE_ERROR: UNAVAILABLE, NEWER, DAMAGED, NOT_WRITTEN
 *
 * Brings the tables to this version, all of the way or not at all.
 *
 * Returns: whether they are of this version now
 */
gboolean
venule_sqlite_migrate (VenuleSqlite *self, GError **error)
{
  gint64 version;
  gboolean done;

  if (!read_version (self, &version, error))
    return FALSE;
  if (version == VENULE_SQLITE_VERSION)
    return TRUE;
  /* Tables give way to others of the same name: what refers to them waits, and is held against them at the end. All
   * that can be searched is entered anew, in no order: that needs memory, or very long. */
  done = venule_sqlite_execute (self, "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -262144", error)
         && migrate (self, error);
  return venule_sqlite_execute (self, "PRAGMA foreign_keys = ON; PRAGMA cache_size = " VENULE_SQLITE_CACHE,
                                done ? error : NULL)
         && done;
}

/* The two bytes of the file's head that say that the log is a write-ahead log. */
#define LOG_KIND_WRITTEN 18
#define LOG_KIND_READ    19
#define LOG_KIND_AHEAD   2

/**
 * venule_sqlite_make_empty:
 * @error: #VENULE_STORE_ERROR_UNAVAILABLE
 *
 * Returns: (transfer full) (nullable): the bytes of a store without records, made in memory
 */
GBytes *
venule_sqlite_make_empty (GError **error)
{
  sqlite3 *handle = NULL;
  unsigned char *image = NULL;
  sqlite3_int64 size = 0;
  GBytes *bytes = NULL;
  gboolean done = sqlite3_open_v2 (":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK
                  && sqlite3_exec (handle, "BEGIN", NULL, NULL, NULL) == SQLITE_OK;

  for (gsize i = 0; done && i < G_N_ELEMENTS (schema); i++)
    done = sqlite3_exec (handle, schema[i], NULL, NULL, NULL) == SQLITE_OK;
  done = done && sqlite3_exec (handle, SET_VERSION "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
  if (done)
    image = sqlite3_serialize (handle, "main", &size, 0);
  if (image != NULL)
    {
      image[LOG_KIND_WRITTEN] = image[LOG_KIND_READ] = LOG_KIND_AHEAD;
      bytes = g_bytes_new_with_free_func (image, (gsize) size, sqlite3_free, image);
    }
  else
    g_set_error_literal (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_UNAVAILABLE,
                         _ ("a new store could not be made; end other programs, then try again"));
  sqlite3_close (handle);
  return bytes;
}
