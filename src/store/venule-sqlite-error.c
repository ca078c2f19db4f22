/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-error.h"

#include <glib/gi18n-lib.h>

#include "venule-store.h"

/* What SQLite's codes mean to who asked. Its own words may quote what is stored: none of them is passed on. */
typedef struct
{
  int code; /* primary */
  VenuleStoreError reading, writing;
  const char *words;
} Meaning;

static const Meaning meanings[] = {
  { SQLITE_FULL, VENULE_STORE_ERROR_UNAVAILABLE, VENULE_STORE_ERROR_NOT_WRITTEN,
    N_ ("the disk is full; make room on it, then try again") },
  { SQLITE_READONLY, VENULE_STORE_ERROR_UNAVAILABLE, VENULE_STORE_ERROR_NOT_WRITTEN,
    N_ ("it can't be written to; make the folder and its files writable for you, then try again") },
  { SQLITE_IOERR, VENULE_STORE_ERROR_UNAVAILABLE, VENULE_STORE_ERROR_NOT_WRITTEN,
    N_ ("the disk does not read or write as it should; check the disk and its cable, then try again") },
  { SQLITE_BUSY, VENULE_STORE_ERROR_UNAVAILABLE, VENULE_STORE_ERROR_NOT_WRITTEN,
    N_ ("another program keeps it to itself; end that program, then try again") },
  { SQLITE_LOCKED, VENULE_STORE_ERROR_UNAVAILABLE, VENULE_STORE_ERROR_NOT_WRITTEN,
    N_ ("it is being changed; try again") },
  { SQLITE_PROTOCOL, VENULE_STORE_ERROR_UNAVAILABLE, VENULE_STORE_ERROR_NOT_WRITTEN,
    N_ ("its files can't be locked; keep it on a disk of this computer, then try again") },
  { SQLITE_NOLFS, VENULE_STORE_ERROR_UNAVAILABLE, VENULE_STORE_ERROR_NOT_WRITTEN,
    N_ ("the file system takes no file of this size; keep it on another disk") },
  { SQLITE_NOMEM, VENULE_STORE_ERROR_UNAVAILABLE, VENULE_STORE_ERROR_NOT_WRITTEN,
    N_ ("there is too little memory; end other programs, then try again") },
  { SQLITE_TOOBIG, VENULE_STORE_ERROR_UNAVAILABLE, VENULE_STORE_ERROR_NOT_WRITTEN,
    N_ ("what was to be stored is too large; leave out what is not needed") },
  { SQLITE_CANTOPEN, VENULE_STORE_ERROR_UNAVAILABLE, VENULE_STORE_ERROR_UNAVAILABLE,
    N_ ("it can't be opened; check that the folder is there and yours") },
  { SQLITE_PERM, VENULE_STORE_ERROR_UNAVAILABLE, VENULE_STORE_ERROR_UNAVAILABLE,
    N_ ("it may not be opened; check that the folder is yours") },
  { SQLITE_NOTADB, VENULE_STORE_ERROR_DAMAGED, VENULE_STORE_ERROR_DAMAGED,
    N_ ("it is no database of this program; move it away, or restore a backup") },
  { SQLITE_CORRUPT, VENULE_STORE_ERROR_DAMAGED, VENULE_STORE_ERROR_DAMAGED,
    N_ ("it is damaged; keep a copy of the folder as it is, then restore the latest backup") },
  { SQLITE_CONSTRAINT, VENULE_STORE_ERROR_REFUSED, VENULE_STORE_ERROR_REFUSED,
    N_ ("what is kept there may not be changed so; nothing was changed") },
};

static const Meaning unknown = { SQLITE_ERROR, VENULE_STORE_ERROR_DAMAGED, VENULE_STORE_ERROR_DAMAGED,
                                 N_ ("its tables are not as they should be; keep a copy of the folder as it is, then "
                                     "restore the latest backup") };

/**
 * venule_sqlite_set_error:
 * @self: a connection that has just failed
 * @error: (nullable): where to put what it failed with
 *
 * Says what SQLite's last code means, where, and what to do.
 */
void
venule_sqlite_set_error (VenuleSqlite *self, GError **error)
{
  int code = sqlite3_extended_errcode (venule_sqlite_get_handle (self));
  const Meaning *meaning = &unknown;

  if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("cancelled"));
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].code == (code & 0xff))
      meaning = &meanings[i];
  g_set_error (error, VENULE_STORE_ERROR, venule_sqlite_get_writes (self) ? meaning->writing : meaning->reading,
               "%s: %s (SQLite %d)", venule_sqlite_get_file (self), _ (meaning->words), code);
}

/**
 * venule_sqlite_set_damaged:
 * @self: a connection
 * @error: (nullable): where to put it
 * @what: what is damaged: `consultation`, `sheet`
 * @id: (nullable): its id
 */
void
venule_sqlite_set_damaged (VenuleSqlite *self, GError **error, const char *what, const char *id)
{
  g_set_error (
      error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_DAMAGED,
      _ ("%s: %s %s is not as it was stored; keep a copy of the folder as it is, then restore the latest backup"),
      venule_sqlite_get_file (self), what, id != NULL ? id : "?");
}

/**
 * venule_sqlite_as_unavailable:
 * @error: what opening failed with
 *
 * A store that can't be opened is unavailable, whatever keeps it from it; a newer one stays a newer one.
 */
void
venule_sqlite_as_unavailable (GError **error)
{
  if (error != NULL && *error != NULL && (*error)->domain == VENULE_STORE_ERROR
      && (*error)->code != VENULE_STORE_ERROR_NEWER)
    (*error)->code = VENULE_STORE_ERROR_UNAVAILABLE;
}

/**
 * venule_sqlite_as_damaged_copy:
 * @path: a backup
 * @error: what reading it, or a copy of it, failed with
 *
 * What is damaged is the backup, not what stands, and not our own copy of it that was read: nobody is sent to look at
 * that.
 */
void
venule_sqlite_as_damaged_copy (const char *path, GError **error)
{
  if (error == NULL || !g_error_matches (*error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_DAMAGED))
    return;
  g_clear_error (error);
  g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_DAMAGED,
               _ ("%s: not all of it is as this program wrote it; nothing was changed: choose another backup"), path);
}
