/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-work.h"

#include "venule-sqlite-audit.h"
#include "venule-sqlite-backup.h"
#include "venule-sqlite-erase.h"
#include "venule-sqlite-issue.h"
#include "venule-sqlite-list.h"
#include "venule-sqlite-load.h"
#include "venule-sqlite-request.h"
#include "venule-sqlite-save.h"
#include "venule-sqlite-verify.h"
#include "venule-store-private.h"

static void
note_changed (VenuleSqliteRequest *request, const char *record)
{
  g_ptr_array_add (request->changed, g_strdup (record));
}

/* That the connection is there is all there is to it. */
gpointer
venule_sqlite_work_open (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);

  return g_steal_pointer (&request->store);
}

gpointer
venule_sqlite_work_save (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);
  VenuleRevision *winner = NULL;
  GPtrArray *revisions = venule_sqlite_save (db, request->saves, request->action, &winner, error);

  if (winner != NULL)
    venule_store_task_set_winner (task, winner);
  for (guint i = 0; revisions != NULL && i < revisions->len; i++)
    note_changed (request, ((VenuleRevision *) g_ptr_array_index (revisions, i))->record);
  return revisions;
}

gpointer
venule_sqlite_work_load (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);

  return venule_sqlite_load (db, request->id, request->number, request->by, error);
}

gpointer
venule_sqlite_work_list_revisions (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);

  return venule_sqlite_list_revisions (db, request->id, error);
}

gpointer
venule_sqlite_work_list (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);

  return venule_sqlite_list (db, &request->query, g_task_get_cancellable (task), error);
}

gpointer
venule_sqlite_work_count (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);
  gssize n = venule_sqlite_count (db, &request->query, g_task_get_cancellable (task), error);

  return n >= 0 ? g_memdup2 (&n, sizeof n) : NULL;
}

gpointer
venule_sqlite_work_add_issue (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);

  if (!venule_sqlite_add_issue (db, request->issue, error))
    return NULL;
  note_changed (request, request->issue->record);
  return GINT_TO_POINTER (TRUE);
}

gpointer
venule_sqlite_work_add_issue_event (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);
  g_autofree char *record = NULL;

  if (!venule_sqlite_add_issue_event (db, request->id, g_steal_pointer (&request->event), &record, error))
    return NULL;
  note_changed (request, record);
  return GINT_TO_POINTER (TRUE);
}

gpointer
venule_sqlite_work_load_issue (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);

  return venule_sqlite_load_issue (db, request->id, error);
}

gpointer
venule_sqlite_work_list_issues (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);

  return venule_sqlite_list_issues (db, request->id, error);
}

gpointer
venule_sqlite_work_add_audit (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);
  gboolean done = venule_sqlite_begin (db, error) && venule_sqlite_audit_add (db, request->line, error)
                  && venule_sqlite_commit (db, error);

  venule_sqlite_roll_back (db);
  return GINT_TO_POINTER (done);
}

gpointer
venule_sqlite_work_list_audit (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);

  return venule_sqlite_audit_list (db, request->id, request->after, request->limit, error);
}

gpointer
venule_sqlite_work_verify (VenuleSqlite *db, GTask *task, GError **error)
{
  return venule_sqlite_verify (db, g_task_get_cancellable (task), error);
}

gpointer
venule_sqlite_work_erase (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);

  request->all_changed = venule_sqlite_erase (db, request->records, request->by, request->reason, error);
  return GINT_TO_POINTER (request->all_changed);
}

gpointer
venule_sqlite_work_back_up (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);

  return venule_sqlite_back_up (db, request->copy, request->by, g_task_get_cancellable (task), error);
}

gpointer
venule_sqlite_work_inspect_copy (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);
  g_autofree char *folder = g_path_get_dirname (venule_sqlite_get_file (db));

  return venule_sqlite_inspect_copy (request->copy, folder, g_task_get_cancellable (task), error);
}

gpointer
venule_sqlite_work_restore (VenuleSqlite *db, GTask *task, GError **error)
{
  VenuleSqliteRequest *request = g_task_get_task_data (task);
  VenuleStoreState *state
      = venule_sqlite_restore (db, request->copy, request->by, g_task_get_cancellable (task), error);

  request->all_changed = state != NULL;
  return state;
}
