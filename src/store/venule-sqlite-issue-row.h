/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-issue.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

/* An issue's row with its events, all of them held against their hashes; the bytes only when asked for. */
typedef struct
{
  gint64 id;
  gint64 record; /* the row of its consultation */
  VenuleIssue *issue;
} VenuleSqliteIssueRow;

void venule_sqlite_issue_row_free (VenuleSqliteIssueRow *self);
gboolean venule_sqlite_issue_row_find (
    VenuleSqlite *db, const char *uuid, gboolean whole, VenuleSqliteIssueRow **row, GError **error);
GPtrArray *venule_sqlite_issue_row_list (VenuleSqlite *db, gint64 record, gboolean whole, GError **error);
gboolean venule_sqlite_issue_row_insert (VenuleSqlite *db, gint64 record, const VenuleIssue *issue, GError **error);
gboolean venule_sqlite_issue_row_add_event (VenuleSqlite *db,
                                            VenuleSqliteIssueRow *self,
                                            VenuleIssueEvent *event,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleSqliteIssueRow, venule_sqlite_issue_row_free)

G_END_DECLS
