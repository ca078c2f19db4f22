/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-consultation-card.h"
#include "venule-handover-error.h"
#include "venule-saving.h"
#include "venule-test-consultation.h"

#include <string.h>

/* session: (nullable): the id of a treatment; NULL: the last */
static VenuleEvaluation *
evaluate_session (VenuleConsultation *consultation, const char *session)
{
  VenuleDefinitions *definitions = venule_test_get_definitions ();
  g_autoptr (GError) error = NULL;
  VenuleEvaluation *evaluation = venule_evaluation_new (definitions->protocol, definitions->clinic, consultation,
                                                        session, venule_civil_date_new (2026, 11, 23), &error);

  g_assert_no_error (error);

  return evaluation;
}

static VenuleEvaluation *
evaluate (VenuleConsultation *consultation)
{
  return evaluate_session (consultation, NULL);
}

static void
assert_holds (GBytes *bytes, const char *text)
{
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);

  g_assert_nonnull (g_strstr_len (content, (gssize) length, text));
}

static void
test_card (void)
{
  g_autoptr (VenuleConsultation) consultation = venule_test_read_sample ("thread-veins-only.xml");
  g_autoptr (VenuleCard) card = venule_consultation_make_card (consultation, venule_test_get_definitions ()->protocol);

  g_assert_cmpstr (card->family_name, ==, "Thread-Veins");
  g_assert_cmpstr (card->number, ==, "EX-00001");
  g_assert_cmpuint (card->born, ==, venule_civil_date_new (1984, 2, 17));
  g_assert_cmpuint (card->visit, !=, VENULE_CIVIL_DATE_NONE);
  g_assert_cmpstr (card->protocol, ==, "thread-veins");
  g_assert_true (card->is_example);
}

static void
test_card_unanswered (void)
{
  VenuleProtocol *protocol = venule_test_get_definitions ()->protocol;
  g_autoptr (VenuleConsultation) consultation = venule_consultation_new (
      venule_protocol_get_form (protocol), "6f1c2b8e-5a0f-4c39-9a53-0d8c0f6a7e12", "thread-veins");
  g_autoptr (VenuleCard) card = venule_consultation_make_card (consultation, protocol);

  g_assert_cmpstr (card->family_name, ==, "");
  g_assert_cmpuint (card->born, ==, VENULE_CIVIL_DATE_NONE);
  g_assert_cmpuint (card->visit, ==, VENULE_CIVIL_DATE_NONE);
}

static void
test_finish (void)
{
  g_autoptr (VenuleConsultation) consultation = venule_test_read_sample ("thread-veins-only.xml");
  g_autoptr (VenuleEvaluation) evaluation = NULL;
  g_autoptr (VenuleSave) save = NULL;
  g_autoptr (GError) error = NULL;

  venule_consultation_set_state (consultation, VENULE_STATE_DRAFT);
  evaluation = evaluate (consultation);
  save = venule_saving_finish (evaluation, 3, "Specialist Example", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (save->base, ==, 3);
  g_assert_cmpint (save->course, ==, VENULE_COURSE_FINISHED);
  assert_holds (save->document, "state=\"finished\"");
  g_assert_cmpint (venule_consultation_get_state (consultation), ==, VENULE_STATE_DRAFT);
}

typedef struct
{
  const char *path, *value; /* value NULL: unanswered */
  const char *named;        /* what the refusal says */
} Hindrance;

/* A missing answer, a fix, a stop, a caution: each alone is in the way. */
static const Hindrance hindrances[] = {
  { "health/anticoagulant", NULL, "health/anticoagulant" }, { "health/pregnant", "yes", "stop" },
  { "health/sclerosant-allergy", "yes", "stop" },           { "health/past-clot", "yes", "caution" },
  { "session[s1]/extent", NULL, "session[s1]/extent" },
};

static void
test_hindrances (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hindrances); i++)
    {
      g_autoptr (VenuleConsultation) consultation = venule_test_read_sample ("thread-veins-only.xml");
      g_autoptr (VenuleEvaluation) evaluation = NULL;
      g_autoptr (GError) error = NULL;

      venule_consultation_set_state (consultation, VENULE_STATE_DRAFT);
      venule_consultation_set_text (consultation, hindrances[i].path, hindrances[i].value, &error);
      g_assert_no_error (error);
      evaluation = evaluate (consultation);
      g_assert_null (venule_saving_finish (evaluation, 0, "Specialist Example", &error));
      g_assert_error (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, hindrances[i].named));
    }
}

