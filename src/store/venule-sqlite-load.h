/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sqlite-record.h"

G_BEGIN_DECLS

/* Inside a transaction. */
VenuleRevision *
venule_sqlite_read_revision (VenuleSqlite *db, const VenuleSqliteRecord *record, guint number, GError **error);
VenuleRevision *venule_sqlite_read_latest (VenuleSqlite *db, const VenuleSqliteRecord *record, GError **error);
gboolean venule_sqlite_read_save (VenuleSqlite *db,
                                  const VenuleSqliteRecord *record,
                                  guint base,
                                  const char *save_id,
                                  VenuleRevision **revision,
                                  GError **error);
gboolean venule_sqlite_check_revisions (VenuleSqlite *db, const VenuleSqliteRecord *record, GError **error);
void venule_sqlite_set_not_found (VenuleSqlite *db, GError **error, const char *what, const char *id);

/* As transactions of their own. */
VenuleRevision *
venule_sqlite_load (VenuleSqlite *db, const char *uuid, guint number, const char *viewed_by, GError **error);
GPtrArray *venule_sqlite_list_revisions (VenuleSqlite *db, const char *uuid, GError **error);

G_END_DECLS
