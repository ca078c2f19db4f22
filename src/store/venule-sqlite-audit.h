/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-audit.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

gboolean venule_sqlite_audit_add (VenuleSqlite *db, VenuleAuditLine *line, GError **error);
GPtrArray *venule_sqlite_audit_list (VenuleSqlite *db, const char *record, guint64 after, guint limit, GError **error);
gboolean
venule_sqlite_audit_verify (VenuleSqlite *db, guint64 *n_lines, char **head, GCancellable *cancellable, GError **error);

G_END_DECLS
