/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-sqlite-audit.h"
#include "venule-sqlite-list.h"
#include "venule-sqlite-load.h"
#include "venule-sqlite-save.h"
#include "venule-sqlite-verify.h"
#include "venule-test-base.h"

#include <string.h>

static void
assert_document (const VenuleRevision *revision, const char *text)
{
  gsize size;
  const char *start = g_bytes_get_data (revision->document, &size);

  g_assert_cmpmem (start, size, text, strlen (text));
}

static void
assert_text (VenuleSqlite *db, guint number, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleRevision) revision = venule_sqlite_load (db, VENULE_TEST_RECORD, number, NULL, &error);

  g_assert_no_error (error);
  assert_document (revision, text);
}

static void
test_revisions (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) first = venule_test_save_text (base->db, 0, VENULE_COURSE_DRAFT, "one");
  g_autoptr (VenuleRevision) second = venule_test_save_text (base->db, 1, VENULE_COURSE_FINISHED, "two");
  g_autoptr (VenuleRevision) third = venule_test_save_text (base->db, 2, VENULE_COURSE_AMENDED, "three");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (VenuleRevision) none = NULL;
  g_autoptr (GError) error = NULL;

  assert_text (base->db, 0, "three");
  assert_text (base->db, 1, "one");
  assert_text (base->db, 2, "two");
  all = venule_sqlite_list_revisions (base->db, VENULE_TEST_RECORD, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (((VenuleRevision *) all->pdata[2])->reason, ==, "the date was wrong");
  g_assert_null (((VenuleRevision *) all->pdata[0])->document);
  g_assert_cmpstr (((VenuleRevision *) all->pdata[1])->hash, ==, second->hash);
  none = venule_sqlite_load (base->db, VENULE_TEST_RECORD, 4, NULL, &error);
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  none = venule_sqlite_load (base->db, "nobody", 0, NULL, &error);
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND);
}

/* The loser gets the winner, whole, and nothing of its own stays. */
static void
test_conflict (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) first = venule_test_save_text (base->db, 0, VENULE_COURSE_DRAFT, "one");
  g_autoptr (VenuleRevision) second = venule_test_save_text (base->db, 1, VENULE_COURSE_DRAFT, "theirs");
  const guint stale[] = { 0, 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (stale); i++)
    {
      g_autoptr (VenuleSave) save = venule_test_save_new (stale[i], VENULE_COURSE_DRAFT, "mine");
      g_autoptr (GPtrArray) saves = g_ptr_array_new ();
      g_autoptr (VenuleRevision) winner = NULL;
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (saves, save);
      g_assert_null (venule_sqlite_save (base->db, saves, VENULE_AUDIT_SAVED, &winner, &error));
      g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_CONFLICT);
      g_assert_cmpuint (winner->number, ==, 2);
      assert_document (winner, "theirs");
    }
  assert_text (base->db, 0, "theirs");
  g_assert_cmpint (venule_test_count (base->db, "SELECT count(*) FROM revision"), ==, 2);
  g_assert_cmpint (venule_test_count (base->db, "SELECT count(*) FROM audit"), ==, 2);
}

static void
test_base_of_nothing (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleSave) save = venule_test_save_new (1, VENULE_COURSE_DRAFT, "one");
  g_autoptr (GError) error = NULL;

  g_assert_null (venule_test_save (base->db, save, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND);
}

/* Also when others have saved since: what it made is what it is answered with. */
static void
test_repeat (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleSave) save = venule_test_save_new (0, VENULE_COURSE_DRAFT, "one");
  g_autoptr (VenuleRevision) made = NULL, again = NULL, next = NULL, late = NULL;
  g_autoptr (GError) error = NULL;

  made = venule_test_save (base->db, save, &error);
  g_assert_no_error (error);
  again = venule_test_save (base->db, save, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->hash, ==, made->hash);
  next = venule_test_save_text (base->db, 1, VENULE_COURSE_DRAFT, "two");
  late = venule_test_save (base->db, save, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (late->hash, ==, made->hash);
  g_assert_cmpint (venule_test_count (base->db, "SELECT count(*) FROM revision"), ==, 2);
  g_assert_cmpint (venule_test_count (base->db, "SELECT count(*) FROM audit"), ==, 2);
  assert_text (base->db, 0, "two");
}

static void
use_other_document (VenuleSave *save)
{
  g_bytes_unref (save->document);
  save->document = g_bytes_new_static ("other", 5);
}

static void
use_other_card (VenuleSave *save)
{
  save->card->born++;
}

static void
use_other_base (VenuleSave *save)
{
  save->base++;
}

static void
use_other_course (VenuleSave *save)
{
  save->course = VENULE_COURSE_FINISHED;
}

/* An id belongs to one save of a record. */
static void
test_id_used_again (Base *base, gconstpointer user_data)
{
  void (*const changes[]) (VenuleSave *) = { use_other_document, use_other_card, use_other_base, use_other_course };
  g_autoptr (VenuleSave) save = venule_test_save_new (0, VENULE_COURSE_DRAFT, "one");
  g_autoptr (VenuleRevision) made = venule_test_save (base->db, save, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (VenuleSave) other = venule_save_copy (save);
      g_autoptr (GError) error = NULL;

      changes[i](other);
      g_assert_null (venule_test_save (base->db, other, &error));
      g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED);
    }
  g_assert_cmpint (venule_test_count (base->db, "SELECT count(*) FROM revision"), ==, 1);
}

