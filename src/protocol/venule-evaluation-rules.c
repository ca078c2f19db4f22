/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-evaluation.h"

#include <string.h>

#include "venule-evaluation-private.h"

/* What is known while the members of a group are gone over: a range that ends as one number. */
typedef struct
{
  const VenuleRule *rule;
  const VenulePlace *here;
  VenuleNumber least, most;
  gboolean least_open, most_open; /* nothing is known on that side */
  VenuleTruth truth;              /* some, each */
} Tally;

static VenuleTruth
negate (VenuleTruth truth)
{
  return (VenuleTruth) (VENULE_YES - truth);
}

/* Functions, since the macros of that name work out their arguments twice. */
static VenuleTruth
both (VenuleTruth a, VenuleTruth b)
{
  return a < b ? a : b;
}

static VenuleTruth
either (VenuleTruth a, VenuleTruth b)
{
  return a > b ? a : b;
}

static VenuleTruth
from_boolean (gboolean yes)
{
  return yes ? VENULE_YES : VENULE_NO;
}

VenuleTruth
venule_evaluation_test_all (VenuleEvaluation *self, const VenuleRule *rule, const VenulePlace *place)
{
  VenuleTruth least = VENULE_YES;

  for (guint i = 0; i < rule->children->len && least != VENULE_NO; i++)
    least = both (least, venule_evaluation_test_at (self, rule->children->pdata[i], place));
  return least;
}

static VenuleTruth
test_any (VenuleEvaluation *self, const VenuleRule *rule, const VenulePlace *place)
{
  VenuleTruth greatest = VENULE_NO;

  for (guint i = 0; i < rule->children->len && greatest != VENULE_YES; i++)
    greatest = either (greatest, venule_evaluation_test_at (self, rule->children->pdata[i], place));
  return greatest;
}

static gboolean
is_on_leg (
    VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question, const char *leg, VenuleTruth *truth)
{
  VenuleAnswer *answer = venule_evaluation_peek_answer (self, entry, question->leg_from);

  *truth = answer == NULL ? VENULE_UNKNOWN : VENULE_NO;
  return answer != NULL && venule_answer_has_value (answer, leg);
}

static VenuleTruth
test_answer_words (VenuleEvaluation *self, const VenuleRule *rule, const VenulePlace *place)
{
  VenuleEntry *entry;
  VenuleAnswer *answer = venule_evaluation_find_answer (self, rule->answer, place, &entry);
  VenuleTruth truth;

  if (answer == NULL)
    return VENULE_UNKNOWN;
  if (rule->leg != NULL && rule->answer->question->leg_from != NULL
      && !is_on_leg (self, entry, rule->answer->question, rule->leg, &truth))
    return truth;
  for (guint i = 0; i < rule->tokens->len; i++)
    if (venule_answer_has_value (answer, rule->tokens->pdata[i]))
      return VENULE_YES;
  return VENULE_NO;
}

static VenuleTruth
test_words (VenuleEvaluation *self, const VenuleRule *rule, const VenulePlace *place)
{
  VenuleValue value;

  if (rule->answer->kind == VENULE_PATH_ANSWER)
    return test_answer_words (self, rule, place);
  if (!venule_evaluation_find_value (self, rule->answer, place, FALSE, &value))
    return VENULE_UNKNOWN;
  for (guint i = 0; i < value.n_words; i++)
    for (guint j = 0; j < rule->tokens->len; j++)
      if (g_str_equal (value.words[i], rule->tokens->pdata[j]))
        return VENULE_YES;
  return VENULE_NO;
}

static gboolean
holds_word (const VenuleValue *value, const char *word)
{
  for (guint i = 0; i < value->n_words; i++)
    if (g_str_equal (value->words[i], word))
      return TRUE;
  return FALSE;
}

