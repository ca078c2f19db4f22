/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-rule.h"

#include "venule-scope.h"
#include "venule-xml-reader.h"

/* What a number or a date is compared with: the attributes of a rule that say so. */

static const struct
{
  const char *attribute;
  VenuleComparison comparison;
} comparisons[] = {
  { "at-least", VENULE_COMPARE_AT_LEAST },
  { "more-than", VENULE_COMPARE_MORE_THAN },
  { "at-most", VENULE_COMPARE_AT_MOST },
  { "less-than", VENULE_COMPARE_LESS_THAN },
  { "before", VENULE_COMPARE_BEFORE },
  { "on-or-before", VENULE_COMPARE_ON_OR_BEFORE },
  { "after", VENULE_COMPARE_AFTER },
  { "on-or-after", VENULE_COMPARE_ON_OR_AFTER },
  { "on", VENULE_COMPARE_ON },
};

#define N_NUMBER_COMPARISONS 4 /* the first ones; the others are for dates */

const char *const venule_plus_units[VENULE_N_PLUS_UNITS] = {
  [VENULE_PLUS_MONTHS] = "months",
  [VENULE_PLUS_WEEKS] = "weeks",
  [VENULE_PLUS_DAYS] = "days",
};

/* The one comparison among the attributes; its value. NULL without an error when there is none. */
static char *
find_comparison (VenuleRule *rule, const xmlNode *node, guint from, guint to, GError **error)
{
  g_autofree char *found = NULL;

  for (guint i = from; i < to; i++)
    {
      g_autofree char *value = venule_xml_get_attribute (node, comparisons[i].attribute);

      if (value == NULL)
        continue;
      if (found != NULL)
        {
          venule_xml_set_error (error, node, "<%s> takes one comparison; leave one of them", (char *) node->name);
          return NULL;
        }
      rule->comparison = comparisons[i].comparison;
      found = g_steal_pointer (&value);
    }
  if (found == NULL)
    venule_xml_set_error (error, node, "<%s> compares with nothing; add %s=\"…\" or its like", (char *) node->name,
                          comparisons[from].attribute);
  return g_steal_pointer (&found);
}

/* Whether a constant takes the answer's unit, or another answer, setting or fact has it. */
gboolean
venule_rule_check_units (VenuleRule *rule, const xmlNode *node, GError **error)
{
  const VenulePath *answer = rule->answer, *operand = rule->operand;

  if (operand->kind == VENULE_PATH_CONSTANT)
    {
      rule->operand->unit = rule->operand->constant.unit = answer->unit;
      return TRUE;
    }
  if (g_strcmp0 (answer->unit, operand->unit) == 0)
    return TRUE;
  venule_xml_set_error (error, node, "“%s” is in %s, “%s” in %s; compare numbers of the same unit", answer->text,
                        answer->unit != NULL ? answer->unit : "no unit", operand->text,
                        operand->unit != NULL ? operand->unit : "no unit");
  return FALSE;
}

/* at-least=, more-than=, at-most= or less-than=. */
gboolean
venule_rule_parse_number_operand (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  g_autofree char *text = find_comparison (rule, node, 0, N_NUMBER_COMPARISONS, error);

  if (text == NULL)
    return FALSE;
  rule->operand = venule_path_parse_number (scope, text, node, error);
  return rule->operand != NULL;
}

static gboolean
parse_plus_one (const VenuleScope *scope, const xmlNode *node, const char *unit, VenulePath **plus, GError **error)
{
  g_autofree char *attribute = g_strconcat ("plus-", unit, NULL);
  g_autofree char *text = venule_xml_get_attribute (node, attribute);

  if (text == NULL)
    return TRUE;
  *plus = venule_path_parse_number (scope, text, node, error);
  if (*plus == NULL)
    return FALSE;
  if (!venule_path_is_whole (*plus) || ((*plus)->unit != NULL && !g_str_equal ((*plus)->unit, unit)))
    {
      venule_xml_set_error (error, node, "%s=\"%s\" is no number of whole %s", attribute, text, unit);
      return FALSE;
    }
  return TRUE;
}

/* plus-months=, plus-weeks= and plus-days= of an element. */
gboolean
venule_parse_plus (const VenuleScope *scope, const xmlNode *node, VenulePath **plus, GError **error)
{
  for (guint i = 0; i < VENULE_N_PLUS_UNITS; i++)
    if (!parse_plus_one (scope, node, venule_plus_units[i], &plus[i], error))
      return FALSE;
  return TRUE;
}

/* before=, on-or-before=, after=, on-or-after= or on=, and what is added to that day. */
gboolean
venule_rule_parse_date_operand (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  g_autofree char *text = find_comparison (rule, node, N_NUMBER_COMPARISONS, G_N_ELEMENTS (comparisons), error);

  if (text == NULL)
    return FALSE;
  rule->operand = venule_path_parse_date (scope, text, node, error);
  return rule->operand != NULL && venule_parse_plus (scope, node, rule->plus, error);
}

static gboolean
is_count (const VenulePath *path)
{
  if (path->group != NULL)
    return FALSE;
  if (path->value_kind == VENULE_VALUE_NUMBER)
    return path->unit == NULL && venule_path_is_whole (path);
  return path->question != NULL && path->question->kind == VENULE_KIND_MANY_OF;
}

/* times=: how many times the number compared with counts. Whole, so that a limit times it is exact; without a unit,
 * so that the limit keeps its own. */
gboolean
venule_rule_parse_times (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (node, "times");
  VenuleNumber constant;

  if (text == NULL)
    return TRUE;
  rule->times = venule_number_parse (text, &constant) ? venule_path_parse_number (scope, text, node, error)
                                                      : venule_path_parse_in (scope, text, node, error);
  if (rule->times == NULL || is_count (rule->times))
    return rule->times != NULL;
  venule_xml_set_error (error, node,
                        "times=\"%s\" counts nothing; name a whole number without a unit, or an answer of several "
                        "options",
                        text);
  return FALSE;
}
