/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-await.h"

/**
 * venule_await_begin:
 * @await: an initialised or ended await
 *
 * From here to [func@Venule.await_end], what is begun calls back in a context of its own.
 *
 * Returns: (transfer none): @await, to be given to the callback
 */
VenuleAwait *
venule_await_begin (VenuleAwait *await)
{
  venule_await_end (await);
  await->context = g_main_context_new ();
  g_main_context_push_thread_default (await->context);

  return await;
}

/**
 * venule_await_cb:
 * @source: what was asked
 * @result: what it has
 * @await: (type VenuleAwait): who waits
 *
 * The callback to give to what is waited for.
 */
void
venule_await_cb (GObject *source, GAsyncResult *result, gpointer await)
{
  ((VenuleAwait *) await)->result = g_object_ref (result);
}

/**
 * venule_await_result:
 * @await: a begun await
 *
 * Waits until the callback was called.
 *
 * Returns: (transfer none): the result, there until the await ends
 */
GAsyncResult *
venule_await_result (VenuleAwait *await)
{
  while (await->result == NULL)
    g_main_context_iteration (await->context, TRUE);

  return await->result;
}

/**
 * venule_await_end:
 * @await: an await
 *
 * Puts the thread's context back. Ending twice does nothing.
 */
void
venule_await_end (VenuleAwait *await)
{
  g_clear_object (&await->result);
  if (await->context != NULL)
    g_main_context_pop_thread_default (await->context);
  g_clear_pointer (&await->context, g_main_context_unref);
}
