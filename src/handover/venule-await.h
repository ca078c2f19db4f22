/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Waits in this thread for one asynchronous operation, without anything else of the thread's main context
 * running meanwhile: for the command line, and for threads that work through a store step by step.
 *
 *   VenuleAwait await = VENULE_AWAIT_INIT;
 *   venule_store_load_async (…, venule_await_cb, venule_await_begin (&await));
 *   revision = venule_store_load_finish (store, venule_await_result (&await), error);
 *   venule_await_end (&await); */
typedef struct
{
  GMainContext *context;
  GAsyncResult *result;
} VenuleAwait;

#define VENULE_AWAIT_INIT                                                                                              \
  {                                                                                                                    \
    NULL, NULL                                                                                                         \
  }

VenuleAwait *venule_await_begin (VenuleAwait *await);
void venule_await_cb (GObject *source, GAsyncResult *result, gpointer await);
GAsyncResult *venule_await_result (VenuleAwait *await);
void venule_await_end (VenuleAwait *await);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VenuleAwait, venule_await_end)

G_END_DECLS
