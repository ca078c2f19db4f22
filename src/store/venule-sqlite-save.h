/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-audit.h"
#include "venule-revision.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

GPtrArray *venule_sqlite_save (
    VenuleSqlite *db, GPtrArray *saves, VenuleAuditAction action, VenuleRevision **winner, GError **error);

G_END_DECLS
