/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-evaluation.h"

#include <string.h>

#include "venule-evaluation-private.h"

/* A leg and an option's id, joined. */
#define MAX_TOKEN 160

/* Outwards from a place to the entry of a form. */
static gboolean
go_out (const VenulePlace *from, const VenuleForm *base, VenulePlace *found)
{
  const VenuleForm *real = venule_entry_get_form (from->entry);

  *found = (VenulePlace){ .entry = from->entry, .key_form = from->key_form, .key = from->key };
  for (const VenuleForm *form = from->blank; form != NULL && form != real; form = form->parent)
    if (form == base)
      {
        found->blank = form;
        return TRUE;
      }
  for (VenuleEntry *entry = from->entry; entry != NULL; entry = venule_entry_get_parent (entry))
    if (venule_entry_get_form (entry) == base)
      {
        found->entry = entry;
        return TRUE;
      }
  return FALSE;
}

/* The entry that a path's steps start from. */
gboolean
venule_evaluation_find_base (VenuleEvaluation *self,
                             const VenulePath *path,
                             const VenulePlace *place,
                             VenulePlace *found)
{
  if (path->up == G_MAXUINT)
    {
      *found = (VenulePlace){ .entry = self->root };
      return TRUE;
    }
  for (guint i = 0; i < path->up && place != NULL; i++)
    place = place->outer;
  return place != NULL && go_out (place, path->base, found);
}

/* The entry of a section that stands in no group. */
static VenuleEntry *
get_top_entry (VenuleEvaluation *self, const VenuleForm *form)
{
  return form->parent == NULL ? self->root : venule_entry_get_section (get_top_entry (self, form->parent), form);
}

static gboolean
follow (VenuleEvaluation *self, const VenuleStep *step, VenulePlace *place)
{
  const char *key;
  VenuleGroup *group;

  if (place->blank != NULL)
    return FALSE;
  if (step->question != NULL)
    {
      VenuleAnswer *answer = venule_evaluation_peek_answer (self, place->entry, step->question);
      key = answer == NULL ? NULL : venule_answer_get_value (answer, 0);
    }
  else
    key = venule_entry_get_key (place->entry);
  group = venule_entry_get_group (get_top_entry (self, step->form->parent), step->form);
  place->entry = key == NULL ? NULL : venule_group_find (group, key);
  return place->entry != NULL;
}

static void
go_to_key (const VenuleForm *form, const char *key, VenulePlace *place)
{
  VenuleEntry *member = NULL;

  if (place->blank == NULL)
    member = venule_group_find (venule_entry_get_group (place->entry, form), key);
  if (member != NULL)
    place->entry = member;
  else
    {
      place->blank = form;
      place->key_form = form;
      place->key = key;
    }
}

/* One step on, in place; FALSE: it leads nowhere, or to several. */
gboolean
venule_evaluation_take_step (VenuleEvaluation *self, const VenuleStep *step, VenulePlace *place)
{
  switch (step->kind)
    {
    case VENULE_STEP_SECTION:
      if (place->blank != NULL)
        place->blank = step->form;
      else
        place->entry = venule_entry_get_section (place->entry, step->form);
      return TRUE;
    case VENULE_STEP_SESSION:
      place->entry = self->current;
      return place->entry != NULL;
    case VENULE_STEP_KEY:
      go_to_key (step->form, step->key, place);
      return TRUE;
    case VENULE_STEP_FOLLOW:
      return follow (self, step, place);
    case VENULE_STEP_MEMBERS:
    case VENULE_STEP_OTHER_SESSIONS:
      break;
    }
  return FALSE;
}

/* Where the steps of a path lead, when to one place; the outer places are not kept. */
gboolean
venule_evaluation_locate (VenuleEvaluation *self, const VenulePath *path, const VenulePlace *place, VenulePlace *found)
{
  if (!venule_evaluation_find_base (self, path, place, found))
    return FALSE;
  for (guint i = 0; i < path->steps->len; i++)
    if (!venule_evaluation_take_step (self, &g_array_index (path->steps, VenuleStep, i), found))
      return FALSE;
  return TRUE;
}

/* The effective answer; entry: (nullable): where it stands. */
VenuleAnswer *
venule_evaluation_find_answer (VenuleEvaluation *self,
                               const VenulePath *path,
                               const VenulePlace *place,
                               VenuleEntry **entry)
{
  VenulePlace found;

  if (!venule_evaluation_locate (self, path, place, &found) || found.blank != NULL)
    return NULL;
  if (entry != NULL)
    *entry = found.entry;
  return venule_evaluation_peek_answer (self, found.entry, path->question);
}

