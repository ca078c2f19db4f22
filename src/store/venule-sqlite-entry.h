/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-card.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

/* A record's row in the search tables: what it is found by. */

GPtrArray *venule_sqlite_entry_list_spelt (const VenuleCard *card);
gint64 venule_sqlite_entry_get_names (const VenuleCard *card);
gint64 venule_sqlite_entry_get_person (const VenuleCard *card, gint64 record);
gboolean
venule_sqlite_entry_write (VenuleSqlite *db, gint64 slot, gint64 record, const VenuleCard *card, GError **error);
GArray *venule_sqlite_entry_list_keys (const char *words, VenuleCivilDate born);

G_END_DECLS
