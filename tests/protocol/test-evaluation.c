/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-test-rules.h"

#include <string.h>

static const VenuleQuestion *
find_question (VenuleTestRules *rules, const char *path)
{
  const VenuleQuestion *question = venule_form_find_question (venule_protocol_get_form (rules->protocol), path);

  g_assert_nonnull (question);
  return question;
}

static VenulePath *
parse_path (VenuleTestRules *rules, const char *text, const char *within)
{
  g_autoptr (GError) error = NULL;
  const VenuleForm *form = venule_form_find_form (venule_protocol_get_form (rules->protocol), within);
  xmlNode *node = xmlNewNode (NULL, BAD_CAST "value");
  VenulePath *path = venule_path_parse (text, venule_protocol_get_vocabulary (rules->protocol), form, node, &error);

  xmlFreeNode (node);
  g_assert_no_error (error);
  return path;
}

/* Everything that can be asked, asked again after each change, agrees with an evaluation that never knew otherwise. */
static void
assert_fresh (VenuleTestRules *rules, VenuleEvaluation *evaluation, GPtrArray *asked)
{
  VenuleConsultation *consultation = venule_evaluation_get_consultation (evaluation);
  g_autoptr (VenuleEvaluation) fresh = venule_test_rules_evaluate (rules, consultation);

  for (guint i = 0; i < asked->len; i++)
    g_assert_cmpint (venule_evaluation_test (evaluation, asked->pdata[i], NULL), ==,
                     venule_evaluation_test (fresh, asked->pdata[i], NULL));
}

static void
test_changes (void)
{
  static const char *const questions[] = {
    "<is answer='health/thinner'>yes</is>",
    "<rule ref='calm'/>",
    "<answered answer='health/thinner-what'/>",
    "<date answer='health/since' before='today'/>",
    "<some of='plan/flight'/>",
    "<some of='plan/flight'><number answer='hours' more-than='4'/></some>",
    "<is answer='session/discharge/event'>faint</is>",
    "<count of='course/session' at-least='1'/>",
    "<some of='scan/leg'/>",
    "<is answer='scan/leg[left]/compression'>safe</is>",
    "<some of='session/injected'><number answer='vein/width' at-least='3'/></some>",
    "<some of='session/injected'><number answer='volume' more-than='product/max-ml'/></some>",
    "<some of='vein'><is answer='site' among='plan/area'/></some>",
  };
  static const char *const changes[] = {
    "health/thinner=yes",
    "health/thinner-what=apixaban",
    "health/since=2026-01-01",
    "health/thinner=no",
    "health/thinner=yes",
    "plan/flight[f1]",
    "plan/flight[f1]/hours=7",
    "plan/flight[f1]/hours=3",
    "session[s1]",
    "session[s1]/given=yes",
    "session[s1]/discharge/event=faint",
    "session[s1]/injected[i1]",
    "session[s1]/injected[i1]/vein=v1",
    "vein[v1]",
    "vein[v1]/width=3",
    "vein[v1]/width=2",
    "session[s1]/injected[i1]/product=alpha",
    "session[s1]/injected[i1]/volume=7",
    "session[s1]/injected[i1]/form=foam",
    "vein[v1]/site=knee",
    "plan/area=left/knee",
    "vein[v1]/leg=left",
    "vein[v1]/leg=right",
    "scan/leg[left]/compression=safe",
    "scan/status=done",
    "scan/status=declined",
    "session[s1]/given=no",
    "session[s2]",
    "session[s2]/given=yes",
    "session[s2]/discharge/event=none",
  };
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, "");
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_rule_free);

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    g_ptr_array_add (asked, venule_test_rules_parse (rules, questions[i], NULL, NULL));
  assert_fresh (rules, evaluation, asked);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_test_message ("%s", changes[i]);
      venule_test_rules_write (consultation, changes[i]);
      assert_fresh (rules, evaluation, asked);
    }
  while (venule_consultation_undo (consultation))
    assert_fresh (rules, evaluation, asked);
  while (venule_consultation_redo (consultation))
    assert_fresh (rules, evaluation, asked);
}

static void
test_forget (void)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, "health/thinner=yes");
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  g_autoptr (VenuleRule) rule = venule_test_rules_parse (rules, "<rule ref='thinned'/>", NULL, NULL);
  const VenuleQuestion *question = find_question (rules, "health/thinner");
  VenuleEntry *entry = venule_entry_get_section (venule_consultation_get_root (consultation), question->form);
  g_autoptr (VenuleAnswer) no = venule_answer_parse (question, "no", NULL);

  g_assert_cmpint (venule_evaluation_test (evaluation, rule, NULL), ==, VENULE_YES);
  venule_entry_set_answer (entry, question, no);
  /* Nobody has said so yet. */
  g_assert_cmpint (venule_evaluation_test (evaluation, rule, NULL), ==, VENULE_YES);
  venule_evaluation_forget (evaluation);
  g_assert_cmpint (venule_evaluation_test (evaluation, rule, NULL), ==, VENULE_NO);
}

