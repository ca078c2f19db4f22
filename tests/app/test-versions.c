/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* Two versions of a consultation in words, and what of the other is taken. */

#include "venule-answer-words.h"
#include "venule-clinic-draft.h"
#include "venule-erase-dialog.h"
#include "venule-patient-stripes.h"
#include "venule-person-button.h"
#include "venule-record-words.h"
#include "venule-sheet-maker.h"
#include "venule-xml-reader.h"

typedef struct
{
  VenuleWorkplace *workplace;
  VenuleConsultation *mine, *theirs, *before; /* all alike at first */
} Fixture;

static VenuleConsultation *
read_sample (Fixture *fixture, const char *name)
{
  g_autofree char *path
      = g_build_filename (venule_workplace_get_data_folder (fixture->workplace), "samples", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) doc = venule_xml_read_file (path, &error);
  VenuleDefinitions *definitions = NULL;
  VenuleConsultation *consultation;

  g_assert_no_error (error);
  consultation = venule_sheet_maker_read (fixture->workplace, doc, &definitions, &error);
  g_assert_no_error (error);
  return consultation;
}

static void
set_up (Fixture *fixture, gconstpointer sample)
{
  fixture->workplace = venule_workplace_new (NULL, NULL);
  fixture->mine = read_sample (fixture, sample);
  fixture->theirs = read_sample (fixture, sample);
  fixture->before = read_sample (fixture, sample);
}

static void
tear_down (Fixture *fixture, gconstpointer sample)
{
  g_object_unref (fixture->mine);
  g_object_unref (fixture->theirs);
  g_object_unref (fixture->before);
  venule_workplace_free (fixture->workplace);
}

static guint
count_differences (VenuleConsultation *mine, VenuleConsultation *theirs)
{
  g_autoptr (GPtrArray) differences = venule_comparison_new (mine, theirs);

  return differences->len;
}

static void
set (VenuleConsultation *consultation, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (venule_consultation_set_text (consultation, path, text, &error));
  g_assert_no_error (error);
}

static void
take_all (Fixture *fixture)
{
  g_autoptr (GPtrArray) differences = venule_comparison_new (fixture->mine, fixture->theirs);

  g_assert_cmpuint (differences->len, >, 0);
  venule_differences_take (fixture->mine, fixture->theirs, differences, "taking theirs");
}

static void
test_answers_are_taken (Fixture *fixture, gconstpointer sample)
{
  set (fixture->theirs, "patient/phone", "07700 900999");
  set (fixture->theirs, "patient/given-name", NULL);
  set (fixture->mine, "patient/family-name", "Other");
  take_all (fixture);
  g_assert_cmpuint (count_differences (fixture->mine, fixture->theirs), ==, 0);
}

static void
test_taking_is_one_step (Fixture *fixture, gconstpointer sample)
{
  set (fixture->theirs, "patient/phone", "07700 900999");
  set (fixture->theirs, "patient/given-name", "Theirs");
  take_all (fixture);
  g_assert_cmpstr (venule_consultation_get_undo_name (fixture->mine), ==, "taking theirs");
  g_assert_true (venule_consultation_undo (fixture->mine));
  g_assert_cmpuint (count_differences (fixture->mine, fixture->before), ==, 0);
}

static void
test_some_are_taken (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (GPtrArray) differences = NULL, chosen = g_ptr_array_new ();
  VenuleAnswer *phone;

  set (fixture->theirs, "patient/phone", "07700 900999");
  set (fixture->theirs, "patient/given-name", "Theirs");
  differences = venule_comparison_new (fixture->mine, fixture->theirs);
  g_assert_cmpuint (differences->len, ==, 2);
  for (guint i = 0; i < differences->len; i++)
    if (g_str_equal (((VenuleDifference *) differences->pdata[i])->path, "patient/phone"))
      g_ptr_array_add (chosen, differences->pdata[i]);
  g_assert_cmpuint (venule_differences_take (fixture->mine, fixture->theirs, chosen, "taking"), ==, 1);
  phone = venule_consultation_get_answer (fixture->mine, "patient/phone");
  g_assert_cmpstr (venule_answer_get_text (phone), ==, "07700 900999");
  g_assert_cmpuint (count_differences (fixture->mine, fixture->theirs), ==, 1);
}

