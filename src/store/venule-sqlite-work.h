/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sqlite.h"

G_BEGIN_DECLS

/* What the workers do: each reads its #VenuleSqliteRequest from the task. */
gpointer venule_sqlite_work_open (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_save (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_load (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_list_revisions (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_list (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_count (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_add_issue (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_add_issue_event (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_load_issue (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_list_issues (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_add_audit (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_list_audit (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_verify (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_erase (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_back_up (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_inspect_copy (VenuleSqlite *db, GTask *task, GError **error);
gpointer venule_sqlite_work_restore (VenuleSqlite *db, GTask *task, GError **error);

G_END_DECLS
