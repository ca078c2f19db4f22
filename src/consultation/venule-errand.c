/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-errand.h"

#include <stdlib.h>

typedef enum
{
  WAITING,
  BEGUN,
  DONE,
} State;

struct _VenuleErrand
{
  VenuleErrandFunc func;
  gpointer data;
  State state;
};

static GMutex lock;
static GCond one_done, one_gone;
static GQueue waiting = G_QUEUE_INIT;
static guint n_helpers;
static GSList *gone;       /* (element-type GThread): helpers that found nothing left to do, to be joined */
static gboolean are_alone; /* no helpers */

/* With the lock held. Who is gone has only to return: that takes no lock. */
static void
join_gone (void)
{
  while (gone != NULL)
    {
      g_thread_join (gone->data);
      gone = g_slist_delete_link (gone, gone);
    }
}

/* At the end of the program: what a thread keeps for itself, and the libraries that it is in, must outlast it. */
static void
wait_for_helpers (void)
{
  g_mutex_lock (&lock);
  while (n_helpers > 0)
    g_cond_wait (&one_gone, &lock);
  join_gone ();
  g_mutex_unlock (&lock);
}

/* Ends when there is nothing left to do: no thread waits for work when the program ends. */
static gpointer
help (gpointer data)
{
  VenuleErrand *errand;

  g_mutex_lock (&lock);
  while (!are_alone && (errand = g_queue_pop_head (&waiting)) != NULL)
    {
      errand->state = BEGUN;
      g_mutex_unlock (&lock);
      errand->func (errand->data);
      g_mutex_lock (&lock);
      errand->state = DONE;
      g_cond_broadcast (&one_done);
    }
  n_helpers--;
  gone = g_slist_prepend (gone, g_thread_ref (g_thread_self ()));
  g_cond_broadcast (&one_gone);
  g_mutex_unlock (&lock);

  return NULL;
}

/* With the lock held. */
static gboolean
is_one_free (void)
{
  return !are_alone && n_helpers + 1 < g_get_num_processors ();
}

/* With the lock held. */
static void
call_helper (void)
{
  static gboolean are_waited_for;

  if (!are_waited_for)
    are_waited_for = atexit (wait_for_helpers) == 0;
  join_gone ();
  n_helpers++;
  g_thread_unref (g_thread_new ("helper", help, NULL));
}

/**
 * venule_errand_forgo_helpers:
 *
 * Every processor has work of its own from here on: errands are done by the threads that finish them.
 */
void
venule_errand_forgo_helpers (void)
{
  g_mutex_lock (&lock);
  are_alone = TRUE;
  g_mutex_unlock (&lock);
}

/**
 * venule_errand_would_be_begun:
 *
 * Returns: whether an errand would be begun at once: there is a processor for it
 */
gboolean
venule_errand_would_be_begun (void)
{
  gboolean would;

  g_mutex_lock (&lock);
  would = is_one_free ();
  g_mutex_unlock (&lock);

  return would;
}

/**
 * venule_errand_new:
 * @func: does it, in any thread
 * @data: for @func; must last until the errand is finished or dropped
 *
 * Has something done beside what the calling thread does. As many threads as there are other processors do such
 * errands, in the order in which they were asked for: one more would take the processor from the thread that waits for
 * all of them.
 *
 * Returns: (transfer full): the errand
 */
VenuleErrand *
venule_errand_new (VenuleErrandFunc func, gpointer data)
{
  VenuleErrand *self = g_new (VenuleErrand, 1);

  *self = (VenuleErrand){ .func = func, .data = data, .state = WAITING };
  g_mutex_lock (&lock);
  g_queue_push_tail (&waiting, self);
  if (is_one_free ())
    call_helper ();
  g_mutex_unlock (&lock);

  return self;
}

/* Returns: whether nobody has begun it; then nobody will */
static gboolean
take_back (VenuleErrand *self)
{
  gboolean is_waiting;

  g_mutex_lock (&lock);
  is_waiting = self->state == WAITING;
  if (is_waiting)
    g_queue_remove (&waiting, self);
  while (self->state == BEGUN)
    g_cond_wait (&one_done, &lock);
  g_mutex_unlock (&lock);

  return is_waiting;
}

/**
 * venule_errand_finish:
 * @self: (transfer full): an errand
 *
 * Waits until it is done; does it in the calling thread where nobody has begun it.
 */
void
venule_errand_finish (VenuleErrand *self)
{
  if (take_back (self))
    self->func (self->data);
  g_free (self);
}

/**
 * venule_errand_drop:
 * @self: (transfer full): an errand
 *
 * Waits until it is done, if somebody has begun it; otherwise it is never done.
 */
void
venule_errand_drop (VenuleErrand *self)
{
  take_back (self);
  g_free (self);
}