static void
test_member_comes_whole (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (GPtrArray) differences = NULL;
  const VenuleDifference *member;

  g_assert_nonnull (venule_consultation_add_member (fixture->theirs, "feeding-vein", "extra", NULL));
  set (fixture->theirs, "feeding-vein[extra]/leg", "left");
  differences = venule_comparison_new (fixture->mine, fixture->theirs);
  g_assert_cmpuint (differences->len, ==, 2);
  member = differences->pdata[0];
  g_assert_cmpint (member->kind, ==, VENULE_DIFFERENCE_MEMBER);
  g_assert_true (venule_difference_is_part_of (differences->pdata[1], member));
  g_assert_false (venule_difference_is_part_of (member, member));
  take_all (fixture);
  g_assert_cmpuint (count_differences (fixture->mine, fixture->theirs), ==, 0);
}

static void
test_member_goes_whole (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (GPtrArray) differences = NULL, chosen = g_ptr_array_new ();

  g_assert_nonnull (venule_consultation_add_member (fixture->mine, "feeding-vein", "extra", NULL));
  set (fixture->mine, "feeding-vein[extra]/leg", "left");
  differences = venule_comparison_new (fixture->mine, fixture->theirs);
  g_ptr_array_add (chosen, differences->pdata[0]);
  venule_differences_take (fixture->mine, fixture->theirs, chosen, "taking");
  g_assert_cmpuint (count_differences (fixture->mine, fixture->theirs), ==, 0);
}

static void
test_decisions_are_taken (Fixture *fixture, gconstpointer sample)
{
  GPtrArray *decisions = venule_consultation_get_decisions (fixture->mine);

  g_assert_cmpuint (decisions->len, >, 0);
  while (decisions->len > 0)
    venule_consultation_remove_decision (fixture->mine, decisions->pdata[0]);
  take_all (fixture);
  g_assert_cmpuint (count_differences (fixture->mine, fixture->theirs), ==, 0);
}

static void
test_words (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (GPtrArray) differences = NULL;
  const VenuleDifference *difference;
  g_autofree char *label = NULL, *mine = NULL, *theirs = NULL;

  set (fixture->mine, "patient/born", "1968-04-09");
  set (fixture->theirs, "patient/born", NULL);
  differences = venule_comparison_new (fixture->mine, fixture->theirs);
  g_assert_cmpuint (differences->len, ==, 1);
  difference = differences->pdata[0];
  label = venule_difference_format_label (difference, fixture->mine, fixture->theirs);
  mine = venule_difference_format_side (difference, fixture->mine, difference->mine);
  theirs = venule_difference_format_side (difference, fixture->theirs, difference->theirs);
  g_assert_cmpstr (label, ==, "Patient › Date of birth");
  g_assert_cmpstr (mine, ==, "9 Apr 1968");
  g_assert_cmpstr (theirs, ==, "Not answered");
}

static void
test_rows (void)
{
  g_autoptr (VenuleCard) card = venule_card_new ();
  g_autoptr (VenuleRecord) draft = NULL, waiting = NULL, namesake = NULL;
  g_autofree char *new_label = NULL, *label = NULL, *markup = NULL;

  draft = venule_record_new ("a", 1, VENULE_COURSE_DRAFT, card, "", FALSE, FALSE);
  new_label = venule_record_format_label (draft);
  g_assert_cmpstr (new_label, ==, "New patient, Draft");

  g_free (card->given_name);
  g_free (card->family_name);
  g_free (card->number);
  card->given_name = g_strdup ("A");
  card->family_name = g_strdup ("<B> & C");
  card->number = g_strdup ("TV-1");
  card->born = venule_civil_date_new (1968, 4, 9);
  waiting = venule_record_new ("a", 1, VENULE_COURSE_FINISHED, card, "", TRUE, FALSE);
  label = venule_record_format_label (waiting);
  g_assert_cmpstr (label, ==, "A <B> & C, 9 Apr 1968 · TV-1 · To hand over");
  namesake = venule_record_new ("a", 1, VENULE_COURSE_FINISHED, card, "", FALSE, TRUE);
  markup = venule_record_format_markup (namesake);
  g_assert_cmpstr (markup, ==,
                   "<b>A &lt;B&gt; &amp; C</b>\n<small>9 Apr 1968 · TV-1 · Handed over\n<i>Another patient has this "
                   "name</i></small>");
}

