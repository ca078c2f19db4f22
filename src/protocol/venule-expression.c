/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-expression.h"

#include <string.h>

#include "venule-evaluation-private.h"
#include "venule-path-words.h"
#include "venule-scope.h"
#include "venule-xml-reader.h"

static const struct
{
  const char *name, *attributes;
} elements[] = {
  [VENULE_EXPRESSION_ANSWER] = { "answer", "answer" },
  [VENULE_EXPRESSION_DATE] = { "date", "answer plus-days plus-weeks plus-months" },
  [VENULE_EXPRESSION_EARLIEST] = { "earliest", "of answer" },
  [VENULE_EXPRESSION_COUNT] = { "count", "of" },
  [VENULE_EXPRESSION_SUM] = { "sum", "of answer" },
};

/**
 * venule_expression_free:
 * @expression: (nullable) (transfer full): a value expression
 */
void
venule_expression_free (VenuleExpression *expression)
{
  if (expression == NULL)
    return;
  g_free (expression->location);
  venule_path_free (expression->answer);
  venule_path_free (expression->of);
  venule_rule_free (expression->rule);
  for (guint i = 0; i < VENULE_N_PLUS_UNITS; i++)
    venule_path_free (expression->plus[i]);
  g_free (expression);
}

/* The kind of what is asked, where the expression needs one. */
static gboolean
check_answer (const VenuleExpression *expression, const xmlNode *node, GError **error)
{
  const VenulePath *answer = expression->answer;
  VenuleValueKind kind = expression->kind == VENULE_EXPRESSION_SUM      ? VENULE_VALUE_NUMBER
                         : expression->kind == VENULE_EXPRESSION_ANSWER ? answer->value_kind
                                                                        : VENULE_VALUE_DATE;

  if (answer->group == NULL && answer->value_kind == kind)
    return TRUE;
  venule_xml_set_error (error, node, "“%s” is no %s; <%s> asks for one", answer->text,
                        answer->group != NULL || kind == VENULE_VALUE_NONE ? "single answer"
                        : kind == VENULE_VALUE_NUMBER                      ? "number"
                                                                           : "date",
                        (char *) node->name);
  return FALSE;
}

static gboolean
parse_answer (VenuleExpression *expression, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (node, "answer");

  if (expression->kind == VENULE_EXPRESSION_COUNT)
    return TRUE;
  if (text == NULL)
    {
      venule_xml_set_error (error, node, "<%s> needs answer=\"…\"", (char *) node->name);
      return FALSE;
    }
  expression->answer = expression->kind == VENULE_EXPRESSION_DATE ? venule_path_parse_date (scope, text, node, error)
                                                                  : venule_path_parse_in (scope, text, node, error);
  return expression->answer != NULL && check_answer (expression, node, error);
}

static gboolean
parse_members (VenuleExpression *expression, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (node, "of");
  VenuleScope inside;

  if (text == NULL)
    {
      venule_xml_set_error (error, node, "<%s> needs of=\"GROUP\"", (char *) node->name);
      return FALSE;
    }
  expression->of = venule_path_parse_group (scope, text, node, error);
  if (expression->of == NULL)
    return FALSE;
  inside = (VenuleScope){ .vocabulary = scope->vocabulary, .form = expression->of->group, .outer = scope };
  expression->rule = venule_rule_parse_in (&inside, node, error);
  return expression->rule != NULL && parse_answer (expression, &inside, node, error);
}

static VenuleExpression *
parse_element (const VenuleScope *scope, const xmlNode *node, GError **error)
{
  g_autoptr (VenuleExpression) expression = NULL;
  gsize kind = 0;
  gboolean ok;

  while (kind < G_N_ELEMENTS (elements) && !venule_xml_is_element (node, elements[kind].name))
    kind++;
  if (kind == G_N_ELEMENTS (elements))
    {
      venule_xml_set_error (error, node, "<%s> is no value; use answer, date, earliest, count or sum",
                            (char *) node->name);
      return NULL;
    }
  if (!venule_element_check_attributes (node, elements[kind].attributes, error))
    return NULL;
  expression = g_new0 (VenuleExpression, 1);
  expression->kind = (VenuleExpressionKind) kind;
  expression->location = venule_xml_get_location (node);
  if (kind >= VENULE_EXPRESSION_EARLIEST)
    ok = parse_members (expression, scope, node, error);
  else if (venule_xml_first_element (node) != NULL)
    {
      venule_xml_set_error (error, node, "<%s> takes no elements; take them out", (char *) node->name);
      ok = FALSE;
    }
  else
    ok = parse_answer (expression, scope, node, error) && venule_parse_plus (scope, node, expression->plus, error);
  return ok ? g_steal_pointer (&expression) : NULL;
}

/**
 * venule_expression_parse:
 * @value_element: an element with one child, the expression
 * @vocabulary: what every word is checked against
 * @within: (nullable): the form that relative paths start from; %NULL: the top
 * @error: `file:line`, what is wrong and what to do
 *
 * Returns: (transfer full): the expression
 */
VenuleExpression *
venule_expression_parse (const xmlNode *value_element,
                         VenuleVocabulary *vocabulary,
                         const VenuleForm *within,
                         GError **error)
{
  VenuleScope scope = { .vocabulary = vocabulary };
  const xmlNode *node;

  g_return_val_if_fail (value_element != NULL && vocabulary != NULL, NULL);

  scope.form = within != NULL ? within : venule_vocabulary_get_form (vocabulary);
  node = venule_xml_first_element (value_element);
  if (node != NULL && venule_xml_next_element (node) == NULL)
    return parse_element (&scope, node, error);
  venule_xml_set_error (error, value_element, "<%s> holds one of answer, date, earliest, count and sum",
                        (char *) value_element->name);
  return NULL;
}

