/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "venule-path-words.h"
#include "venule-scope.h"

/* What words stand in. "And" within "or" and the reverse get parentheses: nobody should need to know which binds
 * tighter. */
typedef enum
{
  ALONE,
  OR,
  AND,
} Binding;

static char *say_rule (const VenuleRule *rule, Binding around, VenuleSpeech speech);

/* Translators: one condition for a text of the sheet, made of the checklist's own labels: "Weight is at least 80 kg".
 */
static const char *const comparisons[] = {
  N_ ("{answer} is at least {value}"),
  N_ ("{answer} is more than {value}"),
  N_ ("{answer} is at most {value}"),
  N_ ("{answer} is less than {value}"),
  /* Translators: two days are compared. */
  N_ ("{answer} is before {value}"),
  N_ ("{answer} is on or before {value}"),
  N_ ("{answer} is after {value}"),
  N_ ("{answer} is on or after {value}"),
  N_ ("{answer} is on {value}"),
};

static char *
join (char *before, const char *next, const char *pattern, VenuleSpeech speech)
{
  g_autofree char *first = before;

  if (first == NULL)
    return g_strdup (next);
  return venule_speech_fill (speech, pattern, "first", first, "next", next, NULL);
}

/* A list of several is joined by its own word; a list of one is that one. */
static char *
say_children (const GPtrArray *rules, Binding binding, Binding around, VenuleSpeech speech)
{
  gboolean parentheses = rules->len > 1 && around != ALONE && binding != around;
  const char *pattern = binding == AND ? N_ ("{first} and {next}") : N_ ("{first} or {next}");
  g_autofree char *words = NULL;

  if (rules->len == 0)
    /* Translators: when a text of the sheet prints. */
    return binding == AND ? venule_speech_fill (speech, "always", NULL) : venule_speech_fill (speech, "never", NULL);
  for (guint i = 0; i < rules->len; i++)
    {
      g_autofree char *next = say_rule (rules->pdata[i], rules->len == 1 ? around : binding, speech);

      words = join (g_steal_pointer (&words), next, pattern, speech);
    }
  return parentheses ? g_strdup_printf ("(%s)", words) : g_steal_pointer (&words);
}

static const char *
get_word_label (const VenulePath *path, const char *word, VenuleSpeech speech)
{
  const VenuleOption *option = NULL;

  if (path->question != NULL)
    option = venule_question_find_option (path->question, word);
  else if (path->kind == VENULE_PATH_KEY && venule_path_get_form (path)->kind == VENULE_FORM_KEYED)
    option = venule_form_find_key (venule_path_get_form (path), word);
  if (option != NULL)
    return venule_speech_pick (speech, option->label, option->source_label);
  return venule_speech_word (speech, path->question, word);
}

/* "a, b or c"; "a, this or b, that" where labels hold commas themselves; "any" when it is all of them. */
static char *
say_options (const VenuleRule *rule, VenuleSpeech speech)
{
  const VenuleQuestion *question = rule->answer->question;
  gboolean has_comma = FALSE;
  char *words = NULL;

  if (question != NULL && question->options->len > 1 && rule->words->len == question->options->len)
    /* Translators: one of the answers to a question, whichever: "Compression is any". */
    return venule_speech_fill (speech, "any", NULL);
  for (guint i = 0; i < rule->words->len; i++)
    has_comma = has_comma || strchr (get_word_label (rule->answer, rule->words->pdata[i], speech), ',') != NULL;
  for (guint i = 0; i < rule->words->len; i++)
    words = join (words, get_word_label (rule->answer, rule->words->pdata[i], speech),
                  has_comma || i + 1 == rule->words->len ? N_ ("{first} or {next}") : N_ ("{first}, {next}"), speech);
  return words;
}

/* In this order: of one answer, no; yes; of several, no; yes. */
static const char *const word_tests[] = {
  N_ ("{answer} is not {options}"),
  N_ ("{answer} is {options}"),
  N_ ("{answer} does not include {options}"),
  N_ ("{answer} includes {options}"),
};

static char *
say_words (const VenuleRule *rule, gboolean yes, VenuleSpeech speech)
{
  const VenuleQuestion *question = rule->answer->question;
  gboolean many = question != NULL && question->kind == VENULE_KIND_MANY_OF;
  g_autofree char *answer = venule_path_to_words (rule->answer, speech);
  g_autofree char *options = say_options (rule, speech);
  g_autofree char *words
      = venule_speech_fill (speech, word_tests[2 * many + yes], "answer", answer, "options", options, NULL);

  if (rule->leg == NULL)
    return g_steal_pointer (&words);
  if (strcmp (rule->leg, "left") == 0)
    return venule_speech_fill (speech, "{condition} on the left leg", "condition", words, NULL);
  return venule_speech_fill (speech, "{condition} on the right leg", "condition", words, NULL);
}

