/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sqlite.h"
#include "venule-store.h"

G_BEGIN_DECLS

/* db: in no transaction */
gboolean venule_sqlite_erase (VenuleSqlite *db, GPtrArray *records, const char *by, const char *reason, GError **error);

G_END_DECLS
