/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-sqlite-record.h"
#include "venule-test-base.h"

static void
assert_refused (VenuleSqlite *db, VenuleSave *save)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (venule_test_save (db, save, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED);
}

/* Saves that lead to each course. */
static guint
lead_to (VenuleSqlite *db, VenuleCourse course)
{
  const VenuleCourse ways[][3] = { { VENULE_COURSE_DRAFT, VENULE_COURSE_DRAFT },
                                   { VENULE_COURSE_DRAFT, VENULE_COURSE_FINISHED },
                                   { VENULE_COURSE_DRAFT, VENULE_COURSE_FINISHED, VENULE_COURSE_RETURNED },
                                   { VENULE_COURSE_DRAFT, VENULE_COURSE_FINISHED, VENULE_COURSE_AMENDED } };
  guint n = course < VENULE_COURSE_RETURNED ? 2 : 3;

  for (guint i = 0; i < n; i++)
    venule_revision_unref (venule_test_save_text (db, i, ways[course][i], "text"));
  return n;
}

/* What the table of courses allows is saved, and nothing else. */
static void
test_every_step (void)
{
  for (int before = VENULE_COURSE_DRAFT; before <= VENULE_COURSE_AMENDED; before++)
    for (int course = VENULE_COURSE_DRAFT; course <= VENULE_COURSE_AMENDED; course++)
      {
        Base base = { 0 };
        guint n;

        venule_test_base_set_up (&base, NULL);
        n = lead_to (base.db, before);
        if (venule_course_may_follow (course, before))
          venule_revision_unref (venule_test_save_text (base.db, n, course, "next"));
        else
          {
            g_autoptr (VenuleSave) save = venule_test_save_new (n, course, "next");

            assert_refused (base.db, save);
          }
        venule_test_base_tear_down (&base, NULL);
      }
}

static void
test_reason (Base *base, gconstpointer user_data)
{
  const char *const none[] = { NULL, "" };
  const VenuleCourse courses[] = { VENULE_COURSE_RETURNED, VENULE_COURSE_AMENDED };
  guint n = lead_to (base->db, VENULE_COURSE_FINISHED);

  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (courses); j++)
      {
        g_autoptr (VenuleSave) save = venule_test_save_new (n, courses[j], "next");

        g_free (save->reason);
        save->reason = g_strdup (none[i]);
        assert_refused (base->db, save);
      }
}

/* What can't be a save is refused before anything is touched. */
static void
test_no_save (Base *base, gconstpointer user_data)
{
  for (guint i = 0; i < 7; i++)
    {
      g_autoptr (VenuleSave) save = venule_test_save_new (0, VENULE_COURSE_DRAFT, "text");

      if (i == 0)
        save->save_id[3] = 'x';
      else if (i == 1)
        save->record[0] = '\0';
      else if (i == 2)
        g_clear_pointer (&save->by, g_free);
      else if (i == 3)
        g_clear_pointer (&save->card, venule_card_free);
      else if (i == 4)
        g_clear_pointer (&save->document, g_bytes_unref);
      else if (i == 5)
        save->course = (VenuleCourse) 9;
      else
        save->card->given_name[0] = '\xff';
      assert_refused (base->db, save);
    }
  g_assert_cmpint (venule_test_count (base->db, "SELECT count(*) FROM record"), ==, 0);
}

static gboolean
get_to_hand_over (Base *base)
{
  g_autoptr (VenuleSqliteRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  venule_sqlite_record_find (base->db, VENULE_TEST_RECORD, &record, &error);
  g_assert_no_error (error);
  return record->to_hand_over;
}

static void
test_to_hand_over (Base *base, gconstpointer user_data)
{
  const VenuleCourse way[]
      = { VENULE_COURSE_DRAFT, VENULE_COURSE_FINISHED, VENULE_COURSE_RETURNED, VENULE_COURSE_AMENDED };
  const gboolean expected[] = { FALSE, TRUE, FALSE, TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      g_autoptr (VenuleRevision) revision = venule_test_save_text (base->db, i, way[i], "text");

      g_assert_cmpint (get_to_hand_over (base), ==, expected[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Base, NULL, venule_test_base_set_up, test, venule_test_base_tear_down)
  g_test_add_func ("/course/every-step", test_every_step);
  ADD ("/course/reason", test_reason);
  ADD ("/course/no-save", test_no_save);
  ADD ("/course/to-hand-over", test_to_hand_over);
  return g_test_run ();
}
