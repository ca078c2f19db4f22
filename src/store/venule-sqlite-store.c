/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-store.h"

#include "venule-sqlite-request.h"
#include "venule-sqlite-work.h"
#include "venule-sqlite-worker.h"
#include "venule-store-private.h"

#define LOOK_INTERVAL 100 /* ms: how often changes made elsewhere are looked for, at most */

struct _VenuleSqliteStore
{
  GObject parent_instance;
  char *file;
  GMainContext *context;      /* where it was opened */
  VenuleSqliteWorker *writer; /* all that writes, one after the other */
  VenuleSqliteWorker *reader; /* a search never waits for a save */
  VenuleSqliteWorker *copier; /* what takes long, and waits for nobody */
  GFileMonitor *monitor;      /* (nullable) */
  GSource *start_monitor;     /* (nullable) */
};

static void venule_sqlite_store_init_interface (VenuleStoreInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VenuleSqliteStore,
                               venule_sqlite_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VENULE_TYPE_STORE, venule_sqlite_store_init_interface))

/* One change that is to be told where the store was opened. */
typedef struct
{
  GWeakRef store;
  char *record; /* (nullable): any */
} Change;

static void
change_free (Change *change)
{
  g_weak_ref_clear (&change->store);
  g_free (change->record);
  g_free (change);
}

static gboolean
tell_cb (gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (VenuleStore) store = g_weak_ref_get (&change->store);

  if (store != NULL)
    venule_store_emit_changed (store, change->record);
  return G_SOURCE_REMOVE;
}

static void
tell (VenuleSqliteStore *self, const char *record)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Change *change = g_new0 (Change, 1);

  g_weak_ref_init (&change->store, self);
  change->record = g_strdup (record);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, change, (GDestroyNotify) change_free);
  g_source_attach (source, self->context);
}

/* In the writer's thread, which ends before the store does. */
static void
on_changed_elsewhere_cb (gpointer user_data)
{
  tell (VENULE_SQLITE_STORE (user_data), NULL);
}

static void
on_log_changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, VenuleSqliteStore *self)
{
  venule_sqlite_worker_look (self->writer);
}

/* When there is nothing else to do: who only imports a file needs no monitor. */
static gboolean
start_monitor_cb (gpointer user_data)
{
  VenuleSqliteStore *self = VENULE_SQLITE_STORE (user_data);
  g_autofree char *path = g_strconcat (self->file, "-wal", NULL);
  g_autoptr (GFile) log = g_file_new_for_path (path);

  self->monitor = g_file_monitor_file (log, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    {
      g_file_monitor_set_rate_limit (self->monitor, LOOK_INTERVAL);
      g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_log_changed_cb), self, 0);
    }
  venule_sqlite_worker_look (self->writer);
  g_clear_pointer (&self->start_monitor, g_source_unref);
  return G_SOURCE_REMOVE;
}

static void
venule_sqlite_store_dispose (GObject *object)
{
  VenuleSqliteStore *self = VENULE_SQLITE_STORE (object);

  if (self->start_monitor != NULL)
    g_source_destroy (self->start_monitor);
  g_clear_pointer (&self->start_monitor, g_source_unref);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  /* The writer goes last: the last connection leaves one whole file behind. */
  g_clear_pointer (&self->reader, venule_sqlite_worker_free);
  g_clear_pointer (&self->copier, venule_sqlite_worker_free);
  g_clear_pointer (&self->writer, venule_sqlite_worker_free);
  G_OBJECT_CLASS (venule_sqlite_store_parent_class)->dispose (object);
}

static void
venule_sqlite_store_finalize (GObject *object)
{
  VenuleSqliteStore *self = VENULE_SQLITE_STORE (object);

  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->file);
  G_OBJECT_CLASS (venule_sqlite_store_parent_class)->finalize (object);
}

static void
venule_sqlite_store_class_init (VenuleSqliteStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = venule_sqlite_store_dispose;
  object_class->finalize = venule_sqlite_store_finalize;
}

static void
venule_sqlite_store_init (VenuleSqliteStore *self)
{
}

