/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-record.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

GPtrArray *
venule_sqlite_list (VenuleSqlite *db, const VenuleListQuery *query, GCancellable *cancellable, GError **error);
gssize venule_sqlite_count (VenuleSqlite *db, const VenuleListQuery *query, GCancellable *cancellable, GError **error);

/* A record's card as it stands in these columns of a row, from the one given on. */
#define VENULE_SQLITE_LIST_CARD "given_name, family_name, number, nhs_number, protocol, born, visit, is_example"
VenuleCard *venule_sqlite_list_read_card (sqlite3_stmt *row, int column);

G_END_DECLS
