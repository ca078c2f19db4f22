/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-draft-saver.h"
#include "venule-test-consultation.h"
#include "venule-test-store.h"

typedef struct
{
  VenuleTestStore *store;
  VenuleConsultation *consultation;
  VenuleDraftSaver *saver;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->store = venule_test_store_new ();
  fixture->consultation = venule_test_read_sample ("draft-with-gaps.xml");
  fixture->saver = venule_draft_saver_new (VENULE_STORE (fixture->store), fixture->consultation,
                                           venule_test_get_definitions ()->protocol, 0, "Specialist Example");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_unref (fixture->saver);
  g_object_unref (fixture->consultation);
  g_object_unref (fixture->store);
}

static void
type (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  venule_consultation_set_text (fixture->consultation, "patient/given-name", text, &error);
  g_assert_no_error (error);
}

static void
wait_until (Fixture *fixture, VenuleSavedness savedness)
{
  while (venule_draft_saver_get_savedness (fixture->saver) != savedness)
    g_main_context_iteration (NULL, TRUE);
}

static const VenuleRevision *
get_revision (Fixture *fixture, guint index)
{
  GPtrArray *revisions = venule_test_store_get_revisions (fixture->store);

  g_assert_cmpuint (index, <, revisions->len);

  return g_ptr_array_index (revisions, index);
}

static void
test_saves_what_was_typed (Fixture *fixture, gconstpointer unused)
{
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpint (venule_draft_saver_get_savedness (fixture->saver), ==, VENULE_SAVED);
  type (fixture, "Ann");
  g_assert_cmpint (venule_draft_saver_get_savedness (fixture->saver), ==, VENULE_SAVE_PENDING);
  type (fixture, "Anna");
  wait_until (fixture, VENULE_SAVED);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, VENULE_DRAFT_SAVER_DELAY * 1000);
  g_assert_cmpuint (venule_test_store_get_n_asked (fixture->store), ==, 1);
  g_assert_cmpstr (get_revision (fixture, 0)->card->given_name, ==, "Anna");
  g_assert_cmpuint (venule_draft_saver_get_base (fixture->saver), ==, 1);
}

static void
test_typing_while_it_saves (Fixture *fixture, gconstpointer unused)
{
  type (fixture, "Ann");
  venule_draft_saver_save_now (fixture->saver);
  type (fixture, "Anna");
  wait_until (fixture, VENULE_SAVE_PENDING);
  venule_draft_saver_save_now (fixture->saver);
  wait_until (fixture, VENULE_SAVED);
  g_assert_cmpstr (get_revision (fixture, 0)->card->given_name, ==, "Ann");
  g_assert_cmpstr (get_revision (fixture, 1)->card->given_name, ==, "Anna");
  g_assert_cmpuint (get_revision (fixture, 1)->number, ==, 2);
}

static void
test_failure_is_told_and_tried_again (Fixture *fixture, gconstpointer unused)
{
  venule_test_store_set_next (fixture->store, VENULE_TEST_SAVE_FAILS);
  type (fixture, "Ann");
  venule_draft_saver_save_now (fixture->saver);
  wait_until (fixture, VENULE_SAVE_FAILED);
  g_assert_cmpstr (venule_draft_saver_get_message (fixture->saver), ==, "the disk is full");
  g_assert_cmpuint (venule_test_store_get_revisions (fixture->store)->len, ==, 0);
  wait_until (fixture, VENULE_SAVED);
  g_assert_null (venule_draft_saver_get_message (fixture->saver));
  g_assert_cmpstr (get_revision (fixture, 0)->card->given_name, ==, "Ann");
}

/* Its outcome is unknown, and more was typed meanwhile: first the very same save again, then the rest. */
static void
test_lost_answer (Fixture *fixture, gconstpointer unused)
{
  venule_test_store_set_next (fixture->store, VENULE_TEST_SAVE_IS_LOST);
  type (fixture, "Ann");
  venule_draft_saver_save_now (fixture->saver);
  type (fixture, "Anna");
  wait_until (fixture, VENULE_SAVE_FAILED);
  venule_draft_saver_save_now (fixture->saver);
  wait_until (fixture, VENULE_SAVED);
  g_assert_cmpuint (venule_test_store_get_n_asked (fixture->store), ==, 3);
  g_assert_cmpuint (venule_test_store_get_revisions (fixture->store)->len, ==, 2);
  g_assert_cmpstr (get_revision (fixture, 1)->card->given_name, ==, "Anna");
  g_assert_cmpuint (get_revision (fixture, 1)->number, ==, 2);
}

static void
test_conflict_waits_for_a_person (Fixture *fixture, gconstpointer unused)
{
  venule_test_store_set_next (fixture->store, VENULE_TEST_SAVE_CONFLICTS);
  type (fixture, "Ann");
  venule_draft_saver_save_now (fixture->saver);
  wait_until (fixture, VENULE_SAVE_CONFLICT);
  type (fixture, "Anna");
  venule_draft_saver_save_now (fixture->saver);
  g_assert_cmpuint (venule_test_store_get_n_asked (fixture->store), ==, 1);
  venule_draft_saver_settle (fixture->saver, 4);
  wait_until (fixture, VENULE_SAVED);
  g_assert_cmpuint (get_revision (fixture, 0)->number, ==, 5);
  g_assert_cmpstr (get_revision (fixture, 0)->card->given_name, ==, "Anna");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/handover/draft-saver/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("typed", test_saves_what_was_typed);
  ADD ("typing-on", test_typing_while_it_saves);
  ADD ("failure", test_failure_is_told_and_tried_again);
  ADD ("lost-answer", test_lost_answer);
  ADD ("conflict", test_conflict_waits_for_a_person);

  return g_test_run ();
}