/* Somebody looks at an earlier treatment: what the last one lacks is in the way all the same, and the other way round.
 */
static void
test_hindrances_of_another_treatment (void)
{
  static const struct
  {
    const char *chosen, *path; /* path NULL: nothing is missing */
  } cases[] = {
    { "s1", NULL },
    { "s1", "session[s2]/extent" },
    { "s1", "session[s1]/extent" },
    { "s2", "session[s2]/extent" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VenuleConsultation) consultation = venule_test_read_sample ("second-of-four.xml");
      g_autoptr (VenuleEvaluation) evaluation = NULL;
      g_autoptr (VenuleSave) save = NULL;
      g_autoptr (GError) error = NULL;

      venule_consultation_set_state (consultation, VENULE_STATE_DRAFT);
      if (cases[i].path != NULL)
        venule_consultation_set_text (consultation, cases[i].path, NULL, &error);
      g_assert_no_error (error);
      evaluation = evaluate_session (consultation, cases[i].chosen);
      save = venule_saving_finish (evaluation, 0, "Specialist Example", &error);
      if (cases[i].path == NULL)
        g_assert_no_error (error);
      else
        g_assert_nonnull (strstr (error->message, cases[i].path));
      g_assert_cmpint (save != NULL, ==, cases[i].path == NULL);
    }
}

static void
test_return (void)
{
  g_autoptr (VenuleConsultation) consultation = venule_test_read_sample ("thread-veins-only.xml");
  g_autoptr (VenuleRevision) revision = venule_revision_new ();
  g_autoptr (VenuleSave) save = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleSave) finished = venule_saving_prepare (consultation, venule_test_get_definitions ()->protocol, 0,
                                                           VENULE_COURSE_FINISHED, NULL, "Specialist Example");

  revision->record = g_strdup (finished->record);
  revision->number = 7;
  revision->card = venule_card_copy (finished->card);
  revision->document = g_bytes_ref (finished->document);
  g_assert_null (venule_saving_return (revision, " \n", "Nurse Example", &error));
  g_assert_error (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_REFUSED);

  save = venule_saving_return (revision, "which leg?", "Nurse Example", NULL);
  g_assert_cmpuint (save->base, ==, 7);
  g_assert_cmpint (save->course, ==, VENULE_COURSE_RETURNED);
  g_assert_cmpstr (save->reason, ==, "which leg?");
  g_assert_true (g_bytes_equal (save->document, finished->document));
}

static void
test_overrides_are_named (void)
{
  g_autoptr (VenuleConsultation) consultation = venule_test_read_sample ("overridden-stop.xml");
  g_autoptr (VenuleSave) save = venule_saving_prepare (consultation, venule_test_get_definitions ()->protocol, 0,
                                                       VENULE_COURSE_FINISHED, NULL, "Specialist Example");

  g_assert_cmpuint (save->overridden->len, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/saving/card", test_card);
  g_test_add_func ("/handover/saving/card-unanswered", test_card_unanswered);
  g_test_add_func ("/handover/saving/finish", test_finish);
  g_test_add_func ("/handover/saving/hindrances", test_hindrances);
  g_test_add_func ("/handover/saving/hindrances-of-another-treatment", test_hindrances_of_another_treatment);
  g_test_add_func ("/handover/saving/return", test_return);
  g_test_add_func ("/handover/saving/overrides", test_overrides_are_named);

  return g_test_run ();
}
