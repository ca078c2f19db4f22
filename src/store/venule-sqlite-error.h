/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sqlite.h"

G_BEGIN_DECLS

gboolean venule_sqlite_get_writes (VenuleSqlite *self);
void venule_sqlite_as_unavailable (GError **error);
void venule_sqlite_as_damaged_copy (const char *path, GError **error);

G_END_DECLS
