/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-schema.h"

#include "venule-sqlite-index.h"
#include "venule-store.h"

#include <string.h>

/* Courses, kinds and actions are the numbers of their enumerations, days those of VenuleCivilDate.
 *
 * record: where a consultation stands; its seal is a hash of the whole row, and of the newest revision's hash.
 * revision: every save, whole.
 * issue, issue_content: sheets that were frozen. events_hash covers the hash and its events.
 * erasing: what is being erased in the transaction that is open; empty between transactions. */
static const char tables[] = "CREATE TABLE record ("
                             " id INTEGER PRIMARY KEY,"
                             " uuid TEXT NOT NULL UNIQUE,"
                             " newest INTEGER NOT NULL,"
                             " course INTEGER NOT NULL,"
                             " to_hand_over INTEGER NOT NULL,"
                             " n_issues INTEGER NOT NULL,"
                             " changed_at TEXT NOT NULL,"
                             " changed_day INTEGER NOT NULL,"
                             " given_name TEXT NOT NULL,"
                             " family_name TEXT NOT NULL,"
                             " number TEXT NOT NULL,"
                             " nhs_number TEXT NOT NULL,"
                             " protocol TEXT NOT NULL,"
                             " born INTEGER,"
                             " visit INTEGER,"
                             " is_example INTEGER NOT NULL,"
                             " newest_hash TEXT NOT NULL,"
                             " seal TEXT NOT NULL);"
                             "CREATE TABLE revision ("
                             " record INTEGER NOT NULL REFERENCES record (id),"
                             " number INTEGER NOT NULL,"
                             " save_id TEXT NOT NULL UNIQUE,"
                             " course INTEGER NOT NULL,"
                             " reason TEXT,"
                             " by TEXT NOT NULL,"
                             " at TEXT NOT NULL,"
                             " given_name TEXT NOT NULL,"
                             " family_name TEXT NOT NULL,"
                             " card_number TEXT NOT NULL,"
                             " nhs_number TEXT NOT NULL,"
                             " protocol TEXT NOT NULL,"
                             " born INTEGER,"
                             " visit INTEGER,"
                             " is_example INTEGER NOT NULL,"
                             " hash TEXT NOT NULL,"
                             " document BLOB NOT NULL,"
                             " PRIMARY KEY (record, number));"
                             "CREATE TABLE issue ("
                             " id INTEGER PRIMARY KEY,"
                             " uuid TEXT NOT NULL UNIQUE,"
                             " code TEXT NOT NULL,"
                             " record INTEGER NOT NULL REFERENCES record (id),"
                             " revision INTEGER NOT NULL,"
                             " revision_hash TEXT NOT NULL,"
                             " session TEXT,"
                             " language TEXT NOT NULL,"
                             " second_language TEXT,"
                             " format TEXT NOT NULL,"
                             " sheet_version TEXT NOT NULL,"
                             " checklist_version TEXT NOT NULL,"
                             " program_version TEXT NOT NULL,"
                             " clinic TEXT NOT NULL,"
                             " by TEXT NOT NULL,"
                             " at TEXT NOT NULL,"
                             " pdf_hash TEXT NOT NULL,"
                             " sheet_hash TEXT NOT NULL,"
                             " hash TEXT NOT NULL,"
                             " n_events INTEGER NOT NULL,"
                             " events_hash TEXT NOT NULL,"
                             " FOREIGN KEY (record, revision) REFERENCES revision (record, number));"
                             "CREATE INDEX issue_by_record ON issue (record, revision);"
                             "CREATE INDEX issue_by_code ON issue (code);"
                             "CREATE TABLE issue_content ("
                             " issue INTEGER PRIMARY KEY REFERENCES issue (id),"
                             " sheet BLOB NOT NULL,"
                             " pdf BLOB NOT NULL);"
                             "CREATE TABLE issue_event ("
                             " issue INTEGER NOT NULL REFERENCES issue (id),"
                             " number INTEGER NOT NULL,"
                             " kind INTEGER NOT NULL,"
                             " by TEXT NOT NULL,"
                             " at TEXT NOT NULL,"
                             " detail TEXT,"
                             " PRIMARY KEY (issue, number)) WITHOUT ROWID;"
                             "CREATE TABLE audit ("
                             " number INTEGER PRIMARY KEY,"
                             " at TEXT NOT NULL,"
                             " by TEXT NOT NULL,"
                             " action INTEGER NOT NULL,"
                             " record TEXT,"
                             " subject TEXT,"
                             " previous TEXT NOT NULL,"
                             " hash TEXT NOT NULL);"
                             "CREATE TABLE erasing (record INTEGER PRIMARY KEY);";