static gboolean
find_fact (VenuleEvaluation *self, const VenulePath *path, const VenulePlace *place, VenuleValue *value)
{
  VenulePlace base;
  VenuleAnswer *product, *strength, *form;

  if (self->clinic == NULL || !venule_evaluation_find_base (self, path, place, &base) || base.blank != NULL)
    return FALSE;
  product = venule_evaluation_peek_answer (self, base.entry, path->product);
  if (product == NULL)
    return FALSE;
  strength = path->strength == NULL ? NULL : venule_evaluation_peek_answer (self, base.entry, path->strength);
  form = path->form == NULL ? NULL : venule_evaluation_peek_answer (self, base.entry, path->form);
  return venule_products_lookup (venule_protocol_get_products (self->protocol), venule_answer_get_value (product, 0),
                                 venule_clinic_get_market (self->clinic),
                                 strength == NULL ? 0 : venule_answer_get_number (strength),
                                 form == NULL ? NULL : venule_answer_get_value (form, 0), path->name, value);
}

gboolean
venule_evaluation_find_number (VenuleEvaluation *self,
                               const VenulePath *path,
                               const VenulePlace *place,
                               VenuleNumber *number)
{
  VenuleValue value;
  VenuleAnswer *answer;

  if (path->kind == VENULE_PATH_CONSTANT)
    {
      *number = path->constant.number;
      return TRUE;
    }
  if (path->kind == VENULE_PATH_ANSWER)
    {
      answer = venule_evaluation_find_answer (self, path, place, NULL);
      *number = answer == NULL ? 0 : venule_answer_get_number (answer);
      return answer != NULL;
    }
  if (!venule_evaluation_find_value (self, path, place, FALSE, &value) || value.kind != VENULE_VALUE_NUMBER)
    return FALSE;
  *number = value.number;
  return TRUE;
}

static gboolean
find_plain_date (VenuleEvaluation *self, const VenulePath *path, const VenulePlace *place, VenuleCivilDate *date)
{
  VenuleValue value;
  VenuleAnswer *answer;

  if (path->kind == VENULE_PATH_TODAY)
    *date = self->today;
  else if (path->kind == VENULE_PATH_CONSTANT)
    *date = path->constant.date;
  else if (path->kind == VENULE_PATH_ANSWER)
    {
      answer = venule_evaluation_find_answer (self, path, place, NULL);
      *date = answer == NULL ? VENULE_CIVIL_DATE_NONE : venule_answer_get_date (answer);
    }
  else if (venule_evaluation_find_value (self, path, place, FALSE, &value))
    *date = value.date;
  else
    *date = VENULE_CIVIL_DATE_NONE;
  return *date != VENULE_CIVIL_DATE_NONE;
}

/* A whole number of days, weeks, months or times; a part of one, or more than the calendar holds, is none. */
static gboolean
find_whole (VenuleEvaluation *self, const VenulePath *path, const VenulePlace *place, int *whole)
{
  VenuleNumber number;

  if (!venule_evaluation_find_number (self, path, place, &number) || number % VENULE_NUMBER_ONE != 0
      || ABS (number / VENULE_NUMBER_ONE) > 4000000)
    return FALSE;
  *whole = (int) (number / VENULE_NUMBER_ONE);
  return TRUE;
}

/* What a number is compared with, as many times as the rule says. A product too large to hold is none. */
gboolean
venule_evaluation_find_operand (VenuleEvaluation *self,
                                const VenuleRule *rule,
                                const VenulePlace *place,
                                VenuleNumber *operand)
{
  int times = 1;

  if (!venule_evaluation_find_number (self, rule->operand, place, operand))
    return FALSE;
  if (rule->times != NULL && rule->times->value_kind != VENULE_VALUE_NUMBER)
    {
      VenuleAnswer *several = venule_evaluation_find_answer (self, rule->times, place, NULL);

      if (several == NULL)
        return FALSE;
      times = (int) venule_answer_get_n_values (several);
    }
  else if (rule->times != NULL && !find_whole (self, rule->times, place, &times))
    return FALSE;
  return !__builtin_mul_overflow (*operand, (VenuleNumber) times, operand);
}

/* A day, months added first, then weeks and days; plus: (nullable): what is added. */
gboolean
venule_evaluation_find_date (VenuleEvaluation *self,
                             const VenulePath *path,
                             VenulePath *const *plus,
                             const VenulePlace *place,
                             VenuleCivilDate *date)
{
  int whole[VENULE_N_PLUS_UNITS] = { 0 };
  int days;

  if (!find_plain_date (self, path, place, date))
    return FALSE;
  for (guint i = 0; plus != NULL && i < VENULE_N_PLUS_UNITS; i++)
    if (plus[i] != NULL && !find_whole (self, plus[i], place, &whole[i]))
      return FALSE;
  if (whole[VENULE_PLUS_MONTHS] != 0)
    *date = venule_civil_date_add_months (*date, whole[VENULE_PLUS_MONTHS]);
  days = 7 * whole[VENULE_PLUS_WEEKS] + whole[VENULE_PLUS_DAYS];
  if (days != 0 && *date != VENULE_CIVIL_DATE_NONE)
    *date = venule_civil_date_add_days (*date, days);
  return *date != VENULE_CIVIL_DATE_NONE;
}

