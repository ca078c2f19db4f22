/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-sqlite-audit.h"
#include "venule-sqlite-issue.h"
#include "venule-sqlite-load.h"
#include "venule-sqlite-verify.h"
#include "venule-test-base.h"

static VenuleIssue *
load (Base *base, const char *id)
{
  g_autoptr (GError) error = NULL;
  VenuleIssue *issue = venule_sqlite_load_issue (base->db, id, &error);

  g_assert_no_error (error);
  return issue;
}

static gboolean
get_to_hand_over (Base *base)
{
  g_autoptr (VenuleSqliteRecord) record = NULL;

  venule_sqlite_record_find (base->db, VENULE_TEST_RECORD, &record, NULL);
  return record->to_hand_over;
}

static void
add_event (Base *base, const char *issue, VenuleIssueEventKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *record = NULL;

  venule_sqlite_add_issue_event (base->db, issue, venule_issue_event_new (kind, "Nurse Example", "name and born"),
                                 &record, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (record, ==, VENULE_TEST_RECORD);
}

static void
test_frozen (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) revision = venule_test_save_text (base->db, 0, VENULE_COURSE_FINISHED, "one");
  g_autoptr (VenuleIssue) issue = venule_test_issue (base->db, revision);
  g_autoptr (VenuleIssue) by_id = load (base, issue->id), by_code = load (base, issue->code);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_bytes_equal (by_id->pdf, issue->pdf));
  g_assert_true (g_bytes_equal (by_id->sheet, issue->sheet));
  g_assert_cmpstr (by_id->hash, ==, issue->hash);
  g_assert_cmpstr (by_code->hash, ==, issue->hash);
  g_assert_cmpstr (by_id->revision_hash, ==, revision->hash);
  g_assert_nonnull (by_id->at);
  g_assert_null (by_id->session);
  list = venule_sqlite_list_issues (base->db, VENULE_TEST_RECORD, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_null (((VenuleIssue *) list->pdata[0])->pdf);
  g_assert_cmpint (venule_test_count (base->db, "SELECT count(*) FROM audit WHERE action = 3"), ==, 1);
}

/* Nothing changes what was frozen, not by the program's own hand. */
static void
test_stays (Base *base, gconstpointer user_data)
{
  const char *const attempts[] = {
    "UPDATE issue SET code = 'x'",
    "UPDATE issue SET hash = 'x'",
    "UPDATE issue SET record = 2",
    "UPDATE issue_content SET pdf = x'00'",
    "DELETE FROM issue_content",
    "DELETE FROM issue_event",
    "UPDATE issue_event SET by = 'nobody'",
    "UPDATE revision SET document = x'00'",
    "DELETE FROM revision",
    "DELETE FROM issue",
    "DELETE FROM record",
  };
  g_autoptr (VenuleRevision) revision = venule_test_save_text (base->db, 0, VENULE_COURSE_FINISHED, "one");
  g_autoptr (VenuleIssue) issue = venule_test_issue (base->db, revision), again = NULL;

  add_event (base, issue->id, VENULE_ISSUE_PRINTED);
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (venule_sqlite_execute (base->db, attempts[i], &error));
      g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED);
    }
  again = load (base, issue->id);
  g_assert_cmpstr (again->hash, ==, issue->hash);
}

