/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sqlite.h"
#include "venule-store-await.h"

G_BEGIN_DECLS

/* A fresh store's file with a connection, worked on in the test's own thread. */
typedef struct
{
  char *folder, *file;
  VenuleSqlite *db;
} Base;

void venule_test_base_set_up (Base *base, gconstpointer user_data);
void venule_test_base_tear_down (Base *base, gconstpointer user_data);

/* Saves of a record that is always the same one, and says in its document which save it is. */
#define VENULE_TEST_RECORD "0b0e7a5e-6f4e-4d61-8f1a-3f6a1d1f0001"

VenuleSave *venule_test_save_new (guint base, VenuleCourse course, const char *text);
VenuleRevision *venule_test_save (VenuleSqlite *db, VenuleSave *save, GError **error);
/* Must work. */
VenuleRevision *venule_test_save_text (VenuleSqlite *db, guint base, VenuleCourse course, const char *text);
VenuleIssue *venule_test_issue (VenuleSqlite *db, const VenuleRevision *revision);
VenuleIssue *venule_test_issue_of (VenuleSqlite *db, const VenuleRevision *revision, const char *session);
gint64 venule_test_count (VenuleSqlite *db, const char *sql);

G_END_DECLS
