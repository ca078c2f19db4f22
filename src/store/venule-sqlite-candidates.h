/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-posting.h"
#include "venule-search-query.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

/* As few candidates in a block are no trouble to look at one by one. */
#define VENULE_CANDIDATES_FEW 3

gint64 venule_sqlite_candidates_count_blocks (VenuleSqlite *db, GError **error);
gboolean venule_sqlite_candidates_find (VenuleSqlite *db,
                                        gint64 block,
                                        GPtrArray *terms,
                                        VenuleSearchTier tier,
                                        guint64 bits[VENULE_POSTING_WORDS],
                                        GError **error);
gboolean venule_sqlite_candidates_find_word (
    VenuleSqlite *db, gint64 block, const char *word, guint64 bits[VENULE_POSTING_WORDS], GError **error);

G_END_DECLS
