/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* What the shipped checklist's shortcuts write: all of it to be seen, none of it over an answer, in one step. */

#include "venule-consultation-file.h"
#include "venule-shortcut-run.h"
#include "venule-test-rules.h"

#include <string.h>

#define SESSION "session[s1]; session[s1]/given=yes; "

#define TREATED                                                                                                        \
  "session[s1]/extent=small; session[s1]/dressing=none; session[s1]/stocking=class-2; "                                \
  "session[s1]/stocking-nights=no; "
#define LEG_SCANNED(leg)                                                                                               \
  "scan/leg[" leg "]/deep=normal scan/leg[" leg "]/junction[sfj]/state=competent "                                     \
  "scan/leg[" leg "]/junction[spj]/state=competent scan/leg[" leg "]/trunk[gsv]/state=competent "                      \
  "scan/leg[" leg "]/trunk[ssv]/state=competent scan/leg[" leg "]/trunk[aasv]/state=competent "
#define LEG_CLASS(leg)                                                                                                 \
  "scan/leg[" leg "]/ceap/c=C1 scan/leg[" leg "]/ceap/e=En scan/leg[" leg "]/ceap/a=An scan/leg[" leg "]/ceap/p=Pn"
#define SCANNED                                                                                                        \
  "scan/status=done scan/date=2026-11-22 " LEG_SCANNED ("left")                                                        \
      LEG_SCANNED ("right") "scan/feeding-veins-found=no " LEG_CLASS ("left") " " LEG_CLASS ("right")

typedef struct
{
  const char *name;    /* a shortcut's id, or a heading's label */
  const char *answers; /* what is answered before */
  const char *given;   /* paths and values, in order */
} Case;

static const Case cases[] = {
  { "risks-all", "",
    "plan/risks-discussed=bruising pigmentation tenderness thrombophlebitis clot allergy visual ulceration matting "
    "needs-more" },
  { "risks-all", "plan/risks-discussed=bruising", "" },
  { "as-planned", SESSION "plan/area=left/knee right/calf", "session[s1]/area=left/knee right/calf" },
  { "as-planned", SESSION "plan/area=left/knee; session[s1]/area=right/calf", "" },
  { "as-planned", SESSION, "" },
  { "as-planned", "session[s1]; session[s1]/given=no; plan/area=left/knee", "" },
  { "as-planned", "plan/area=left/knee", "" },
  { "as-planned", SESSION "session[s2]; session[s2]/given=yes; plan/area=left/knee", "session[s2]/area=left/knee" },
  /* Legs and what is in them come into being; what is answered stays. */
  { "legs-normal", "scan/status=done; scan/leg[left]/deep=reflux; scan/leg[left]/trunk[gsv]/state=reflux",
    "scan/leg[left]/junction[sfj]/state=competent scan/leg[left]/junction[spj]/state=competent "
    "scan/leg[left]/trunk[ssv]/state=competent scan/leg[left]/trunk[aasv]/state=competent "
    "scan/leg[right]/deep=normal scan/leg[right]/junction[sfj]/state=competent "
    "scan/leg[right]/junction[spj]/state=competent scan/leg[right]/trunk[gsv]/state=competent "
    "scan/leg[right]/trunk[ssv]/state=competent scan/leg[right]/trunk[aasv]/state=competent "
    "scan/feeding-veins-found=no" },
  { "legs-normal", "scan/status=declined", "" },
  { "legs-normal", "", "" },
  { "clinic-language", "", "patient/sheet-language=en-GB" },
  { "clinic-language", "patient/sheet-language=pl", "" },
  { "usual-course", "plan/sessions=2",
    "plan/interval-weeks=8 plan/product=fibrovein plan/strength=0.2 plan/review=by-request" },
  { "stocking-days-moderate", SESSION "session[s1]/extent=moderate; session[s1]/stocking=class-2",
    "session[s1]/dressing=pads session[s1]/dressing-days=3 session[s1]/stocking-nights=yes "
    "session[s1]/stocking-days=7" },
  { "stocking-days-moderate", SESSION "session[s1]/extent=large; session[s1]/stocking=class-2", "" },
  /* What an answer of it lets show, it answers too. */
  { "stocking-days-small", SESSION "plan/area=left/knee; session[s1]/extent=small",
    "session[s1]/area=left/knee session[s1]/dressing=pads session[s1]/dressing-days=3 session[s1]/stocking=class-2 "
    "session[s1]/stocking-nights=yes session[s1]/stocking-days=2 session[s1]/stocking-leg=left" },
  /* On which leg a stocking is worn goes by what was treated, not by what was planned. */
  { "stocking-days-small", SESSION TREATED "session[s1]/area=right/knee right/calf; plan/area=left/knee",
    "session[s1]/stocking-days=2 session[s1]/stocking-leg=right" },
  { "stocking-days-small", SESSION TREATED "session[s1]/area=right/knee left/knee right/calf",
    "session[s1]/stocking-days=2 session[s1]/stocking-leg=both" },
  { "stocking-days-small", SESSION TREATED "session[s1]/area=right/knee; session[s1]/stocking-leg=left",
    "session[s1]/stocking-days=2" },
  { "stocking-days-small", SESSION TREATED, "session[s1]/stocking-days=2" },
  /* One that gives all that others do; it does not say what somebody has answered otherwise. */
  { "scanned-plain", "", SCANNED },
  { "scanned-plain", "scan/status=elsewhere", "" },
  /* What was scanned elsewhere was not scanned there today. */
  { "scanned-today", "scan/status=elsewhere", "" },
  { "scanned-today", "scan/status=done", "scan/date=2026-11-22" },
  { "scanned-plain", "scan/status=done", "" },
  { "risks-and-leaflet", "",
    "plan/risks-discussed=bruising pigmentation tenderness thrombophlebitis clot allergy visual ulceration matting "
    "needs-more plan/leaflet-given=thread-veins" },
  { "risks-and-leaflet", "plan/risks-discussed=bruising", "" },
  /* A question that does not show is not answered. */
  { "stocking-days-moderate",
    SESSION "session[s1]/extent=moderate; session[s1]/stocking=none; session[s1]/dressing=none", "" },
  { "legs-thread-veins", "scan/status=declined", "" },
  { "legs-thread-veins", "scan/status=done; scan/leg[left]/ceap/c=C2",
    "scan/leg[left]/ceap/e=En scan/leg[left]/ceap/a=An scan/leg[left]/ceap/p=Pn scan/leg[right]/ceap/c=C1 "
    "scan/leg[right]/ceap/e=En scan/leg[right]/ceap/a=An scan/leg[right]/ceap/p=Pn" },
  { "drive-after-quiet-visit", SESSION "session[s1]/discharge/event=none", "session[s1]/discharge/may-drive=yes" },
  { "drive-after-quiet-visit", SESSION "session[s1]/discharge/event=faint", "" },
  { "drive-after-quiet-visit", SESSION, "" },
  { "ceap-varicose", "scan/status=done", "" },
  { "Clots", "health/past-clot=yes; health/hormones=no",
    "health/acute-clot=no health/thrombophilia=no health/family-clot=no health/long-travel=no health/bedridden=no "
    "health/limited-mobility=no" },
  { "Eyes, brain and heart", "",
    "health/migraine-aura=no health/heart-hole=no health/stroke-or-tia=no health/past-event=no" },
  /* Shown, but asked singly. */
  { "Eyes, brain and heart", "health/heart-hole=yes",
    "health/migraine-aura=no health/stroke-or-tia=no health/past-event=no" },
  { "Ask each one", "", "" },
};