static void
test_repeat (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) revision = venule_test_save_text (base->db, 0, VENULE_COURSE_FINISHED, "one");
  g_autoptr (VenuleIssue) issue = venule_test_issue (base->db, revision);
  g_autoptr (VenuleIssue) other = venule_made_up_issue (revision, 6);
  g_autofree char *hash = g_strdup (issue->hash);
  g_autoptr (GError) error = NULL;

  g_assert_true (venule_sqlite_add_issue (base->db, issue, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (issue->hash, ==, hash);
  g_free (other->id);
  other->id = g_strdup (issue->id);
  g_assert_false (venule_sqlite_add_issue (base->db, other, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED);
  g_assert_cmpint (venule_test_count (base->db, "SELECT count(*) FROM issue"), ==, 1);
}

static void
test_of_former_revision (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) first = venule_test_save_text (base->db, 0, VENULE_COURSE_FINISHED, "one");
  g_autoptr (VenuleRevision) second = venule_test_save_text (base->db, 1, VENULE_COURSE_AMENDED, "two");
  g_autoptr (VenuleIssue) late = venule_made_up_issue (first, 5), wrong = venule_made_up_issue (second, 5);
  g_autoptr (GError) error = NULL;

  g_assert_false (venule_sqlite_add_issue (base->db, late, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_free (wrong->revision_hash);
  wrong->revision_hash = g_strdup (first->hash);
  g_assert_false (venule_sqlite_add_issue (base->db, wrong, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_free (wrong->record);
  wrong->record = g_strdup ("nobody");
  g_assert_false (venule_sqlite_add_issue (base->db, wrong, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND);
}

static void
test_wrong_bytes (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) revision = venule_test_save_text (base->db, 0, VENULE_COURSE_FINISHED, "one");

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (VenuleIssue) issue = venule_made_up_issue (revision, 5);
      g_autoptr (GError) error = NULL;

      if (i == 0)
        issue->pdf_hash[0] = issue->pdf_hash[0] == 'a' ? 'b' : 'a';
      else if (i == 1)
        issue->sheet_hash[63] = issue->sheet_hash[63] == 'a' ? 'b' : 'a';
      else if (i == 2)
        g_clear_pointer (&issue->pdf, g_bytes_unref);
      else
        g_clear_pointer (&issue->clinic, g_free);
      g_assert_false (venule_sqlite_add_issue (base->db, issue, &error));
      g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED);
    }
}

/* Printed is not handed over; handed over takes it off the list. */
static void
test_events (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) revision = venule_test_save_text (base->db, 0, VENULE_COURSE_FINISHED, "one");
  g_autoptr (VenuleIssue) issue = venule_test_issue (base->db, revision), read = NULL;
  g_autoptr (GError) error = NULL;
  const VenuleIssueEvent *event;

  add_event (base, issue->id, VENULE_ISSUE_PRINTED);
  g_assert_true (get_to_hand_over (base));
  add_event (base, issue->id, VENULE_ISSUE_HANDED_OVER);
  g_assert_false (get_to_hand_over (base));
  add_event (base, issue->id, VENULE_ISSUE_PRINTED);
  read = load (base, issue->id);
  g_assert_cmpuint (read->events->len, ==, 3);
  event = read->events->pdata[1];
  g_assert_cmpint (event->kind, ==, VENULE_ISSUE_HANDED_OVER);
  g_assert_cmpstr (event->by, ==, "Nurse Example");
  g_assert_cmpstr (event->detail, ==, "name and born");
  g_assert_nonnull (event->at);
  g_assert_cmpint (venule_test_count (base->db, "SELECT count(*) FROM audit WHERE action = 4"), ==, 2);
  g_assert_cmpint (venule_test_count (base->db, "SELECT count(*) FROM audit WHERE action = 5"), ==, 1);

  g_assert_false (venule_sqlite_add_issue_event (
      base->db, issue->id, venule_issue_event_new (VENULE_ISSUE_SUPERSEDED, "x", NULL), NULL, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (venule_sqlite_add_issue_event (
      base->db, "none", venule_issue_event_new (VENULE_ISSUE_PRINTED, "x", NULL), NULL, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND);
}

/* H4: once, by the first change, and not by a save that says the same. */
static void
test_superseded (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) first = venule_test_save_text (base->db, 0, VENULE_COURSE_FINISHED, "one");
  g_autoptr (VenuleIssue) issue = venule_test_issue (base->db, first);
  g_autoptr (VenuleIssue) same = NULL, changed = NULL, later = NULL;
  g_autoptr (VenuleRevision) second = NULL, third = NULL, fourth = NULL;

  add_event (base, issue->id, VENULE_ISSUE_HANDED_OVER);
  second = venule_test_save_text (base->db, 1, VENULE_COURSE_FINISHED, "one");
  same = load (base, issue->id);
  g_assert_false (venule_issue_has_event (same, VENULE_ISSUE_SUPERSEDED));
  g_assert_false (get_to_hand_over (base));

  third = venule_test_save_text (base->db, 2, VENULE_COURSE_AMENDED, "two");
  changed = load (base, issue->id);
  g_assert_true (venule_issue_has_event (changed, VENULE_ISSUE_SUPERSEDED));
  g_assert_cmpstr (((VenuleIssueEvent *) changed->events->pdata[1])->detail, ==, "revision 3");
  g_assert_true (get_to_hand_over (base));

  fourth = venule_test_save_text (base->db, 3, VENULE_COURSE_AMENDED, "one");
  later = load (base, issue->id);
  g_assert_cmpuint (later->events->len, ==, 2);
  add_event (base, issue->id, VENULE_ISSUE_HANDED_OVER);
  g_assert_true (get_to_hand_over (base));
}

/* H4: a treatment after it leaves a sheet as it is; and giving that one is not giving the one that is due. */
static void
test_of_an_earlier_treatment (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) first = venule_test_save_text (base->db, 0, VENULE_COURSE_FINISHED, "one"), second = NULL;
  g_autoptr (VenuleIssue) kept = venule_test_issue_of (base->db, first, "s1"),
                          other = venule_test_issue_of (base->db, first, "s2"), stays = NULL, goes = NULL, due = NULL;
  g_autoptr (VenuleSave) save = venule_test_save_new (1, VENULE_COURSE_AMENDED, "two");
  g_autoptr (GError) error = NULL;

  add_event (base, kept->id, VENULE_ISSUE_HANDED_OVER);
  g_assert_false (get_to_hand_over (base));
  save->kept_sheets = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (save->kept_sheets, g_strdup ("s1"));
  second = venule_test_save (base->db, save, &error);
  g_assert_no_error (error);
  stays = load (base, kept->id);
  goes = load (base, other->id);
  g_assert_false (venule_issue_has_event (stays, VENULE_ISSUE_SUPERSEDED));
  g_assert_true (venule_issue_has_event (goes, VENULE_ISSUE_SUPERSEDED));
  g_assert_true (get_to_hand_over (base));

  add_event (base, kept->id, VENULE_ISSUE_HANDED_OVER);
  g_assert_true (get_to_hand_over (base));
  due = venule_test_issue_of (base->db, second, "s2");
  add_event (base, due->id, VENULE_ISSUE_HANDED_OVER);
  g_assert_false (get_to_hand_over (base));
}

static void
test_code_of_two (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) revision = venule_test_save_text (base->db, 0, VENULE_COURSE_FINISHED, "one");
  g_autoptr (VenuleIssue) issue = venule_test_issue (base->db, revision),
                          other = venule_test_issue (base->db, revision);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (issue->code, ==, other->code);
  g_assert_null (venule_sqlite_load_issue (base->db, issue->code, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND);
}

/* In any order, what is read is the same. */
static void
test_verify (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) first = venule_test_save_text (base->db, 0, VENULE_COURSE_FINISHED, "one");
  g_autoptr (VenuleIssue) issue = venule_test_issue (base->db, first);
  g_autoptr (VenuleRevision) second = venule_test_save_text (base->db, 1, VENULE_COURSE_AMENDED, "two");
  g_autoptr (VenuleIssue) next = venule_test_issue (base->db, second);
  g_autoptr (VenuleStoreState) state = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  state = venule_sqlite_verify (base->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (state->n_records, ==, 1);
  g_assert_cmpuint (state->n_revisions, ==, 2);
  g_assert_cmpuint (state->n_issues, ==, 2);
  g_assert_cmpuint (state->n_audit_lines, ==, 4);
  g_assert_cmpstr (state->newest_record, ==, VENULE_TEST_RECORD);
  g_assert_cmpstr (state->newest_at, ==, second->at);
  g_assert_cmpstr (state->newest->family_name, ==, "Example");
  g_cancellable_cancel (cancelled);
  g_assert_null (venule_sqlite_verify (base->db, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Base, NULL, venule_test_base_set_up, test, venule_test_base_tear_down)
  ADD ("/issue/frozen", test_frozen);
  ADD ("/issue/stays", test_stays);
  ADD ("/issue/repeat", test_repeat);
  ADD ("/issue/of-former-revision", test_of_former_revision);
  ADD ("/issue/wrong-bytes", test_wrong_bytes);
  ADD ("/issue/events", test_events);
  ADD ("/issue/superseded", test_superseded);
  ADD ("/issue/of-an-earlier-treatment", test_of_an_earlier_treatment);
  ADD ("/issue/code-of-two", test_code_of_two);
  ADD ("/issue/verify", test_verify);
  return g_test_run ();
}