/* What was stored stays as it was stored: not even this program's own mistake changes it. */
static const char triggers[]
    = "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit"
      " BEGIN SELECT RAISE (ABORT, 'the audit stays'); END;"
      "CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit"
      " BEGIN SELECT RAISE (ABORT, 'the audit stays'); END;"
      "CREATE TRIGGER audit_grows BEFORE INSERT ON audit"
      " WHEN NEW.number IS NOT (SELECT ifnull (max (number), 0) + 1 FROM audit)"
      " BEGIN SELECT RAISE (ABORT, 'the audit has no gap'); END;"
      "CREATE TRIGGER revision_stays BEFORE UPDATE ON revision"
      " BEGIN SELECT RAISE (ABORT, 'revisions stay'); END;"
      "CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision"
      " WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.record)"
      " BEGIN SELECT RAISE (ABORT, 'revisions stay'); END;"
      "CREATE TRIGGER record_is_kept BEFORE DELETE ON record"
      " WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.id)"
      " BEGIN SELECT RAISE (ABORT, 'records stay'); END;"
      "CREATE TRIGGER issue_stays BEFORE UPDATE OF id, uuid, code, record, revision, revision_hash, session, language,"
      " second_language, format, sheet_version, checklist_version, program_version, clinic, by, at, pdf_hash,"
      " sheet_hash, hash ON issue"
      " BEGIN SELECT RAISE (ABORT, 'issues stay'); END;"
      "CREATE TRIGGER issue_is_kept BEFORE DELETE ON issue"
      " WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.record)"
      " BEGIN SELECT RAISE (ABORT, 'issues stay'); END;"
      "CREATE TRIGGER issue_content_stays BEFORE UPDATE ON issue_content"
      " BEGIN SELECT RAISE (ABORT, 'issues stay'); END;"
      "CREATE TRIGGER issue_content_is_kept BEFORE DELETE ON issue_content"
      " WHEN NOT EXISTS (SELECT 1 FROM erasing, issue WHERE issue.id = OLD.issue AND erasing.record = issue.record)"
      " BEGIN SELECT RAISE (ABORT, 'issues stay'); END;"
      "CREATE TRIGGER issue_event_stays BEFORE UPDATE ON issue_event"
      " BEGIN SELECT RAISE (ABORT, 'events stay'); END;"
      "CREATE TRIGGER issue_event_is_kept BEFORE DELETE ON issue_event"
      " WHEN NOT EXISTS (SELECT 1 FROM erasing, issue WHERE issue.id = OLD.issue AND erasing.record = issue.record)"
      " BEGIN SELECT RAISE (ABORT, 'events stay'); END;";

/* What brings a store of version n to n + 1, in order. */
static const char *const migrations[VENULE_SQLITE_VERSION][3] = {
  { tables, triggers, venule_sqlite_index_schema },
};

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
    return refuse (self, error, VENULE_STORE_ERROR_UNAVAILABLE,
                   "it is no store of this program; move it away, or choose another folder");
  if (*version > VENULE_SQLITE_VERSION)
    return refuse (self, error, VENULE_STORE_ERROR_NEWER,
                   "a newer version of the program made this store; install that version");
  return TRUE;
}

/**
 * venule_sqlite_check_version:
 * @self: a connection
 * @error: #VENULE_STORE_ERROR: UNAVAILABLE, NEWER
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
                    "it is of an older version of the program; open it as a store once, or restore it");
}

static gboolean
run_migrations (VenuleSqlite *self, gint64 version, GError **error)
{
  for (gint64 i = version; i < VENULE_SQLITE_VERSION; i++)
    for (gsize step = 0; step < G_N_ELEMENTS (migrations[i]); step++)
      if (!venule_sqlite_execute (self, migrations[i][step], error))
        return FALSE;
  return venule_sqlite_execute (self,
                                "PRAGMA application_id = 1449487989;"
                                "PRAGMA user_version = " G_STRINGIFY (VENULE_SQLITE_VERSION) ";",
                                error);
}

/**
 * venule_sqlite_migrate:
 * @self: a connection
 * @error: #VENULE_STORE_ERROR: UNAVAILABLE, NEWER, NOT_WRITTEN
 *
 * Brings the tables to this version, all of the way or not at all.
 *
 * Returns: whether they are of this version now
 */
gboolean
venule_sqlite_migrate (VenuleSqlite *self, GError **error)
{
  gint64 version;

  if (!read_version (self, &version, error))
    return FALSE;
  if (version == VENULE_SQLITE_VERSION)
    return TRUE;
  if (!venule_sqlite_begin (self, error))
    return FALSE;
  /* Another may have done it before the transaction was ours. */
  if (!read_version (self, &version, error) || !run_migrations (self, version, error))
    {
      venule_sqlite_roll_back (self);
      return FALSE;
    }
  return venule_sqlite_commit (self, error);
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

  for (gsize i = 0; done && i < VENULE_SQLITE_VERSION; i++)
    for (gsize step = 0; done && step < G_N_ELEMENTS (migrations[i]); step++)
      done = sqlite3_exec (handle, migrations[i][step], NULL, NULL, NULL) == SQLITE_OK;
  done = done
         && sqlite3_exec (handle,
                          "PRAGMA application_id = 1449487989;"
                          "PRAGMA user_version = " G_STRINGIFY (VENULE_SQLITE_VERSION) "; COMMIT",
                          NULL, NULL, NULL)
                == SQLITE_OK;
  if (done)
    image = sqlite3_serialize (handle, "main", &size, 0);
  if (image != NULL)
    {
      image[LOG_KIND_WRITTEN] = image[LOG_KIND_READ] = LOG_KIND_AHEAD;
      bytes = g_bytes_new_with_free_func (image, (gsize) size, sqlite3_free, image);
    }
  else
    g_set_error_literal (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_UNAVAILABLE,
                         "a new store could not be made; end other programs, then try again");
  sqlite3_close (handle);
  return bytes;
}