/* `knee` and `left` to `left/knee`, which is interned once and then found without a copy. */
static const char *
join_leg (const char *leg, const char *word)
{
  char token[MAX_TOKEN];

  g_snprintf (token, sizeof token, "%s/%s", leg, word);
  return g_intern_string (token);
}

static gboolean
fill_words (VenuleEvaluation *self,
            VenuleEntry *entry,
            VenuleAnswer *answer,
            const VenuleQuestion *question,
            gboolean with_legs,
            VenuleValue *value)
{
  VenuleAnswer *leg = NULL;

  if (with_legs && question->leg_from != NULL)
    {
      leg = venule_evaluation_peek_answer (self, entry, question->leg_from);
      if (leg == NULL)
        return FALSE;
    }
  value->n_words = MIN (venule_answer_get_n_values (answer), VENULE_VALUE_MAX_WORDS);
  for (guint i = 0; i < value->n_words; i++)
    {
      const char *word = venule_answer_get_value (answer, i);
      value->words[i] = leg == NULL ? word : join_leg (venule_answer_get_value (leg, 0), word);
    }
  return TRUE;
}

static gboolean
find_answer_value (
    VenuleEvaluation *self, const VenulePath *path, const VenulePlace *place, gboolean with_legs, VenuleValue *value)
{
  VenuleEntry *entry;
  VenuleAnswer *answer = venule_evaluation_find_answer (self, path, place, &entry);

  if (answer == NULL)
    return FALSE;
  value->kind = path->value_kind;
  value->unit = path->unit;
  switch (path->value_kind)
    {
    case VENULE_VALUE_NUMBER:
      value->number = venule_answer_get_number (answer);
      break;
    case VENULE_VALUE_DATE:
      value->date = venule_answer_get_date (answer);
      break;
    case VENULE_VALUE_TOKENS:
    case VENULE_VALUE_TEXT:
    case VENULE_VALUE_NONE:
      if (!fill_words (self, entry, answer, path->question, with_legs, value))
        {
          value->kind = VENULE_VALUE_NONE;
          return FALSE;
        }
      break;
    }
  return TRUE;
}

static gboolean
find_key_value (VenuleEvaluation *self, const VenulePath *path, const VenulePlace *place, VenuleValue *value)
{
  VenulePlace found;
  const char *key;

  if (!venule_evaluation_locate (self, path, place, &found))
    return FALSE;
  key = found.blank == NULL ? venule_entry_get_key (found.entry) : found.blank == found.key_form ? found.key : NULL;
  if (key == NULL)
    return FALSE;
  value->kind = VENULE_VALUE_TOKENS;
  value->words[0] = key;
  value->n_words = 1;
  return TRUE;
}

/* with_legs: words of a question with a leg beside it come as `left/knee`. */
gboolean
venule_evaluation_find_value (
    VenuleEvaluation *self, const VenulePath *path, const VenulePlace *place, gboolean with_legs, VenuleValue *value)
{
  memset (value, 0, sizeof *value);
  value->question = path->question;
  switch (path->kind)
    {
    case VENULE_PATH_ANSWER:
      return find_answer_value (self, path, place, with_legs, value);
    case VENULE_PATH_KEY:
      return find_key_value (self, path, place, value);
    case VENULE_PATH_CONSTANT:
      *value = path->constant;
      return TRUE;
    case VENULE_PATH_TODAY:
      value->kind = VENULE_VALUE_DATE;
      value->date = self->today;
      return self->today != VENULE_CIVIL_DATE_NONE;
    case VENULE_PATH_CLINIC:
      return self->clinic != NULL && venule_clinic_lookup (self->clinic, path->name, value)
             && value->kind != VENULE_VALUE_NONE;
    case VENULE_PATH_PRODUCT:
      return find_fact (self, path, place, value) && value->kind != VENULE_VALUE_NONE;
    }
  return FALSE;
}

/**
 * venule_evaluation_resolve:
 * @self: an evaluation
 * @path: a path that ends in an answer, setting, fact, key, or is `today`
 * @within: (nullable): the entry that it starts from; %NULL: the top
 * @value: (out): what it stands for now
 *
 * Words of a leg-coded question, and of one whose leg stands beside it, come as `left/knee`.
 *
 * Returns: whether there is an effective value; if not, only the question in @value is set
 */
gboolean
venule_evaluation_resolve (VenuleEvaluation *self, const VenulePath *path, VenuleEntry *within, VenuleValue *value)
{
  VenulePlace place = { .entry = within };

  g_return_val_if_fail (VENULE_IS_EVALUATION (self) && path != NULL && value != NULL, FALSE);

  memset (value, 0, sizeof *value);
  if (path->group != NULL)
    return FALSE;
  venule_evaluation_settle_session (self);
  if (within == NULL)
    place.entry = self->root;
  return venule_evaluation_find_value (self, path, &place, TRUE, value);
}
