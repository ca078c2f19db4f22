/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-expression.h"

#include <string.h>

#include "venule-test-rules.h"

static VenuleExpression *
parse (VenuleTestRules *rules, const char *content, const VenuleForm *within, GError **error)
{
  g_autofree char *text = g_strdup_printf ("<value>%s</value>", content);
  xmlDoc *doc = xmlReadMemory (text, (int) strlen (text), "sheet.xml", NULL, 0);
  VenuleExpression *expression = venule_expression_parse (
      xmlDocGetRootElement (doc), venule_protocol_get_vocabulary (rules->protocol), within, error);

  xmlFreeDoc (doc);
  return expression;
}

static char *
say (const VenuleValue *value)
{
  if (value->kind == VENULE_VALUE_DATE)
    return venule_civil_date_format (value->date);
  if (value->kind == VENULE_VALUE_NUMBER)
    {
      g_autofree char *number = venule_number_format (value->number);
      return g_strdup_printf ("%s %s", number, value->unit != NULL ? value->unit : "-");
    }
  return g_strdup (value->n_words > 0 ? value->words[0] : "nothing");
}

#define FLIGHTS                                                                                                        \
  "plan/flight[f1]; plan/flight[f1]/date=2026-12-18; plan/flight[f1]/hours=7; "                                        \
  "plan/flight[f2]; plan/flight[f2]/date=2026-12-04; plan/flight[f2]/hours=2.5; "

static const struct
{
  const char *answers, *value;
  VenuleTruth expected;
  const char *said;
} cases[] = {
  { "health/weight=80", "<answer answer='health/weight'/>", VENULE_YES, "80 kg" },
  { "", "<answer answer='health/weight'/>", VENULE_UNKNOWN, "nothing" },
  { "", "<answer answer='clinic/phone'/>", VENULE_YES, "0121 496 0123" },
  { "", "<answer answer='clinic/fax'/>", VENULE_UNKNOWN, "nothing" },
  { "session[s1]; session[s1]/date=2026-11-23; session[s1]/stocking-days=7",
    "<date answer='session/date' plus-days='session/stocking-days'/>", VENULE_YES, "2026-11-30" },
  { "session[s1]; session[s1]/date=2026-11-23", "<date answer='session/date' plus-days='clinic/days-before-flying'/>",
    VENULE_YES, "2026-12-07" },
  { "session[s1]; session[s1]/date=2026-08-31", "<date answer='session/date' plus-months='6'/>", VENULE_YES,
    "2027-02-28" },
  { "session[s1]; session[s1]/date=2026-11-23", "<date answer='session/date' plus-days='session/stocking-days'/>",
    VENULE_UNKNOWN, "nothing" },
  { "", "<date answer='today' plus-days='1'/>", VENULE_YES, "2026-11-23" },
  { "session[s1]; session[s1]/date=2026-11-23", "<date answer='session/date' plus-weeks='clinic/weeks-between'/>",
    VENULE_YES, "2027-01-04" },
  { FLIGHTS, "<earliest of='plan/flight' answer='date'/>", VENULE_YES, "2026-12-04" },
  { FLIGHTS, "<earliest of='plan/flight' answer='date'><number answer='hours' more-than='4'/></earliest>", VENULE_YES,
    "2026-12-18" },
  { "", "<earliest of='plan/flight' answer='date'/>", VENULE_NO, "nothing" },
  { FLIGHTS, "<earliest of='plan/flight' answer='date'><number answer='hours' more-than='9'/></earliest>", VENULE_NO,
    "nothing" },
  { FLIGHTS "plan/flight[f3]", "<earliest of='plan/flight' answer='date'/>", VENULE_UNKNOWN, "nothing" },
  { FLIGHTS, "<count of='plan/flight'/>", VENULE_YES, "2 -" },
  { FLIGHTS, "<count of='plan/flight'><number answer='hours' more-than='4'/></count>", VENULE_YES, "1 -" },
  { FLIGHTS "plan/flight[f3]", "<count of='plan/flight'><number answer='hours' more-than='4'/></count>", VENULE_UNKNOWN,
    "nothing" },
  { "", "<count of='plan/flight'/>", VENULE_YES, "0 -" },
  { FLIGHTS, "<sum of='plan/flight' answer='hours'/>", VENULE_YES, "9.5 hours" },
  { FLIGHTS "plan/flight[f3]", "<sum of='plan/flight' answer='hours'/>", VENULE_UNKNOWN, "nothing" },
  { "", "<sum of='plan/flight' answer='hours'/>", VENULE_YES, "0 hours" },
};