static VenuleSqliteRequest *
ask (GTask *task)
{
  VenuleSqliteRequest *request = venule_sqlite_request_new ();

  g_task_set_task_data (task, request, (GDestroyNotify) venule_sqlite_request_free);
  return request;
}

/* What a write learnt: who won, and what is no longer what it was. */
static gboolean
on_written_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  VenuleSqliteRequest *request = g_task_get_task_data (task);
  VenuleSqliteStore *self = g_task_get_source_object (task);

  for (guint i = 0; i < request->changed->len; i++)
    tell (self, g_ptr_array_index (request->changed, i));
  if (request->all_changed)
    tell (self, NULL);
  return G_SOURCE_REMOVE;
}

/* Once it is written it is written: a cancellation that comes later does not make it undone. */
static void
write_with (VenuleSqliteStore *self, GTask *task, VenuleSqliteWork work, GDestroyNotify free_result)
{
  g_task_set_check_cancellable (task, FALSE);
  venule_sqlite_worker_push (self->writer, g_object_ref (task), work, free_result, on_written_cb);
}

static void
read_with (VenuleSqliteStore *self, GTask *task, VenuleSqliteWork work, GDestroyNotify free_result)
{
  venule_sqlite_worker_push (self->reader, g_object_ref (task), work, free_result, NULL);
}

static void
copy_with (VenuleSqliteStore *self, GTask *task, VenuleSqliteWork work)
{
  g_task_set_check_cancellable (task, FALSE);
  venule_sqlite_worker_push (self->copier, g_object_ref (task), work, (GDestroyNotify) venule_store_state_free, NULL);
}

static void
save (VenuleStore *store, GPtrArray *saves, VenuleAuditAction action, GTask *task)
{
  VenuleSqliteRequest *request = ask (task);

  request->saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free);
  for (guint i = 0; i < saves->len; i++)
    g_ptr_array_add (request->saves, venule_save_copy (g_ptr_array_index (saves, i)));
  request->action = action;
  write_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_save, (GDestroyNotify) g_ptr_array_unref);
}

static void
load (VenuleStore *store, const char *record, guint revision, const char *viewed_by, GTask *task)
{
  VenuleSqliteStore *self = VENULE_SQLITE_STORE (store);
  VenuleSqliteRequest *request = ask (task);

  request->id = g_strdup (record);
  request->number = revision;
  request->by = g_strdup (viewed_by);
  (viewed_by != NULL ? write_with : read_with) (self, task, venule_sqlite_work_load,
                                                (GDestroyNotify) venule_revision_unref);
}

static void
list_revisions (VenuleStore *store, const char *record, GTask *task)
{
  ask (task)->id = g_strdup (record);
  read_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_list_revisions, (GDestroyNotify) g_ptr_array_unref);
}

static void
ask_list (const VenuleListQuery *query, GTask *task)
{
  VenuleSqliteRequest *request = ask (task);

  request->query = *query;
  request->query.search = g_strdup (query->search);
}

static void
list (VenuleStore *store, const VenuleListQuery *query, GTask *task)
{
  ask_list (query, task);
  read_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_list, (GDestroyNotify) g_ptr_array_unref);
}

static void
count (VenuleStore *store, const VenuleListQuery *query, GTask *task)
{
  ask_list (query, task);
  read_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_count, g_free);
}

static void
add_issue (VenuleStore *store, VenuleIssue *issue, GTask *task)
{
  ask (task)->issue = venule_issue_ref (issue);
  write_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_add_issue, NULL);
}

static void
add_issue_event (VenuleStore *store, const char *issue, VenuleIssueEvent *event, GTask *task)
{
  VenuleSqliteRequest *request = ask (task);

  request->id = g_strdup (issue);
  request->event = event;
  write_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_add_issue_event, NULL);
}

static void
load_issue (VenuleStore *store, const char *issue, GTask *task)
{
  ask (task)->id = g_strdup (issue);
  read_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_load_issue, (GDestroyNotify) venule_issue_unref);
}

