/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-card.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

/* A record's row in the search tables: what it is found by. */

/* What a search finds. */
typedef struct
{
  gint64 record;
  gint64 names; /* what namesakes share; 0: it has none */
} VenuleSqliteFound;

GPtrArray *venule_sqlite_entry_list_words (const VenuleCard *card);
gboolean venule_sqlite_entry_write (
    VenuleSqlite *db, gint64 slot, gint64 record, const VenuleCard *card, GPtrArray *words, GError **error);
gboolean venule_sqlite_entry_delete (VenuleSqlite *db, gint64 slot, GError **error);
int venule_sqlite_entry_has_namesake (VenuleSqlite *db, gint64 names, GError **error);
GArray *venule_sqlite_entry_list_keys (const char *words, VenuleCivilDate born);

G_END_DECLS
