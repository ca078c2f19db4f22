/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-search-query.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

gboolean venule_sqlite_spelling_correct (VenuleSqlite *db, GPtrArray *terms, GCancellable *cancellable, GError **error);

G_END_DECLS
