/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sqlite.h"
#include "venule-store.h"

G_BEGIN_DECLS

VenuleStoreState *venule_sqlite_verify (VenuleSqlite *db, GCancellable *cancellable, GError **error);

G_END_DECLS
