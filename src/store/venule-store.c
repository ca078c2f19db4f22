/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-store.h"

#include "venule-store-private.h"

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (VenuleStore, venule_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (venule - store - error - quark, venule_store_error)
static G_DEFINE_QUARK (venule - store - winner, winner)

    static void venule_store_default_init (VenuleStoreInterface *interface)
{
  signals[CHANGED] = g_signal_new ("changed", VENULE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
}

/* For those that implement it: tells that a consultation, or any, is no longer what it was. */
void
venule_store_emit_changed (VenuleStore *self, const char *record)
{
  g_signal_emit (self, signals[CHANGED], 0, record);
}

/* For those that implement it. */
void
venule_store_task_set_winner (GTask *task, VenuleRevision *winner)
{
  g_object_set_qdata_full (G_OBJECT (task), winner_quark (), winner, (GDestroyNotify) venule_revision_unref);
}

/**
 * venule_store_state_free:
 * @state: (transfer full) (nullable): what a check found
 */
void
venule_store_state_free (VenuleStoreState *state)
{
  if (state == NULL)
    return;

  g_free (state->audit_head);
  g_free (state->newest_record);
  g_free (state->newest_at);
  g_clear_pointer (&state->newest, venule_card_free);
  g_free (state);
}

/**
 * venule_store_save_async:
 * @self: a store
 * @saves: (element-type VenuleSave): at least one; several are one transaction: all or none
 * @action: %VENULE_AUDIT_SAVED or %VENULE_AUDIT_IMPORTED
 * @cancellable: (nullable): what stops it; not once it is being written
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Saves where the revision is the one that was read. A repeat of a save, by its id, is answered with what it made.
 */
void
venule_store_save_async (VenuleStore *self,
                         GPtrArray *saves,
                         VenuleAuditAction action,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && saves != NULL && saves->len > 0
                    && (action == VENULE_AUDIT_SAVED || action == VENULE_AUDIT_IMPORTED));

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->save (self, saves, action, task);
}

/**
 * venule_store_save_finish:
 * @self: a store
 * @result: what the callback was given
 * @winner: (out) (optional) (nullable) (transfer full): on CONFLICT, the revision that the first refused save lost
 *   against, whole
 * @error: #VENULE_STORE_ERROR: CONFLICT, REFUSED, NOT_FOUND, NOT_WRITTEN, DAMAGED, UNAVAILABLE
 *
 * Returns: (transfer full) (nullable) (element-type VenuleRevision): those that now stand, durable, in the order of
 *   the saves
 */
GPtrArray *
venule_store_save_finish (VenuleStore *self, GAsyncResult *result, VenuleRevision **winner, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (winner != NULL)
    *winner = g_object_steal_qdata (G_OBJECT (result), winner_quark ());
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_store_load_async:
 * @self: a store
 * @record: a consultation's id
 * @revision: which; 0: the latest
 * @viewed_by: (nullable): who looks, which the audit then tells; %NULL: no person does
 * @cancellable: (nullable): what stops it
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Reads a revision, and holds it against its hash. Where the audit can't tell who looks, nothing is shown.
 */
void
venule_store_load_async (VenuleStore *self,
                         const char *record,
                         guint revision,
                         const char *viewed_by,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && record != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->load (self, record, revision, viewed_by, task);
}

/**
 * venule_store_load_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: NOT_FOUND, DAMAGED, UNAVAILABLE, NOT_WRITTEN
 *
 * Returns: (transfer full) (nullable): the revision, exactly as it was saved
 */
VenuleRevision *
venule_store_load_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_store_list_revisions_async:
 * @self: a store
 * @record: a consultation's id
 * @cancellable: (nullable): what stops it
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Lists every revision that there is of a consultation.
 */
void
venule_store_list_revisions_async (
    VenuleStore *self, const char *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && record != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->list_revisions (self, record, task);
}

/**
 * venule_store_list_revisions_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: NOT_FOUND, DAMAGED, UNAVAILABLE
 *
 * Returns: (transfer full) (nullable) (element-type VenuleRevision): the first first, without their documents
 */
GPtrArray *
venule_store_list_revisions_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_store_list_async:
 * @self: a store
 * @query: which list, what was typed, which window
 * @cancellable: (nullable): what stops it
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Reads a window of a list.
 */
void
venule_store_list_async (VenuleStore *self,
                         const VenuleListQuery *query,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && query != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->list (self, query, task);
}

/**
 * venule_store_list_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type VenuleRecord): the rows in the window
 */
GPtrArray *
venule_store_list_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_store_count_async:
 * @self: a store
 * @query: which list, what was typed, which window
 * @cancellable: (nullable): what stops it
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Counts a list; a search at most to %VENULE_STORE_MAX_FOUND.
 */
void
venule_store_count_async (VenuleStore *self,
                          const VenuleListQuery *query,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && query != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->count (self, query, task);
}

/**
 * venule_store_count_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR; %G_IO_ERROR_CANCELLED
 *
 * Returns: how many rows the list has; -1 with @error set
 */
gssize
venule_store_count_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_autofree gssize *n = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  n = g_task_propagate_pointer (G_TASK (result), error);
  return n != NULL ? *n : -1;
}
