/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sqlite.h"

G_BEGIN_DECLS

const char *venule_sqlite_log_get_vfs (void);
gboolean venule_sqlite_log_make_room (VenuleSqlite *db, guint n_pages, GError **error);

G_END_DECLS
