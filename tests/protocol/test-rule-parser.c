/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "venule-test-rules.h"
#include "venule-xml-reader.h"

static const struct
{
  const char *rules, *message;
} refused[] = {
  /* Words. */
  { "<is answer='health/thiner'>yes</is>", "there is no answer “health/thiner”; did you mean “health/thinner”?" },
  { "<is answer='thinner'>yes</is>", "there is no answer “thinner”" },
  { "<is answer='health/thinner'>maybe</is>", "“health/thinner” is never “maybe”; it can be yes, no" },
  { "<is answer='scan/status'>don</is>", "“scan/status” is never “don”; did you mean “done”?" },
  { "<is answer='health/thinner'> </is>", "<is> names no word" },
  { "<is answer='health/thinner'>Yes</is>", "is never “Yes”" },
  { "<is>yes</is>", "<is> needs answer=" },
  { "<is answer='health/thinner' anwser='x'>yes</is>", "<is> has no attribute “anwser”" },
  { "<is answer='health/weight'>80</is>", "ask it with <number>" },
  { "<is answer='scan/date'>2026-11-22</is>", "ask it with <date>" },
  { "<is answer='note'>hello</is>", "ask it with <answered>" },
  { "<some of='session/injected'><is answer='vein'>v1</is></some>", "holds ids of a consultation" },
  { "<is answer='health/thinner' leg='left'>yes</is>", "“health/thinner” carries no leg" },
  { "<is answer='plan/area' leg='middle'>knee</is>", "“middle” is no leg" },
  { "<is answer='plan/area'>left/knee</is>", "is never “left/knee”" },
  { "<is answer='health/thinner'>yes<answered answer='note'/></is>", "<is> takes no elements" },
  /* Groups where an answer is needed, and the reverse. */
  { "<is answer='plan/flight'>yes</is>", "“plan/flight” is a group; name an answer in it" },
  { "<is answer='scan'>yes</is>", "“scan” is no answer; name one in it" },
  { "<answered answer='scan/leg/abpi'/>", "“scan/leg” has several members" },
  { "<answered answer='session/injected/batch'/>", "there is no answer “session/injected/batch”" },
  { "<answered answer='session/injected/volume'/>", "“session/injected” has several members" },
  { "<some of='health/thinner'/>", "“health/thinner” is no group" },
  { "<some of='scan'/>", "“scan” is no answer" },
  { "<some/>", "<some> needs of=" },
  { "<answered answer='scan/leg[middle]/abpi'/>", "“leg” has no member “middle”" },
  { "<answered answer='scan/leg[left'/>", "a bracket that does not close" },
  { "<answered answer='vein[v1]/kind'/>", "known only inside a consultation" },
  { "<answered answer='health/thinner[left]'/>", "has no members" },
  { "<answered answer='health/thinner/x'/>", "nothing lies below “thinner”" },
  { "<answered answer='scan/leg[left]'/>", "is no answer; name one in it" },
  { "<answered answer=''/>", "<answered> needs answer=" },
  { "<answered answer='a/b/c/d/e/f/g/h/i/j/k/l/m/n'/>", "a path has 1 to 12 names" },
  /* The clinic, the label, and where they are known. */
  { "<answered answer='clinic/fon'/>", "the clinic has no field or setting “fon”" },
  { "<some of='session/injected'><answered answer='product/min-ml'/></some>", "no product has a fact “min-ml”" },
  { "<answered answer='product/max-ml'/>", "stands where no product is known" },
  { "<rule ref='teh'/>", "there is no rule “teh”" },
  /* Numbers and dates. */
  { "<number answer='health/weight'/>", "<number> compares with nothing" },
  { "<number answer='health/weight' at-least='1' at-most='2'/>", "takes one comparison" },
  { "<number answer='health/thinner' at-least='1'/>", "“health/thinner” is no number" },
  { "<number answer='health/weight' at-least='heavy'/>", "there is no answer “heavy”" },
  { "<number answer='health/weight' at-least='scan/date'/>", "“scan/date” is no number" },
  { "<number answer='health/weight' at-least='clinic/most-ml'/>", "“health/weight” is in kg, “clinic/most-ml” in ml" },
  { "<number answer='health/weight' at-least='health/moles'/>", "“health/moles” in no unit" },
  { "<some of='session/injected'><number answer='strength' at-most='product/max-ml'/></some>", "in ml" },
  { "<date answer='health/weight' before='today'/>", "“health/weight” is no date" },
  { "<date answer='scan/date' before='2026-02-30'/>", "“2026-02-30” is no date; write YYYY-MM-DD" },
  { "<date answer='scan/date' before='health/weight'/>", "“health/weight” is no date" },
  { "<date answer='scan/date' before='today' plus-days='health/weight'/>", "is no number of whole days" },
  { "<date answer='scan/date' before='today' plus-days='0.5'/>", "is no number of whole days" },
  { "<date answer='scan/date' before='today' plus-months='clinic/days-before-flying'/>",
    "is no number of whole months" },
  { "<date answer='scan/date' before='today' plus-weeks='clinic/days-before-flying'/>", "is no number of whole weeks" },
  { "<date answer='scan/date' before='today' plus-days='clinic/weeks-between'/>", "is no number of whole days" },
  { "<number answer='health/weight' at-least='1' times='0.5'/>", "times=\"0.5\" counts nothing" },
  { "<number answer='health/weight' at-least='1' times='health/usual-weight'/>", "counts nothing" },
  { "<number answer='health/weight' at-least='1' times='health/thinner'/>", "counts nothing" },
  { "<number answer='health/weight' at-least='1' times='clinic/most-ml'/>", "counts nothing" },
  { "<number answer='health/weight' at-least='1' times='plan/flight'/>", "counts nothing" },
  { "<number answer='health/weight' at-least='1' times='plan/aera'/>", "did you mean “plan/area”?" },
  { "<sum of='plan/flight' answer='hours' at-least='1' times='2'/>", "has no attribute “times”" },
  { "<sum of='plan/flight' answer='date' at-least='1'/>", "“date” is no number" },
  { "<sum of='plan/flight' answer='hours' at-least='clinic/most-ml'/>", "is in hours" },
  { "<count of='plan/flight'/>", "<count> compares with nothing" },
  { "<count of='session/injected' at-least='1' same='product'/>", "there is no answer “product”" },
  /* Comparisons that can never hold. */
  { "<is answer='health/thinner' equals='scan/status'/>", "have no word in common" },
  { "<is answer='health/thinner' equals='health/weight'/>", "are of different kinds" },
  { "<is answer='health/weight' equals='health/moles'/>", "have different units" },
  { "<is answer='health/weight' among='health/usual-weight'/>", "only equals= can compare them" },
  { "<is answer='plan/area' among='health/thinner'/>", "only one of them carries a leg" },
  { "<is answer='health/thinner' equals='health/smoker' among='health/smoker'/>", "takes one of equals" },
  { "<is answer='health/thinner' equals='health/smoker'>yes</is>", "takes no words" },
  { "<is answer='plan/area' among='session/area' leg='left'/>", "leg= goes with words" },
  { "<some of='session/injected'><is answer='vein' equals='session/number'/></some>", "are of different kinds" },
  { "<some of='session/injected'><is answer='vein' equals='id'/></some>", "name members of different groups" },
  /* on= */
  { "<each of='plan/flight' on='session/stocking-leg'/>", "on= picks members of a keyed group" },
  { "<each of='scan/leg' on='health/thinner'/>", "on= picks members of a keyed group" },
  { "<each of='scan/leg' on='plan/product'/>", "“plan/product” can be “alpha”, which is no member" },
  { "<some of='scan/leg' on='session/stocking-leg'/>", "<some> has no attribute “on”" },
  /* Shapes. */
  { "<any/>", "<any> is empty" },
  { "<not> </not>", "<not> is empty" },
  { "<all>yes</all>", "<all> takes no words" },
  { "yes", "takes no words" },
  { "<xor/>", "<xor> is no rule" },
  { "<prints passage='pain'/>", "only in a sheet's invariants" },
  { "<is xmlns='urn:x' answer='health/thinner'>yes</is>", "<is> is no rule" },
};

