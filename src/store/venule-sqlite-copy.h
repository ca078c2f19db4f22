/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sqlite.h"
#include "venule-store.h"

G_BEGIN_DECLS

/* A whole copy of a database, in one file that needs none beside it. Until it is placed it has a temporary
 * name, which goes when it is freed. */
typedef struct _VenuleSqliteCopy VenuleSqliteCopy;

/* (nullable): its path, with @error set where it has none, or where no file is there */
const char *venule_sqlite_copy_get_place (GFile *copy, GError **error);
const char *venule_sqlite_copy_find (GFile *copy, GError **error);

VenuleSqliteCopy *venule_sqlite_copy_new (const char *folder, GError **error);
void venule_sqlite_copy_free (VenuleSqliteCopy *self);
const char *venule_sqlite_copy_get_path (VenuleSqliteCopy *self);
gboolean
venule_sqlite_copy_fill (VenuleSqliteCopy *self, VenuleSqlite *source, GCancellable *cancellable, GError **error);
gboolean venule_sqlite_copy_bring (VenuleSqliteCopy *self, const char *path, GCancellable *cancellable, GError **error);
VenuleStoreState *venule_sqlite_copy_verify (VenuleSqliteCopy *self, GCancellable *cancellable, GError **error);
gboolean venule_sqlite_copy_place (VenuleSqliteCopy *self, const char *path, GError **error);
/* Takes back a placed one. */
void venule_sqlite_copy_remove (VenuleSqliteCopy *self);

gboolean venule_sqlite_copy_pages (sqlite3 *from, sqlite3 *to, int step, GCancellable *cancellable, GError **error);
/* A closed database becomes one file that needs none beside it. */
gboolean venule_sqlite_copy_stand_alone (const char *path, GError **error);
gboolean venule_sqlite_sync_folder (const char *folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleSqliteCopy, venule_sqlite_copy_free)

G_END_DECLS
