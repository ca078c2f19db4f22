/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* What the samples' courses look like: what was given, what comes next and when, and what became of their veins. */

#include "venule-answer.h"
#include "venule-course.h"
#include "venule-case-part.h"
#include "venule-case-treatments.h"

static const struct
{
  const char *record, *stops, *veins;
} cases[] = {
  /* second-of-four: the next day is agreed, the one after it reckoned */
  { "dcb96884-9f3a-54c6-84e8-2520e4a2c414",
    "1 given 2026-09-14; 2 given 2026-11-16; 3 planned 2027-01-18; 4 planned about 2027-03-15;", "" },
  /* nothing-given-today: the plan begins with the next, whenever that is */
  { "19529866-d03b-526e-9f8e-17a75903f70d", "1 not 2026-11-20; 1 planned ?; 2 planned ?;", "" },
  /* plan-only */
  { "9f7f1bd2-b597-5c62-9712-c0fdb3d25463", "1 planned ?; 2 planned ?; 3 planned ?;", "v1 intended;" },
  /* feeder-left */
  { "71408810-4e35-5541-bd05-9d5a942c467b", "1 given 2026-11-19; 2 planned 2027-01-14;", "v1;" },
  /* lumpy-feeder-foam */
  { "07731cf9-94ba-56a8-b0b6-d0a31e264fcf", "1 given 2026-11-23; 2 planned 2027-01-18; 3 planned about 2027-03-15;",
    "v1 intended s1 foam;" },
};

static const char *const states[] = {
  [VENULE_STOP_GIVEN] = "given",
  [VENULE_STOP_NOT_GIVEN] = "not",
  [VENULE_STOP_OPEN] = "open",
  [VENULE_STOP_PLANNED] = "planned",
};

static char *
say_stops (VenuleCase *the_case)
{
  g_autoptr (GPtrArray) stops = venule_course_list_stops (the_case);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < stops->len; i++)
    {
      const VenuleStop *stop = stops->pdata[i];
      g_autofree char *day
          = stop->day == VENULE_CIVIL_DATE_NONE ? g_strdup ("?") : venule_civil_date_format (stop->day);
      gboolean is_about = stop->is_about && stop->day != VENULE_CIVIL_DATE_NONE;

      g_string_append_printf (text, "%s%u %s %s%s;", i == 0 ? "" : " ", stop->number, states[stop->state],
                              is_about ? "about " : "", day);
    }
  return g_string_free (text, FALSE);
}

static char *
say_veins (VenuleCase *the_case)
{
  g_autoptr (GPtrArray) veins = venule_course_list_veins (the_case);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < veins->len; i++)
    {
      const VenuleVeinFate *fate = veins->pdata[i];

      g_string_append_printf (
          text, "%s%s%s%s%s%s;", venule_entry_get_key (fate->vein), fate->is_intended ? " intended" : "",
          fate->treatment == NULL ? "" : " ", fate->treatment == NULL ? "" : venule_entry_get_key (fate->treatment),
          fate->how == NULL ? "" : " ", fate->how == NULL ? "" : venule_answer_get_text (fate->how));
    }
  return g_string_free (text, FALSE);
}

static void
on_desk_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean *done = user_data;

  venule_desk_open_finish (VENULE_DESK (source), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

static void
on_case_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  VenuleCase **the_case = user_data;

  *the_case = venule_case_open_finish (result, &error);
  g_assert_no_error (error);
}

static VenuleDesk *
open_desk (VenuleCivilDate today)
{
  VenuleDesk *desk = venule_desk_new (TRUE, today);
  gboolean done = FALSE;

  venule_desk_open_async (desk, NULL, on_desk_open_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  return desk;
}

static VenuleCase *
open_case (VenuleDesk *desk, const char *record)
{
  VenuleCase *the_case = NULL;

  venule_case_open_async (desk, record, NULL, on_case_open_cb, &the_case);
  while (the_case == NULL)
    g_main_context_iteration (NULL, TRUE);
  return the_case;
}

static void
test_samples (void)
{
  g_autoptr (VenuleDesk) desk = open_desk (venule_civil_date_new (2026, 11, 23));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VenuleCase) the_case = open_case (desk, cases[i].record);
      g_autofree char *stops = say_stops (the_case), *veins = say_veins (the_case);

      g_assert_cmpstr (stops, ==, cases[i].stops);
      g_assert_cmpstr (veins, ==, cases[i].veins);
    }
}

