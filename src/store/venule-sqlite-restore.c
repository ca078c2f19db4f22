/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-backup.h"
#include "venule-sqlite-audit.h"
#include "venule-sqlite-carry.h"
#include "venule-sqlite-copy.h"
#include "venule-sqlite-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#define SCHEMA                                                                                                         \
  "SELECT group_concat(type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, ''), x'0a')"                     \
  " FROM (SELECT * FROM sqlite_schema ORDER BY type, name)"
#define HEAD "SELECT hash FROM audit ORDER BY number DESC LIMIT 1"

/* The one text that a query gives. NULL: it gives none, and @error says so. */
static char *
read_text (VenuleSqlite *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, sql, error);
  VenuleStep step = statement ? venule_sqlite_step (db, statement, error) : VENULE_STEP_FAILED;
  char *text = NULL;

  if (step == VENULE_STEP_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  if (step == VENULE_STEP_ROW)
    sqlite3_reset (statement);
  if (!text && step != VENULE_STEP_FAILED)
    venule_sqlite_set_damaged (db, error, _ ("audit"), NULL);
  return text;
}

/* A file whose tables aren't ours, or lack the triggers that guard the audit, is none of our backups. */
static gboolean
has_our_schema (VenuleSqlite *staged, VenuleSqlite *db, GError **error)
{
  g_autofree char *theirs = read_text (staged, SCHEMA, error);
  g_autofree char *ours = theirs ? read_text (db, SCHEMA, error) : NULL;

  if (!ours)
    return FALSE;
  if (g_str_equal (theirs, ours))
    return TRUE;
  venule_sqlite_set_damaged (staged, error, _ ("copy"), NULL);
  return FALSE;
}

static gboolean
add_audit_line (VenuleSqlite *staged, const char *by, const char *former_head, GError **error)
{
  g_autoptr (VenuleAuditLine) line = venule_audit_line_new (VENULE_AUDIT_RESTORED, by, NULL, former_head);

  if (!venule_sqlite_begin (staged, error))
    return FALSE;
  if (venule_sqlite_audit_add (staged, line, error))
    return venule_sqlite_commit (staged, error);
  venule_sqlite_roll_back (staged);
  return FALSE;
}

static gboolean
fill_from (VenuleSqliteCopy *staging, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (VenuleSqlite) source = NULL;

  if (!venule_sqlite_can_open (path))
    return venule_sqlite_copy_bring (staging, path, cancellable, error);
  source = venule_sqlite_open_copy (path, error);
  return source && venule_sqlite_copy_fill (staging, source, cancellable, error);
}

/* The backup, read once into a file of our own: what was verified is what is restored, whatever becomes of the
 * disk it came from. The audit's line is in it already, so that all of it comes in one transaction. */
static VenuleStoreState *
stage (VenuleSqliteCopy *staging,
       VenuleSqlite *db,
       const char *path,
       const char *by,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (VenuleSqlite) staged = NULL;
  g_autofree char *former_head = NULL;
  g_autoptr (VenuleStoreState) state = NULL;

  if (!fill_from (staging, path, cancellable, error))
    return NULL;
  state = venule_sqlite_copy_verify (staging, cancellable, error);
  staged = state ? venule_sqlite_open (venule_sqlite_copy_get_path (staging), FALSE, error) : NULL;
  /* Of a store that is damaged the head may be gone: the copy that is kept of it says what there was. */
  former_head = read_text (db, HEAD, NULL);
  if (!staged || !has_our_schema (staged, db, error)
      || !add_audit_line (staged, by, former_head ? former_head : "unknown", error))
    return NULL;
  g_free (state->audit_head);
  state->audit_head = read_text (staged, HEAD, error);
  state->n_audit_lines++;
  /* All of it in the one file, before anything is changed. */
  if (!venule_sqlite_checkpoint (staged, TRUE, error))
    return NULL;
  return state->audit_head ? g_steal_pointer (&state) : NULL;
}

static char *
choose_name (const char *folder, const char *note)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");

  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1
                                  ? g_strdup_printf (VENULE_KEPT_PREFIX "%s%s" VENULE_KEPT_SUFFIX, stamp, note)
                                  : g_strdup_printf (VENULE_KEPT_PREFIX "%s-%u%s" VENULE_KEPT_SUFFIX, stamp, i, note);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* What stands now is kept beside it. A store that is damaged is kept as it is: that is what one restores for. */
static gboolean
keep_present (VenuleSqlite *db, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (VenuleSqliteCopy) keeping = venule_sqlite_copy_new (folder, error);
  g_autoptr (VenuleStoreState) state = NULL;
  g_autoptr (GError) damage = NULL;
  g_autofree char *path = NULL;

  if (!keeping || !venule_sqlite_copy_fill (keeping, db, cancellable, error))
    return FALSE;
  state = venule_sqlite_copy_verify (keeping, cancellable, &damage);
  if (!state && !g_error_matches (damage, VENULE_STORE_ERROR, VENULE_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&damage));
      return FALSE;
    }
  path = choose_name (folder, state ? "" : "-damaged");
  return venule_sqlite_copy_place (keeping, path, error);
}

/* In one transaction: others that have the store open see the former state, then this one. */
static gboolean
bring_in (VenuleSqlite *db, VenuleSqliteCopy *staging, const char *head, GError **error)
{
  g_autoptr (VenuleSqlite) staged = venule_sqlite_open (venule_sqlite_copy_get_path (staging), TRUE, error);
  g_autofree char *staged_head = staged ? read_text (staged, HEAD, error) : NULL;

  if (!staged_head)
    return FALSE;
  if (!g_str_equal (staged_head, head))
    {
      venule_sqlite_set_damaged (staged, error, _ ("copy"), head);
      return FALSE;
    }
  return venule_sqlite_copy_pages (venule_sqlite_get_handle (staged), venule_sqlite_get_handle (db), -1, NULL, error);
}

/**
 * venule_sqlite_restore:
 * @db: the live store: a connection of its own, in no transaction; others may have the store open
 * @copy: a backup
 * @by: who asks for it
 * @cancellable: (nullable): stops it before anything was changed
 * @error: return location
 *
 * Reads the backup, every hash and the audit's chain; keeps what stands now as a dated file beside the store;
 * then puts the backup in its place in one transaction, with a line in the audit that names the former head.
 * Where any step fails, what stood stands.
 *
 * Returns: (transfer full) (nullable): what stands now, or %NULL with @error set
 */
VenuleStoreState *
venule_sqlite_restore (VenuleSqlite *db, GFile *copy, const char *by, GCancellable *cancellable, GError **error)
{
  const char *path = venule_sqlite_copy_find (copy, error);
  g_autofree char *folder = g_path_get_dirname (venule_sqlite_get_file (db));
  g_autoptr (VenuleSqliteCopy) staging = NULL;
  g_autoptr (VenuleStoreState) state = NULL;

  if (!path)
    return NULL;
  staging = venule_sqlite_copy_new (folder, error);
  state = staging ? stage (staging, db, path, by, cancellable, error) : NULL;
  if (staging && !state)
    venule_sqlite_as_damaged_copy (path, error);
  if (!state || !keep_present (db, folder, cancellable, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error) || !bring_in (db, staging, state->audit_head, error))
    return NULL;
  return g_steal_pointer (&state);
}
