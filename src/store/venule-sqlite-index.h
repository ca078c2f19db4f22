/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-card.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

/* The tables that lists and searches read, kept in the transaction that changes a record. They can be made
 * anew from the records at any time. */

#define VENULE_INDEX_WAITING      ((gint64) 1 << 40) /* slots from here on have no postings yet */
#define VENULE_INDEX_WAITING_TEXT "1099511627776"    /* the same */

/* Of what a gram leads to, the blocks stand side by side: most grams lead to few slots of each. */
#define VENULE_INDEX_BLOCK_BITS       23
#define VENULE_INDEX_KEY(gram, block) ((gint64) (gram) << VENULE_INDEX_BLOCK_BITS | (gint64) (block))

/* So many records may wait for their postings: a search looks at each of them. */
#define VENULE_INDEX_MOST_WAITING 512
#define VENULE_INDEX_FEW_WAITING  32 /* with time to spare */

extern const char venule_sqlite_index_schema[];

gboolean venule_sqlite_index_update (
    VenuleSqlite *db, gint64 record, const VenuleCard *before, const VenuleCard *after, GError **error);
gboolean venule_sqlite_index_settle (VenuleSqlite *db, guint most_waiting, GError **error);
gboolean venule_sqlite_index_settle_idly (VenuleSqlite *db, GError **error);
gboolean venule_sqlite_index_rebuild (VenuleSqlite *db, GError **error);

G_END_DECLS