static void
list_issues (VenuleStore *store, const char *record, GTask *task)
{
  ask (task)->id = g_strdup (record);
  read_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_list_issues, (GDestroyNotify) g_ptr_array_unref);
}

static void
add_audit (VenuleStore *store, VenuleAuditLine *line, GTask *task)
{
  ask (task)->line = line;
  write_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_add_audit, NULL);
}

static void
list_audit (VenuleStore *store, const char *record, guint64 after, guint limit, GTask *task)
{
  VenuleSqliteRequest *request = ask (task);

  request->id = g_strdup (record);
  request->after = after;
  request->limit = limit;
  read_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_list_audit, (GDestroyNotify) g_ptr_array_unref);
}

static void
verify (VenuleStore *store, GTask *task)
{
  ask (task);
  copy_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_verify);
}

static void
erase (VenuleStore *store, GPtrArray *records, const char *by, const char *reason, GTask *task)
{
  VenuleSqliteRequest *request = ask (task);

  request->records = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_erasure_free);
  for (guint i = 0; i < records->len; i++)
    {
      const VenuleErasure *erasure = g_ptr_array_index (records, i);

      g_ptr_array_add (request->records, venule_erasure_new (erasure->record, erasure->revision));
    }
  request->by = g_strdup (by);
  request->reason = g_strdup (reason);
  write_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_erase, NULL);
}

static void
ask_copy (GFile *copy, const char *by, GTask *task)
{
  VenuleSqliteRequest *request = ask (task);

  request->copy = g_object_ref (copy);
  request->by = g_strdup (by);
}

static void
back_up (VenuleStore *store, GFile *copy, const char *by, GTask *task)
{
  ask_copy (copy, by, task);
  copy_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_back_up);
}

static void
inspect_copy (VenuleStore *store, GFile *copy, GTask *task)
{
  ask_copy (copy, NULL, task);
  copy_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_inspect_copy);
}

static void
restore (VenuleStore *store, GFile *copy, const char *by, GTask *task)
{
  ask_copy (copy, by, task);
  write_with (VENULE_SQLITE_STORE (store), task, venule_sqlite_work_restore, (GDestroyNotify) venule_store_state_free);
}

static void
venule_sqlite_store_init_interface (VenuleStoreInterface *interface)
{
  interface->save = save;
  interface->load = load;
  interface->list_revisions = list_revisions;
  interface->list = list;
  interface->count = count;
  interface->add_issue = add_issue;
  interface->add_issue_event = add_issue_event;
  interface->load_issue = load_issue;
  interface->list_issues = list_issues;
  interface->add_audit = add_audit;
  interface->list_audit = list_audit;
  interface->verify = verify;
  interface->erase = erase;
  interface->back_up = back_up;
  interface->inspect_copy = inspect_copy;
  interface->restore = restore;
}

/**
 * venule_sqlite_store_open:
 * @folder: where it is kept; made when it is not there
 * @task: (transfer none): completed with the store
 */
void
venule_sqlite_store_open (const char *folder, GTask *task)
{
  VenuleSqliteStore *self = g_object_new (VENULE_TYPE_SQLITE_STORE, NULL);
  g_autofree char *path = g_canonicalize_filename (folder, NULL);

  self->file = g_build_filename (path, VENULE_SQLITE_FILE, NULL);
  self->context = g_main_context_ref_thread_default ();
  self->writer = venule_sqlite_worker_new ("venule-writer", self->file, FALSE);
  self->reader = venule_sqlite_worker_new ("venule-reader", self->file, TRUE);
  self->copier = venule_sqlite_worker_new ("venule-copier", self->file, FALSE);
  venule_sqlite_worker_watch (self->writer, on_changed_elsewhere_cb, self);

  self->start_monitor = g_idle_source_new ();
  g_source_set_priority (self->start_monitor, G_PRIORITY_LOW);
  g_source_set_callback (self->start_monitor, start_monitor_cb, self, NULL);
  g_source_attach (self->start_monitor, self->context);

  ask (task)->store = self;
  venule_sqlite_worker_push (self->writer, g_object_ref (task), venule_sqlite_work_open, g_object_unref, NULL);
}
