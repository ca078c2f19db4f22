/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-file.h"

#include "venule-sqlite-schema.h"
#include "venule-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static gboolean
set_failure (GError **error, const char *path, const char *to_do)
{
  g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_UNAVAILABLE, "%s: %s; %s", path, g_strerror (errno),
               to_do);
  return FALSE;
}

static gboolean
sync_folder (const char *folder)
{
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done = descriptor >= 0 && fsync (descriptor) == 0;

  if (descriptor >= 0)
    close (descriptor);
  return done;
}

/**
 * venule_sqlite_ensure_folder:
 * @folder: a path
 * @error: #VENULE_STORE_ERROR_UNAVAILABLE
 *
 * Makes the folder, and those above it, with 0700, durably. One that is there stays as it is.
 *
 * Returns: whether it is there
 */
gboolean
venule_sqlite_ensure_folder (const char *folder, GError **error)
{
  g_autofree char *above = NULL;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  above = g_path_get_dirname (folder);
  if (g_strcmp0 (above, folder) != 0 && !venule_sqlite_ensure_folder (above, error))
    return FALSE;
  if (g_mkdir (folder, 0700) != 0 && errno != EEXIST)
    return set_failure (error, folder, _ ("make the folder, or choose another"));
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      errno = ENOTDIR;
      return set_failure (error, folder, _ ("move the file away, or choose another folder"));
    }
  return sync_folder (above) || set_failure (error, above, _ ("check the disk, then try again"));
}

static gboolean
write_all (int descriptor, GBytes *bytes)
{
  gsize size, done = 0;
  const char *start = g_bytes_get_data (bytes, &size);

  while (done < size)
    {
      gssize n = write (descriptor, start + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  return TRUE;
}

/* A file without a name, where the file system has such; else one with a name that goes. */
static int
open_unnamed (const char *folder, char **name)
{
  int descriptor = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

  if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT))
    return descriptor;
  *name = g_build_filename (folder, ".venule-XXXXXX", NULL);
  return g_mkstemp_full (*name, O_RDWR | O_CLOEXEC, 0600);
}

/* Gives it its name, unless another has made the file meanwhile: then that one is as good. */
static gboolean
give_name (int descriptor, const char *name, const char *file)
{
  g_autofree char *link_name = g_strdup_printf ("/proc/self/fd/%d", descriptor);
  int status = name != NULL ? link (name, file) : linkat (AT_FDCWD, link_name, AT_FDCWD, file, AT_SYMLINK_FOLLOW);

  return status == 0 || errno == EEXIST;
}

/**
 * venule_sqlite_ensure_file:
 * @file: a path; its folder is made when it is not there
 * @error: #VENULE_STORE_ERROR_UNAVAILABLE
 *
 * Makes an empty store, 0600, unless there is a file. It is there whole and durable, or not at all.
 *
 * Returns: whether it is there
 */
gboolean
venule_sqlite_ensure_file (const char *file, GError **error)
{
  g_autofree char *folder = NULL, *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean done;
  int descriptor;

  if (g_file_test (file, G_FILE_TEST_EXISTS))
    return TRUE;
  folder = g_path_get_dirname (file);
  bytes = venule_sqlite_make_empty (error);
  if (bytes == NULL || !venule_sqlite_ensure_folder (folder, error))
    return FALSE;
  descriptor = open_unnamed (folder, &name);
  if (descriptor < 0)
    return set_failure (error, folder, _ ("check that the folder is there and that you may write to it"));
  done = write_all (descriptor, bytes) && fsync (descriptor) == 0 && give_name (descriptor, name, file)
         && sync_folder (folder);
  if (!done)
    set_failure (error, file, _ ("make room on the disk, check that you may write to the folder, then try again"));
  if (name != NULL)
    g_unlink (name);
  close (descriptor);
  return done;
}