static void
test_refused (void)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *second_line = g_strconcat ("\n", refused[i].rules, NULL);

      g_test_message ("%s", refused[i].rules);
      g_assert_null (venule_test_rules_parse (rules, second_line, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID);
      g_assert_true (
          g_str_has_prefix (error->message, g_str_equal (refused[i].rules, "yes") ? "rules.xml:1: " : "rules.xml:2: "));
      g_assert_nonnull (strstr (error->message, refused[i].message));
    }
}

/* Relative paths start from the form they stand in, then those around it, then the top. */
static void
test_scopes (void)
{
  static const struct
  {
    const char *path, *within, *question;
  } cases[] = {
    { "health/thinner", "", "health/thinner" },
    { "thinner", "health", "health/thinner" },
    { "date", "plan/flight", "plan/flight/date" },
    { "date", "scan/leg/ceap", "scan/date" },
    { "abpi", "scan/leg/trunk", "scan/leg/abpi" },
    { "given", "session/injected", "session/given" },
    { "vein/kind", "session/injected", "vein/kind" },
    { "which/width", "session/treated", "vein/width" },
    { "discharge/event", "session", "session/discharge/event" },
    { "health/thinner", "session/injected", "health/thinner" },
    { "session/area", "session/injected", "session/area" },
    { "area", "session/injected", "session/area" },
    { "product", "session/injected", "session/injected/product" },
    { "plan/product", "session/injected", "plan/product" },
  };
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  const VenuleForm *root = venule_protocol_get_form (rules->protocol);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf ("<answered answer='%s'/>", cases[i].path);
      const VenuleForm *within = venule_form_find_form (root, cases[i].within);
      g_autoptr (VenuleRule) rule = venule_test_rules_parse (rules, text, within, &error);
      const VenuleRule *answered;

      g_assert_no_error (error);
      answered = rule->children->pdata[0];
      g_assert_cmpstr (answered->answer->question->path, ==, cases[i].question);
    }
}

