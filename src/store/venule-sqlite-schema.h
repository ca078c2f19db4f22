/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sqlite.h"

G_BEGIN_DECLS

/* The tables, and how an older store's become these. */

#define VENULE_SQLITE_VERSION     2
#define VENULE_SQLITE_APPLICATION 0x56656e75 /* "Venu" */

gboolean venule_sqlite_check_older (VenuleSqlite *self, GError **error);
gboolean venule_sqlite_check_version (VenuleSqlite *self, GError **error);
gboolean venule_sqlite_migrate (VenuleSqlite *self, GError **error);
GBytes *venule_sqlite_make_empty (GError **error);

G_END_DECLS
