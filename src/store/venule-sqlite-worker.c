/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-worker.h"

#include "venule-sqlite-index.h"
#include "venule-sqlite-log.h"

#define IDLE_TIME           (300 * G_TIME_SPAN_MILLISECOND) /* without work, before time is to spare */
#define STAY_TIME           (2 * G_TIME_SPAN_SECOND)        /* and before it is clear that more of it is to come */
#define LOG_PAGES           (4 * 1024 * 1024 / VENULE_SQLITE_PAGE) /* when they are so many, the log is moved */
#define LOG_ROOM            (LOG_PAGES + 64) /* the commit that makes them so many is in it, too */
#define STEPS_BETWEEN_LOOKS 1000             /* of SQLite's machine: how often a query looks whether to stop */

typedef struct
{
  GTask *task; /* (nullable): only to look for changes made elsewhere */
  VenuleSqliteWork work;
  GDestroyNotify free_result;
  GSourceFunc done;
  gpointer result;
  GError *error;
  gboolean ends;
} Job;

struct _VenuleSqliteWorker
{
  char *name, *file;
  gboolean read_only;
  GMutex lock;
  GThread *thread; /* (nullable): none until there is work */
  GAsyncQueue *queue;
  gint looks; /* atomic: a look is waiting */
  VenuleSqliteWorkerFunc changed;
  gpointer user_data;
  /* the thread's own */
  VenuleSqlite *db; /* (nullable) */
  gint64 version;
};

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_error (&job->error);
  g_free (job);
}

/* In the context of who asked. The task goes here and not in the thread, which must not be the last to hold what
 * holds the thread. */
static gboolean
complete_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, job->result, job->free_result);
  if (job->done != NULL)
    job->done (job->task);
  return G_SOURCE_REMOVE;
}

/* Who asked may be done with the job, and with a context made for it alone, before this thread lets go of the source:
 * to do that it locks the context, which is therefore held until then. */
static void
complete (Job *job)
{
  g_autoptr (GMainContext) context = g_main_context_ref (g_task_get_context (job->task));
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, complete_cb, job, (GDestroyNotify) job_free);
  g_source_attach (source, context);
}

static int
look_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static gboolean
ensure_open (VenuleSqliteWorker *self, GError **error)
{
  if (self->db != NULL)
    return TRUE;
  self->db = venule_sqlite_open (self->file, self->read_only, error);
  if (self->db == NULL)
    return FALSE;
  if (self->changed != NULL)
    venule_sqlite_read_number (self->db, "PRAGMA data_version", &self->version, NULL);
  return TRUE;
}

/* The version is that of other connections' changes: one's own don't count. */
static void
look (VenuleSqliteWorker *self)
{
  gint64 version;

  if (self->changed == NULL || self->db == NULL
      || !venule_sqlite_read_number (self->db, "PRAGMA data_version", &version, NULL) || version == self->version)
    return;
  self->version = version;
  self->changed (self->user_data);
}

/* A query is stopped when it is cancelled; what writes is, but not once it has begun. */
static void
run (VenuleSqliteWorker *self, Job *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (!g_cancellable_set_error_if_cancelled (cancellable, &job->error) && ensure_open (self, &job->error))
    {
      sqlite3 *handle = venule_sqlite_get_handle (self->db);

      if (self->read_only && cancellable != NULL)
        sqlite3_progress_handler (handle, STEPS_BETWEEN_LOOKS, look_cb, cancellable);
      job->result = job->work (self->db, job->task, &job->error);
      sqlite3_progress_handler (handle, 0, NULL, NULL);
    }
  complete (job);
}

/* What fails here is as it was, and is told of when something is written. Who stays idle is no command that is over
 * soon: room in the log is of use to him. */