static void
test_values (void)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, cases[i].answers);
      g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
      g_autoptr (VenuleExpression) expression = parse (rules, cases[i].value, NULL, &error);
      g_autofree char *said = NULL;
      VenuleValue value;

      g_test_message ("%s | %s", cases[i].answers, cases[i].value);
      g_assert_no_error (error);
      g_assert_cmpint (venule_expression_evaluate (expression, evaluation, NULL, &value), ==, cases[i].expected);
      said = say (&value);
      g_assert_cmpstr (said, ==, cases[i].said);
      if (cases[i].expected == VENULE_YES)
        g_assert_cmpint (value.kind, ==, venule_expression_get_value_kind (expression));
    }
}

static void
test_within (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, FLIGHTS);
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  const VenuleForm *flight = venule_form_find_form (venule_protocol_get_form (rules->protocol), "plan/flight");
  g_autoptr (VenuleExpression) expression = parse (rules, "<date answer='date' plus-days='-1'/>", flight, &error);
  VenuleValue value;

  g_assert_no_error (error);
  g_assert_cmpint (venule_expression_evaluate (expression, evaluation,
                                               venule_consultation_find_entry (consultation, "plan/flight[f2]"),
                                               &value),
                   ==, VENULE_YES);
  g_assert_cmpuint (value.date, ==, venule_civil_date_new (2026, 12, 3));
}

static void
test_reads (void)
{
  static const struct
  {
    const char *value;
    guint n_questions, n_paths;
  } said[] = {
    { "<answer answer='health/weight'/>", 1, 1 },
    { "<date answer='session/date' plus-days='session/stocking-days'/>", 2, 2 },
    { "<date answer='session/date' plus-days='14'/>", 1, 1 },
    { "<date answer='session/date' plus-weeks='clinic/weeks-between'/>", 1, 2 },
    { "<earliest of='plan/flight' answer='date'><number answer='hours' more-than='4'/></earliest>", 2, 3 },
  };
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (VenuleExpression) expression = parse (rules, said[i].value, NULL, NULL);
      g_autoptr (GHashTable) questions = g_hash_table_new (NULL, NULL);
      g_autoptr (GPtrArray) paths = g_ptr_array_new ();

      venule_expression_collect_reads (expression, questions, paths);
      g_assert_cmpuint (g_hash_table_size (questions), ==, said[i].n_questions);
      g_assert_cmpuint (paths->len, ==, said[i].n_paths);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *value, *message;
  } refused[] = {
    { "", "sheet.xml:1: <value> holds one of" },
    { "<answer answer='health/weight'/><answer answer='health/weight'/>", "<value> holds one of" },
    { "<answer/>", "<answer> needs answer=" },
    { "<answer answer='plan/flight'/>", "“plan/flight” is no single answer" },
    { "<answer answer='health/wieght'/>", "did you mean “health/weight”?" },
    { "<answer answer='health/weight' plus-days='1'/>", "has no attribute “plus-days”" },
    { "<date answer='health/weight'/>", "“health/weight” is no date" },
    { "<date answer='scan/date' plus-days='health/weight'/>", "is no number of whole days" },
    { "<date answer='scan/date' plus-months='clinic/days-before-flying'/>", "is no number of whole months" },
    { "<date answer='scan/date' plus-days='1.5'/>", "is no number of whole days" },
    { "<date answer='scan/date' plus-days='clinic/weeks-between'/>", "is no number of whole days" },
    { "<date answer='scan/date' plus-weeks='0.5'/>", "is no number of whole weeks" },
    { "<earliest of='plan/flight' answer='hours'/>", "“hours” is no date" },
    { "<earliest answer='date'/>", "needs of=" },
    { "<sum of='plan/flight' answer='date'/>", "“date” is no number" },
    { "<count of='plan'/>", "“plan” is no answer" },
    { "<latest of='plan/flight' answer='date'/>", "<latest> is no value" },
  };
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (rules, refused[i].value, NULL, &error));
      g_test_message ("%s: %s", refused[i].value, error->message);
      g_assert_nonnull (strstr (error->message, refused[i].message));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/expression/values", test_values);
  g_test_add_func ("/protocol/expression/within", test_within);
  g_test_add_func ("/protocol/expression/reads-and-words", test_reads);
  g_test_add_func ("/protocol/expression/refused", test_refused);
  return g_test_run ();
}
