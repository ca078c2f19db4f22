/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-copy.h"

#include "venule-sqlite-carry.h"
#include "venule-sqlite-verify.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define PREFIX   ".venule-"
#define SUFFIX   ".part"
#define STEP     256 /* pages: a megabyte */
#define PATIENCE (10 * G_USEC_PER_SEC)

struct _VenuleSqliteCopy
{
  char *path;
  int file; /* holds a lock for as long as the file is being made */
  gboolean is_placed;
};

static gboolean
fail (GError **error, const char *path, const char *what)
{
  int problem = errno;

  g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_WRITTEN,
               _ ("%s: %s: %s; nothing was changed: make room, or choose another place, and try again"), path, what,
               g_strerror (problem));
  return FALSE;
}

const char *
venule_sqlite_copy_get_place (GFile *copy, GError **error)
{
  const char *path = g_file_peek_path (copy);
  g_autofree char *uri = path ? NULL : g_file_get_uri (copy);

  if (!path)
    g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED,
                 _ ("%s: this is no place on this computer; choose a folder on one of its disks"), uri);
  return path;
}

const char *
venule_sqlite_copy_find (GFile *copy, GError **error)
{
  const char *path = venule_sqlite_copy_get_place (copy, error);

  if (!path || g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return path;
  g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND,
               _ ("%s: there is no such file; choose a backup that this program made"), path);
  return NULL;
}

static void
remove_companions (const char *path)
{
  static const char *const companions[] = { "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *companion = g_strconcat (path, companions[i], NULL);

      unlink (companion);
    }
}

/* What a run that was killed left half made. One that is being made now is locked, and what stands beside it is
 * its own. */
static void
sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      int file;

      if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX))
        continue;
      file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
      if (file < 0)
        continue;
      if (flock (file, LOCK_EX | LOCK_NB) == 0)
        {
          remove_companions (path);
          unlink (path);
        }
      close (file);
    }
}

/* SQLite is to follow no link to the file. It takes none on the way to it either, and there may well be one: to the
 * users' folders, or in a sandbox to the files that somebody chose. */
static char *
find_place (const char *folder)
{
  char *place = realpath (folder, NULL);

  return place == NULL ? g_strdup (folder) : place;
}

/**
 * venule_sqlite_copy_new:
 * @folder: where it will stand in the end
 * @error: return location
 *
 * Makes an empty file that only its owner may read, and takes away what an earlier run left unfinished there.
 *
 * Returns: (transfer full) (nullable): the copy, or %NULL with @error set: NOT_WRITTEN
 */
VenuleSqliteCopy *
venule_sqlite_copy_new (const char *folder, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (PREFIX, id, SUFFIX, NULL);
  g_autofree char *place = find_place (folder);
  g_autofree char *path = g_build_filename (place, name, NULL);
  VenuleSqliteCopy *self;
  int file;

  sweep (folder);
  file = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0)
    {
      fail (error, folder, _ ("no copy can be made here"));
      return NULL;
    }
  /* Where locks aren't supported nothing is swept that is in use either: there the lock can't be had. */
  flock (file, LOCK_EX | LOCK_NB);
  self = g_new0 (VenuleSqliteCopy, 1);
  self->path = g_steal_pointer (&path);
  self->file = file;
  return self;
}

/**
 * venule_sqlite_copy_free:
 * @self: (transfer full): a copy
 *
 * Lets it go. One that was not placed is deleted.
 */
void
venule_sqlite_copy_free (VenuleSqliteCopy *self)
{
  if (!self->is_placed)
    {
      remove_companions (self->path);
      unlink (self->path);
    }
  close (self->file);
  g_free (self->path);
  g_free (self);
}

const char *
venule_sqlite_copy_get_path (VenuleSqliteCopy *self)
{
  return self->path;
}

static gboolean
fail_copying (sqlite3 *from, sqlite3 *to, int code, GError **error)
{
  const char *file = sqlite3_db_filename (to, "main");
  gboolean is_reading = code != SQLITE_FULL && sqlite3_errcode (from) == code;

  if (is_reading)
    file = sqlite3_db_filename (from, "main");
  g_set_error (
      error, VENULE_STORE_ERROR, is_reading ? VENULE_STORE_ERROR_UNAVAILABLE : VENULE_STORE_ERROR_NOT_WRITTEN,
      is_reading
          ? _ ("%s: it can't be read: %s; nothing was changed: make room, or choose another place, and try again")
          : _ ("%s: it can't be written: %s; nothing was changed: make room, or choose another place, and try "
               "again"),
      file, sqlite3_errstr (code));
  return FALSE;
}

/**
 * venule_sqlite_copy_pages:
 * @from: what is read
 * @to: what is written, in one transaction
 * @step: how many pages at a time; -1: all
 * @cancellable: (nullable): looked at between two steps
 * @error: return location
 *
 * Makes @to the same as @from. Until it has succeeded @to is what it was.
 *
 * Returns: whether it was done
 */
gboolean
venule_sqlite_copy_pages (sqlite3 *from, sqlite3 *to, int step, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  gboolean is_cancelled = FALSE;
  int code;

  if (!backup)
    return fail_copying (from, to, sqlite3_errcode (to), error);
  for (;;)
    {
      code = sqlite3_backup_step (backup, step);
      if (code == SQLITE_OK)
        deadline = g_get_monotonic_time () + PATIENCE;
      else if ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && g_get_monotonic_time () < deadline)
        g_usleep (10 * 1000);
      else
        break;
      if ((is_cancelled = g_cancellable_set_error_if_cancelled (cancellable, error)))
        break;
    }
  if (code == SQLITE_DONE)
    code = sqlite3_backup_finish (backup);
  else
    sqlite3_backup_finish (backup);
  if (is_cancelled)
    return FALSE;
  return code == SQLITE_OK || fail_copying (from, to, code, error);
}

