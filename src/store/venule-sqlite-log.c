/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-log.h"

#include "venule-store.h"

#include <string.h>

/* SQLite writes each page of a commit to its write-ahead log in two pieces: two system calls a page, which together
 * take longer than making all of them durable does. Here the pieces wait for each other until the one that completes
 * the commit: until then nobody but this connection may read them, and it is given them when it does. An error of
 * writing is told where SQLite writes that last piece. Nothing but the log passes through here. */

/* The log's format: a head of its own, then frames, each with a head of its own, where a number other than 0 says that
 * the commit is complete. */
#define HEAD         32
#define FRAME_HEAD   24
#define COMMIT_START 4
#define COMMIT_END   8

#define ROOM                                                                                                           \
  (31                                                                                                                  \
   * (FRAME_HEAD + VENULE_SQLITE_PAGE)) /* SQLite writes no more than 128 KiB at once, and takes it for a full disk */

typedef struct
{
  sqlite3_file base;
  guint8 *waiting; /* (nullable): of ROOM bytes */
  gsize n_waiting;
  sqlite3_int64 start; /* where they belong */
  gboolean completes;  /* the last of them is the head of the frame that completes a commit */
  sqlite3_file real[]; /* as large as the real one needs */
} Log;

static int
flush (Log *self)
{
  int n = (int) self->n_waiting;

  self->n_waiting = 0;
  self->completes = FALSE;
  return n == 0 ? SQLITE_OK : self->real->pMethods->xWrite (self->real, self->waiting, n, self->start);
}

static gboolean
is_commit (const guint8 *head)
{
  for (guint i = COMMIT_START; i < COMMIT_END; i++)
    {
      if (head[i] != 0)
        return TRUE;
    }
  return FALSE;
}

/* What waits here belongs to no commit: whole ones never wait. */
static int
log_close (sqlite3_file *base)
{
  Log *self = (Log *) base;

  g_clear_pointer (&self->waiting, g_free);
  self->n_waiting = 0;
  return self->real->pMethods->xClose (self->real);
}

static int
log_read (sqlite3_file *base, void *buffer, int size, sqlite3_int64 offset)
{
  Log *self = (Log *) base;
  int status = flush (self);

  return status != SQLITE_OK ? status : self->real->pMethods->xRead (self->real, buffer, size, offset);
}

static int
wait_for_more (Log *self, const guint8 *data, gsize size, sqlite3_int64 offset, gboolean completes)
{
  if (self->n_waiting == 0)
    self->start = offset;
  if (self->waiting == NULL)
    self->waiting = g_malloc (ROOM);
  memcpy (self->waiting + self->n_waiting, data, size);
  self->n_waiting += size;
  if (self->completes)
    return flush (self);
  self->completes = completes;
  return SQLITE_OK;
}

static int
log_write (sqlite3_file *base, const void *data, int size, sqlite3_int64 offset)
{
  Log *self = (Log *) base;
  gboolean is_head = size == FRAME_HEAD, completes = is_head && is_commit (data);
  int status = SQLITE_OK;

  if (offset != self->start + (sqlite3_int64) self->n_waiting || self->n_waiting + (gsize) size > ROOM)
    status = flush (self);
  if (status != SQLITE_OK)
    return status;
  if (self->n_waiting == 0 && (!is_head || completes))
    return self->real->pMethods->xWrite (self->real, data, size, offset);
  return wait_for_more (self, data, (gsize) size, offset, completes);
}

static int
log_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  Log *self = (Log *) base;
  int status = flush (self);

  return status != SQLITE_OK ? status : self->real->pMethods->xTruncate (self->real, size);
}

static int
log_sync (sqlite3_file *base, int flags)
{
  Log *self = (Log *) base;
  int status = flush (self);

  return status != SQLITE_OK ? status : self->real->pMethods->xSync (self->real, flags);
}

static int
log_size (sqlite3_file *base, sqlite3_int64 *size)
{
  Log *self = (Log *) base;
  int status = flush (self);

  return status != SQLITE_OK ? status : self->real->pMethods->xFileSize (self->real, size);
}

static int
log_lock (sqlite3_file *base, int level)
{
  Log *self = (Log *) base;

  return self->real->pMethods->xLock (self->real, level);
}

static int
log_unlock (sqlite3_file *base, int level)
{
  Log *self = (Log *) base;

  return self->real->pMethods->xUnlock (self->real, level);
}

static int
log_check_lock (sqlite3_file *base, int *held)
{
  Log *self = (Log *) base;

  return self->real->pMethods->xCheckReservedLock (self->real, held);
}

static int
log_control (sqlite3_file *base, int operation, void *argument)
{
  Log *self = (Log *) base;

  return self->real->pMethods->xFileControl (self->real, operation, argument);
}

