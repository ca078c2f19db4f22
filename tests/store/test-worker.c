/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who waits for the store in a main context of its own, and drops that with the answer, as the command line does. */
#include "venule-sqlite-worker.h"
#include "venule-store-folder.h"

#include <glib/gstdio.h>

#define N_HELD  20
#define N_WAITS 20000

/* One who waits, beside the thread that answers. */
typedef struct
{
  GMutex lock;
  GCond changed;
  GThread *waiting;     /* (nullable): the thread that waits; NULL: letting go of a source is not held up */
  gboolean has_dropped; /* its context */
  gboolean is_gone;     /* the context */
  gboolean was_gone;    /* before the thread that answers had let go of the source */
  gboolean has_let_go;
} Held;

static Held held;

void __real_g_source_unref (GSource *source);
void __wrap_g_source_unref (GSource *source);

/* In place of GLib's, for the store: the thread that answers lets go of its source at the last moment: when who waited
 * has gone. */
void
__wrap_g_source_unref (GSource *source)
{
  gboolean is_answer;

  g_mutex_lock (&held.lock);
  is_answer = held.waiting != NULL && held.waiting != g_thread_self ();
  while (is_answer && !held.has_dropped)
    g_cond_wait (&held.changed, &held.lock);
  if (is_answer)
    held.was_gone = held.is_gone;
  g_mutex_unlock (&held.lock);

  /* To do this it locks the source's context. */
  if (!held.was_gone)
    __real_g_source_unref (source);

  g_mutex_lock (&held.lock);
  held.has_let_go |= is_answer;
  g_cond_broadcast (&held.changed);
  g_mutex_unlock (&held.lock);
}

static gboolean
never_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
context_gone_cb (gpointer user_data)
{
  g_mutex_lock (&held.lock);
  held.is_gone = TRUE;
  g_cond_broadcast (&held.changed);
  g_mutex_unlock (&held.lock);
}

/* A source that is in nobody's hands but the context's tells when that is gone. */
static void
watch (GMainContext *context)
{
  GSource *source = g_timeout_source_new_seconds (3600);

  g_source_set_callback (source, never_cb, NULL, context_gone_cb);
  g_source_attach (source, context);
  __real_g_source_unref (source);
}

static gpointer
answer (VenuleSqlite *db, GTask *task, GError **error)
{
  return g_strdup ("answer");
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_once (VenuleSqliteWorker *worker, gboolean watched)
{
  GMainContext *context = g_main_context_new ();
  GAsyncResult *result = NULL;
  g_autofree char *text = NULL;

  if (watched)
    watch (context);
  g_main_context_push_thread_default (context);
  venule_sqlite_worker_push (worker, g_task_new (NULL, NULL, keep_result_cb, &result), answer, g_free, NULL);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  text = g_task_propagate_pointer (G_TASK (result), NULL);
  g_assert_cmpstr (text, ==, "answer");
  g_object_unref (result);
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);
}

static void
begin_holding (void)
{
  g_mutex_lock (&held.lock);
  held.waiting = g_thread_self ();
  held.has_dropped = held.is_gone = held.was_gone = held.has_let_go = FALSE;
  g_mutex_unlock (&held.lock);
}

/* Returns: whether the context was there for as long as the other thread needed it */
static gboolean
end_holding (void)
{
  gboolean was_there;

  g_mutex_lock (&held.lock);
  held.has_dropped = TRUE;
  g_cond_broadcast (&held.changed);
  while (!held.has_let_go)
    g_cond_wait (&held.changed, &held.lock);
  was_there = !held.was_gone;
  /* And no longer. */
  while (!held.is_gone)
    g_cond_wait (&held.changed, &held.lock);
  held.waiting = NULL;
  g_mutex_unlock (&held.lock);
  return was_there;
}

typedef struct
{
  char *folder, *file;
  VenuleSqliteWorker *worker;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->folder = venule_store_folder_new ();
  fixture->file = g_build_filename (fixture->folder, "venule.db", NULL);
  fixture->worker = venule_sqlite_worker_new ("worker", fixture->file, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  venule_sqlite_worker_free (fixture->worker);
  venule_store_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->file);
}

static void
test_context_is_held (Fixture *fixture, gconstpointer user_data)
{
  for (guint i = 0; i < N_HELD; i++)
    {
      begin_holding ();
      wait_once (fixture->worker, TRUE);
      g_assert_true (end_holding ());
    }
}

static void
test_many_contexts (Fixture *fixture, gconstpointer user_data)
{
  for (guint i = 0; i < N_WAITS; i++)
    wait_once (fixture->worker, FALSE);
}

/* Before anything is saved, there is room in the log for it. */
static void
test_makes_room (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *log = g_strconcat (fixture->file, "-wal", NULL);
  GStatBuf status = { 0 };

  wait_once (fixture->worker, FALSE);
  for (guint i = 0; i < 3000 && status.st_size < 4 * 1024 * 1024; i++)
    {
      g_usleep (10000);
      g_assert_cmpint (g_stat (log, &status), ==, 0);
    }
  g_assert_cmpint (status.st_size, >=, 4 * 1024 * 1024);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/worker/context-is-held", Fixture, NULL, set_up, test_context_is_held, tear_down);
  g_test_add ("/worker/many-contexts", Fixture, NULL, set_up, test_many_contexts, tear_down);
  g_test_add ("/worker/makes-room", Fixture, NULL, set_up, test_makes_room, tear_down);
  return g_test_run ();
}