/* Two answers are compared; no, then yes, for each test. */
static const char *const answer_tests[][2] = {
  [VENULE_SET_EQUALS] = { N_ ("{answer} is not the same as {other}"), N_ ("{answer} is the same as {other}") },
  [VENULE_SET_AMONG] = { N_ ("{answer} is not among {other}"), N_ ("{answer} is among {other}") },
  [VENULE_SET_WITHIN] = { N_ ("{answer} is not within {other}"), N_ ("{answer} is within {other}") },
};

static char *
say_is (const VenuleRule *rule, gboolean yes, VenuleSpeech speech)
{
  g_autofree char *answer = NULL, *other = NULL;

  if (rule->set_test == VENULE_SET_WORDS)
    return say_words (rule, yes, speech);
  answer = venule_path_to_words (rule->answer, speech);
  other = venule_path_to_words (rule->operand, speech);
  return venule_speech_fill (speech, answer_tests[rule->set_test][yes], "answer", answer, "other", other, NULL);
}

static char *
say_compared (const VenuleRule *rule, const char *answer, VenuleSpeech speech)
{
  g_autofree char *value = venule_path_to_words (rule->operand, speech);

  if (rule->times != NULL)
    {
      g_autofree char *factor = venule_path_to_words (rule->times, speech), *once = g_steal_pointer (&value);

      /* Translators: a number times an answer that is a number: "the label’s “site-ml” times Sites". */
      value
          = venule_speech_fill (speech,
                                rule->times->value_kind == VENULE_VALUE_NUMBER
                                    ? N_ ("{value} times {factor}")
                                    /* Translators: times how many were answered: "30 kg times the number of Areas". */
                                    : N_ ("{value} times the number of {factor}"),
                                "value", once, "factor", factor, NULL);
    }
  value = venule_path_add_to_words (g_steal_pointer (&value), rule->plus, speech);
  return venule_speech_fill (speech, comparisons[rule->comparison], "answer", answer, "value", value, NULL);
}

/* "some injected: …", "each leg that “…” names: …". */
static char *
say_members (const VenuleRule *rule, VenuleSpeech speech)
{
  g_autofree char *group = venule_path_group_to_words (rule->of, speech), *members = NULL, *children = NULL;

  if (rule->on != NULL)
    {
      g_autofree char *answer = venule_path_to_words (rule->on, speech);

      /* Translators: "each leg that “Stocking on” names". */
      members = venule_speech_fill (speech,
                                    rule->kind == VENULE_RULE_SOME ? N_ ("some {group} that “{answer}” names")
                                                                   : N_ ("each {group} that “{answer}” names"),
                                    "group", group, "answer", answer, NULL);
    }
  else
    /* Translators: at least one entry of a group, or all: "some injection". */
    members = venule_speech_fill (speech, rule->kind == VENULE_RULE_SOME ? N_ ("some {group}") : N_ ("each {group}"),
                                  "group", group, NULL);
  if (rule->children->len == 0)
    return g_steal_pointer (&members);
  children = say_children (rule->children, AND, ALONE, speech);
  return venule_speech_fill (speech, "{members}: {conditions}", "members", members, "conditions", children, NULL);
}

static char *
say_same (const VenuleRule *rule, VenuleSpeech speech)
{
  char *same = NULL;

  for (guint i = 0; rule->same != NULL && i < rule->same->len; i++)
    {
      g_autofree char *answer = venule_path_to_words (rule->same->pdata[i], speech);

      same = join (same, answer, i + 1 == rule->same->len ? N_ ("{first} and {next}") : N_ ("{first}, {next}"), speech);
    }
  return same;
}

/* What is counted or added up: "the number of flight entries". */
static char *
say_total (const VenuleRule *rule, VenuleSpeech speech)
{
  g_autofree char *group = venule_path_group_to_words (rule->of, speech), *answer = NULL;

  if (rule->kind == VENULE_RULE_COUNT)
    return venule_speech_fill (speech, "the number of {group} entries", "group", group, NULL);
  answer = venule_path_to_words (rule->answer, speech);
  /* Translators: an answer is added up over all entries of a group: "the sum of Hours over flight entries". */
  return venule_speech_fill (speech, "the sum of {answer} over {group} entries", "answer", answer, "group", group,
                             NULL);
}