static void
test_all_or_none (Base *base, gconstpointer user_data)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free);
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *record = g_strdup_printf ("record-%u", i);

      g_ptr_array_add (saves, venule_made_up_save (record, i == 4 ? 1 : 0, i, "Example"));
    }
  g_assert_null (venule_sqlite_save (base->db, saves, VENULE_AUDIT_IMPORTED, NULL, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (venule_test_count (base->db, "SELECT count(*) FROM record"), ==, 0);
  g_assert_cmpint (venule_test_count (base->db, "SELECT count(*) FROM audit"), ==, 0);
  g_clear_error (&error);

  ((VenuleSave *) saves->pdata[4])->base = 0;
  done = venule_sqlite_save (base->db, saves, VENULE_AUDIT_IMPORTED, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, 5);
  g_assert_cmpint (venule_test_count (base->db, "SELECT count(*) FROM audit WHERE action = 2"), ==, 5);
}

static void
test_overrides_are_told (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleSave) save = venule_test_save_new (0, VENULE_COURSE_FINISHED, "one");
  g_autoptr (VenuleRevision) made = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  save->overridden = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (save->overridden, g_strdup ("too-young"));
  made = venule_test_save (base->db, save, &error);
  g_assert_no_error (error);
  lines = venule_sqlite_audit_list (base->db, VENULE_TEST_RECORD, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpint (((VenuleAuditLine *) lines->pdata[1])->action, ==, VENULE_AUDIT_OVERRIDDEN);
  g_assert_cmpstr (((VenuleAuditLine *) lines->pdata[1])->subject, ==, "too-young");
}

static void
test_viewed (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) made = venule_test_save_text (base->db, 0, VENULE_COURSE_DRAFT, "one");
  g_autoptr (VenuleRevision) seen = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  seen = venule_sqlite_load (base->db, VENULE_TEST_RECORD, 0, "Nurse Example", &error);
  g_assert_no_error (error);
  lines = venule_sqlite_audit_list (base->db, VENULE_TEST_RECORD, 1, 10, &error);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpint (((VenuleAuditLine *) lines->pdata[0])->action, ==, VENULE_AUDIT_VIEWED);
  g_assert_cmpstr (((VenuleAuditLine *) lines->pdata[0])->by, ==, "Nurse Example");
}

/* Saved with SQL's own characters, quotes and the widest text; read back the same. */
static void
test_exact (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleSave) save = venule_test_save_new (0, VENULE_COURSE_DRAFT, "x");
  g_autoptr (VenuleRevision) made = NULL, read = NULL;
  g_autoptr (GError) error = NULL;

  g_free (save->card->family_name);
  save->card->family_name = g_strdup ("O'Brien\"; DROP TABLE record; -- & <Sons> \xf0\x9f\xa6\xb5 %s ?1");
  g_bytes_unref (save->document);
  save->document = g_bytes_new_static ("a\0b\xff", 4);
  save->card->visit = venule_civil_date_new (2026, 11, 23);
  made = venule_test_save (base->db, save, &error);
  g_assert_no_error (error);
  read = venule_sqlite_load (base->db, VENULE_TEST_RECORD, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (venule_card_equal (read->card, save->card));
  g_assert_true (g_bytes_equal (read->document, save->document));
}

static gint64 now;

static gint64
tell_now (void)
{
  return now;
}

static gint64
noon (int day)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, 11, day, 12, 0, 0);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

/* H32: a day before the last save's is refused; an earlier hour of the same day is not. */
static void
test_clock_going_back (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) first = NULL, second = NULL, third = NULL;
  g_autoptr (VenuleSave) save = venule_test_save_new (2, VENULE_COURSE_DRAFT, "three");
  g_autoptr (GError) error = NULL;

  venule_sqlite_set_clock (base->db, tell_now);
  now = noon (23);
  first = venule_test_save_text (base->db, 0, VENULE_COURSE_DRAFT, "one");
  now -= 3 * G_TIME_SPAN_HOUR;
  second = venule_test_save_text (base->db, 1, VENULE_COURSE_DRAFT, "two");
  now = noon (22);
  g_assert_null (venule_test_save (base->db, save, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "date"));
  g_clear_error (&error);
  now = noon (24);
  third = venule_test_save (base->db, save, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (third->number, ==, 3);
}

/* Who comes on another day is in that day's list, and in the old one's no more. */
static void
test_another_visit (Base *base, gconstpointer user_data)
{
  const VenuleCivilDate day = venule_civil_date_new (2019, 1, 31);
  const VenuleCivilDate visits[] = { day, day + 1 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      g_autoptr (VenuleSave) save = venule_test_save_new (i, VENULE_COURSE_DRAFT, "one");
      g_autoptr (VenuleRevision) revision = NULL;

      save->card->visit = visits[i];
      revision = venule_test_save (base->db, save, &error);
      g_assert_no_error (error);
      for (guint other = 0; other < G_N_ELEMENTS (visits); other++)
        {
          VenuleListQuery query = { .kind = VENULE_LIST_TODAY, .today = visits[other], .limit = 9 };
          g_autoptr (GPtrArray) found = venule_sqlite_list (base->db, &query, NULL, &error);

          g_assert_no_error (error);
          g_assert_cmpuint (found->len, ==, other == i ? 1 : 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Base, NULL, venule_test_base_set_up, test, venule_test_base_tear_down)
  ADD ("/save/revisions", test_revisions);
  ADD ("/save/conflict", test_conflict);
  ADD ("/save/base-of-nothing", test_base_of_nothing);
  ADD ("/save/repeat", test_repeat);
  ADD ("/save/id-used-again", test_id_used_again);
  ADD ("/save/all-or-none", test_all_or_none);
  ADD ("/save/overrides-are-told", test_overrides_are_told);
  ADD ("/save/viewed", test_viewed);
  ADD ("/save/exact", test_exact);
  ADD ("/save/another-visit", test_another_visit);
  ADD ("/save/clock-going-back", test_clock_going_back);
  return g_test_run ();
}
