/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-card.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

/* The tables that lists and searches read, kept in the transaction that changes a record. They can be made
 * anew from the records at any time. */

#define VENULE_INDEX_TIMES 500 /* records whose times of change stand in one row */

extern const char venule_sqlite_index_schema[];

gboolean venule_sqlite_index_update (
    VenuleSqlite *db, gint64 record, const VenuleCard *before, const VenuleCard *after, GError **error);
gboolean venule_sqlite_index_rebuild (VenuleSqlite *db, GError **error);

/* What a card is found by, for the functions that fill and read the tables. */
GPtrArray *venule_sqlite_index_list_names (const VenuleCard *card);
GArray *venule_sqlite_index_list_keys (const VenuleCard *card);
gboolean venule_sqlite_index_write_entry (VenuleSqlite *db, gint64 record, const VenuleCard *after, GError **error);

G_END_DECLS