/**
 * venule_expression_get_value_kind:
 * @expression: a value expression
 *
 * Returns: what it gives whenever it gives something
 */
VenuleValueKind
venule_expression_get_value_kind (const VenuleExpression *expression)
{
  return expression->answer == NULL ? VENULE_VALUE_NUMBER : expression->answer->value_kind;
}

/**
 * venule_expression_get_unit:
 * @expression: a value expression
 *
 * Returns: (transfer none) (nullable): the unit of the number it gives
 */
const char *
venule_expression_get_unit (const VenuleExpression *expression)
{
  return expression->answer == NULL ? NULL : expression->answer->unit;
}

/**
 * venule_expression_get_question:
 * @expression: a value expression
 *
 * Returns: (transfer none) (nullable): the question whose answer it is made from
 */
const VenuleQuestion *
venule_expression_get_question (const VenuleExpression *expression)
{
  return expression->answer == NULL ? NULL : expression->answer->question;
}

/**
 * venule_expression_collect_reads:
 * @expression: a value expression
 * @questions: (nullable) (element-type VenuleQuestion): a set, to which the questions it asks are added
 * @paths: (nullable) (element-type VenulePath): to which its paths are added
 */
void
venule_expression_collect_reads (const VenuleExpression *expression, GHashTable *questions, GPtrArray *paths)
{
  venule_path_collect_reads (expression->of, questions, paths);
  venule_path_collect_reads (expression->answer, questions, paths);
  for (guint i = 0; i < VENULE_N_PLUS_UNITS; i++)
    venule_path_collect_reads (expression->plus[i], questions, paths);
  if (expression->rule != NULL)
    venule_rule_collect_reads (expression->rule, questions, paths);
}

typedef struct
{
  const VenuleExpression *expression;
  VenuleNumber number;
  VenuleCivilDate date;
  gboolean unknown;
} Tally;

static gboolean
visit (VenuleEvaluation *evaluation, const VenulePlace *member, gpointer user_data)
{
  Tally *tally = user_data;
  VenuleTruth truth = venule_evaluation_test_all (evaluation, tally->expression->rule, member);
  VenuleNumber number = VENULE_NUMBER_ONE;
  VenuleCivilDate date = VENULE_CIVIL_DATE_NONE;
  gboolean found = TRUE;

  if (truth == VENULE_NO)
    return TRUE;
  if (tally->expression->kind == VENULE_EXPRESSION_EARLIEST)
    found = venule_evaluation_find_date (evaluation, tally->expression->answer, NULL, member, &date);
  else if (tally->expression->kind == VENULE_EXPRESSION_SUM)
    found = venule_evaluation_find_number (evaluation, tally->expression->answer, member, &number);
  tally->unknown = truth == VENULE_UNKNOWN || !found;
  tally->number += number;
  if (tally->date == VENULE_CIVIL_DATE_NONE || date < tally->date)
    tally->date = date;
  return !tally->unknown;
}

static VenuleTruth
evaluate_members (const VenuleExpression *expression,
                  VenuleEvaluation *evaluation,
                  const VenulePlace *place,
                  VenuleValue *value)
{
  Tally tally = { .expression = expression };

  venule_evaluation_walk (evaluation, expression->of, place, visit, &tally);
  if (tally.unknown)
    return VENULE_UNKNOWN;
  if (expression->kind == VENULE_EXPRESSION_EARLIEST && tally.date == VENULE_CIVIL_DATE_NONE)
    return VENULE_NO;
  value->kind = venule_expression_get_value_kind (expression);
  value->unit = venule_expression_get_unit (expression);
  if (expression->kind == VENULE_EXPRESSION_EARLIEST)
    value->date = tally.date;
  else
    value->number = tally.number;
  return VENULE_YES;
}

/**
 * venule_expression_evaluate:
 * @expression: a value expression
 * @evaluation: over what
 * @within: (nullable): the entry that relative paths start from; %NULL: the top
 * @value: (out): the value, borrowed as from [method@Evaluation.resolve]
 *
 * The earliest, number or sum is unknown as long as one of the members may still take part or its answer is missing.
 *
 * Returns: yes: the value is there; unknown: an answer is missing; no: there is nothing to answer
 */
VenuleTruth
venule_expression_evaluate (const VenuleExpression *expression,
                            VenuleEvaluation *evaluation,
                            VenuleEntry *within,
                            VenuleValue *value)
{
  VenulePlace place = { .entry = within };

  g_return_val_if_fail (expression != NULL && VENULE_IS_EVALUATION (evaluation) && value != NULL, VENULE_UNKNOWN);

  memset (value, 0, sizeof *value);
  if (expression->kind == VENULE_EXPRESSION_ANSWER)
    return venule_evaluation_resolve (evaluation, expression->answer, within, value) ? VENULE_YES : VENULE_UNKNOWN;
  venule_evaluation_settle_session (evaluation);
  if (within == NULL)
    place.entry = evaluation->root;
  value->question = venule_expression_get_question (expression);
  if (expression->of != NULL)
    return evaluate_members (expression, evaluation, &place, value);
  if (!venule_evaluation_find_date (evaluation, expression->answer, expression->plus, &place, &value->date))
    {
      value->date = VENULE_CIVIL_DATE_NONE;
      return VENULE_UNKNOWN;
    }
  value->kind = VENULE_VALUE_DATE;
  return VENULE_YES;
}
