/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-private-file.h"

#include "venule-beside.h"

#include <glib/gi18n.h>

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *path = g_file_peek_path (source);
  GError *error = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (task_data, &length);

  if (path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("this place is not on this computer"));
  else if (g_file_set_contents_full (path, bytes, (gssize) length,
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * venule_private_file_write_async:
 * @file: where to; what is there is replaced, once all is written
 * @bytes: what is written
 * @callback: called when it is durable, or could not be
 * @user_data: for it
 *
 * Writes a file that only this user can read. GIO's own way to replace a file empties it first: a full disk would
 * take what was there and leave nothing.
 */
void
venule_private_file_write_async (GFile *file, GBytes *bytes, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, NULL, callback, user_data);

  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  venule_beside_run (task, write_in_thread);
}

/**
 * venule_private_file_write_finish:
 * @file: the file
 * @result: what the callback got
 * @error: %G_FILE_ERROR or %G_IO_ERROR, in words for who chose the place; then what was there is as it was
 *
 * Returns: whether it is written, and durable
 */
gboolean
venule_private_file_write_finish (GFile *file, GAsyncResult *result, GError **error)
{
  g_autofree char *name = NULL;

  if (g_task_propagate_boolean (G_TASK (result), error))
    return TRUE;
  name = g_file_get_parse_name (file);
  g_prefix_error (error, _ ("The sheet was not saved as %s; choose another place: "), name);
  return FALSE;
}