static void
test_reads (void)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  g_autoptr (GHashTable) questions = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (VenuleRule) rule = venule_test_rules_parse (
      rules,
      "<rule ref='calm'/><some of='session/injected'><number answer='volume' more-than='product/max-ml'/></some>"
      "<some of='vein'><is answer='site' among='plan/area'/></some>",
      NULL, NULL);
  static const char *const expected[] = { "health/thinner",
                                          "session/injected/volume",
                                          "session/injected/product",
                                          "session/injected/strength",
                                          "session/injected/form",
                                          "vein/site",
                                          "vein/leg",
                                          "plan/area" };

  venule_rule_collect_reads (rule, questions, paths);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (g_hash_table_contains (
        questions, venule_form_find_question (venule_protocol_get_form (rules->protocol), expected[i])));
  g_assert_cmpuint (g_hash_table_size (questions), ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (paths->len, ==, 7);
}

static gboolean
add_rules (const char *text, GError **error)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  g_autoptr (VenuleVocabulary) child = venule_vocabulary_new_child (venule_protocol_get_vocabulary (rules->protocol));
  xmlDoc *doc = xmlReadMemory (text, (int) strlen (text), "sheet.xml", NULL, 0);
  gboolean added = venule_vocabulary_add_rules (child, xmlDocGetRootElement (doc), error);

  g_assert_true (!added || venule_vocabulary_find_rule (child, "a") != NULL);
  g_assert_null (venule_vocabulary_find_rule (venule_protocol_get_vocabulary (rules->protocol), "a"));
  xmlFreeDoc (doc);
  return added;
}

static void
test_named (void)
{
  static const struct
  {
    const char *rules, *message; /* NULL: right */
  } cases[] = {
    { "<rules><rule id='a'><rule ref='b'/></rule><rule id='b'><rule ref='thinned'/></rule></rules>", NULL },
    { "<rules><rule id='a'><rule ref='a'/></rule></rules>", "sheet.xml:1: rule “a” leads back to itself" },
    { "<rules><rule id='a'><rule ref='b'/></rule>\n<rule id='b'><not><rule ref='a'/></not></rule></rules>",
      "leads back" },
    { "<rules><rule id='a'/><rule id='a'/></rules>", "there is a rule “a” already" },
    { "<rules><rule id='thinned'/></rules>", "there is a rule “thinned” already" },
    { "<rules><rule/></rules>", "<rule> is none" },
    { "<rules><value id='a'/></rules>", "<value> is none" },
    { "<rules><rule id='a'><rule ref='c'/></rule></rules>", "there is no rule “c”" },
  };
  GString *doubling = g_string_new ("<rules><rule id='a'/>");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (add_rules (cases[i].rules, &error), ==, cases[i].message == NULL);
      if (cases[i].message != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].message));
    }

  /* Forty lines that would be asked 2^40 times. */
  g_string_append (doubling, "<rule id='r0'><rule ref='a'/></rule>");
  for (guint i = 1; i < 40; i++)
    g_string_append_printf (doubling, "<rule id='r%u'><rule ref='r%u'/><rule ref='r%u'/></rule>", i, i - 1, i - 1);
  g_string_append (doubling, "</rules>");
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (add_rules (doubling->str, &error));
    g_assert_nonnull (strstr (error->message, "goes too far"));
  }
  g_string_free (doubling, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/rule-parser/refused", test_refused);
  g_test_add_func ("/protocol/rule-parser/scopes", test_scopes);
  g_test_add_func ("/protocol/rule-parser/reads", test_reads);
  g_test_add_func ("/protocol/rule-parser/named", test_named);
  return g_test_run ();
}