static char *
say_tally (const VenuleRule *rule, VenuleSpeech speech)
{
  g_autofree char *total = say_total (rule, speech), *same = say_same (rule, speech);

  if (same != NULL)
    {
      g_autofree char *all = g_steal_pointer (&total);

      /* Translators: only entries that agree in some answers: "… of the same Product and Form". */
      total = venule_speech_fill (speech, "{total} of the same {answers}", "total", all, "answers", same, NULL);
    }
  if (rule->children->len > 0)
    {
      g_autofree char *all = g_steal_pointer (&total);
      g_autofree char *conditions = say_children (rule->children, AND, ALONE, speech);

      total = venule_speech_fill (speech, "{total} (where {conditions})", "total", all, "conditions", conditions, NULL);
    }
  return say_compared (rule, total, speech);
}

static char *
say_answered (const VenuleRule *rule, gboolean yes, VenuleSpeech speech)
{
  g_autofree char *answer = venule_path_to_words (rule->answer, speech);

  return venule_speech_fill (speech, yes ? N_ ("{answer} is answered") : N_ ("{answer} is not answered"), "answer",
                             answer, NULL);
}

/* The opposite of one plain test is said in it. */
static char *
say_not (const VenuleRule *rule, VenuleSpeech speech)
{
  const VenuleRule *only = rule->children->len == 1 ? rule->children->pdata[0] : NULL;
  g_autofree char *conditions = NULL;

  if (only != NULL && only->kind == VENULE_RULE_IS)
    return say_is (only, FALSE, speech);
  if (only != NULL && only->kind == VENULE_RULE_ANSWERED)
    return say_answered (only, FALSE, speech);
  conditions = say_children (rule->children, AND, ALONE, speech);
  return venule_speech_fill (speech, "not ({conditions})", "conditions", conditions, NULL);
}

static char *
say_prints (const VenuleRule *rule, VenuleSpeech speech)
{
  if (rule->name != NULL)
    /* Translators: a text of the sheet, by its id, is on the sheet. */
    return venule_speech_fill (speech, "“{passage}” prints", "passage", rule->name, NULL);
  /* Translators: some text of the sheet that is marked so: "a passage that permits ibuprofen prints". */
  return venule_speech_fill (speech, "a passage that {permits} {thing} prints", "permits", rule->tag_kind, "thing",
                             rule->tag, NULL);
}

static char *
say_rule (const VenuleRule *rule, Binding around, VenuleSpeech speech)
{
  g_autofree char *words = NULL;

  switch (rule->kind)
    {
    case VENULE_RULE_ALL:
      return say_children (rule->children, AND, around, speech);
    case VENULE_RULE_ANY:
      return say_children (rule->children, OR, around, speech);
    case VENULE_RULE_NOT:
      return say_not (rule, speech);
    case VENULE_RULE_IS:
      return say_is (rule, TRUE, speech);
    case VENULE_RULE_ANSWERED:
      return say_answered (rule, TRUE, speech);
    case VENULE_RULE_NUMBER:
    case VENULE_RULE_DATE:
      words = venule_path_to_words (rule->answer, speech);
      return say_compared (rule, words, speech);
    case VENULE_RULE_SOME:
    case VENULE_RULE_EACH:
      words = say_members (rule, speech);
      return around != ALONE ? g_strdup_printf ("(%s)", words) : g_steal_pointer (&words);
    case VENULE_RULE_COUNT:
    case VENULE_RULE_SUM:
      return say_tally (rule, speech);
    case VENULE_RULE_REF:
      return say_rule (rule->target, around, speech);
    case VENULE_RULE_PRINTS:
      return say_prints (rule, speech);
    }
  g_return_val_if_reached (NULL);
}

/**
 * venule_rule_to_words:
 * @rule: a rule
 * @speech: the language
 *
 * The condition in plain words, made from the checklist's labels: "Blood thinner is no and Stocking is class 2 or
 * class 3". Named rules are said in full. A rule without children is "always".
 *
 * Returns: (transfer full): the words
 */
char *
venule_rule_to_words (const VenuleRule *rule, VenuleSpeech speech)
{
  g_return_val_if_fail (rule != NULL, NULL);

  return say_rule (rule, ALONE, speech);
}
