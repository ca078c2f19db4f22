/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-backup.h"
#include "venule-sqlite-audit.h"
#include "venule-sqlite-carry.h"
#include "venule-sqlite-copy.h"
#include "venule-sqlite-error.h"
#include "venule-sqlite-verify.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* The line is the last step: where it can't be written there was no backup, and the copy goes. */
static gboolean
add_audit_line (VenuleSqlite *db, const char *by, const VenuleStoreState *state, GError **error)
{
  g_autoptr (VenuleAuditLine) line = venule_audit_line_new (VENULE_AUDIT_BACKED_UP, by, NULL, state->audit_head);

  if (!venule_sqlite_begin (db, error))
    return FALSE;
  if (venule_sqlite_audit_add (db, line, error))
    return venule_sqlite_commit (db, error);
  venule_sqlite_roll_back (db);
  return FALSE;
}

/* Where SQLite can't work, the copy is made and verified beside the store, and its bytes are carried there. */
static VenuleStoreState *
fill_and_verify (VenuleSqliteCopy *making, VenuleSqlite *db, GCancellable *cancellable, GError **error)
{
  gboolean is_far = !venule_sqlite_can_open (venule_sqlite_copy_get_path (making));
  g_autofree char *folder = g_path_get_dirname (venule_sqlite_get_file (db));
  g_autoptr (VenuleSqliteCopy) near = is_far ? venule_sqlite_copy_new (folder, error) : NULL;
  g_autoptr (VenuleStoreState) state = NULL;

  if (is_far && !near)
    return NULL;
  if (!venule_sqlite_copy_fill (is_far ? near : making, db, cancellable, error))
    return NULL;
  state = venule_sqlite_copy_verify (is_far ? near : making, cancellable, error);
  if (!state
      || (is_far
          && !venule_sqlite_carry (venule_sqlite_copy_get_path (near), venule_sqlite_copy_get_path (making),
                                   cancellable, error)))
    return NULL;
  return g_steal_pointer (&state);
}

/**
 * venule_sqlite_back_up:
 * @db: the live store: a connection of its own, in no transaction
 * @copy: a file that isn't there
 * @by: who asks for it
 * @cancellable: (nullable): stops it before the copy has its name
 * @error: return location
 *
 * Copies everything as it is now, while others go on saving: made durable, read back from the disk with every
 * hash and the audit's chain, then given its name at once. The audit tells of it, with the copy's own head.
 *
 * Returns: (transfer full) (nullable): what the copy holds, or %NULL with @error set: REFUSED for a file that is
 *   there, NOT_WRITTEN, DAMAGED, UNAVAILABLE
 */
VenuleStoreState *
venule_sqlite_back_up (VenuleSqlite *db, GFile *copy, const char *by, GCancellable *cancellable, GError **error)
{
  const char *path = venule_sqlite_copy_get_place (copy, error);
  g_autofree char *folder = path ? g_path_get_dirname (path) : NULL;
  g_autoptr (VenuleSqliteCopy) making = NULL;
  g_autoptr (VenuleStoreState) state = NULL;

  if (!path)
    return NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED,
                   _ ("%s: a file of this name is there, and no file is ever replaced; choose another name"), path);
      return NULL;
    }
  making = venule_sqlite_copy_new (folder, error);
  state = making ? fill_and_verify (making, db, cancellable, error) : NULL;
  if (!state || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !venule_sqlite_copy_place (making, path, error))
    return NULL;
  if (!add_audit_line (db, by, state, error))
    {
      venule_sqlite_copy_remove (making);
      return NULL;
    }
  return g_steal_pointer (&state);
}

/**
 * venule_sqlite_inspect_copy:
 * @copy: a backup
 * @folder: the live store's: a backup that SQLite can't open where it is comes here for a while
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads a backup, every hash and the audit's chain, and changes nothing.
 *
 * Returns: (transfer full) (nullable): what it holds and its newest record, or %NULL with @error set
 */
VenuleStoreState *
venule_sqlite_inspect_copy (GFile *copy, const char *folder, GCancellable *cancellable, GError **error)
{
  const char *path = venule_sqlite_copy_find (copy, error);
  gboolean is_far = path && !venule_sqlite_can_open (path);
  g_autoptr (VenuleSqliteCopy) near = is_far ? venule_sqlite_copy_new (folder, error) : NULL;
  g_autoptr (VenuleSqlite) db = NULL;
  VenuleStoreState *state;

  if (!path || (is_far && (!near || !venule_sqlite_copy_bring (near, path, cancellable, error))))
    return NULL;
  db = venule_sqlite_open_copy (is_far ? venule_sqlite_copy_get_path (near) : path, error);
  state = db ? venule_sqlite_verify (db, cancellable, error) : NULL;
  if (!state)
    venule_sqlite_as_damaged_copy (path, error);
  return state;
}
