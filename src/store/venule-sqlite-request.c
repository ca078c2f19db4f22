/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-request.h"

/**
 * venule_sqlite_request_new:
 *
 * Returns: (transfer full): a request for nothing yet
 */
VenuleSqliteRequest *
venule_sqlite_request_new (void)
{
  VenuleSqliteRequest *self = g_new0 (VenuleSqliteRequest, 1);

  self->changed = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * venule_sqlite_request_free:
 * @self: (transfer full): a request
 */
void
venule_sqlite_request_free (VenuleSqliteRequest *self)
{
  g_clear_pointer (&self->saves, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self->id);
  g_free (self->by);
  g_free (self->reason);
  g_free ((char *) self->query.search);
  g_clear_pointer (&self->issue, venule_issue_unref);
  g_clear_pointer (&self->event, venule_issue_event_free);
  g_clear_pointer (&self->line, venule_audit_line_free);
  g_clear_object (&self->copy);
  g_clear_object (&self->store);
  g_ptr_array_unref (self->changed);
  g_free (self);
}
