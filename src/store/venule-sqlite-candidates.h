/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-posting.h"
#include "venule-search-query.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

/* As few candidates in a block are no trouble to look at one by one. */
#define VENULE_CANDIDATES_FEW 3

/* Who may be found by what is looked for, read from the latest slots to the first. Belongs to one search, and to the
 * transaction that it reads in. */
typedef struct _VenuleSqliteCandidates VenuleSqliteCandidates;

VenuleSqliteCandidates *venule_sqlite_candidates_new (VenuleSqlite *db);
void venule_sqlite_candidates_free (VenuleSqliteCandidates *self);
gint64 venule_sqlite_candidates_count_blocks (VenuleSqlite *db, GError **error);
gboolean venule_sqlite_candidates_find (VenuleSqliteCandidates *self,
                                        gint64 block,
                                        GPtrArray *terms,
                                        VenuleSearchTier tier,
                                        guint64 bits[VENULE_POSTING_WORDS],
                                        GError **error);
gboolean venule_sqlite_candidates_find_word (
    VenuleSqliteCandidates *self, gint64 block, const char *word, guint64 bits[VENULE_POSTING_WORDS], GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleSqliteCandidates, venule_sqlite_candidates_free)

G_END_DECLS
