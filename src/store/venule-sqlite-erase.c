/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-erase.h"

#include "venule-sqlite-audit.h"
#include "venule-sqlite-backup.h"
#include "venule-sqlite-copy.h"
#include "venule-sqlite-index.h"
#include "venule-sqlite-record.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include <string.h>

#define PATIENCE (10 * G_TIME_SPAN_SECOND)

/* In the order in which one refers to another. ?1 is the record. */
static const char *const deletions[] = {
  "INSERT INTO erasing (record) VALUES (?1)",
  "DELETE FROM issue_event WHERE issue IN (SELECT id FROM issue WHERE record = ?1)",
  "DELETE FROM issue_content WHERE issue IN (SELECT id FROM issue WHERE record = ?1)",
  "DELETE FROM issue WHERE record = ?1",
  "DELETE FROM revision WHERE record = ?1",
  "DELETE FROM record WHERE id = ?1",
  "DELETE FROM erasing WHERE record = ?1",
};

/* What is asked for, and by whom. */
typedef struct
{
  GPtrArray *records;
  const char *by, *reason;
  gboolean skips_missing; /* a copy of former days need not have all of them */
} Erasure;

static gboolean
set_refused (GError **error, VenuleSqlite *db, const char *id, const char *what)
{
  g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED, "%s: %s: %s", venule_sqlite_get_file (db), id,
               what);
  return FALSE;
}

/* The reason outlives the record, in the audit: it may not name whom it erases. */
static gboolean
names_patient (const char *reason, const VenuleCard *card)
{
  const char *texts[] = { card->given_name, card->family_name, card->number, card->nhs_number };
  g_auto (GStrv) said = g_str_tokenize_and_fold (reason, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GStrv) words = g_str_tokenize_and_fold (texts[i], NULL, NULL);

      for (char **word = words; *word; word++)
        if (g_strv_contains ((const char *const *) said, *word))
          return TRUE;
    }
  return FALSE;
}

static gboolean
add_audit_line (VenuleSqlite *db, const char *id, const Erasure *erasure, GError **error)
{
  g_autoptr (VenuleAuditLine) line = venule_audit_line_new (VENULE_AUDIT_ERASED, erasure->by, id, erasure->reason);

  return venule_sqlite_audit_add (db, line, error);
}

static gboolean
erase_row (VenuleSqlite *db, gint64 row, const VenuleCard *card, GError **error)
{
  if (!venule_sqlite_index_update (db, row, card, NULL, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      sqlite3_stmt *statement = venule_sqlite_prepare (db, deletions[i], error);

      if (!statement)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, row);
      if (!venule_sqlite_run (db, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
erase_one (VenuleSqlite *db, const VenuleErasure *one, const Erasure *erasure, GError **error)
{
  g_autoptr (VenuleSqliteRecord) record = NULL;
  const char *id = one->record;

  if (!venule_sqlite_record_find (db, id, &record, error))
    return FALSE;
  if (!record && erasure->skips_missing)
    return TRUE;
  if (!record)
    {
      g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND,
                   _ ("%s: %s: there is no such consultation; nothing was erased: read the list again"),
                   venule_sqlite_get_file (db), id);
      return FALSE;
    }
  /* A copy of former days has what it had then: all of it goes. */
  if (one->revision != 0 && record->newest != one->revision && !erasure->skips_missing)
    return set_refused (
        error, db, id,
        _ ("it was changed after the list was made; nothing was erased: read the list again, and confirm"
           " that one"));
  if (names_patient (erasure->reason, record->card))
    return set_refused (error, db, id,
                        _ ("the reason names the patient, and is kept; nothing was erased: word it otherwise"));
  return erase_row (db, record->id, record->card, error) && add_audit_line (db, id, erasure, error);
}

static gboolean
erase_all (VenuleSqlite *db, const Erasure *erasure, GError **error)
{
  if (!venule_sqlite_begin (db, error))
    return FALSE;
  for (guint i = 0; i < erasure->records->len; i++)
    if (!erase_one (db, erasure->records->pdata[i], erasure, error))
      {
        venule_sqlite_roll_back (db);
        return FALSE;
      }
  return venule_sqlite_commit (db, error);
}

/* SQLite itself waits for those who read the log, but not for another connection that empties it at this moment. */
static int
try_to_empty_log (VenuleSqlite *db)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;
  int code;

  while (
      (code = sqlite3_wal_checkpoint_v2 (venule_sqlite_get_handle (db), "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL))
          == SQLITE_BUSY
      && g_get_monotonic_time () < until)
    g_usleep (5 * G_TIME_SPAN_MILLISECOND);

  return code;
}

/* The log holds what was written, also of what is gone. It is emptied into the database, whose free places were
 * written over already. */
static gboolean
empty_log (VenuleSqlite *db, GError **error)
{
  int code = try_to_empty_log (db);

  if (code == SQLITE_OK)
    return TRUE;
  g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_WRITTEN,
               _ ("%s: it was erased, but traces are left in the files until all programs that use them have ended;"
                  " end them (%s)"),
               venule_sqlite_get_file (db), sqlite3_errstr (code));
  return FALSE;
}

static gboolean
erase_from_kept (const char *path, const Erasure *erasure, GError **error)
{
  g_autoptr (VenuleSqlite) db = venule_sqlite_open (path, FALSE, error);

  if (!db || !erase_all (db, erasure, error) || !empty_log (db, error))
    return FALSE;
  g_clear_pointer (&db, venule_sqlite_close);
  return venule_sqlite_copy_stand_alone (path, error);
}

/* What was kept before a restore stands beside the store, and never grows too old. */
static gboolean
erase_from_all_kept (VenuleSqlite *db, const Erasure *erasure, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (venule_sqlite_get_file (db));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) failure = NULL;

      if (!g_str_has_prefix (name, VENULE_KEPT_PREFIX) || !g_str_has_suffix (name, VENULE_KEPT_SUFFIX)
          || erase_from_kept (path, erasure, &failure))
        continue;
      g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_WRITTEN,
                   _ ("%s: it was erased, but not from this copy of before a restore: delete the file (%s)"), path,
                   failure->message);
      return FALSE;
    }
  return TRUE;
}

/**
 * venule_sqlite_erase:
 * @db: the live store, in no transaction
 * @records: (element-type VenuleErasure): the confirmed list
 * @by: who confirmed it
 * @reason: why, without naming anybody: it is kept in the audit
 * @error: return location
 *
 * Deletes these records, all of them or none, with every revision, sheet, event and word to find them by, and
 * writes over where they stood. The audit says that each was erased, by whom, when and why, and keeps its id.
 *
 * Returns: whether it was done; otherwise @error is set: NOT_FOUND, REFUSED, NOT_WRITTEN
 */
gboolean
venule_sqlite_erase (VenuleSqlite *db, GPtrArray *records, const char *by, const char *reason, GError **error)
{
  const Erasure erasure = { records, by, reason, FALSE }, from_kept = { records, by, reason, TRUE };

  if (!reason || strspn (reason, " \t\n") == strlen (reason))
    return set_refused (error, db, _ ("no reason"), _ ("nothing is erased without one; say why"));
  return erase_all (db, &erasure, error) && empty_log (db, error) && erase_from_all_kept (db, &from_kept, error);
}
