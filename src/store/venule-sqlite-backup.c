/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-backup.h"
#include "venule-sqlite-audit.h"
#include "venule-sqlite-copy.h"
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
  if (!making || !venule_sqlite_copy_fill (making, db, cancellable, error))
    return NULL;
  state = venule_sqlite_copy_verify (making, cancellable, error);
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
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads a backup, every hash and the audit's chain, and changes nothing.
 *
 * Returns: (transfer full) (nullable): what it holds and its newest record, or %NULL with @error set
 */
VenuleStoreState *
venule_sqlite_inspect_copy (GFile *copy, GCancellable *cancellable, GError **error)
{
  const char *path = venule_sqlite_copy_find (copy, error);
  g_autoptr (VenuleSqlite) db = path ? venule_sqlite_open_copy (path, error) : NULL;

  return db ? venule_sqlite_verify (db, cancellable, error) : NULL;
}