/* A new treatment is the chosen one, and no longer once it is taken back. */
static void
test_choice (void)
{
  g_autoptr (VenuleDesk) desk = open_desk (venule_civil_date_new (2026, 11, 23));
  g_autoptr (VenuleCase) the_case = open_case (desk, cases[0].record);
  VenuleConsultation *consultation = venule_case_get_consultation (the_case);
  VenuleEntry *second = venule_evaluation_get_session (venule_case_get_evaluation (the_case)), *added;

  g_assert_cmpstr (venule_entry_get_key (second), ==, "s2");
  g_assert_null (venule_course_find_later (the_case));
  venule_case_choose_session (the_case, "s1");
  g_assert_true (venule_course_find_later (the_case) == second);
  added = venule_case_add_treatment (the_case);
  g_assert_true (venule_evaluation_get_session (venule_case_get_evaluation (the_case)) == added);
  g_assert_true (venule_consultation_undo (consultation));
  g_assert_true (venule_evaluation_get_session (venule_case_get_evaluation (the_case)) == second);
}

/* The day that was agreed is not to come once the patient was there and not treated. */
static void
test_came_and_went (void)
{
  g_autoptr (VenuleDesk) desk = open_desk (venule_civil_date_new (2026, 11, 23));
  g_autoptr (VenuleCase) the_case = open_case (desk, cases[0].record);
  g_autofree char *stops = NULL;
  g_autoptr (GError) error = NULL;

  venule_case_set_text (the_case, "session[s2]/given", "no", &error);
  g_assert_no_error (error);
  stops = say_stops (the_case);
  g_assert_cmpstr (stops, ==, "1 given 2026-09-14; 2 not 2026-11-16; 2 planned ?; 3 planned ?; 4 planned ?;");
}

static void
on_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  g_assert_false (venule_case_course_finish (VENULE_CASE (source), result, error));
}

/* Whichever treatment is looked at, it is not finished before the last one is whole. */
static void
test_finish (void)
{
  g_autoptr (VenuleDesk) desk = open_desk (venule_civil_date_new (2026, 11, 23));
  g_autoptr (VenuleCase) the_case = venule_case_new_blank (desk, NULL);
  g_autoptr (GError) error = NULL;
  VenuleEntry *second;
  g_autofree char *unanswered = NULL, *first_key = NULL;

  first_key = g_strdup (venule_entry_get_key (venule_case_add_treatment (the_case)));
  second = venule_case_add_treatment (the_case);
  unanswered = g_strdup_printf ("session[%s]/consent", venule_entry_get_key (second));
  venule_case_choose_session (the_case, first_key);
  venule_case_finish_async (the_case, on_finished_cb, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (error->message, unanswered));
  g_assert_true (venule_evaluation_get_session (venule_case_get_evaluation (the_case)) == second);
}

/* One that stays open overnight: a treatment that begins in the morning is not of the day before. */
static void
test_next_day (void)
{
  g_autoptr (VenuleDesk) desk = NULL;
  g_autoptr (VenuleCase) the_case = NULL;
  VenuleCivilDate evening, morning;
  VenuleEntry *added;
  g_autofree char *date = NULL, *today = NULL;
  VenuleAnswer *answer;

  g_setenv ("TZ", "<-12>12", TRUE);
  desk = open_desk (VENULE_CIVIL_DATE_NONE);
  the_case = venule_case_new_blank (desk, NULL);
  evening = venule_desk_get_today (desk);
  g_setenv ("TZ", "<+14>-14", TRUE);
  morning = venule_desk_get_today (desk);
  g_assert_cmpint (morning, >, evening);

  added = venule_case_add_treatment (the_case);
  date = g_strdup_printf ("session[%s]/date", venule_entry_get_key (added));
  answer = venule_consultation_get_answer (venule_case_get_consultation (the_case), date);
  today = venule_civil_date_format (morning);
  g_assert_cmpstr (venule_answer_get_text (answer), ==, today);
  g_assert_cmpint (venule_evaluation_get_today (venule_case_get_evaluation (the_case)), ==, morning);
}

#define DRAFT    "9f7f1bd2-b597-5c62-9712-c0fdb3d25463" /* plan-only */
#define FINISHED "07731cf9-94ba-56a8-b0b6-d0a31e264fcf" /* lumpy-feeder-foam */

/* Who may answer whose part, and what the others are told of the specialist's. */
static const struct
{
  const char *person;
  VenuleRole role;
  const char *record;
  gboolean amends, specialist, nurse;
  const char *words; /* (nullable) */
} desks[] = {
  { "S", VENULE_ROLE_SPECIALIST, DRAFT, FALSE, TRUE, TRUE, NULL },
  { "N", VENULE_ROLE_NURSE, DRAFT, FALSE, FALSE, TRUE, "A specialist at the desk answers it" },
  { "", VENULE_ROLE_SPECIALIST, DRAFT, FALSE, FALSE, FALSE, "Nobody is at the desk" },
  { "S", VENULE_ROLE_SPECIALIST, FINISHED, FALSE, FALSE, TRUE, "give the reason" },
  { "N", VENULE_ROLE_NURSE, FINISHED, FALSE, FALSE, TRUE, "return it to the specialist" },
  { "S", VENULE_ROLE_SPECIALIST, FINISHED, TRUE, TRUE, TRUE, NULL },
  { "N", VENULE_ROLE_NURSE, FINISHED, TRUE, FALSE, TRUE, "return it to the specialist" },
  { "", VENULE_ROLE_NURSE, FINISHED, TRUE, FALSE, FALSE, "Nobody is at the desk" },
};

