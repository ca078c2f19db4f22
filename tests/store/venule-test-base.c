/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-test-base.h"

#include "venule-sqlite-issue.h"
#include "venule-sqlite-save.h"
#include "venule-store-folder.h"

#include <string.h>

void
venule_test_base_set_up (Base *base, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  base->folder = venule_store_folder_new ();
  base->file = g_build_filename (base->folder, "venule.db", NULL);
  base->db = venule_sqlite_open (base->file, FALSE, &error);
  g_assert_no_error (error);
}

void
venule_test_base_tear_down (Base *base, gconstpointer user_data)
{
  g_clear_pointer (&base->db, venule_sqlite_close);
  venule_store_folder_remove (base->folder);
  g_free (base->folder);
  g_free (base->file);
}

VenuleSave *
venule_test_save_new (guint base, VenuleCourse course, const char *text)
{
  VenuleSave *save = venule_made_up_save (VENULE_TEST_RECORD, base, 7, "Example");

  save->course = course;
  if (course == VENULE_COURSE_RETURNED || course == VENULE_COURSE_AMENDED)
    save->reason = g_strdup ("the date was wrong");
  g_bytes_unref (save->document);
  save->document = g_bytes_new (text, strlen (text));
  return save;
}

VenuleRevision *
venule_test_save (VenuleSqlite *db, VenuleSave *save, GError **error)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new ();
  g_autoptr (GPtrArray) revisions = NULL;

  g_ptr_array_add (saves, save);
  revisions = venule_sqlite_save (db, saves, VENULE_AUDIT_SAVED, NULL, error);
  return revisions != NULL ? venule_revision_ref (g_ptr_array_index (revisions, 0)) : NULL;
}

VenuleRevision *
venule_test_save_text (VenuleSqlite *db, guint base, VenuleCourse course, const char *text)
{
  g_autoptr (VenuleSave) save = venule_test_save_new (base, course, text);
  g_autoptr (GError) error = NULL;
  VenuleRevision *revision = venule_test_save (db, save, &error);

  g_assert_no_error (error);
  return revision;
}

VenuleIssue *
venule_test_issue (VenuleSqlite *db, const VenuleRevision *revision)
{
  return venule_test_issue_of (db, revision, NULL);
}

VenuleIssue *
venule_test_issue_of (VenuleSqlite *db, const VenuleRevision *revision, const char *session)
{
  VenuleIssue *issue = venule_made_up_issue (revision, 5);
  g_autoptr (GError) error = NULL;

  issue->session = g_strdup (session);
  venule_sqlite_add_issue (db, issue, &error);
  g_assert_no_error (error);
  return issue;
}

gint64
venule_test_count (VenuleSqlite *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  venule_sqlite_read_number (db, sql, &n, &error);
  g_assert_no_error (error);
  return n;
}
