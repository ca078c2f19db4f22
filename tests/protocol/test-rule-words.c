/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-test-rules.h"

static const struct
{
  const char *rules, *words;
} cases[] = {
  { "", "always" },
  { "<is answer='health/thinner'>no</is>", "Blood thinner is no" },
  { "<is answer='scan/leg[left]/compression'>safe reduced</is>", "Compression (left leg) is safe or reduced only" },
  { "<not><is answer='scan/leg[left]/compression'>safe</is></not>", "Compression (left leg) is not safe" },
  { "<is answer='scan/leg[left]/compression'>safe reduced unsafe</is>", "Compression (left leg) is any" },
  { "<is answer='plan/reasons'>ache</is>", "Reasons includes ache" },
  { "<is answer='plan/area' leg='left'>knee</is>", "Areas to treat includes knee on the left leg" },
  { "<is answer='session/area' within='plan/area'/>", "Areas treated is within Areas to treat" },
  { "<not><is answer='session/area' among='plan/area'/></not>", "Areas treated is not among Areas to treat" },
  { "<answered answer='note'/>", "Note is answered" },
  { "<not><answered answer='note'/></not>", "Note is not answered" },
  { "<number answer='health/weight' at-least='80'/>", "Weight is at least 80 kg" },
  { "<number answer='session/stocking-days' less-than='clinic/days-before-flying'/>",
    "Stocking days is less than the clinic’s “Days before flying”" },
  { "<date answer='session/date' before='today' plus-months='-6'/>",
    "Date (Treatment) is before today minus 6 months" },
  { "<date answer='scan/date' on-or-after='session/date' plus-days='session/stocking-days'/>",
    "Date (Scan) is on or after Date (Treatment) plus Stocking days" },
  { "<date answer='scan/date' before='session/date' plus-weeks='2' plus-days='3'/>",
    "Date (Scan) is before Date (Treatment) plus 2 weeks plus 3 days" },
  { "<some of='session/injected'><number answer='volume' more-than='product/site-ml' times='sites'/></some>",
    "some injection: Volume is more than the label’s “site-ml” times Sites" },
  { "<number answer='health/weight' at-most='30' times='plan/area'/>",
    "Weight is at most 30 kg times the number of Areas to treat" },
  { "<date answer='health/born' after='2008-11-22'/>", "Date of birth is after 2008-11-22" },
  { "<some of='session/injected'><is answer='form'>foam</is></some>", "some injection: Form is foam" },
  { "<some of='course/session'/>", "some other treatment" },
  { "<each of='scan/leg' on='session/stocking-leg'><is answer='compression'>safe</is></each>",
    "each leg that “Stocking on” names: Compression is safe" },
  { "<count of='plan/flight' at-least='2'/>", "the number of flight entries is at least 2" },
  { "<sum of='plan/flight' answer='hours' more-than='4'><answered answer='date'/></sum>",
    "the sum of Hours over flight entries (where Date of flight is answered) is more than 4 hours" },
  { "<some of='session/injected'><sum of='session/injected' answer='volume' more-than='product/max-ml' same='product "
    "form'/></some>",
    "some injection: the sum of Volume over injection entries of the same Product and Form is more than the label’s "
    "“max-ml”" },
  { "<some of='session/injected'><is answer='vein/kind'>trunk</is></some>",
    "some injection: Kind (of that Vein) is trunk" },
  { "<rule ref='calm'/>", "not (Blood thinner is yes)" },
  /* Parentheses where "and" meets "or", and nowhere else. */
  { "<is answer='health/thinner'>no</is><answered answer='note'/><all><is answer='health/smoker'>no</is></all>",
    "Blood thinner is no and Note is answered and Smoker is no" },
  { "<is answer='health/thinner'>no</is><any><answered answer='note'/><is answer='health/smoker'>no</is></any>",
    "Blood thinner is no and (Note is answered or Smoker is no)" },
  { "<any><all><is answer='health/thinner'>no</is><answered answer='note'/></all><is "
    "answer='health/smoker'>no</is></any>",
    "(Blood thinner is no and Note is answered) or Smoker is no" },
  { "<any><answered answer='note'/><is answer='health/smoker'>no</is></any>", "Note is answered or Smoker is no" },
  { "<some of='plan/flight'><answered answer='date'/><answered answer='hours'/></some><answered answer='note'/>",
    "(some flight: Date of flight is answered and Hours is answered) and Note is answered" },
  { "<not><any><answered answer='note'/><is answer='health/smoker'>no</is></any></not>",
    "not (Note is answered or Smoker is no)" },
};

static void
test_words (void)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VenuleRule) rule = venule_test_rules_parse (rules, cases[i].rules, NULL, &error);
      g_autofree char *words = NULL;

      g_assert_no_error (error);
      words = venule_rule_to_words (rule, VENULE_SPEECH_SOURCE);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/rule-words/words", test_words);
  return g_test_run ();
}