static int
log_sector_size (sqlite3_file *base)
{
  Log *self = (Log *) base;

  return self->real->pMethods->xSectorSize (self->real);
}

static int
log_characteristics (sqlite3_file *base)
{
  Log *self = (Log *) base;

  return self->real->pMethods->xDeviceCharacteristics (self->real);
}

/* The shared memory beside the log belongs to the database's own file. */
static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = log_close,
  .xRead = log_read,
  .xWrite = log_write,
  .xTruncate = log_truncate,
  .xSync = log_sync,
  .xFileSize = log_size,
  .xLock = log_lock,
  .xUnlock = log_unlock,
  .xCheckReservedLock = log_check_lock,
  .xFileControl = log_control,
  .xSectorSize = log_sector_size,
  .xDeviceCharacteristics = log_characteristics,
};

static int
open_file (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *flags_out)
{
  sqlite3_vfs *real = vfs->pAppData;
  Log *self = (Log *) base;
  int status;

  if ((flags & SQLITE_OPEN_WAL) == 0)
    return real->xOpen (real, path, base, flags, flags_out);
  memset (self, 0, sizeof *self);
  status = real->xOpen (real, path, self->real, flags, flags_out);
  self->base.pMethods = self->real->pMethods != NULL ? &methods : NULL;
  return status;
}

/**
 * venule_sqlite_log_get_vfs:
 *
 * Returns: (transfer none): the name by which SQLite knows its usual files, with the write-ahead log written in as few
 *   pieces as can be
 */
const char *
venule_sqlite_log_get_vfs (void)
{
  static GMutex lock;
  static sqlite3_vfs vfs;
  sqlite3_vfs *real;

  g_mutex_lock (&lock);
  real = sqlite3_vfs_find (NULL);
  if (vfs.pAppData != real)
    {
      if (vfs.pAppData != NULL)
        sqlite3_vfs_unregister (&vfs);
      vfs = *real;
      vfs.pNext = NULL;
      vfs.pAppData = real;
      vfs.zName = "venule-log";
      vfs.szOsFile = (int) sizeof (Log) + real->szOsFile;
      vfs.xOpen = open_file;
      sqlite3_vfs_register (&vfs, 0);
    }
  g_mutex_unlock (&lock);
  return vfs.zName;
}

/* Returns: (transfer none) (nullable): NULL: it is not open, or not through here */
static Log *
get_log (VenuleSqlite *db)
{
  sqlite3_file *file = NULL;

  if (sqlite3_file_control (venule_sqlite_get_handle (db), "main", SQLITE_FCNTL_JOURNAL_POINTER, &file) != SQLITE_OK
      || file == NULL || file->pMethods != &methods)
    return NULL;
  return (Log *) file;
}

/* No frame begins with zeros: whoever reads the log, after a power cut too, takes them for its end. */
static int
lengthen (Log *self, sqlite3_int64 from, sqlite3_int64 to)
{
  g_autofree guint8 *zeros = g_malloc0 (ROOM);
  int status = flush (self);

  for (sqlite3_int64 at = from; at < to && status == SQLITE_OK; at += ROOM)
    status = self->real->pMethods->xWrite (self->real, zeros, (int) MIN (ROOM, to - at), at);
  if (status == SQLITE_OK)
    status = self->real->pMethods->xSync (self->real, SQLITE_SYNC_NORMAL);
  /* On a full disk, what was taken is needed elsewhere. */
  if (status != SQLITE_OK)
    self->real->pMethods->xTruncate (self->real, from);
  return status;
}

/**
 * venule_sqlite_log_make_room:
 * @db: a connection, in no transaction
 * @n_pages: for how many pages
 * @error: where to store an error
 *
 * Makes the log's file as long as it is going to be, for who has time to spare. A commit that is written within the
 * file's length is durable in half the time: a file system need not note where the file now ends, and make that
 * durable too.
 *
 * Returns: whether there is room; if not, the log is as it was
 */
gboolean
venule_sqlite_log_make_room (VenuleSqlite *db, guint n_pages, GError **error)
{
  sqlite3_int64 needed = HEAD + (sqlite3_int64) n_pages * (FRAME_HEAD + VENULE_SQLITE_PAGE), size;
  Log *self = get_log (db);
  int status;

  if (self == NULL || (log_size (&self->base, &size) == SQLITE_OK && size >= needed))
    return TRUE;
  /* What another connection adds to the log must not be written over. */
  if (!venule_sqlite_begin (db, error))
    return FALSE;
  status = log_size (&self->base, &size);
  if (status == SQLITE_OK && size < needed)
    status = lengthen (self, size, needed);
  venule_sqlite_roll_back (db);
  if (status != SQLITE_OK)
    g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_WRITTEN, "%s: %s", venule_sqlite_get_file (db),
                 sqlite3_errstr (status));
  return status == SQLITE_OK;
}
