/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-store.h"

G_BEGIN_DECLS

/* The store's functions, waited for in the default main context. Each is the _async call and its _finish. */
VenuleStore *venule_await_open (const char *folder, GError **error);
GPtrArray *venule_await_save (VenuleStore *store, GPtrArray *saves, VenuleAuditAction action, GError **error);
VenuleRevision *venule_await_load (VenuleStore *store, const char *record, guint revision, GError **error);
GPtrArray *venule_await_revisions (VenuleStore *store, const char *record, GError **error);
GPtrArray *venule_await_list (VenuleStore *store, const VenuleListQuery *query, GError **error);
gboolean venule_await_add_issue (VenuleStore *store, VenuleIssue *issue, GError **error);
gboolean venule_await_add_event (VenuleStore *store, const char *issue, VenuleIssueEvent *event, GError **error);
VenuleIssue *venule_await_load_issue (VenuleStore *store, const char *issue, GError **error);
GPtrArray *venule_await_issues (VenuleStore *store, const char *record, GError **error);
GPtrArray *venule_await_audit (VenuleStore *store, const char *record, GError **error);
VenuleStoreState *venule_await_verify (VenuleStore *store, GError **error);
gboolean
venule_await_erase (VenuleStore *store, GPtrArray *records, const char *by, const char *reason, GError **error);
gboolean venule_await_erase_confirmed (
    VenuleStore *store, GPtrArray *erasures, const char *by, const char *reason, GError **error);
VenuleStoreState *venule_await_back_up (VenuleStore *store, const char *copy, GError **error);
VenuleStoreState *venule_await_inspect (VenuleStore *store, const char *copy, GError **error);
VenuleStoreState *venule_await_restore (VenuleStore *store, const char *copy, GError **error);

/* A made-up consultation: who it is and what it says follow from seed and name. */
VenuleSave *venule_made_up_save (const char *record, guint base, guint seed, const char *family_name);
VenuleIssue *venule_made_up_issue (const VenuleRevision *revision, guint seed);

G_END_DECLS
