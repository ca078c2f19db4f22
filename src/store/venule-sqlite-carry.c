/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-carry.h"

#include "venule-store.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#define STEP       (1 << 20) /* bytes */
#define FUSE_MAGIC 0x65735546

/* Opening and closing a file takes away the locks that SQLite has on it: only such a one is tried. */
static gboolean
is_in_user_space (const char *path)
{
  struct statfs facts;

  return statfs (path, &facts) == 0 && facts.f_type == FUSE_MAGIC;
}

/**
 * venule_sqlite_can_open:
 * @path: a file that is there
 *
 * SQLite opens a file without following a link, and locks it. The file system in which a sandbox is given the files
 * that somebody chose does neither: it takes every file for a link. What lies there is carried to where SQLite can
 * work.
 *
 * Returns: whether it is where SQLite can work
 */
gboolean
venule_sqlite_can_open (const char *path)
{
  struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_len = 1 };
  char *place = is_in_user_space (path) ? realpath (path, NULL) : NULL;
  int file = place == NULL ? -1 : open (place, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean can = place == NULL || (file >= 0 && fcntl (file, F_SETLK, &lock) == 0);

  if (file >= 0)
    close (file);
  free (place);
  return can;
}

static gboolean
fail_reading (const char *path, GError **error)
{
  int problem = errno;

  g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_UNAVAILABLE,
               _ ("%s: it can't be read: %s; nothing was changed: make room, or choose another place, and try again"),
               path, g_strerror (problem));
  return FALSE;
}

static gboolean
fail_writing (const char *path, const char *what, GError **error)
{
  g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_WRITTEN,
               _ ("%s: it can't be written: %s; nothing was changed: make room, or choose another place, and try "
                  "again"),
               path, what);
  return FALSE;
}

/* Fills @bytes as far as the file goes. Returns how many; -1: it can't be read. */
static gssize
read_step (int file, char *bytes)
{
  gsize n_read = 0;

  while (n_read < STEP)
    {
      gssize n = read (file, bytes + n_read, STEP - n_read);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      n_read += (gsize) n;
    }
  return (gssize) n_read;
}

static gboolean
write_all (int file, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (file, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= (gsize) n;
    }
  return TRUE;
}

typedef struct
{
  const char *from, *to;
  int source, target;
  char *bytes, *read_back;
} Carrying;

static gboolean
carry_bytes (Carrying *carrying, GCancellable *cancellable, GError **error)
{
  gssize n;

  while ((n = read_step (carrying->source, carrying->bytes)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!write_all (carrying->target, carrying->bytes, (gsize) n))
        return fail_writing (carrying->to, g_strerror (errno), error);
    }
  if (n < 0)
    return fail_reading (carrying->from, error);
  return fsync (carrying->target) == 0 || fail_writing (carrying->to, g_strerror (errno), error);
}

/* What is read must be what the disk took, not what memory still holds. */
static gboolean
compare_bytes (Carrying *carrying, GCancellable *cancellable, GError **error)
{
  gssize n, n_back;

  posix_fadvise (carrying->target, 0, 0, POSIX_FADV_DONTNEED);
  if (lseek (carrying->source, 0, SEEK_SET) != 0)
    return fail_reading (carrying->from, error);
  if (lseek (carrying->target, 0, SEEK_SET) != 0)
    return fail_writing (carrying->to, g_strerror (errno), error);
  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = read_step (carrying->source, carrying->bytes);
      if (n < 0)
        return fail_reading (carrying->from, error);
      n_back = read_step (carrying->target, carrying->read_back);
      if (n_back != n || memcmp (carrying->bytes, carrying->read_back, (gsize) n) != 0)
        return fail_writing (carrying->to, n_back < 0 ? g_strerror (errno) : _ ("what was written is not what is read"),
                             error);
    }
  while (n > 0);
  return TRUE;
}

/**
 * venule_sqlite_carry:
 * @from: a file that nobody changes
 * @to: an empty one
 * @cancellable: (nullable): stops it
 * @error: #VENULE_STORE_ERROR: UNAVAILABLE, NOT_WRITTEN; %G_IO_ERROR_CANCELLED
 *
 * Copies the bytes, makes them durable, and reads them again.
 *
 * Returns: whether both have the same bytes
 */
gboolean
venule_sqlite_carry (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autofree char *bytes = g_malloc (STEP), *read_back = g_malloc (STEP);
  Carrying carrying = { .from = from, .to = to, .bytes = bytes, .read_back = read_back };
  gboolean is_done = FALSE;

  carrying.source = open (from, O_RDONLY | O_CLOEXEC);
  if (carrying.source < 0)
    return fail_reading (from, error);
  carrying.target = open (to, O_RDWR | O_CLOEXEC);
  if (carrying.target < 0)
    fail_writing (to, g_strerror (errno), error);
  else
    is_done = carry_bytes (&carrying, cancellable, error) && compare_bytes (&carrying, cancellable, error);
  if (carrying.target >= 0)
    close (carrying.target);
  close (carrying.source);
  return is_done;
}
