/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-store.h"

G_BEGIN_DECLS

/* What was asked of a store, copied, and what was learnt on the way; each work uses some of it. */
typedef struct
{
  GPtrArray *saves;   /* (element-type VenuleSave) */
  GPtrArray *records; /* (element-type VenuleErasure) */
  VenuleAuditAction action;
  char *id, *by, *reason;
  guint number, limit;
  guint64 after;
  VenuleListQuery query; /* its search is this one's */
  VenuleIssue *issue;
  VenuleIssueEvent *event;
  VenuleAuditLine *line;
  GFile *copy;
  gpointer store; /* (transfer full): the one that is being opened */

  GPtrArray *changed; /* (element-type utf8): consultations that are no longer what they were */
  gboolean all_changed;
} VenuleSqliteRequest;

VenuleSqliteRequest *venule_sqlite_request_new (void);
void venule_sqlite_request_free (VenuleSqliteRequest *self);

G_END_DECLS
