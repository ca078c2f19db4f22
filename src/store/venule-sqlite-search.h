/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-record.h"
#include "venule-search-query.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

GArray *venule_sqlite_search_run (VenuleSqlite *db,
                                  const VenuleListQuery *query,
                                  GPtrArray *terms,
                                  guint most,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean venule_sqlite_search_has_word (VenuleSqlite *db, const char *word, gboolean *used, GError **error);

G_END_DECLS