/* A copy needs no journal: half of one is thrown away. */
static gboolean
fill_file (const char *path, VenuleSqlite *source, GCancellable *cancellable, GError **error)
{
  sqlite3 *to = NULL;
  gboolean is_done = FALSE;
  int code = sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_exec (to, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_WRITTEN,
                 _ ("%s: no copy can be made: %s; nothing was changed: choose another place"), path,
                 sqlite3_errstr (code));
  else
    is_done = venule_sqlite_copy_pages (venule_sqlite_get_handle (source), to, STEP, cancellable, error);
  if (sqlite3_close (to) != SQLITE_OK)
    g_return_val_if_reached (FALSE);
  return is_done;
}

/* Two bytes of the header say whether a log stands beside the file. */
static gboolean
make_alone (int file, const char *path, GError **error)
{
  static const guint8 alone[] = { 1, 1 };

  return (pwrite (file, alone, sizeof alone, 18) == sizeof alone && fsync (file) == 0)
         || fail (error, path, _ ("the copy can't be made durable"));
}

/**
 * venule_sqlite_copy_fill:
 * @self: an empty copy
 * @source: what is copied: its own connection, in no transaction
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Copies @source as it is now; others go on saving meanwhile. Afterwards the copy's bytes are durable.
 *
 * Returns: whether it was done; otherwise @error is set: NOT_WRITTEN, UNAVAILABLE
 */
gboolean
venule_sqlite_copy_fill (VenuleSqliteCopy *self, VenuleSqlite *source, GCancellable *cancellable, GError **error)
{
  gboolean is_done;
  gint64 n_tables;

  /* One snapshot for all steps: a save made meanwhile doesn't make it begin again. It is taken by the first read. */
  if (!venule_sqlite_begin_reading (source, error))
    return FALSE;
  is_done = venule_sqlite_read_number (source, "SELECT count(*) FROM sqlite_schema", &n_tables, error)
            && fill_file (self->path, source, cancellable, error);
  venule_sqlite_roll_back (source);
  return is_done && make_alone (self->file, self->path, error);
}

gboolean
venule_sqlite_copy_stand_alone (const char *path, GError **error)
{
  int file = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  gboolean is_done;

  if (file < 0)
    return fail (error, path, _ ("the copy can't be opened"));
  is_done = make_alone (file, path, error);
  close (file);
  return is_done;
}

/**
 * venule_sqlite_copy_bring:
 * @self: an empty copy
 * @path: a backup where SQLite can't open it
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Copies its bytes, of which nothing is known before they are verified. What stands beside it does not count.
 *
 * Returns: whether it was done; otherwise @error is set: NOT_WRITTEN, UNAVAILABLE
 */
gboolean
venule_sqlite_copy_bring (VenuleSqliteCopy *self, const char *path, GCancellable *cancellable, GError **error)
{
  return venule_sqlite_carry (path, self->path, cancellable, error) && make_alone (self->file, self->path, error);
}

/**
 * venule_sqlite_copy_verify:
 * @self: a filled copy
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads it back from the disk, every hash and the audit's chain.
 *
 * Returns: (transfer full) (nullable): what it holds, or %NULL with @error set
 */
VenuleStoreState *
venule_sqlite_copy_verify (VenuleSqliteCopy *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (VenuleSqlite) db = NULL;

  /* What is read must be what the disk took, not what memory still holds. */
  posix_fadvise (self->file, 0, 0, POSIX_FADV_DONTNEED);
  db = venule_sqlite_open_copy (self->path, error);
  return db ? venule_sqlite_verify (db, cancellable, error) : NULL;
}

/* Some file systems can't sync a folder, and say so with EINVAL: there is nothing more to be done there. */
gboolean
venule_sqlite_sync_folder (const char *folder, GError **error)
{
  int file = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean is_done = file >= 0 && (fsync (file) == 0 || errno == EINVAL);

  if (!is_done)
    fail (error, folder, _ ("the folder can't be made durable"));
  if (file >= 0)
    close (file);
  return is_done;
}

/* Not every file system can rename without replacing; those that can't can link. */
static gboolean
move_without_replacing (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  if (link (from, to) != 0)
    return FALSE;
  unlink (from);
  return TRUE;
}

/**
 * venule_sqlite_copy_place:
 * @self: a verified copy
 * @path: its name, in the same folder, which nothing may have
 * @error: return location
 *
 * Gives it its name at once and durably, and never in another file's place.
 *
 * Returns: whether it was done; otherwise @error is set: REFUSED, NOT_WRITTEN
 */
gboolean
venule_sqlite_copy_place (VenuleSqliteCopy *self, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!move_without_replacing (self->path, path))
    {
      if (errno != EEXIST)
        return fail (error, path, _ ("the copy can't be put here"));
      g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED,
                   _ ("%s: a file of this name is there, and no file is ever replaced; choose another name"), path);
      return FALSE;
    }
  g_free (self->path);
  self->path = g_strdup (path);
  self->is_placed = TRUE;
  if (venule_sqlite_sync_folder (folder, error))
    return TRUE;
  venule_sqlite_copy_remove (self);
  return FALSE;
}

/**
 * venule_sqlite_copy_remove:
 * @self: a placed copy
 *
 * Deletes it: what it was made for did not come about.
 */
void
venule_sqlite_copy_remove (VenuleSqliteCopy *self)
{
  unlink (self->path);
}
