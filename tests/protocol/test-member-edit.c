/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* Members that a person adds, duplicates and removes, over the shipped checklist: what a new one starts with, and
 * above all what it does not. */

#include "venule-consultation-file.h"
#include "venule-member-edit.h"
#include "venule-test-rules.h"

#include <string.h>

#define TREATMENT                                                                                                      \
  "session[s1]; session[s1]/number=1; session[s1]/date=2026-09-14; session[s1]/pregnant=no; session[s1]/consent=yes; " \
  "session[s1]/given=yes; session[s1]/by=Example; session[s1]/area=left/knee; session[s1]/injected[i1]; "              \
  "session[s1]/injected[i1]/product=fibrovein; session[s1]/injected[i1]/strength=0.2; "                                \
  "session[s1]/injected[i1]/form=liquid; session[s1]/injected[i1]/volume-ml=4; session[s1]/injected[i1]/sites=8; "     \
  "session[s1]/injected[i1]/batch=FV1; session[s1]/injected[i1]/expiry=2027-01-31; "                                   \
  "session[s1]/discharge/event=other; session[s1]/discharge/event-text=Rested; "

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

static char *
write_out (VenuleConsultation *consultation)
{
  g_autoptr (GBytes) bytes = venule_consultation_to_xml (consultation);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The answers of an entry, as paths inside it and values; those in groups and sections too. */
static void
say_entry (VenuleEntry *entry, const char *prefix, GString *text)
{
  const VenuleForm *form = venule_entry_get_form (entry);

  for (guint i = 0; i < form->questions->len; i++)
    {
      const VenuleQuestion *question = form->questions->pdata[i];
      VenuleAnswer *answer = venule_entry_get_answer (entry, question);

      if (answer != NULL)
        g_string_append_printf (text, "%s%s%s=%s", text->len == 0 ? "" : " ", prefix, question->id,
                                venule_answer_get_text (answer));
    }
  for (guint i = 0; i < form->forms->len; i++)
    {
      const VenuleForm *inside = form->forms->pdata[i];
      g_autofree char *deeper = g_strconcat (prefix, inside->id, "/", NULL);
      VenuleGroup *group = inside->kind == VENULE_FORM_SECTION ? NULL : venule_entry_get_group (entry, inside);

      if (group == NULL)
        say_entry (venule_entry_get_section (entry, inside), deeper, text);
      for (guint j = 0; group != NULL && j < venule_group_get_n_entries (group); j++)
        say_entry (venule_group_peek (group, j), deeper, text);
    }
}

static void
assert_says (VenuleEntry *entry, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  say_entry (entry, "", text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_one_step (VenuleConsultation *consultation, const char *before, const char *name)
{
  g_autofree char *after = write_out (consultation), *undone = NULL, *redone = NULL;

  g_assert_cmpstr (venule_consultation_get_undo_name (consultation), ==, name);
  g_assert_true (venule_consultation_undo (consultation));
  undone = write_out (consultation);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (venule_consultation_redo (consultation));
  redone = write_out (consultation);
  g_assert_cmpstr (redone, ==, after);
}

static VenuleEntry *
add (VenuleTestRules *rules, VenuleEvaluation *evaluation, const char *group)
{
  const VenuleForm *form = venule_form_find_form (venule_protocol_get_form (rules->protocol), group);
  const char *slash = strrchr (group, '/');
  g_autofree char *above = slash == NULL ? g_strdup ("") : g_strndup (group, (gsize) (slash - group));
  VenuleConsultation *consultation = venule_evaluation_get_consultation (evaluation);

  return venule_member_add (evaluation, venule_consultation_find_entry (consultation, above), form);
}

/* A treatment starts with its day and number, whatever stands in the one before it. */
static void
test_treatment (void)
{
  g_autoptr (VenuleTestRules) rules = load_shipped ();
  g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, "plan/area=left/knee; " TREATMENT);
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  g_autofree char *before = write_out (consultation), *day = NULL, *expected = NULL;
  VenuleEntry *first = venule_evaluation_get_session (evaluation);
  VenuleEntry *second = add (rules, evaluation, "session");

  day = venule_civil_date_format (venule_evaluation_get_today (evaluation));
  expected = g_strdup_printf ("number=2 date=%s", day);
  assert_says (second, expected);
  assert_one_step (consultation, before, "Add: Treatment");
  g_assert_false (venule_member_can_be_duplicated (evaluation, first));
}

/* It comes after those that were given, whatever number they have; a visit without one does not count. */
static void
test_number (void)
{
  static const char *const cases[][2] = {
    { "", "1" },
    { "session[s7]; session[s7]/number=4", "5" },
    { "session[s7]", "2" },
    { "session[s1]; session[s1]/number=1; session[s1]/given=yes; session[s2]; session[s2]/number=2; "
      "session[s2]/given=no",
      "2" },
  };
  g_autoptr (VenuleTestRules) rules = load_shipped ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, cases[i][0]);
      g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
      VenuleEntry *session = add (rules, evaluation, "session");
      const VenuleQuestion *number = venule_protocol_find_role (rules->protocol, "session-number");

      g_assert_cmpstr (venule_answer_get_text (venule_entry_get_answer (session, number)), ==, cases[i][1]);
    }
}

