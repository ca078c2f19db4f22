/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-errand.h"

#define N_ERRANDS 200
#define N_THREADS 4

/* Holds a helper until it is let go. */
typedef struct
{
  GMutex lock;
  GCond changed;
  gboolean begun, let_go;
  GThread *doer;
  guint n_done;
} Gate;

static void
wait_at_gate (gpointer data)
{
  Gate *gate = data;

  g_mutex_lock (&gate->lock);
  gate->begun = TRUE;
  gate->doer = g_thread_self ();
  g_cond_broadcast (&gate->changed);
  while (!gate->let_go)
    g_cond_wait (&gate->changed, &gate->lock);
  gate->n_done++;
  g_mutex_unlock (&gate->lock);
}

static void
wait_until_begun (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  while (!gate->begun)
    g_cond_wait (&gate->changed, &gate->lock);
  g_mutex_unlock (&gate->lock);
}

static gpointer
let_go (gpointer data)
{
  Gate *gate = data;

  /* Long enough for who should wait to be found not waiting. */
  g_usleep (20 * G_TIME_SPAN_MILLISECOND);
  g_mutex_lock (&gate->lock);
  gate->let_go = TRUE;
  g_cond_broadcast (&gate->changed);
  g_mutex_unlock (&gate->lock);

  return NULL;
}

static void
count (gpointer data)
{
  g_atomic_int_inc ((gint *) data);
}

static void
note_thread (gpointer data)
{
  *(GThread **) data = g_thread_self ();
}

static void
test_done_beside (void)
{
  Gate gate = { .begun = FALSE };
  VenuleErrand *errand;
  GThread *other;

  g_assert_true (venule_errand_would_be_begun ());
  errand = venule_errand_new (wait_at_gate, &gate);
  wait_until_begun (&gate);
  other = g_thread_new ("other", let_go, &gate);
  venule_errand_finish (errand);
  g_assert_cmpuint (gate.n_done, ==, 1);
  g_assert_true (gate.doer != g_thread_self ());
  g_thread_join (other);
}

static void
test_begun_is_waited_for (void)
{
  Gate gate = { .begun = FALSE };
  VenuleErrand *errand;
  GThread *other;

  errand = venule_errand_new (wait_at_gate, &gate);
  wait_until_begun (&gate);
  other = g_thread_new ("other", let_go, &gate);
  venule_errand_drop (errand);
  g_assert_cmpuint (gate.n_done, ==, 1);
  g_thread_join (other);
}

/* Every helper is held, so that what comes after them waits. */
static void
test_waiting (void)
{
  guint n_gates = g_get_num_processors () - 1;
  g_autofree Gate *gates = g_new0 (Gate, n_gates);
  g_autofree VenuleErrand **held = g_new (VenuleErrand *, n_gates);
  VenuleErrand *dropped, *finished;
  GThread *doer = NULL;
  gint n_dropped = 0;

  for (guint i = 0; i < n_gates; i++)
    {
      held[i] = venule_errand_new (wait_at_gate, &gates[i]);
      wait_until_begun (&gates[i]);
    }
  g_assert_false (venule_errand_would_be_begun ());

  dropped = venule_errand_new (count, &n_dropped);
  finished = venule_errand_new (note_thread, &doer);
  venule_errand_drop (dropped);
  venule_errand_finish (finished);
  g_assert_true (doer == g_thread_self ());

  for (guint i = 0; i < n_gates; i++)
    {
      let_go (&gates[i]);
      venule_errand_finish (held[i]);
    }
  g_assert_cmpint (n_dropped, ==, 0);
}

static gpointer
do_many (gpointer data)
{
  VenuleErrand *errands[N_ERRANDS];

  for (guint i = 0; i < N_ERRANDS; i++)
    errands[i] = venule_errand_new (count, data);
  for (guint i = 0; i < N_ERRANDS; i++)
    venule_errand_finish (errands[N_ERRANDS - 1 - i]);

  return NULL;
}

static void
test_each_once (void)
{
  GThread *threads[N_THREADS];
  gint n = 0;

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("asks", do_many, &n);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (n, ==, N_THREADS * N_ERRANDS);
}

/* Last: there is no way back. */
static void
test_without_helpers (void)
{
  GThread *doer = NULL;
  VenuleErrand *errand;

  venule_errand_forgo_helpers ();
  g_assert_false (venule_errand_would_be_begun ());
  errand = venule_errand_new (note_thread, &doer);
  g_usleep (10 * G_TIME_SPAN_MILLISECOND);
  g_assert_null (doer);
  venule_errand_finish (errand);
  g_assert_true (doer == g_thread_self ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* One processor has no helpers. */
  if (g_get_num_processors () > 1)
    {
      g_test_add_func ("/errand/done-beside", test_done_beside);
      g_test_add_func ("/errand/begun-is-waited-for", test_begun_is_waited_for);
    }
  g_test_add_func ("/errand/waiting", test_waiting);
  g_test_add_func ("/errand/each-once", test_each_once);
  g_test_add_func ("/errand/without-helpers", test_without_helpers);
  return g_test_run ();
}
