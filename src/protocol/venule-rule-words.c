/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-rule.h"

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

static void append_rule (GString *words, const VenuleRule *rule, Binding around);

static const char *const comparisons[]
    = { "at least", "more than", "at most", "less than", "before", "on or before", "after", "on or after", "on" };

/* A list of several is joined by its own word; a list of one is that one. */
static void
append_children (GString *words, const GPtrArray *rules, Binding binding, Binding around)
{
  gboolean parentheses = rules->len > 1 && around != ALONE && binding != around;

  if (rules->len == 1)
    {
      append_rule (words, rules->pdata[0], around);
      return;
    }
  if (rules->len == 0)
    g_string_append (words, binding == AND ? "always" : "never");
  g_string_append (words, parentheses ? "(" : "");
  for (guint i = 0; i < rules->len; i++)
    {
      if (i > 0)
        g_string_append (words, binding == AND ? " and " : " or ");
      append_rule (words, rules->pdata[i], binding);
    }
  g_string_append (words, parentheses ? ")" : "");
}

static const char *
get_word_label (const VenulePath *path, const char *word)
{
  const VenuleOption *option = NULL;

  if (path->question != NULL)
    option = venule_question_find_option (path->question, word);
  else if (path->kind == VENULE_PATH_KEY && venule_path_get_form (path)->kind == VENULE_FORM_KEYED)
    option = venule_form_find_key (venule_path_get_form (path), word);
  return option != NULL ? option->label : word;
}

/* "a, b or c"; "a, this or b, that" where labels hold commas themselves; "any" when it is all of them. */
static void
append_options (GString *words, const VenuleRule *rule)
{
  const VenuleQuestion *question = rule->answer->question;
  gboolean has_comma = FALSE;

  if (question != NULL && question->options->len > 1 && rule->words->len == question->options->len)
    {
      g_string_append (words, "any");
      return;
    }
  for (guint i = 0; i < rule->words->len; i++)
    has_comma = has_comma || strchr (get_word_label (rule->answer, rule->words->pdata[i]), ',') != NULL;
  for (guint i = 0; i < rule->words->len; i++)
    {
      const char *joint = i == 0 ? "" : has_comma || i + 1 == rule->words->len ? " or " : ", ";
      g_string_append_printf (words, "%s%s", joint, get_word_label (rule->answer, rule->words->pdata[i]));
    }
}

static void
append_words (GString *words, const VenuleRule *rule, gboolean yes)
{
  const VenuleQuestion *question = rule->answer->question;
  gboolean many = question != NULL && question->kind == VENULE_KIND_MANY_OF;

  venule_path_append (words, rule->answer);
  g_string_append (words, yes ? (many ? " includes " : " is ") : (many ? " does not include " : " is not "));
  append_options (words, rule);
  if (rule->leg != NULL)
    g_string_append_printf (words, " on the %s leg", rule->leg);
}

static void
append_is (GString *words, const VenuleRule *rule, gboolean yes)
{
  static const char *const same[] = { "", " the same as ", " among ", " within " };

  if (rule->set_test == VENULE_SET_WORDS)
    {
      append_words (words, rule, yes);
      return;
    }
  venule_path_append (words, rule->answer);
  g_string_append_printf (words, "%s%s", yes ? " is" : " is not", same[rule->set_test]);
  venule_path_append (words, rule->operand);
}

static void
append_comparison (GString *words, const VenuleRule *rule)
{
  g_string_append_printf (words, "%s ", comparisons[rule->comparison]);
  venule_path_append (words, rule->operand);
  if (rule->times != NULL)
    {
      g_string_append (words, rule->times->value_kind == VENULE_VALUE_NUMBER ? " times " : " times the number of ");
      venule_path_append (words, rule->times);
    }
  venule_path_append_plus (words, rule->plus);
}

static void
append_same (GString *words, const VenuleRule *rule)
{
  for (guint i = 0; rule->same != NULL && i < rule->same->len; i++)
    {
      g_string_append (words, i == 0 ? " of the same " : i + 1 == rule->same->len ? " and " : ", ");
      venule_path_append (words, rule->same->pdata[i]);
    }
}

