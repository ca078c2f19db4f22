/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-store.h"

/**
 * venule_store_add_issue_async:
 * @self: a store
 * @issue: a whole sheet of the latest revision; the store sets its time and its hashes, nobody else touches it
 * meanwhile
 * @cancellable: (nullable): what stops it; not once it is being written
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Freezes a sheet. A repeat, by its id, does nothing.
 */
void
venule_store_add_issue_async (
    VenuleStore *self, VenuleIssue *issue, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && issue != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->add_issue (self, issue, task);
}

/**
 * venule_store_add_issue_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: CONFLICT, REFUSED, NOT_FOUND, NOT_WRITTEN, UNAVAILABLE
 *
 * Returns: whether it is frozen, durably
 */
gboolean
venule_store_add_issue_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * venule_store_add_issue_event_async:
 * @self: a store
 * @issue: an issue's id
 * @event: (transfer full): that it was printed or handed over; the store says when
 * @cancellable: (nullable): what stops it; not once it is being written
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Records what happened to a sheet, beside the sheet, and in the audit.
 */
void
venule_store_add_issue_event_async (VenuleStore *self,
                                    const char *issue,
                                    VenuleIssueEvent *event,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && issue != NULL && event != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->add_issue_event (self, issue, event, task);
}

/**
 * venule_store_add_issue_event_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: NOT_FOUND, REFUSED, NOT_WRITTEN, DAMAGED
 *
 * Returns: whether it is recorded, durably
 */
gboolean
venule_store_add_issue_event_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * venule_store_load_issue_async:
 * @self: a store
 * @issue: an issue's id, or the code in the sheet's foot where that names one issue only
 * @cancellable: (nullable): what stops it
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Reads a frozen sheet, and holds every byte against its hash.
 */
void
venule_store_load_issue_async (
    VenuleStore *self, const char *issue, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && issue != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->load_issue (self, issue, task);
}

/**
 * venule_store_load_issue_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: NOT_FOUND, DAMAGED, UNAVAILABLE
 *
 * Returns: (transfer full) (nullable): the sheet, byte for byte as it was frozen
 */
VenuleIssue *
venule_store_load_issue_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_store_list_issues_async:
 * @self: a store
 * @record: a consultation's id
 * @cancellable: (nullable): what stops it
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Lists a consultation's sheets with what happened to them.
 */
void
venule_store_list_issues_async (
    VenuleStore *self, const char *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && record != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->list_issues (self, record, task);
}

/**
 * venule_store_list_issues_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: NOT_FOUND, DAMAGED, UNAVAILABLE
 *
 * Returns: (transfer full) (nullable) (element-type VenuleIssue): the first first, without their bytes
 */
GPtrArray *
venule_store_list_issues_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_store_add_audit_async:
 * @self: a store
 * @line: (transfer full): who did what; the store numbers and chains it, and says when
 * @cancellable: (nullable): what stops it; not once it is being written
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Adds a line to the audit.
 */
void
venule_store_add_audit_async (VenuleStore *self,
                              VenuleAuditLine *line,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self) && line != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->add_audit (self, line, task);
}

/**
 * venule_store_add_audit_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: NOT_WRITTEN, DAMAGED
 *
 * Returns: whether it is there, durably
 */
gboolean
venule_store_add_audit_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * venule_store_list_audit_async:
 * @self: a store
 * @record: (nullable): a consultation's id; %NULL: all
 * @after: only lines with a higher number
 * @limit: at most so many
 * @cancellable: (nullable): what stops it
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Reads lines of the audit, each held against its hash.
 */
void
venule_store_list_audit_async (VenuleStore *self,
                               const char *record,
                               guint64 after,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VENULE_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  VENULE_STORE_GET_IFACE (self)->list_audit (self, record, after, limit, task);
}

/**
 * venule_store_list_audit_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #VENULE_STORE_ERROR: DAMAGED, UNAVAILABLE
 *
 * Returns: (transfer full) (nullable) (element-type VenuleAuditLine): the oldest first
 */
GPtrArray *
venule_store_list_audit_finish (VenuleStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
