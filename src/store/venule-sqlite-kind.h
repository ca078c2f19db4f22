/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-record.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

/* The lists that there are, as the record's table has them. */

sqlite3_stmt *venule_sqlite_kind_prepare (VenuleSqlite *db, const VenuleListQuery *query, GError **error);
sqlite3_stmt *venule_sqlite_kind_prepare_slots (VenuleSqlite *db, const VenuleListQuery *query, GError **error);
sqlite3_stmt *venule_sqlite_kind_prepare_count (VenuleSqlite *db, const VenuleListQuery *query, GError **error);
gboolean venule_sqlite_kind_holds (const VenuleListQuery *query,
                                   VenuleCourse course,
                                   gboolean to_hand_over,
                                   VenuleCivilDate visit,
                                   VenuleCivilDate changed);

G_END_DECLS
