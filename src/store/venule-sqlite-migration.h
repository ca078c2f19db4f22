/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sqlite.h"

G_BEGIN_DECLS

gboolean venule_sqlite_migration_run (VenuleSqlite *db, gint64 version, GError **error);

G_END_DECLS
