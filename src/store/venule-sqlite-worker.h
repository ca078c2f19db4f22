/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sqlite.h"

G_BEGIN_DECLS

/* A thread with a connection of its own, and the work that waits for it, in order. */
typedef struct _VenuleSqliteWorker VenuleSqliteWorker;

/* Done in the thread. Returns what the task returns; NULL with @error set when it failed. */
typedef gpointer (*VenuleSqliteWork) (VenuleSqlite *db, GTask *task, GError **error);
/* Told in the thread that another connection has changed something. */
typedef void (*VenuleSqliteWorkerFunc) (gpointer user_data);

VenuleSqliteWorker *venule_sqlite_worker_new (const char *name, const char *file, gboolean read_only);
void venule_sqlite_worker_free (VenuleSqliteWorker *self);
void venule_sqlite_worker_watch (VenuleSqliteWorker *self, VenuleSqliteWorkerFunc changed, gpointer user_data);
void venule_sqlite_worker_push (
    VenuleSqliteWorker *self, GTask *task, VenuleSqliteWork work, GDestroyNotify free_result, GSourceFunc done);
void venule_sqlite_worker_look (VenuleSqliteWorker *self);

G_END_DECLS
