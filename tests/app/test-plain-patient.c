/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* How much a specialist has to do for a plain patient: each press of a button and each answer is counted, from the new
 * consultation to the finished one. It goes through what the buttons run, over the shipped checklist. */

#include "venule-case-treatments.h"
#include "venule-day-vials.h"
#include "venule-saving.h"
#include "venule-shortcut-run.h"

#include <glib/gstdio.h>

#define MAX_ACTIONS 40

typedef struct
{
  VenuleDesk *desk;
  VenuleCase *the_case;
  guint n; /* actions so far */
} Visit;

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
visit_begin (Visit *visit)
{
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  visit->desk = venule_desk_new (FALSE, venule_civil_date_new (2026, 11, 23));
  venule_desk_open_async (visit->desk, NULL, on_desk_open_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  venule_desk_set_person (visit->desk, "Example Specialist", VENULE_ROLE_SPECIALIST);
  visit->the_case = venule_case_new_blank (visit->desk, &error);
  g_assert_no_error (error);
  visit->n = 1; /* New consultation */
}

static void
visit_end (Visit *visit)
{
  g_clear_object (&visit->the_case);
  g_clear_object (&visit->desk);
}

static VenuleConsultation *
get_consultation (Visit *visit)
{
  return venule_case_get_consultation (visit->the_case);
}

/* `session/given` is of the chosen treatment. */
static char *
get_path (Visit *visit, const char *path)
{
  VenuleEntry *session = venule_evaluation_get_session (venule_case_get_evaluation (visit->the_case));

  if (session != NULL && g_str_has_prefix (path, "session/"))
    return g_strdup_printf ("session[%s]/%s", venule_entry_get_key (session), path + strlen ("session/"));
  return g_strdup (path);
}

/* One answer, by one key, one click, or one line typed. */
static void
answer (Visit *visit, const char *path, const char *text)
{
  g_autofree char *place = get_path (visit, path);
  g_autoptr (GError) error = NULL;

  g_assert_null (venule_consultation_get_answer (get_consultation (visit), place));
  venule_case_set_text (visit->the_case, place, text, &error);
  g_assert_no_error (error);
  visit->n++;
}

static void
run_shortcut (Visit *visit, const char *id)
{
  GPtrArray *shortcuts
      = venule_protocol_get_checklist (venule_case_get_definitions (visit->the_case)->protocol)->shortcuts;
  VenuleEvaluation *evaluation = venule_case_get_evaluation (visit->the_case);
  const VenuleShortcut *shortcut = NULL;
  g_autoptr (GPtrArray) given = NULL;

  for (guint i = 0; i < shortcuts->len && shortcut == NULL; i++)
    if (g_str_equal (((VenuleShortcut *) shortcuts->pdata[i])->id, id))
      shortcut = shortcuts->pdata[i];
  g_assert_nonnull (shortcut);
  g_assert_false (shortcut->starts);
  g_assert_true (venule_shortcut_is_offered (shortcut, evaluation, NULL));
  given = venule_shortcut_run (shortcut, evaluation, NULL);
  g_assert_cmpuint (given->len, >, 0);
  visit->n++;
}

static void
say_none_of_these (Visit *visit)
{
  VenuleProtocol *protocol = venule_case_get_definitions (visit->the_case)->protocol;
  GPtrArray *headings = venule_protocol_get_headings (protocol);

  for (guint i = 0; i < headings->len; i++)
    {
      const VenuleHeading *heading = headings->pdata[i];
      g_autoptr (GPtrArray) given
          = venule_heading_run_none_of_these (heading, venule_case_get_evaluation (visit->the_case), NULL);

      g_assert_cmpint (given->len > 0, ==, heading->none_of_these);
      visit->n += heading->none_of_these;
    }
}

/* What is asked singly is asked, one by one, by whoever fills this in: no shortcut spares it. */
static void
answer_singly (Visit *visit)
{
  VenuleProtocol *protocol = venule_case_get_definitions (visit->the_case)->protocol;
  const VenuleForm *health = venule_form_find_form (venule_protocol_get_form (protocol), "health");

  for (guint i = 0; i < health->questions->len; i++)
    {
      const VenuleQuestion *question = health->questions->pdata[i];

      if (venule_protocol_get_is_singly (protocol, question)
          && venule_evaluation_shows_question (venule_case_get_evaluation (visit->the_case),
                                               venule_consultation_find_entry (get_consultation (visit), "health"),
                                               question))
        answer (visit, question->path, "no");
    }
}

static void
assert_vials (Visit *visit, guint n)
{
  g_autoptr (GPtrArray) vials = venule_day_vials_list (visit->the_case);

  g_assert_cmpuint (vials->len, ==, n);
}

/* What was entered at the first patient of the day is there for the next. */
static void
note_vial (Visit *visit)
{
  static const char *const label[][2] = { { "product", "fibrovein" },
                                          { "strength", "0.2" },
                                          { "form", "liquid" },
                                          { "batch", "FV2231" },
                                          { "expiry", "2027-08-31" } };
  g_autoptr (VenuleCase) earlier = venule_case_new_blank (visit->desk, NULL);
  VenuleConsultation *consultation = venule_case_get_consultation (earlier);
  VenuleEntry *treatment = venule_case_add_treatment (earlier);
  g_autofree char *above = venule_entry_get_path (treatment), *group = g_strconcat (above, "/injected", NULL);
  g_autofree char *date = g_strconcat (above, "/date", NULL);
  VenuleEntry *injection = venule_consultation_add_member (consultation, group, NULL, NULL);
  g_autofree char *row = venule_entry_get_path (injection);

  for (gsize i = 0; i < G_N_ELEMENTS (label); i++)
    {
      g_autofree char *path = g_strconcat (row, "/", label[i][0], NULL);

      venule_day_vials_note (earlier, injection);
      assert_vials (visit, 0);
      venule_case_set_text (earlier, path, label[i][1], NULL);
    }
  venule_case_set_text (earlier, date, "2026-11-22", NULL);
  venule_day_vials_note (earlier, injection);
  assert_vials (visit, 0);
  venule_case_set_text (earlier, date, "2026-11-23", NULL);
  venule_day_vials_note (earlier, injection);
  venule_day_vials_note (earlier, injection);
  assert_vials (visit, 1);
}

static void
open_vial (Visit *visit)
{
  VenuleProtocol *protocol = venule_case_get_definitions (visit->the_case)->protocol;
  const VenuleForm *form = venule_protocol_find_form_role (protocol, "injected");
  VenuleEntry *session = venule_evaluation_get_session (venule_case_get_evaluation (visit->the_case));
  g_autoptr (GPtrArray) vials = venule_day_vials_list (visit->the_case);
  VenuleEntry *injection;
  g_autofree char *path = NULL, *volume = NULL, *sites = NULL;

  g_assert_cmpuint (vials->len, ==, 1);
  injection = venule_day_vials_inject (visit->the_case, session, form, vials->pdata[0]);
  visit->n++;
  path = venule_entry_get_path (injection);
  volume = g_strconcat (path, "/volume-ml", NULL);
  sites = g_strconcat (path, "/sites", NULL);
  answer (visit, volume, "4");
  answer (visit, sites, "8");
}

static void
assert_can_finish (Visit *visit)
{
  g_autoptr (GPtrArray) hindrances = venule_saving_list_hindrances (venule_case_get_evaluation (visit->the_case));

  for (guint i = 0; i < hindrances->len; i++)
    g_test_message ("%s", (char *) hindrances->pdata[i]);
  g_assert_cmpuint (hindrances->len, ==, 0);
  visit->n++; /* Finish */
  g_test_message ("%u actions", visit->n);
  g_assert_cmpuint (visit->n, <=, MAX_ACTIONS);
}

static void
consult (Visit *visit)
{
  answer (visit, "patient/given-name", "Example");
  answer (visit, "patient/family-name", "Patient");
  answer (visit, "patient/born", "1968-04-09");
  answer (visit, "patient/number", "TV-00017");
  run_shortcut (visit, "clinic-language");
  answer (visit, "reason/concern", "appearance");
  answer (visit, "reason/results-take-time", "yes");
  answer_singly (visit);
  say_none_of_these (visit);
  run_shortcut (visit, "scanned-plain");
  answer (visit, "plan/area", "left/outer-thigh");
  run_shortcut (visit, "usual-course");
  run_shortcut (visit, "risks-and-leaflet");
}

/* Somebody who is seen, and comes for the treatment another day. */
static void
test_plan (void)
{
  Visit visit = { 0 };

  visit_begin (&visit);
  consult (&visit);
  assert_can_finish (&visit);
  visit_end (&visit);
}

/* Somebody who is seen and treated at once; the day's vial was entered at the first patient of the day. */
static void
test_treatment (void)
{
  Visit visit = { 0 };

  visit_begin (&visit);
  note_vial (&visit);
  consult (&visit);
  venule_case_add_treatment (visit.the_case);
  visit.n++;
  answer (&visit, "session/health-rechecked", "no-change");
  answer (&visit, "session/pregnant", "no");
  answer (&visit, "session/consent", "yes");
  answer (&visit, "session/given", "yes");
  answer (&visit, "session/extent", "small");
  run_shortcut (&visit, "stocking-days-small");
  answer (&visit, "scan/leg[left]/compression", "safe");
  open_vial (&visit);
  assert_can_finish (&visit);
  visit_end (&visit);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("venule-plain-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/plain-patient/plan", test_plan);
  g_test_add_func ("/app/plain-patient/treatment", test_treatment);
  return g_test_run ();
}
