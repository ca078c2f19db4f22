/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-durable-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/**
 * venule_durable_file_write:
 * @path: where to; what is there is replaced
 * @bytes: what is to be in it
 * @error: %G_FILE_ERROR
 *
 * Writes a file for its owner alone, whole or not at all. GLib tells of a failure by the name of a file that nobody
 * asked for; here it is @path's.
 *
 * Returns: whether it is durable
 */
gboolean
venule_durable_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  int reason;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  errno = 0;
  if (g_file_set_contents_full (path, length > 0 ? data : "", (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, NULL))
    return TRUE;
  reason = errno != 0 ? errno : EIO;
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (reason),
                 _ ("%s: the file can't be written: %s; choose another place"), path, g_strerror (reason));
  else
    g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (reason),
                 _ ("%s: the file can't be written: there is no folder %s; make it, or choose another"), path, folder);
  return FALSE;
}