/* "some injected: …", "each leg named by …: …". */
static void
append_members (GString *words, const VenuleRule *rule)
{
  g_string_append (words, rule->kind == VENULE_RULE_SOME ? "some " : "each ");
  venule_path_append_group (words, rule->of);
  if (rule->on != NULL)
    {
      g_string_append (words, " that “");
      venule_path_append (words, rule->on);
      g_string_append (words, "” names");
    }
  if (rule->children->len == 0)
    return;
  g_string_append (words, ": ");
  append_children (words, rule->children, AND, ALONE);
}

static void
append_tally (GString *words, const VenuleRule *rule)
{
  if (rule->kind == VENULE_RULE_COUNT)
    g_string_append (words, "the number of ");
  else
    {
      g_string_append (words, "the sum of ");
      venule_path_append (words, rule->answer);
      g_string_append (words, " over ");
    }
  venule_path_append_group (words, rule->of);
  g_string_append (words, " entries");
  append_same (words, rule);
  if (rule->children->len > 0)
    {
      g_string_append (words, " (where ");
      append_children (words, rule->children, AND, ALONE);
      g_string_append (words, ")");
    }
  g_string_append (words, " is ");
  append_comparison (words, rule);
}

/* The opposite of one plain test is said in it. */
static void
append_not (GString *words, const VenuleRule *rule)
{
  const VenuleRule *only = rule->children->len == 1 ? rule->children->pdata[0] : NULL;

  if (only != NULL && only->kind == VENULE_RULE_IS)
    append_is (words, only, FALSE);
  else if (only != NULL && only->kind == VENULE_RULE_ANSWERED)
    {
      venule_path_append (words, only->answer);
      g_string_append (words, " is not answered");
    }
  else
    {
      g_string_append (words, "not (");
      append_children (words, rule->children, AND, ALONE);
      g_string_append (words, ")");
    }
}

static void
append_prints (GString *words, const VenuleRule *rule)
{
  if (rule->name != NULL)
    g_string_append_printf (words, "“%s” prints", rule->name);
  else
    g_string_append_printf (words, "a passage that %s %s prints", rule->tag_kind, rule->tag);
}

static void
append_rule (GString *words, const VenuleRule *rule, Binding around)
{
  gboolean loose = (rule->kind == VENULE_RULE_SOME || rule->kind == VENULE_RULE_EACH) && around != ALONE;

  switch (rule->kind)
    {
    case VENULE_RULE_ALL:
      append_children (words, rule->children, AND, around);
      break;
    case VENULE_RULE_ANY:
      append_children (words, rule->children, OR, around);
      break;
    case VENULE_RULE_NOT:
      append_not (words, rule);
      break;
    case VENULE_RULE_IS:
      append_is (words, rule, TRUE);
      break;
    case VENULE_RULE_ANSWERED:
      venule_path_append (words, rule->answer);
      g_string_append (words, " is answered");
      break;
    case VENULE_RULE_NUMBER:
    case VENULE_RULE_DATE:
      venule_path_append (words, rule->answer);
      g_string_append (words, " is ");
      append_comparison (words, rule);
      break;
    case VENULE_RULE_SOME:
    case VENULE_RULE_EACH:
      g_string_append (words, loose ? "(" : "");
      append_members (words, rule);
      g_string_append (words, loose ? ")" : "");
      break;
    case VENULE_RULE_COUNT:
    case VENULE_RULE_SUM:
      append_tally (words, rule);
      break;
    case VENULE_RULE_REF:
      append_rule (words, rule->target, around);
      break;
    case VENULE_RULE_PRINTS:
      append_prints (words, rule);
      break;
    }
}

/**
 * venule_rule_to_words:
 * @rule: a rule
 *
 * The condition in plain English, made from the checklist's labels: "Blood thinner is no and Stocking is class 2 or
 * class 3". Named rules are said in full. A rule without children is "always".
 *
 * Returns: (transfer full): the words
 */
char *
venule_rule_to_words (const VenuleRule *rule)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (rule != NULL, g_string_free (words, FALSE));

  append_rule (words, rule, ALONE);
  return g_string_free (words, FALSE);
}