static gboolean
is_within (const VenuleValue *a, const VenuleValue *b)
{
  for (guint i = 0; i < a->n_words; i++)
    if (!holds_word (b, a->words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_among (const VenuleValue *a, const VenuleValue *b)
{
  for (guint i = 0; i < a->n_words; i++)
    if (holds_word (b, a->words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_equal (const VenuleValue *a, const VenuleValue *b)
{
  if (a->kind == VENULE_VALUE_NUMBER)
    return a->number == b->number;
  if (a->kind == VENULE_VALUE_DATE)
    return a->date == b->date;
  return is_within (a, b) && is_within (b, a);
}

/* "both" stands for left and right. */
static void
uncover (VenuleValue *value)
{
  VenuleValue plain = *value;

  if (value->question == NULL || value->question->options->len == 0)
    return;
  value->n_words = 0;
  for (guint i = 0; i < plain.n_words; i++)
    {
      const VenuleOption *option = venule_question_find_option (value->question, plain.words[i]);

      if (option == NULL || option->covers == NULL)
        value->words[value->n_words++] = plain.words[i];
      for (guint j = 0; option != NULL && option->covers != NULL && j < option->covers->len; j++)
        if (value->n_words < VENULE_VALUE_MAX_WORDS - (plain.n_words - i - 1))
          value->words[value->n_words++] = option->covers->pdata[j];
    }
}

static gboolean
has_leg (const VenulePath *path)
{
  return path->question != NULL && (path->question->leg_coded || path->question->leg_from != NULL);
}

static VenuleTruth
test_compared (VenuleEvaluation *self, const VenuleRule *rule, const VenulePlace *place)
{
  gboolean with_legs = has_leg (rule->answer) && has_leg (rule->operand);
  VenuleValue a, b;

  if (!venule_evaluation_find_value (self, rule->answer, place, with_legs, &a)
      || !venule_evaluation_find_value (self, rule->operand, place, with_legs, &b))
    return VENULE_UNKNOWN;
  if (rule->set_test == VENULE_SET_EQUALS)
    return from_boolean (is_equal (&a, &b));
  uncover (&a);
  uncover (&b);
  return from_boolean (rule->set_test == VENULE_SET_AMONG ? is_among (&a, &b) : is_within (&a, &b));
}

static VenuleTruth
test_answered (VenuleEvaluation *self, const VenuleRule *rule, const VenulePlace *place)
{
  VenuleValue value;

  if (rule->answer->kind == VENULE_PATH_ANSWER)
    return from_boolean (venule_evaluation_find_answer (self, rule->answer, place, NULL) != NULL);
  return from_boolean (venule_evaluation_find_value (self, rule->answer, place, FALSE, &value));
}

static VenuleTruth
compare_range (VenuleComparison comparison, const Tally *tally, VenuleNumber operand)
{
  gboolean is_more = !tally->least_open && tally->least > operand;      /* surely */
  gboolean is_at_least = !tally->least_open && tally->least >= operand; /* surely */
  gboolean is_less = !tally->most_open && tally->most < operand;
  gboolean is_at_most = !tally->most_open && tally->most <= operand;

  switch (comparison)
    {
    case VENULE_COMPARE_AT_LEAST:
      return is_at_least ? VENULE_YES : is_less ? VENULE_NO : VENULE_UNKNOWN;
    case VENULE_COMPARE_MORE_THAN:
      return is_more ? VENULE_YES : is_at_most ? VENULE_NO : VENULE_UNKNOWN;
    case VENULE_COMPARE_AT_MOST:
      return is_at_most ? VENULE_YES : is_more ? VENULE_NO : VENULE_UNKNOWN;
    case VENULE_COMPARE_LESS_THAN:
      return is_less ? VENULE_YES : is_at_least ? VENULE_NO : VENULE_UNKNOWN;
    default:
      g_return_val_if_reached (VENULE_UNKNOWN);
    }
}

static VenuleTruth
test_number (VenuleEvaluation *self, const VenuleRule *rule, const VenulePlace *place)
{
  Tally one = { NULL };
  VenuleNumber operand;

  if (!venule_evaluation_find_number (self, rule->answer, place, &one.least)
      || !venule_evaluation_find_operand (self, rule, place, &operand))
    return VENULE_UNKNOWN;
  one.most = one.least;
  return compare_range (rule->comparison, &one, operand);
}

static VenuleTruth
test_date (VenuleEvaluation *self, const VenuleRule *rule, const VenulePlace *place)
{
  VenuleCivilDate date, operand;

  if (!venule_evaluation_find_date (self, rule->answer, NULL, place, &date)
      || !venule_evaluation_find_date (self, rule->operand, rule->plus, place, &operand))
    return VENULE_UNKNOWN;
  switch (rule->comparison)
    {
    case VENULE_COMPARE_BEFORE:
      return from_boolean (date < operand);
    case VENULE_COMPARE_ON_OR_BEFORE:
      return from_boolean (date <= operand);
    case VENULE_COMPARE_AFTER:
      return from_boolean (date > operand);
    case VENULE_COMPARE_ON_OR_AFTER:
      return from_boolean (date >= operand);
    case VENULE_COMPARE_ON:
      return from_boolean (date == operand);
    default:
      g_return_val_if_reached (VENULE_UNKNOWN);
    }
}

static gboolean
visit_some (VenuleEvaluation *self, const VenulePlace *member, gpointer user_data)
{
  Tally *tally = user_data;

  tally->truth = either (tally->truth, venule_evaluation_test_all (self, tally->rule, member));
  return tally->truth != VENULE_YES;
}

static gboolean
visit_each (VenuleEvaluation *self, const VenulePlace *member, gpointer user_data)
{
  Tally *tally = user_data;

  tally->truth = both (tally->truth, venule_evaluation_test_all (self, tally->rule, member));
  return tally->truth != VENULE_NO;
}

/* The member of a key: one that is hidden or that the document lacks has no answers. */
static void
visit_key (VenuleEvaluation *self, Tally *tally, const VenulePlace *owner, const char *key, gsize length)
{
  const VenuleForm *form = tally->rule->of->group;
  VenulePlace member = *owner;

  for (guint i = 0; i < form->keys->len; i++)
    {
      const VenuleOption *option = form->keys->pdata[i];

      if (strncmp (option->id, key, length) != 0 || option->id[length] != '\0')
        continue;
      if (member.blank == NULL && venule_evaluation_has_form (self, member.entry, form))
        {
          VenuleEntry *entry = venule_group_find (venule_entry_get_group (member.entry, form), option->id);
          member.blank = entry == NULL ? form : NULL;
          member.entry = entry == NULL ? member.entry : entry;
        }
      else
        member.blank = form;
      member.key_form = form;
      member.key = option->id;
      member.outer = tally->here;
      visit_each (self, &member, tally);
      return;
    }
}

/* Only the members whose keys an answer names, whether the document has them or not. */
static VenuleTruth
test_each_on (VenuleEvaluation *self, const VenuleRule *rule, const VenulePlace *place)
{
  Tally tally = { .rule = rule, .here = place, .truth = VENULE_YES };
  VenulePlace owner;
  VenuleValue keys;

  if (!venule_evaluation_find_value (self, rule->on, place, FALSE, &keys)
      || !venule_evaluation_locate (self, rule->of, place, &owner))
    return VENULE_UNKNOWN;
  uncover (&keys);
  for (guint i = 0; i < keys.n_words; i++)
    visit_key (self, &tally, &owner, keys.words[i], strcspn (keys.words[i], "/"));
  return tally.truth;
}

/* The entry of the group that we are in ourselves. */
static VenuleEntry *
find_own_entry (const VenulePlace *place, const VenuleForm *form)
{
  for (; place != NULL; place = place->outer)
    for (VenuleEntry *entry = place->entry; entry != NULL; entry = venule_entry_get_parent (entry))
      if (venule_entry_get_form (entry) == form)
        return entry;
  return NULL;
}

/* Whether a member takes part: the rules in it, and it agrees with the one we are in. */
static VenuleTruth
takes_part (VenuleEvaluation *self, const Tally *tally, const VenulePlace *member)
{
  const VenuleRule *rule = tally->rule;
  VenuleTruth truth = venule_evaluation_test_all (self, rule, member);

  if (rule->same == NULL || find_own_entry (tally->here, rule->of->group) == member->entry)
    return truth;
  for (guint i = 0; i < rule->same->len && truth != VENULE_NO; i++)
    {
      VenuleValue there, here;

      if (!venule_evaluation_find_value (self, rule->same->pdata[i], member, FALSE, &there)
          || !venule_evaluation_find_value (self, rule->same_here->pdata[i], tally->here, FALSE, &here))
        truth = both (truth, VENULE_UNKNOWN);
      else if (!is_equal (&there, &here))
        truth = VENULE_NO;
    }
  return truth;
}

static gboolean
visit_count (VenuleEvaluation *self, const VenulePlace *member, gpointer user_data)
{
  Tally *tally = user_data;
  VenuleTruth truth = takes_part (self, tally, member);

  tally->least += truth == VENULE_YES ? VENULE_NUMBER_ONE : 0;
  tally->most += truth != VENULE_NO ? VENULE_NUMBER_ONE : 0;
  return TRUE;
}

/* A volume that is not answered yet still lies within its question's range. */
static gboolean
visit_sum (VenuleEvaluation *self, const VenulePlace *member, gpointer user_data)
{
  Tally *tally = user_data;
  VenuleTruth truth = takes_part (self, tally, member);
  const VenuleQuestion *question = tally->rule->answer->question;
  VenuleNumber least, most;

  if (truth == VENULE_NO)
    return TRUE;
  if (venule_evaluation_find_number (self, tally->rule->answer, member, &least))
    most = least;
  else if (question != NULL && question->has_range)
    {
      least = question->minimum;
      most = question->maximum;
    }
  else
    {
      tally->least_open = tally->most_open = TRUE;
      return FALSE;
    }
  tally->least += truth == VENULE_YES ? least : MIN (0, least);
  tally->most += truth == VENULE_YES ? most : MAX (0, most);
  return TRUE;
}

static VenuleTruth
test_group (VenuleEvaluation *self, const VenuleRule *rule, const VenulePlace *place)
{
  Tally tally = { .rule = rule, .here = place };
  VenuleNumber operand;

  if (rule->kind == VENULE_RULE_SOME || rule->kind == VENULE_RULE_EACH)
    {
      tally.truth = rule->kind == VENULE_RULE_SOME ? VENULE_NO : VENULE_YES;
      venule_evaluation_walk (self, rule->of, place, rule->kind == VENULE_RULE_SOME ? visit_some : visit_each, &tally);
      return tally.truth;
    }
  if (!venule_evaluation_find_number (self, rule->operand, place, &operand))
    return VENULE_UNKNOWN;
  venule_evaluation_walk (self, rule->of, place, rule->kind == VENULE_RULE_COUNT ? visit_count : visit_sum, &tally);
  return compare_range (rule->comparison, &tally, operand);
}

VenuleTruth
venule_evaluation_test_at (VenuleEvaluation *self, const VenuleRule *rule, const VenulePlace *place)
{
  switch (rule->kind)
    {
    case VENULE_RULE_ALL:
      return venule_evaluation_test_all (self, rule, place);
    case VENULE_RULE_ANY:
      return test_any (self, rule, place);
    case VENULE_RULE_NOT:
      return negate (venule_evaluation_test_all (self, rule, place));
    case VENULE_RULE_IS:
      return rule->set_test == VENULE_SET_WORDS ? test_words (self, rule, place) : test_compared (self, rule, place);
    case VENULE_RULE_ANSWERED:
      return test_answered (self, rule, place);
    case VENULE_RULE_NUMBER:
      return test_number (self, rule, place);
    case VENULE_RULE_DATE:
      return test_date (self, rule, place);
    case VENULE_RULE_EACH:
      return rule->on != NULL ? test_each_on (self, rule, place) : test_group (self, rule, place);
    case VENULE_RULE_SOME:
    case VENULE_RULE_COUNT:
    case VENULE_RULE_SUM:
      return test_group (self, rule, place);
    case VENULE_RULE_REF:
      return venule_evaluation_test_kept (self, rule->target);
    case VENULE_RULE_PRINTS:
      return self->prints == NULL ? VENULE_UNKNOWN : self->prints (rule, self->prints_data);
    }
  g_return_val_if_reached (VENULE_UNKNOWN);
}
