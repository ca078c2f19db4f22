/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-posting.h"
#include "venule-search-query.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

/* As few candidates are no trouble to look at one by one. */
#define VENULE_CANDIDATES_FEW 256

VenuleIdSet *venule_sqlite_candidates_new (VenuleSqlite *db, GError **error);
gboolean venule_sqlite_candidates_narrow (VenuleSqlite *db,
                                          VenuleIdSet *set,
                                          GPtrArray *terms,
                                          VenuleSearchTier tier,
                                          GCancellable *cancellable,
                                          GError **error);
VenuleIdSet *venule_sqlite_candidates_find_word (VenuleSqlite *db, const char *word, GError **error);

G_END_DECLS
