/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-beside.h"

static GMutex lock;
static GCond one_done;
static guint n_at_work;

typedef struct
{
  GTaskThreadFunc func;
} Work;

static G_DEFINE_QUARK (venule - beside - work, work)

    static void do_work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = g_object_get_qdata (G_OBJECT (task), work_quark ());

  work->func (task, source, task_data, cancellable);
  g_mutex_lock (&lock);
  n_at_work--;
  g_cond_broadcast (&one_done);
  g_mutex_unlock (&lock);
}

/**
 * venule_beside_run:
 * @task: what is told when it is done
 * @func: does it, in another thread
 *
 * As g_task_run_in_thread() does; and whoever ends the program can wait for it.
 */
void
venule_beside_run (GTask *task, GTaskThreadFunc func)
{
  Work *work = g_new (Work, 1);

  work->func = func;
  g_object_set_qdata_full (G_OBJECT (task), work_quark (), work, g_free);
  g_mutex_lock (&lock);
  n_at_work++;
  g_mutex_unlock (&lock);
  g_task_run_in_thread (task, do_work);
}

/**
 * venule_beside_wait:
 * @seconds: for how long at most
 *
 * Waits until nothing is done beside the main loop.
 *
 * Returns: whether nothing is: otherwise the program may not be taken down in order
 */
gboolean
venule_beside_wait (guint seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) seconds * G_TIME_SPAN_SECOND;
  gboolean is_in_time = TRUE;
  gboolean is_done;

  g_mutex_lock (&lock);
  while (n_at_work > 0 && is_in_time)
    is_in_time = g_cond_wait_until (&one_done, &lock, end);
  is_done = n_at_work == 0;
  g_mutex_unlock (&lock);

  return is_done;
}