static Job *
wait (VenuleSqliteWorker *self)
{
  Job *job;

  if (self->read_only || self->db == NULL)
    return g_async_queue_pop (self->queue);
  if (venule_sqlite_get_log_pages (self->db) >= LOG_PAGES)
    venule_sqlite_checkpoint (self->db, FALSE, NULL);
  job = g_async_queue_timeout_pop (self->queue, IDLE_TIME);
  if (job != NULL)
    return job;
  venule_sqlite_index_settle_idly (self->db, NULL);
  if (venule_sqlite_get_log_pages (self->db) > 0)
    venule_sqlite_checkpoint (self->db, FALSE, NULL);
  job = g_async_queue_timeout_pop (self->queue, STAY_TIME);
  if (job != NULL)
    return job;
  venule_sqlite_log_make_room (self->db, LOG_ROOM, NULL);
  return g_async_queue_pop (self->queue);
}

static gpointer
work_cb (gpointer user_data)
{
  VenuleSqliteWorker *self = user_data;

  for (;;)
    {
      Job *job = wait (self);
      gboolean ends = job->ends;

      if (job->task != NULL)
        run (self, job);
      else
        {
          g_atomic_int_set (&self->looks, 0);
          job_free (job);
        }
      if (ends)
        break;
      look (self);
    }
  g_clear_pointer (&self->db, venule_sqlite_close);
  return NULL;
}

/**
 * venule_sqlite_worker_new:
 * @name: of the thread
 * @file: the database's file
 * @read_only: whether it only reads
 *
 * Returns: (transfer full): a worker, whose thread and connection begin with its first work
 */
VenuleSqliteWorker *
venule_sqlite_worker_new (const char *name, const char *file, gboolean read_only)
{
  VenuleSqliteWorker *self = g_new0 (VenuleSqliteWorker, 1);

  self->name = g_strdup (name);
  self->file = g_strdup (file);
  self->read_only = read_only;
  self->queue = g_async_queue_new ();
  g_mutex_init (&self->lock);
  return self;
}

/**
 * venule_sqlite_worker_free:
 * @self: (transfer full) (nullable): a worker; its work is done first
 */
void
venule_sqlite_worker_free (VenuleSqliteWorker *self)
{
  if (self == NULL)
    return;

  if (self->thread != NULL)
    {
      Job *end = g_new0 (Job, 1);

      end->ends = TRUE;
      g_async_queue_push (self->queue, end);
      g_thread_join (self->thread);
    }
  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->lock);
  g_free (self->name);
  g_free (self->file);
  g_free (self);
}

/**
 * venule_sqlite_worker_watch:
 * @self: a worker without work yet
 * @changed: told of changes made elsewhere
 * @user_data: for @changed
 */
void
venule_sqlite_worker_watch (VenuleSqliteWorker *self, VenuleSqliteWorkerFunc changed, gpointer user_data)
{
  self->changed = changed;
  self->user_data = user_data;
}

static void
push (VenuleSqliteWorker *self, Job *job)
{
  g_mutex_lock (&self->lock);
  if (self->thread == NULL)
    self->thread = g_thread_new (self->name, work_cb, self);
  g_mutex_unlock (&self->lock);
  g_async_queue_push (self->queue, job);
}

/**
 * venule_sqlite_worker_push:
 * @self: a worker
 * @task: (transfer full): completed, in its own context, with what @work returns
 * @work: done in the thread
 * @free_result: (nullable): for what @work returns
 * @done: (nullable): called with the task in its context once it has been completed
 */
void
venule_sqlite_worker_push (
    VenuleSqliteWorker *self, GTask *task, VenuleSqliteWork work, GDestroyNotify free_result, GSourceFunc done)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->work = work;
  job->free_result = free_result;
  job->done = done;
  push (self, job);
}

/**
 * venule_sqlite_worker_look:
 * @self: a worker
 *
 * Has it look for changes made elsewhere, as it does after each work.
 */
void
venule_sqlite_worker_look (VenuleSqliteWorker *self)
{
  if (g_atomic_int_compare_and_exchange (&self->looks, 0, 1))
    push (self, g_new0 (Job, 1));
}
