/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-search-query.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

int venule_sqlite_spelling_knows (VenuleSqlite *db, const char *word, gboolean whole, GError **error);
gboolean venule_sqlite_spelling_correct (
    VenuleSqlite *db, GPtrArray *terms, gboolean known_too, GCancellable *cancellable, gboolean *any, GError **error);

G_END_DECLS
