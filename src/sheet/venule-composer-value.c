/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-composer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A strength of 1 % is 10 mg in each ml. */
#define MG_PER_ML_PER_PERCENT 10

static void
add_span (VenuleUtterance *utterance, const char *text, VenuleSpanKind kind)
{
  VenuleSpan span = { (guint) utterance->text->len, 0, kind };

  g_string_append (utterance->text, text);
  span.end = (guint) utterance->text->len;
  g_array_append_val (utterance->spans, span);
}

static VenuleEntry *
get_entry (const VenuleTemplateValue *value, VenuleEntry *member)
{
  return value->of != NULL ? member : NULL;
}

/* The first of its paths that has no answer. */
static const VenulePath *
find_missing (VenuleComposer *composer, const VenuleTemplateValue *value, VenuleEntry *member)
{
  const VenuleExpression *expression = value->expression;
  const VenulePath *paths[1 + VENULE_N_PLUS_UNITS] = { expression->answer };
  VenuleValue found;

  for (guint i = 0; i < VENULE_N_PLUS_UNITS; i++)
    paths[1 + i] = expression->plus[i];
  for (guint i = 0; expression->of == NULL && i < G_N_ELEMENTS (paths); i++)
    if (paths[i] != NULL
        && !venule_evaluation_resolve (composer->evaluation, paths[i], get_entry (value, member), &found))
      return paths[i];
  return expression->answer != NULL ? expression->answer : expression->of;
}

/* As the checklist calls it: whatever the program's language is, the sheet says the same. */
static const char *
name_path (const VenulePath *path)
{
  if (path->question != NULL && path->question->source_label != NULL)
    return path->question->source_label;
  if (path->group != NULL && path->group->source_label != NULL)
    return path->group->source_label;
  return path->source_label != NULL ? path->source_label : path->text;
}

static VenuleSaid
say_gap (VenuleComposer *composer, VenuleUtterance *utterance, const VenuleTemplateValue *value, GError **error)
{
  const VenulePath *missing = find_missing (composer, value, utterance->member);
  g_autoptr (VenuleWording) gap = NULL;
  g_autofree char *text = NULL;

  if (!composer->is_draft)
    {
      g_set_error (error, VENULE_COMPOSER_ERROR, VENULE_COMPOSER_ERROR_GAP,
                   _ ("the passage “%s” (%s) needs “%s” (%s), which has no answer; answer it, or make a draft"),
                   utterance->passage->id, utterance->passage->location, name_path (missing),
                   missing->question != NULL ? missing->question->path : missing->text);
      return VENULE_SAID_WRONG;
    }
  gap = venule_composer_say_word (composer, "foot.gap", "question", name_path (missing), utterance->translated);
  text = g_strdup_printf ("[%s]", gap->text);
  add_span (utterance, text, VENULE_SPAN_GAP);
  return VENULE_SAID;
}

/* A translator's own plural forms for a duration win over ICU's, whose Polish day is "doba". */
static char *
format_by_pattern (VenuleComposer *composer,
                   const VenuleUtterance *utterance,
                   VenuleMeasure measure,
                   VenuleNumber number)
{
  static const char *const ids[VENULE_N_MEASURES] = {
    [VENULE_MEASURE_DAYS] = "phrase.days",
    [VENULE_MEASURE_WEEKS] = "phrase.weeks",
    [VENULE_MEASURE_MONTHS] = "phrase.months",
  };
  const VenuleTemplatePassage *word
      = ids[measure] != NULL ? venule_template_find_word (composer->tmpl, ids[measure]) : NULL;
  const guint numbers[] = { (guint) (number / VENULE_NUMBER_ONE) };
  const char *pattern = NULL;
  VenuleReview review;

  if (word == NULL || number < 0 || number % VENULE_NUMBER_ONE != 0)
    return NULL;
  pattern = utterance->translated ? venule_composer_translate (composer, word, &review) : word->text->source;
  return pattern != NULL
             ? venule_phrasebook_format_message (utterance->phrasebook, pattern, word->pattern_names, numbers, NULL)
             : NULL;
}

static void
say_measure (VenuleComposer *composer,
             VenuleUtterance *utterance,
             const VenuleTemplateValue *value,
             const VenuleValue *found)
{
  VenuleNumber number = found->number;
  g_autofree char *text = NULL;

  if (value->measure == VENULE_MEASURE_MG_PER_ML
      && g_strcmp0 (venule_expression_get_unit (value->expression), "%") == 0)
    number *= MG_PER_ML_PER_PERCENT;
  text = format_by_pattern (composer, utterance, value->measure, number);
  if (text == NULL)
    text = venule_phrasebook_format_measure (utterance->phrasebook, number, value->measure);
  add_span (utterance, text,
            value->measure >= VENULE_MEASURE_DAYS && value->measure <= VENULE_MEASURE_MONTHS ? VENULE_SPAN_DURATION
                                                                                             : VENULE_SPAN_VALUE);
}