/* The mark of a patient stays, and that of the next one is seldom the same. */
static void
test_stripes (void)
{
  guint before = G_MAXUINT, n_alike = 0;

  g_assert_cmpuint (venule_patient_stripes_pick ("a"), ==, venule_patient_stripes_pick ("a"));
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *record = g_strdup_printf ("%08x-5d3e-4c1a-9f00-%012x", i * 2654435761u, i * 40503u);
      guint pair = venule_patient_stripes_pick (record);

      g_assert_cmpuint (pair, <, VENULE_N_STRIPE_COLOURS * VENULE_N_STRIPE_COLOURS);
      n_alike += pair == before;
      before = pair;
    }
  g_assert_cmpuint (n_alike, <, 40);
}

static void
test_typed_confirmation (void)
{
  g_assert_true (venule_erase_confirms (" tv-00017 ", "TV-00017"));
  g_assert_false (venule_erase_confirms ("TV-0001", "TV-00017"));
  g_assert_false (venule_erase_confirms ("", "TV-00017"));
  g_assert_false (venule_erase_confirms ("", ""));
}

static void
test_settings_are_held_to_their_limits (void)
{
  char unit[] = "days", label[] = "Days";
  VenuleSetting setting = {
    .id = "days", .label = label, .unit = unit, .minimum = 2 * VENULE_NUMBER_ONE, .maximum = 28 * VENULE_NUMBER_ONE
  };
  g_autofree char *range = venule_setting_format_range (&setting);
  VenuleNumber number = 0;

  g_assert_cmpstr (range, ==, "2 to 28 days");
  g_assert_null (venule_clinic_draft_check_setting (&setting, " 2 ", &number));
  g_assert_cmpint (number, ==, 2 * VENULE_NUMBER_ONE);
  g_assert_null (venule_clinic_draft_check_setting (&setting, "27,5", &number));
  g_assert_nonnull (venule_clinic_draft_check_setting (&setting, "1.9", &number));
  g_assert_nonnull (venule_clinic_draft_check_setting (&setting, "28.1", &number));
  g_assert_nonnull (venule_clinic_draft_check_setting (&setting, "two", &number));
  g_assert_nonnull (venule_clinic_draft_check_setting (&setting, "", &number));
}

static void
test_who_sits_at_the_desk (void)
{
  VenuleRole role = VENULE_ROLE_SPECIALIST;

  g_assert_true (venule_role_from_staff ("nurse", &role));
  g_assert_cmpint (role, ==, VENULE_ROLE_NURSE);
  g_assert_true (venule_role_from_staff ("specialist", &role));
  g_assert_cmpint (role, ==, VENULE_ROLE_SPECIALIST);
  g_assert_false (venule_role_from_staff ("sonographer", &role));
  g_assert_false (venule_role_from_staff (NULL, &role));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, sample, test) g_test_add ("/versions/" name, Fixture, sample, set_up, test, tear_down)
  ADD ("answers-are-taken", "polish.xml", test_answers_are_taken);
  ADD ("taking-is-one-step", "polish.xml", test_taking_is_one_step);
  ADD ("some-are-taken", "polish.xml", test_some_are_taken);
  ADD ("member-comes-whole", "polish.xml", test_member_comes_whole);
  ADD ("member-goes-whole", "polish.xml", test_member_goes_whole);
  ADD ("decisions-are-taken", "overridden-stop.xml", test_decisions_are_taken);
  ADD ("words", "polish.xml", test_words);
#undef ADD
  g_test_add_func ("/versions/rows", test_rows);
  g_test_add_func ("/app/records/stripes", test_stripes);
  g_test_add_func ("/versions/typed-confirmation", test_typed_confirmation);
  g_test_add_func ("/versions/settings-are-held-to-their-limits", test_settings_are_held_to_their_limits);
  g_test_add_func ("/versions/who-sits-at-the-desk", test_who_sits_at_the_desk);
  return g_test_run ();
}
