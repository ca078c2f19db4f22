/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-store.h"

/**
 * venule_store_verify_async:
 * @self: a store
 * @cancellable: (nullable): what stops it
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Reads everything: every hash, and the audit's chain. Saves go on meanwhile.
 */
void
venule_store_verify_async (VenuleStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->verify (self, task);
}

/**
 * venule_store_verify_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: DAMAGED, UNAVAILABLE; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what there is, all of it as it was stored
 */
VenuleStoreState *
venule_store_verify_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_erasure_new:
 * @record: a consultation's id
 * @revision: its latest when it was confirmed; 0: whichever it has by now
 *
 * Returns: (transfer full): an entry of a confirmed list
 */
VenuleErasure *
venule_erasure_new (const char *record, guint revision)
{
  VenuleErasure *self = g_new0 (VenuleErasure, 1);

  self->record = g_strdup (record);
  self->revision = revision;
  return self;
}

/**
 * venule_erasure_free:
 * @self: (transfer full): an entry
 */
void
venule_erasure_free (VenuleErasure *self)
{
  g_free (self->record);
  g_free (self);
}

/**
 * venule_store_erase_async:
 * @self: a store
 * @records: (element-type VenuleErasure): the confirmed list
 * @by: who erases
 * @reason: why; it names no patient
 * @cancellable: (nullable): what stops it; not once it is being written
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Erases consultations with all their revisions and sheets, all of them or none: none when one has been changed since
 * it was confirmed. The audit's lines stay.
 */
void
venule_store_erase_async (VenuleStore *self,
                          GPtrArray *records,
                          const char *by,
                          const char *reason,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && records != NULL && by != NULL && reason != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->erase (self, records, by, reason, task);
}

/**
 * venule_store_erase_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: REFUSED, NOT_FOUND, NOT_WRITTEN
 *
 * Returns: whether all of them are erased
 */
gboolean
venule_store_erase_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * venule_store_back_up_async:
 * @self: a store
 * @copy: where to; nothing is there yet
 * @by: who asks for it
 * @cancellable: (nullable): what stops it
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Copies all that is kept, and reads the copy back. Saves go on meanwhile.
 */
void
venule_store_back_up_async (VenuleStore *self,
                            GFile *copy,
                            const char *by,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && G_IS_FILE (copy) && by != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->back_up (self, copy, by, task);
}

/**
 * venule_store_back_up_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: NOT_WRITTEN, DAMAGED, UNAVAILABLE; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what there is in the copy
 */
VenuleStoreState *
venule_store_back_up_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_store_inspect_copy_async:
 * @self: a store
 * @copy: a backup
 * @cancellable: (nullable): what stops it
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Reads all of a copy, and changes nothing.
 */
void
venule_store_inspect_copy_async (
    VenuleStore *self, GFile *copy, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && G_IS_FILE (copy));

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->inspect_copy (self, copy, task);
}

/**
 * venule_store_inspect_copy_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: DAMAGED, NEWER, UNAVAILABLE; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what there is in the copy
 */
VenuleStoreState *
venule_store_inspect_copy_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_store_restore_async:
 * @self: a store
 * @copy: a backup
 * @by: who asks for it
 * @cancellable: (nullable): what stops it; not once it is being written
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Puts a verified copy in the place of what is kept, which is itself kept aside.
 */
void
venule_store_restore_async (VenuleStore *self,
                            GFile *copy,
                            const char *by,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && G_IS_FILE (copy) && by != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->restore (self, copy, by, task);
}

/**
 * venule_store_restore_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: DAMAGED, NEWER, NOT_WRITTEN, UNAVAILABLE; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what there is now
 */
VenuleStoreState *
venule_store_restore_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
