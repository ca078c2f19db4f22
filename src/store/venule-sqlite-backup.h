/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sqlite.h"
#include "venule-store.h"

G_BEGIN_DECLS

/* db: a connection of its own, in no transaction: a copy takes its time, and no save should wait for it. */
VenuleStoreState *
venule_sqlite_back_up (VenuleSqlite *db, GFile *copy, const char *by, GCancellable *cancellable, GError **error);
VenuleStoreState *
venule_sqlite_inspect_copy (GFile *copy, const char *folder, GCancellable *cancellable, GError **error);
VenuleStoreState *
venule_sqlite_restore (VenuleSqlite *db, GFile *copy, const char *by, GCancellable *cancellable, GError **error);

/* What stood before a restore is kept beside the store, under such a name. */
#define VENULE_KEPT_PREFIX "before-restore-"
#define VENULE_KEPT_SUFFIX ".backup"

G_END_DECLS