static VenuleTestRules *
load_shipped (void)
{
  const char *data = g_getenv ("VENULE_DATA_DIR");
  g_autofree char *folder = g_build_filename (data, "protocols", "thread-veins", NULL);
  g_autofree char *clinic = g_build_filename (data, "clinics", "sample.xml", NULL);
  g_autoptr (GError) error = NULL;
  VenuleTestRules *self = g_new0 (VenuleTestRules, 1);

  self->protocol = venule_protocol_new_from_folder (folder, NULL, &error);
  g_assert_no_error (error);
  self->clinic = venule_clinic_new_from_file (clinic, venule_protocol_get_settings (self->protocol), &error);
  g_assert_no_error (error);
  return self;
}

static const VenuleShortcut *
find_shortcut (VenuleTestRules *rules, const char *id)
{
  GPtrArray *shortcuts = venule_protocol_get_checklist (rules->protocol)->shortcuts;

  for (guint i = 0; i < shortcuts->len; i++)
    if (g_str_equal (((VenuleShortcut *) shortcuts->pdata[i])->id, id))
      return shortcuts->pdata[i];
  return NULL;
}

static const VenuleHeading *
find_heading (VenuleTestRules *rules, const char *label)
{
  GPtrArray *headings = venule_protocol_get_headings (rules->protocol);

  for (guint i = 0; i < headings->len; i++)
    if (g_str_equal (((VenuleHeading *) headings->pdata[i])->label, label))
      return headings->pdata[i];
  g_assert_not_reached ();
}

static char *
say (GPtrArray *answers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < answers->len; i++)
    {
      const VenuleShortcutAnswer *given = answers->pdata[i];

      g_string_append_printf (text, "%s%s=", i == 0 ? "" : " ", given->path);
      for (guint j = 0; j < venule_answer_get_n_values (given->answer); j++)
        g_string_append_printf (text, "%s%s", j == 0 ? "" : " ", venule_answer_get_value (given->answer, j));
    }
  return g_string_free (text, FALSE);
}