static VenuleSaid
say_token (VenuleComposer *composer, VenuleUtterance *utterance, const VenuleTemplateValue *value, const char *token)
{
  const VenuleQuestion *question = venule_expression_get_question (value->expression);
  const VenuleTemplatePassage *term = venule_template_find_term (composer->tmpl, question, token);
  VenuleReview review = VENULE_REVIEW_SOURCE;
  const char *text = term->text->source;

  if (utterance->translated)
    text = venule_composer_translate (composer, term, &review);
  utterance->review = MAX (utterance->review, review);
  if (text == NULL)
    return VENULE_SAID_NOT;
  g_string_append (utterance->text, text);
  return VENULE_SAID;
}

static VenuleSaid
say_terms (VenuleComposer *composer,
           VenuleUtterance *utterance,
           const VenuleTemplateValue *value,
           const VenuleValue *found)
{
  VenuleSpan span = { (guint) utterance->text->len, 0, VENULE_SPAN_VALUE };

  for (guint i = 0; i < found->n_words; i++)
    {
      if (i > 0)
        g_string_append (utterance->text, venule_phrasebook_get_separator (utterance->phrasebook));
      if (say_token (composer, utterance, value, found->words[i]) == VENULE_SAID_NOT)
        return VENULE_SAID_NOT;
    }
  span.end = (guint) utterance->text->len;
  g_array_append_val (utterance->spans, span);
  return VENULE_SAID;
}

static void
say_text (VenuleComposer *composer,
          VenuleUtterance *utterance,
          const VenuleTemplateValue *value,
          const VenuleValue *found)
{
  const char *pattern = found->question == NULL ? NULL : found->question->pattern;
  g_autofree char *text = NULL;
  g_autofree char *isolated = NULL;

  if (found->kind == VENULE_VALUE_TOKENS)
    text = g_strdup (venule_products_get_name (
        venule_protocol_get_products (venule_template_get_protocol (composer->tmpl)), found->words[0]));
  else
    text = venule_text_group (pattern, found->words[0]);
  if (utterance->as_one)
    isolated = g_strdup (text);
  else if (value->as == VENULE_AS_PHONE || pattern != NULL)
    isolated = venule_phrasebook_isolate_code (utterance->phrasebook, text);
  else
    isolated = venule_phrasebook_isolate (utterance->phrasebook, text);
  add_span (utterance, isolated, value->as == VENULE_AS_PHONE ? VENULE_SPAN_PHONE : VENULE_SPAN_VALUE);
}

/* Writes the value into the utterance, in its language. */
VenuleSaid
venule_composer_say_value (VenuleComposer *composer,
                           VenuleUtterance *utterance,
                           const VenuleTemplateValue *value,
                           GError **error)
{
  VenuleValue found = { 0 };
  g_autofree char *date = NULL;

  if (venule_expression_evaluate (value->expression, composer->evaluation, get_entry (value, utterance->member), &found)
      != VENULE_YES)
    return say_gap (composer, utterance, value, error);
  switch (value->as)
    {
    case VENULE_AS_DATE:
      date = venule_phrasebook_format_date (utterance->phrasebook, found.date);
      add_span (utterance, date, VENULE_SPAN_DATE);
      break;
    case VENULE_AS_BIRTH_DATE:
      date = venule_phrasebook_format_birth_date (utterance->phrasebook, found.date);
      add_span (utterance, date, VENULE_SPAN_DATE);
      break;
    case VENULE_AS_MONTH:
      date = venule_phrasebook_format_month (utterance->phrasebook, found.date);
      add_span (utterance, date, VENULE_SPAN_DATE);
      break;
    case VENULE_AS_MEASURE:
      say_measure (composer, utterance, value, &found);
      break;
    case VENULE_AS_TEXT:
    case VENULE_AS_PHONE:
      say_text (composer, utterance, value, &found);
      break;
    case VENULE_AS_TERM:
      return say_terms (composer, utterance, value, &found);
    }
  return VENULE_SAID;
}

/* Whether there is anything to answer: the earliest of no flights is neither a date nor a gap. */
gboolean
venule_composer_has_value (VenuleComposer *composer, const VenuleTemplateValue *value, VenuleEntry *member)
{
  VenuleValue found;

  return venule_expression_evaluate (value->expression, composer->evaluation, get_entry (value, member), &found)
         != VENULE_NO;
}
