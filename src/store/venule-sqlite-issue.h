/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-issue.h"
#include "venule-sqlite-record.h"

G_BEGIN_DECLS

/* Inside a transaction. */
gboolean venule_sqlite_supersede (
    VenuleSqlite *db, gint64 record, const VenuleRevision *by_revision, GPtrArray *kept, GError **error);
GPtrArray *
venule_sqlite_read_issues (VenuleSqlite *db, const VenuleSqliteRecord *record, gboolean whole, GError **error);

/* As transactions of their own. record: whose issue it is, for who wants to know of changes. */
gboolean venule_sqlite_add_issue (VenuleSqlite *db, VenuleIssue *issue, GError **error);
gboolean venule_sqlite_add_issue_event (
    VenuleSqlite *db, const char *issue, VenuleIssueEvent *event, char **record, GError **error);
VenuleIssue *venule_sqlite_load_issue (VenuleSqlite *db, const char *issue, GError **error);
GPtrArray *venule_sqlite_list_issues (VenuleSqlite *db, const char *record, GError **error);

G_END_DECLS
