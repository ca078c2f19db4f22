/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-sqlite-audit.h"
#include "venule-test-base.h"

#include <string.h>

static void
add (Base *base, VenuleAuditAction action, const char *record, const char *subject)
{
  g_autoptr (VenuleAuditLine) line = venule_audit_line_new (action, "Sister Example", record, subject);
  g_autoptr (GError) error = NULL;

  venule_sqlite_begin (base->db, &error);
  g_assert_no_error (error);
  venule_sqlite_audit_add (base->db, line, &error);
  g_assert_no_error (error);
  venule_sqlite_commit (base->db, &error);
  g_assert_no_error (error);
}

static char *
verify (Base *base, guint64 *n, GError **error)
{
  char *head = NULL;

  venule_sqlite_audit_verify (base->db, n, &head, NULL, error);
  return head;
}

static void
test_chain (Base *base, gconstpointer user_data)
{
  g_autofree char *first = NULL, *last = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  const VenuleAuditLine *before = NULL;
  guint64 n;

  first = verify (base, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (strspn (first, "0"), ==, 64);

  for (int action = VENULE_AUDIT_VIEWED; action <= VENULE_AUDIT_LISTED; action++)
    add (base, action, action % 2 ? "r" : NULL, action % 3 ? "1" : NULL);
  lines = venule_sqlite_audit_list (base->db, NULL, 0, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, VENULE_AUDIT_LISTED + 1);
  for (guint i = 0; i < lines->len; i++)
    {
      const VenuleAuditLine *line = lines->pdata[i];

      g_assert_cmpuint (line->number, ==, i + 1);
      g_assert_cmpint (line->action, ==, (int) i);
      g_assert_cmpstr (line->previous, ==, before != NULL ? before->hash : first);
      before = line;
    }
  last = verify (base, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, lines->len);
  g_assert_cmpstr (last, ==, before->hash);
}

static void
test_list (Base *base, gconstpointer user_data)
{
  g_autoptr (GPtrArray) of_one = NULL, window = NULL, none = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10; i++)
    add (base, VENULE_AUDIT_VIEWED, i % 2 ? "odd" : "even", NULL);
  of_one = venule_sqlite_audit_list (base->db, "odd", 0, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_one->len, ==, 5);
  window = venule_sqlite_audit_list (base->db, NULL, 4, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (window->len, ==, 3);
  g_assert_cmpuint (((VenuleAuditLine *) window->pdata[0])->number, ==, 5);
  none = venule_sqlite_audit_list (base->db, "odd' OR 1 --", 0, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

/* The tables themselves refuse it. */
static void
test_append_only (Base *base, gconstpointer user_data)
{
  const char *const attempts[] = {
    "UPDATE audit SET by = 'nobody' WHERE number = 1",
    "DELETE FROM audit WHERE number = 2",
    "DELETE FROM audit",
    "INSERT INTO audit SELECT 7, at, by, action, record, subject, previous, hash FROM audit WHERE number = 1",
    "INSERT OR REPLACE INTO audit SELECT 1, at, 'x', action, record, subject, previous, hash FROM audit WHERE number = "
    "1",
  };
  g_autofree char *before = NULL, *after = NULL;
  guint64 n;

  for (guint i = 0; i < 3; i++)
    add (base, VENULE_AUDIT_VIEWED, "r", NULL);
  before = verify (base, &n, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (venule_sqlite_execute (base->db, attempts[i], &error));
      g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED);
    }
  after = verify (base, &n, NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (n, ==, 3);
}

/* Whoever gets past the triggers still breaks the chain. */
static void
test_tampered (Base *base, gconstpointer user_data)
{
  const char *const attempts[] = {
    "UPDATE audit SET by = 'nobody' WHERE number = 2",
    "UPDATE audit SET action = 1 WHERE number = 2",
    "UPDATE audit SET record = NULL WHERE number = 2",
    "UPDATE audit SET subject = '' WHERE number = 2",
    "UPDATE audit SET at = '2026-01-01T00:00:00.000000Z' WHERE number = 2",
    "UPDATE audit SET previous = hash WHERE number = 2",
    "UPDATE audit SET hash = previous WHERE number = 2",
    "DELETE FROM audit WHERE number = 2",
    "DELETE FROM audit WHERE number = 1",
    "UPDATE audit SET number = -number WHERE number = 1",
    "UPDATE audit SET number = 9 WHERE number = 3",
  };

  for (guint i = 0; i < 3; i++)
    add (base, VENULE_AUDIT_VIEWED, "r", NULL);
  venule_sqlite_execute (base->db, "DROP TRIGGER audit_stays; DROP TRIGGER audit_is_kept", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *head = NULL;
      guint64 n;

      g_assert_true (venule_sqlite_begin (base->db, NULL));
      g_assert_true (venule_sqlite_execute (base->db, attempts[i], NULL));
      head = verify (base, &n, &error);
      g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_DAMAGED);
      g_assert_null (head);
      venule_sqlite_roll_back (base->db);
    }
}

static void
test_names (void)
{
  VenuleAuditAction action;

  for (int i = VENULE_AUDIT_VIEWED; i <= VENULE_AUDIT_LISTED; i++)
    {
      g_assert_true (venule_audit_action_from_string (venule_audit_action_to_string (i), &action));
      g_assert_cmpint (action, ==, i);
    }
  g_assert_false (venule_audit_action_from_string ("forgotten", &action));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Base, NULL, venule_test_base_set_up, test, venule_test_base_tear_down)
  ADD ("/audit/chain", test_chain);
  ADD ("/audit/list", test_list);
  ADD ("/audit/append-only", test_append_only);
  ADD ("/audit/tampered", test_tampered);
  g_test_add_func ("/audit/names", test_names);
  return g_test_run ();
}