static void
test_parts (void)
{
  g_autoptr (VenuleDesk) desk = open_desk (venule_civil_date_new (2026, 11, 23));

  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    {
      g_autoptr (VenuleCase) the_case = NULL;
      g_autofree char *words = NULL;

      venule_desk_set_person (desk, "Opens It", VENULE_ROLE_SPECIALIST);
      the_case = open_case (desk, desks[i].record);
      if (desks[i].amends)
        venule_case_amend (the_case, "Read again");
      venule_desk_set_person (desk, desks[i].person, desks[i].role);
      words = venule_case_explain_lock (the_case, "specialist");
      g_assert_cmpint (venule_case_may_edit (the_case, "specialist"), ==, desks[i].specialist);
      g_assert_cmpint (venule_case_may_edit (the_case, "nurse"), ==, desks[i].nurse);
      g_assert_true (words == NULL ? desks[i].words == NULL : strstr (words, desks[i].words) != NULL);
    }
}

/* A step is taken back, and done again, by who may make it. */
static void
test_undo_of_others (void)
{
  g_autoptr (VenuleDesk) desk = open_desk (venule_civil_date_new (2026, 11, 23));
  g_autoptr (VenuleCase) the_case = open_case (desk, DRAFT);
  VenuleConsultation *consultation = venule_case_get_consultation (the_case);

  venule_desk_set_person (desk, "N", VENULE_ROLE_NURSE);
  g_assert_false (venule_case_may_undo (the_case, TRUE));
  venule_desk_set_person (desk, "S", VENULE_ROLE_SPECIALIST);
  venule_case_set_text (the_case, "patient/phone", "0111 111 111", NULL);
  g_assert_true (venule_case_get_specialist_waits (the_case));
  venule_case_add_treatment (the_case);
  venule_desk_set_person (desk, "N", VENULE_ROLE_NURSE);
  g_assert_false (venule_case_may_undo (the_case, TRUE));
  venule_desk_set_person (desk, "S", VENULE_ROLE_SPECIALIST);
  g_assert_true (venule_case_may_undo (the_case, TRUE));
  g_assert_true (venule_consultation_undo (consultation));
  venule_desk_set_person (desk, "N", VENULE_ROLE_NURSE);
  g_assert_false (venule_case_may_undo (the_case, FALSE));
  g_assert_false (venule_case_may_undo (the_case, TRUE));
}

/* What was decided: an override is a specialist's to take back, an acknowledgement is not. */
static void
test_undo_of_decisions (void)
{
  static const struct
  {
    VenuleDecisionKind kind;
    gboolean nurse;
  } decided[] = { { VENULE_DECISION_OVERRIDE, FALSE }, { VENULE_DECISION_ACKNOWLEDGEMENT, TRUE } };
  g_autoptr (VenuleDesk) desk = open_desk (venule_civil_date_new (2026, 11, 23));

  for (gsize i = 0; i < G_N_ELEMENTS (decided); i++)
    {
      g_autoptr (VenuleCase) the_case = open_case (desk, DRAFT);
      g_autoptr (VenuleDecision) decision = venule_decision_new (decided[i].kind, "any");

      decision->by = g_strdup ("S");
      decision->at = g_strdup ("2026-11-23T10:00:00Z");
      decision->reason = decided[i].kind == VENULE_DECISION_OVERRIDE ? g_strdup ("It is right") : NULL;
      venule_consultation_add_decision (venule_case_get_consultation (the_case), decision);
      venule_desk_set_person (desk, "S", VENULE_ROLE_SPECIALIST);
      g_assert_true (venule_case_may_undo (the_case, TRUE));
      venule_desk_set_person (desk, "N", VENULE_ROLE_NURSE);
      g_assert_cmpint (venule_case_may_undo (the_case, TRUE), ==, decided[i].nurse);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("venule-course-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/course/samples", test_samples);
  g_test_add_func ("/app/course/choice", test_choice);
  g_test_add_func ("/app/course/came-and-went", test_came_and_went);
  g_test_add_func ("/app/course/finish", test_finish);
  g_test_add_func ("/app/course/next-day", test_next_day);
  g_test_add_func ("/app/course/parts", test_parts);
  g_test_add_func ("/app/course/undo-of-others", test_undo_of_others);
  g_test_add_func ("/app/course/undo-of-decisions", test_undo_of_decisions);
  return g_test_run ();
}