static const struct
{
  const char *answers, *member, *copy;
} duplicates[] = {
  /* A second injection may come from the same vial; how much of it was not yet said. */
  { TREATMENT, "session[s1]/injected[i1]", "product=fibrovein strength=0.2 form=liquid batch=FV1 expiry=2027-01-31" },
  { "feeding-vein[v1]; feeding-vein[v1]/leg=left; feeding-vein[v1]/kind=reticular; feeding-vein[v1]/site=knee; "
    "feeding-vein[v1]/diameter-mm=2.1; feeding-vein[v1]/reflux-ms=620; feeding-vein[v1]/intent=leave; "
    "feeding-vein[v1]/method=foam",
    "feeding-vein[v1]", "leg=left kind=reticular site=knee intent=leave" }, /* a method that does not show is none */
  { "plan/flight[f1]; plan/flight[f1]/date=2027-01-31; plan/flight[f1]/hours=3", "plan/flight[f1]", "hours=3" },
};

static void
test_duplicate (void)
{
  g_autoptr (VenuleTestRules) rules = load_shipped ();

  for (gsize i = 0; i < G_N_ELEMENTS (duplicates); i++)
    {
      g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, duplicates[i].answers);
      g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
      VenuleEntry *member = venule_consultation_find_entry (consultation, duplicates[i].member);
      g_autofree char *before = write_out (consultation), *name = NULL;

      g_assert_true (venule_member_can_be_duplicated (evaluation, member));
      name = g_strdup_printf ("Duplicate: %s", venule_entry_get_form (member)->label);
      assert_says (venule_member_duplicate (evaluation, member), duplicates[i].copy);
      assert_one_step (consultation, before, name);
    }
}

/* Whatever refers to a member that goes, goes with it, and comes back with it. */
static void
test_remove (void)
{
  g_autoptr (VenuleTestRules) rules = load_shipped ();
  g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (
      rules, "feeding-vein[v1]; feeding-vein[v1]/leg=left; feeding-vein[v2]; feeding-vein[v2]/leg=right; "
             "leg-map/mark[m1]; leg-map/mark[m1]/vein=v1; leg-map/mark[m2]; leg-map/mark[m2]/vein=v2; " TREATMENT
             "session[s1]/injected[i1]/vein=v1; session[s1]/feeder-treated[v1]; session[s1]/feeder-treated[v2]");
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  g_autofree char *before = write_out (consultation), *after = NULL;

  g_assert_cmpuint (
      venule_member_remove (evaluation, venule_consultation_find_entry (consultation, "feeding-vein[v1]")), ==, 3);
  after = write_out (consultation);
  g_assert_null (strstr (after, "v1"));
  g_assert_nonnull (strstr (after, "v2"));
  assert_one_step (consultation, before, "Remove: Feeding vein");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/member-edit/treatment", test_treatment);
  g_test_add_func ("/protocol/member-edit/number", test_number);
  g_test_add_func ("/protocol/member-edit/duplicate", test_duplicate);
  g_test_add_func ("/protocol/member-edit/remove", test_remove);
  return g_test_run ();
}
