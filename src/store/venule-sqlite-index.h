/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-card.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

/* The tables that lists and searches read, kept in the transaction that changes a record. They can be made
 * anew from the records at any time. */

#define VENULE_INDEX_WAITING            ((gint64) 1 << 40) /* slots from here on have no postings yet */
#define VENULE_INDEX_BLOCK(block, gram) ((gint64) (block) << VENULE_GRAM_BITS | (gram))

extern const char venule_sqlite_index_schema[];

gboolean venule_sqlite_index_update (
    VenuleSqlite *db, gint64 record, const VenuleCard *before, const VenuleCard *after, GError **error);
gboolean venule_sqlite_index_settle (VenuleSqlite *db, GError **error);
gboolean venule_sqlite_index_rebuild (VenuleSqlite *db, GError **error);

G_END_DECLS