static char *
write_out (VenuleConsultation *consultation)
{
  g_autoptr (GBytes) bytes = venule_consultation_to_xml (consultation);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What was given is in the document, marked; one step back and it is as before, one forward and it is there again. */
static void
assert_one_step (VenuleConsultation *consultation, GPtrArray *given, const char *before, const char *via)
{
  g_autofree char *after = write_out (consultation), *undone = NULL, *redone = NULL;

  for (guint i = 0; i < given->len; i++)
    {
      const VenuleShortcutAnswer *answer = given->pdata[i];

      g_assert_true (venule_consultation_get_answer (consultation, answer->path) == answer->answer);
      g_assert_cmpstr (venule_answer_get_via (answer->answer), ==, via);
    }
  if (given->len == 0)
    {
      g_assert_cmpstr (after, ==, before);
      return;
    }
  g_assert_true (venule_consultation_undo (consultation));
  undone = write_out (consultation);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (venule_consultation_redo (consultation));
  redone = write_out (consultation);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_cases (void)
{
  g_autoptr (VenuleTestRules) rules = load_shipped ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, cases[i].answers);
      g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
      const VenuleShortcut *shortcut = find_shortcut (rules, cases[i].name);
      g_autofree char *before = write_out (consultation), *said = NULL;
      g_autoptr (GPtrArray) given = NULL, again = NULL;

      g_test_message ("%s after %s", cases[i].name, cases[i].answers);
      if (shortcut != NULL)
        given = venule_shortcut_run (shortcut, evaluation, NULL);
      else
        given = venule_heading_run_none_of_these (find_heading (rules, cases[i].name), evaluation, NULL);
      said = say (given);
      g_assert_cmpstr (said, ==, cases[i].given);
      assert_one_step (consultation, given, before, shortcut != NULL ? shortcut->id : "none-of-these");
      if (shortcut != NULL)
        again = venule_shortcut_run (shortcut, evaluation, NULL);
      g_assert_true (again == NULL || again->len == 0);
    }
}

/* A proposal is looked at before it is confirmed. */
static void
test_list (void)
{
  g_autoptr (VenuleTestRules) rules = load_shipped ();
  g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, "plan/sessions=2");
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  g_autofree char *before = write_out (consultation), *after = NULL;
  g_autoptr (GPtrArray) proposed = venule_shortcut_list (find_shortcut (rules, "usual-course"), evaluation, NULL);

  after = write_out (consultation);
  g_assert_cmpuint (proposed->len, ==, 4);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (venule_consultation_get_undo_name (consultation), !=, "Usual course");
}

/* A proposal shows all that a confirmation writes, also what its own answers let show. */
static void
test_list_follows (void)
{
  g_autoptr (VenuleTestRules) rules = load_shipped ();
  g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, SESSION "session[s1]/extent=large");
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  const VenuleShortcut *shortcut = find_shortcut (rules, "stocking-days-large");
  VenuleEntry *session = venule_evaluation_get_session (evaluation);
  g_autofree char *before = write_out (consultation), *after = NULL, *shown = NULL, *written = NULL;
  g_autoptr (GPtrArray) proposed = venule_shortcut_list (shortcut, evaluation, session), given = NULL;

  after = write_out (consultation);
  g_assert_cmpstr (after, ==, before);
  shown = say (proposed);
  given = venule_shortcut_run (shortcut, evaluation, session);
  written = say (given);
  g_assert_cmpuint (given->len, ==, 5);
  g_assert_cmpstr (shown, ==, written);
}

/* In a leg, or any other member, it is about that one. */
static void
test_within (void)
{
  g_autoptr (VenuleTestRules) rules = load_shipped ();
  g_autoptr (VenuleConsultation) consultation
      = venule_test_rules_answer (rules, "scan/status=done; scan/leg[left]/deep=normal; scan/leg[right]/deep=normal");
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  VenuleEntry *right = venule_consultation_find_entry (consultation, "scan/leg[right]");
  g_autoptr (GPtrArray) given = venule_shortcut_run (find_shortcut (rules, "ceap-varicose"), evaluation, right);
  g_autofree char *said = say (given);

  g_assert_cmpstr (said, ==,
                   "scan/leg[right]/ceap/c=C2 scan/leg[right]/ceap/e=Ep scan/leg[right]/ceap/a=As "
                   "scan/leg[right]/ceap/p=Pr");
  g_assert_cmpstr (venule_consultation_get_undo_name (consultation), ==, "C2, superficial reflux");
}

/* An answer that lets the next question show is followed within the step. */
static void
test_follows (void)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, "session[s1]");
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  const VenuleQuestion *leg = venule_form_find_question (
      venule_form_find_form (venule_protocol_get_form (rules->protocol), "session"), "stocking-leg");
  g_autoptr (GPtrArray) given = NULL;
  g_autofree char *said = NULL;

  g_assert_false (venule_evaluation_shows_question (evaluation, venule_evaluation_get_session (evaluation), leg));
  given = venule_shortcut_run (find_shortcut (rules, "left-stocking"), evaluation, NULL);
  said = say (given);
  g_assert_cmpstr (said, ==, "session[s1]/given=yes session[s1]/stocking-leg=left");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/shortcut/cases", test_cases);
  g_test_add_func ("/protocol/shortcut/list", test_list);
  g_test_add_func ("/protocol/shortcut/list-follows", test_list_follows);
  g_test_add_func ("/protocol/shortcut/within", test_within);
  g_test_add_func ("/protocol/shortcut/follows", test_follows);
  return g_test_run ();
}