static void
test_effective (void)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  g_autoptr (VenuleConsultation) consultation
      = venule_test_rules_answer (rules, "health/thinner=yes; health/smoker=yes; health/thinner-what=apixaban");
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  const VenuleQuestion *what = find_question (rules, "health/thinner-what");
  const VenuleQuestion *thinner = find_question (rules, "health/thinner");
  VenuleEntry *health = venule_entry_get_section (venule_consultation_get_root (consultation), what->form);

  g_assert_cmpstr (venule_answer_get_text (venule_evaluation_get_answer (evaluation, health, what)), ==, "apixaban");
  g_assert_true (venule_evaluation_shows_question (evaluation, health, what));
  g_assert_true (venule_evaluation_requires (evaluation, health, what));
  g_assert_true (venule_evaluation_requires (evaluation, health, thinner));
  venule_test_rules_write (consultation, "health/smoker=no");
  g_assert_false (venule_evaluation_requires (evaluation, health, what));
  venule_test_rules_write (consultation, "health/smoker=yes; health/thinner=no");
  g_assert_false (venule_evaluation_requires (evaluation, health, what));
  g_assert_false (venule_evaluation_shows_question (evaluation, health, what));
  g_assert_null (venule_evaluation_get_answer (evaluation, health, what));
  /* Hidden, not lost. */
  g_assert_nonnull (venule_entry_get_answer (health, what));
}

static void
test_sessions (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, "session[s1]; session[s2]");
  g_autoptr (VenuleEvaluation) last = venule_test_rules_evaluate (rules, consultation);
  g_autoptr (VenuleEvaluation) first
      = venule_evaluation_new (rules->protocol, NULL, consultation, "s1", VENULE_CIVIL_DATE_NONE, &error);
  g_autoptr (VenuleEvaluation) none = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (venule_entry_get_key (venule_evaluation_get_session (last)), ==, "s2");
  g_assert_cmpstr (venule_entry_get_key (venule_evaluation_get_session (first)), ==, "s1");
  venule_test_rules_write (consultation, "session[s3]");
  g_assert_cmpstr (venule_entry_get_key (venule_evaluation_get_session (last)), ==, "s3");
  g_assert_cmpstr (venule_entry_get_key (venule_evaluation_get_session (first)), ==, "s1");
  venule_consultation_remove_member (consultation, "session[s1]", &error);
  g_assert_no_error (error);
  g_assert_null (venule_evaluation_get_session (first));
  none = venule_evaluation_new (rules->protocol, NULL, consultation, "s9", VENULE_CIVIL_DATE_NONE, &error);
  g_assert_null (none);
  g_assert_error (error, VENULE_CONSULTATION_ERROR, VENULE_CONSULTATION_ERROR_NO_SUCH_PATH);
  g_assert_nonnull (strstr (error->message, "s9"));
  /* Without a clinic or a day these are unknown, not wrong. */
  g_assert_cmpint (venule_test_rules_ask (rules, first, "<answered answer='clinic/phone'/>"), ==, VENULE_NO);
  venule_test_rules_write (consultation, "scan/date=2026-11-02");
  g_assert_cmpint (venule_test_rules_ask (rules, first, "<date answer='scan/date' before='today'/>"), ==,
                   VENULE_UNKNOWN);
}

