/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-store.h"

#include "venule-sqlite-store.h"

/**
 * venule_store_open_async:
 * @address: (nullable): a folder; %NULL: the user's own
 * @cancellable: (nullable): what stops it
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Opens a store, and makes it where there is none.
 */
void
venule_store_open_async (const char *address,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *folder
      = address != NULL ? g_strdup (address) : g_build_filename (g_get_user_data_dir (), "venule", NULL);

  g_task_set_name (task, "open store");
  venule_sqlite_store_open (folder, task);
}

/**
 * venule_store_open_finish:
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: UNAVAILABLE, NEWER, NOT_WRITTEN
 *
 * Returns: (transfer full) (nullable): the store. Its changes are told in the main context that it was opened in;
 *   letting go of it waits for what is still being written.
 */
VenuleStore *
venule_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
