/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-record.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

GPtrArray *
venule_sqlite_list (VenuleSqlite *db, const VenuleListQuery *query, GCancellable *cancellable, GError **error);
gssize venule_sqlite_count (VenuleSqlite *db, const VenuleListQuery *query, GCancellable *cancellable, GError **error);

G_END_DECLS
