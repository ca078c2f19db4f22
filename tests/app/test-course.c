/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* What the samples' courses look like: what was given, what comes next and when, and what became of their veins. */

#include "venule-answer.h"
#include "venule-course.h"
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
open_desk (void)
{
  VenuleDesk *desk = venule_desk_new (TRUE, venule_civil_date_new (2026, 11, 23));
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
  g_autoptr (VenuleDesk) desk = open_desk ();

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
  g_autoptr (VenuleDesk) desk = open_desk ();
  g_autoptr (VenuleCase) the_case = open_case (desk, cases[0].record);
  VenuleConsultation *consultation = venule_case_get_consultation (the_case);
  VenuleEntry *second = venule_evaluation_get_session (venule_case_get_evaluation (the_case)), *added;

  g_assert_cmpstr (venule_entry_get_key (second), ==, "s2");
  venule_case_choose_session (the_case, "s1");
  added = venule_case_add_treatment (the_case);
  g_assert_true (venule_evaluation_get_session (venule_case_get_evaluation (the_case)) == added);
  g_assert_true (venule_consultation_undo (consultation));
  g_assert_true (venule_evaluation_get_session (venule_case_get_evaluation (the_case)) == second);
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
  return g_test_run ();
}