static void
test_resolve (void)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (
      rules,
      "health/weight=80.5; plan/area=left/knee right/calf; vein[v1]; vein[v1]/leg=right; vein[v1]/site=knee calf; "
      "scan/date=2026-11-02; note=Ring us.");
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  VenuleEntry *vein = venule_consultation_find_entry (consultation, "vein[v1]");
  g_autoptr (VenulePath) weight = parse_path (rules, "health/weight", "");
  g_autoptr (VenulePath) area = parse_path (rules, "plan/area", "");
  g_autoptr (VenulePath) site = parse_path (rules, "site", "vein");
  g_autoptr (VenulePath) id = parse_path (rules, "id", "vein");
  g_autoptr (VenulePath) flight = parse_path (rules, "clinic/days-before-flying", "");
  g_autoptr (VenulePath) note = parse_path (rules, "note", "vein");
  g_autoptr (VenulePath) moles = parse_path (rules, "health/moles", "");
  VenuleValue value;

  g_assert_true (venule_evaluation_resolve (evaluation, weight, NULL, &value));
  g_assert_cmpint (value.kind, ==, VENULE_VALUE_NUMBER);
  g_assert_cmpint (value.number, ==, 80500);
  g_assert_cmpstr (value.unit, ==, "kg");
  g_assert_true (value.question == find_question (rules, "health/weight"));
  g_assert_true (venule_evaluation_resolve (evaluation, area, NULL, &value));
  g_assert_cmpuint (value.n_words, ==, 2);
  g_assert_cmpstr (value.words[0], ==, "left/knee");
  g_assert_true (venule_evaluation_resolve (evaluation, site, vein, &value));
  g_assert_cmpstr (value.words[0], ==, "right/knee");
  g_assert_cmpstr (value.words[1], ==, "right/calf");
  g_assert_true (venule_evaluation_resolve (evaluation, id, vein, &value));
  g_assert_cmpstr (value.words[0], ==, "v1");
  g_assert_true (venule_evaluation_resolve (evaluation, flight, NULL, &value));
  g_assert_cmpint (value.number, ==, 14000);
  g_assert_true (venule_evaluation_resolve (evaluation, note, vein, &value));
  g_assert_cmpint (value.kind, ==, VENULE_VALUE_TEXT);
  g_assert_cmpstr (value.words[0], ==, "Ring us.");
  g_assert_false (venule_evaluation_resolve (evaluation, moles, NULL, &value));
  g_assert_cmpint (value.kind, ==, VENULE_VALUE_NONE);
  g_assert_true (value.question == find_question (rules, "health/moles"));
}

static void
test_list (void)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  g_autoptr (VenuleConsultation) consultation
      = venule_test_rules_answer (rules, "session[s1]; session[s2]; session[s2]/given=yes; session[s2]/injected[i1]; "
                                         "session[s2]/injected[i2]");
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  g_autoptr (VenulePath) injected = parse_path (rules, "session/injected", "");
  g_autoptr (VenulePath) others = parse_path (rules, "course/session", "");
  g_autoptr (GPtrArray) two = venule_evaluation_list (evaluation, injected, NULL);
  g_autoptr (GPtrArray) one = venule_evaluation_list (evaluation, others, NULL);
  g_autoptr (GPtrArray) none = NULL;

  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpstr (venule_entry_get_key (two->pdata[1]), ==, "i2");
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (venule_entry_get_key (one->pdata[0]), ==, "s1");
  venule_test_rules_write (consultation, "session[s2]/given=no");
  none = venule_evaluation_list (evaluation, injected, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static VenuleTruth
print_nothing_but_pain (const VenuleRule *prints, gpointer user_data)
{
  ++*(guint *) user_data;
  return g_strcmp0 (prints->name, "pain") == 0 ? VENULE_YES : VENULE_NO;
}

static void
test_prints (void)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, "");
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  VenuleVocabulary *vocabulary = venule_protocol_get_vocabulary (rules->protocol);
  g_autoptr (VenuleVocabulary) child = venule_vocabulary_new_child (vocabulary);
  const char *text = "<never><prints passage='pain'/><not><prints permits='ibuprofen'/></not></never>";
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleRule) rule = NULL;
  guint n = 0;

  {
    xmlDoc *doc = xmlReadMemory (text, (int) strlen (text), "invariant.xml", NULL, 0);
    venule_vocabulary_allow_prints (child, TRUE);
    rule = venule_rule_parse (xmlDocGetRootElement (doc), child, NULL, &error);
    xmlFreeDoc (doc);
  }
  g_assert_no_error (error);
  g_assert_cmpint (venule_evaluation_test (evaluation, rule, NULL), ==, VENULE_UNKNOWN);
  venule_evaluation_set_prints (evaluation, print_nothing_but_pain, &n);
  g_assert_cmpint (venule_evaluation_test (evaluation, rule, NULL), ==, VENULE_YES);
  /* Never kept: what prints is not an answer. */
  g_assert_cmpint (venule_evaluation_test (evaluation, rule, NULL), ==, VENULE_YES);
  g_assert_cmpuint (n, ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/evaluation/changes", test_changes);
  g_test_add_func ("/protocol/evaluation/forget", test_forget);
  g_test_add_func ("/protocol/evaluation/effective", test_effective);
  g_test_add_func ("/protocol/evaluation/sessions", test_sessions);
  g_test_add_func ("/protocol/evaluation/resolve", test_resolve);
  g_test_add_func ("/protocol/evaluation/list", test_list);
  g_test_add_func ("/protocol/evaluation/prints", test_prints);
  return g_test_run ();
}
