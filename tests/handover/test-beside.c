/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-beside.h"

static GMutex lock;
static GCond changed;
static gboolean may_end;
static int n_done;

static void
work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_mutex_lock (&lock);
  while (!may_end)
    g_cond_wait (&changed, &lock);
  n_done++;
  g_mutex_unlock (&lock);
  g_task_return_pointer (task, task_data, NULL);
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer n_told)
{
  g_assert_cmpstr (g_task_propagate_pointer (G_TASK (result), NULL), ==, "its own");
  ++*(int *) n_told;
}

/* What is at work is waited for, no longer than was said; and its task is told as ever. */
static void
test_is_waited_for (void)
{
  int n_told = 0;

  g_assert_true (venule_beside_wait (0));
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, on_done_cb, &n_told);

      g_task_set_task_data (task, "its own", NULL);
      venule_beside_run (task, work);
    }
  g_assert_false (venule_beside_wait (1));
  g_mutex_lock (&lock);
  may_end = TRUE;
  g_cond_broadcast (&changed);
  g_mutex_unlock (&lock);
  g_assert_true (venule_beside_wait (60));
  g_assert_cmpint (n_done, ==, 2);
  while (n_told < 2)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/beside/is-waited-for", test_is_waited_for);

  return g_test_run ();
}
