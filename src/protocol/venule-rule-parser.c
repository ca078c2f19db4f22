/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-rule.h"

#include <string.h>

#include "venule-scope.h"
#include "venule-xml-reader.h"

typedef gboolean (*ParseFunc) (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error);

typedef struct
{
  const char *name;
  VenuleRuleKind kind;
  const char *attributes;
  gboolean takes_rules;
  ParseFunc parse; /* (nullable) */
} Element;

static const struct
{
  const char *attribute;
  VenuleSetTest test;
} set_tests[] = {
  { "equals", VENULE_SET_EQUALS },
  { "among", VENULE_SET_AMONG },
  { "within", VENULE_SET_WITHIN },
};

/* Whether a word is one of those that stand in a list, separated by spaces. */
static gboolean
is_among (const char *list, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = list; *at != '\0'; at += strcspn (at, " "), at += strspn (at, " "))
    if (strncmp (at, word, length) == 0 && strcspn (at, " ") == length)
      return TRUE;
  return FALSE;
}

gboolean
venule_element_check_attributes (const xmlNode *element, const char *allowed, GError **error)
{
  for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    if (attribute->ns != NULL || !is_among (allowed, (const char *) attribute->name))
      {
        venule_xml_set_error (error, element, "<%s> has no attribute “%s”; it takes %s", (char *) element->name,
                              (char *) attribute->name, *allowed == '\0' ? "none" : allowed);
        return FALSE;
      }
  return TRUE;
}

static char *
require_attribute (const xmlNode *node, const char *name, GError **error)
{
  g_autofree char *value = venule_xml_get_attribute (node, name);

  if (value != NULL && *value != '\0')
    return g_steal_pointer (&value);
  venule_xml_set_error (error, node, "<%s> needs %s=\"…\"", (char *) node->name, name);
  return NULL;
}

/* The path of an answer, setting or fact: no group. */
static VenulePath *
parse_answer_path (const VenuleScope *scope, const xmlNode *node, const char *attribute, GError **error)
{
  g_autofree char *text = require_attribute (node, attribute, error);
  g_autoptr (VenulePath) path = text == NULL ? NULL : venule_path_parse_in (scope, text, node, error);

  if (path == NULL || path->group == NULL)
    return g_steal_pointer (&path);
  venule_xml_set_error (error, node, "“%s” is a group; name an answer in it, or use some, each or count of=\"%s\"",
                        text, text);
  return NULL;
}

static gboolean
refuse_text (const xmlNode *node, GError **error)
{
  g_autofree char *text = venule_xml_get_text (node);

  if (*g_strstrip (text) == '\0')
    return TRUE;
  venule_xml_set_error (error, node, "<%s> takes no words; “%s” has no meaning here", (char *) node->name, text);
  return FALSE;
}

static gboolean
parse_set_test (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, gboolean *found, GError **error)
{
  *found = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (set_tests); i++)
    {
      g_autofree char *value = venule_xml_get_attribute (node, set_tests[i].attribute);

      if (value == NULL)
        continue;
      if (*found)
        {
          venule_xml_set_error (error, node, "<is> takes one of equals, among and within; leave one");
          return FALSE;
        }
      *found = TRUE;
      rule->set_test = set_tests[i].test;
      rule->operand = parse_answer_path (scope, node, set_tests[i].attribute, error);
      if (rule->operand == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
parse_is (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  g_autofree char *leg = venule_xml_get_attribute (node, "leg");
  gboolean compares;

  rule->answer = parse_answer_path (scope, node, "answer", error);
  if (rule->answer == NULL || !parse_set_test (rule, scope, node, &compares, error))
    return FALSE;
  if (!compares)
    return venule_rule_take_words (rule, node, leg, error);
  if (leg != NULL)
    {
      venule_xml_set_error (error, node, "leg= goes with words; take it out, or the comparison");
      return FALSE;
    }
  return refuse_text (node, error) && venule_rule_check_comparable (rule, node, error);
}

static gboolean
parse_answered (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  rule->answer = parse_answer_path (scope, node, "answer", error);
  return rule->answer != NULL;
}

static gboolean
require_kind (const VenulePath *path, VenuleValueKind kind, const char *what, const xmlNode *node, GError **error)
{
  if (path->value_kind == kind)
    return TRUE;
  venule_xml_set_error (error, node, "“%s” is no %s; <%s> asks for one", path->text, what, (char *) node->name);
  return FALSE;
}

static gboolean
parse_number (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  rule->answer = parse_answer_path (scope, node, "answer", error);
  return rule->answer != NULL && require_kind (rule->answer, VENULE_VALUE_NUMBER, "number", node, error)
         && venule_rule_parse_number_operand (rule, scope, node, error) && venule_rule_check_units (rule, node, error)
         && venule_rule_parse_times (rule, scope, node, error);
}

static gboolean
parse_date (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  rule->answer = parse_answer_path (scope, node, "answer", error);
  return rule->answer != NULL && require_kind (rule->answer, VENULE_VALUE_DATE, "date", node, error)
         && venule_rule_parse_date_operand (rule, scope, node, error);
}

/* of=: the group, and the scope of its members. */
static gboolean
parse_of (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, VenuleScope *inside, GError **error)
{
  g_autofree char *text = require_attribute (node, "of", error);

  rule->of = text == NULL ? NULL : venule_path_parse_group (scope, text, node, error);
  if (rule->of == NULL)
    return FALSE;
  *inside = (VenuleScope){ .vocabulary = scope->vocabulary, .form = rule->of->group, .outer = scope };
  return TRUE;
}

static gboolean
parse_on (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  if (xmlHasProp (node, BAD_CAST "on") == NULL)
    return TRUE;
  rule->on = parse_answer_path (scope, node, "on", error);
  return rule->on != NULL && venule_rule_check_on (rule, node, error);
}

static gboolean
parse_same (VenuleRule *rule, const VenuleScope *scope, const VenuleScope *inside, const xmlNode *node, GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (node, "same");
  g_auto (GStrv) names = text == NULL ? NULL : g_strsplit_set (g_strstrip (text), " \t\n", -1);

  if (names == NULL)
    return TRUE;
  rule->same = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_path_free);
  rule->same_here = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_path_free);
  for (guint i = 0; names[i] != NULL; i++)
    {
      VenulePath *there = *names[i] == '\0' ? NULL : venule_path_parse_in (inside, names[i], node, error);
      VenulePath *here = there == NULL ? NULL : venule_path_parse_in (scope, names[i], node, error);

      if (there != NULL)
        g_ptr_array_add (rule->same, there);
      if (here != NULL)
        g_ptr_array_add (rule->same_here, here);
      if (*names[i] != '\0' && here == NULL)
        return FALSE;
      if (here != NULL && (there->value_kind == VENULE_VALUE_NONE || there->value_kind != here->value_kind))
        {
          venule_xml_set_error (error, node, "same=\"%s\" is not an answer of the same kind on both sides", names[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
parse_group (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  VenuleScope inside;

  if (!parse_of (rule, scope, node, &inside, error))
    return FALSE;
  if (rule->kind == VENULE_RULE_EACH && !parse_on (rule, scope, node, error))
    return FALSE;
  if (rule->kind == VENULE_RULE_SUM)
    {
      rule->answer = parse_answer_path (&inside, node, "answer", error);
      if (rule->answer == NULL || !require_kind (rule->answer, VENULE_VALUE_NUMBER, "number", node, error))
        return FALSE;
    }
  if ((rule->kind == VENULE_RULE_SUM || rule->kind == VENULE_RULE_COUNT)
      && (!parse_same (rule, scope, &inside, node, error)
          || !venule_rule_parse_number_operand (rule, scope, node, error)))
    return FALSE;
  return (rule->kind != VENULE_RULE_SUM || venule_rule_check_units (rule, node, error))
         && venule_rule_parse_children (rule, &inside, node, error);
}

static gboolean
parse_ref (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  rule->name = require_attribute (node, "ref", error);
  if (rule->name == NULL)
    return FALSE;
  rule->target = venule_vocabulary_find_rule (scope->vocabulary, rule->name);
  if (rule->target != NULL)
    return TRUE;
  venule_xml_set_error (error, node, "there is no rule “%s”; name one of the <rules>", rule->name);
  return FALSE;
}

static gboolean
parse_prints (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  static const char *const tags[] = { "permits", "forbids", "concerns" };
  guint n = 0;

  if (!venule_vocabulary_get_allows_prints (scope->vocabulary))
    {
      venule_xml_set_error (error, node, "<prints> has a meaning only in a sheet's invariants; ask for answers here");
      return FALSE;
    }
  rule->name = venule_xml_get_attribute (node, "passage");
  n += rule->name != NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *tag = venule_xml_get_attribute (node, tags[i]);

      if (tag == NULL || n++ > 0)
        continue;
      rule->tag_kind = g_strdup (tags[i]);
      rule->tag = g_steal_pointer (&tag);
    }
  if (n == 1)
    return TRUE;
  venule_xml_set_error (error, node, "<prints> takes one of passage, permits, forbids and concerns");
  return FALSE;
}

static gboolean
parse_children (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  if (!venule_rule_parse_children (rule, scope, node, error))
    return FALSE;
  if (rule->children->len > 0 || rule->kind == VENULE_RULE_ALL)
    return TRUE;
  venule_xml_set_error (error, node, "<%s> is empty; put a rule in it", (char *) node->name);
  return FALSE;
}

#define NUMBER_COMPARISONS " at-least more-than at-most less-than"

static const Element elements[] = {
  { "all", VENULE_RULE_ALL, "", TRUE, parse_children },
  { "any", VENULE_RULE_ANY, "", TRUE, parse_children },
  { "not", VENULE_RULE_NOT, "", TRUE, parse_children },
  { "is", VENULE_RULE_IS, "answer leg equals among within", FALSE, parse_is },
  { "answered", VENULE_RULE_ANSWERED, "answer", FALSE, parse_answered },
  { "number", VENULE_RULE_NUMBER, "answer times" NUMBER_COMPARISONS, FALSE, parse_number },
  { "date", VENULE_RULE_DATE, "answer before on-or-before after on-or-after on plus-days plus-weeks plus-months", FALSE,
    parse_date },
  { "some", VENULE_RULE_SOME, "of", TRUE, parse_group },
  { "each", VENULE_RULE_EACH, "of on", TRUE, parse_group },
  { "count", VENULE_RULE_COUNT, "of same" NUMBER_COMPARISONS, TRUE, parse_group },
  { "sum", VENULE_RULE_SUM, "of answer same" NUMBER_COMPARISONS, TRUE, parse_group },
  { "rule", VENULE_RULE_REF, "ref", FALSE, parse_ref },
  { "prints", VENULE_RULE_PRINTS, "passage permits forbids concerns", FALSE, parse_prints },
};

static VenuleRule *
parse_element (const VenuleScope *scope, const xmlNode *node, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      const Element *element = &elements[i];
      g_autofree char *location = NULL;
      g_autoptr (VenuleRule) rule = NULL;

      if (!venule_xml_is_element (node, element->name))
        continue;
      if (!venule_element_check_attributes (node, element->attributes, error))
        return NULL;
      if (!element->takes_rules && venule_xml_first_element (node) != NULL)
        {
          venule_xml_set_error (error, node, "<%s> takes no elements; move them out", element->name);
          return NULL;
        }
      if (element->kind != VENULE_RULE_IS && !refuse_text (node, error))
        return NULL;
      location = venule_xml_get_location (node);
      rule = venule_rule_new (element->kind, location);
      return element->parse (rule, scope, node, error) ? g_steal_pointer (&rule) : NULL;
    }
  venule_xml_set_error (error, node,
                        "<%s> is no rule; use is, answered, number, date, all, any, not, some, each, count, sum "
                        "or rule",
                        (char *) node->name);
  return NULL;
}

/* The element children of a node, as children of the rule. */
gboolean
venule_rule_parse_children (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error)
{
  for (xmlNode *child = venule_xml_first_element (node); child != NULL; child = venule_xml_next_element (child))
    {
      VenuleRule *parsed = parse_element (scope, child, error);

      if (parsed == NULL)
        return FALSE;
      g_ptr_array_add (rule->children, parsed);
    }
  return TRUE;
}

VenuleRule *
venule_rule_parse_in (const VenuleScope *scope, const xmlNode *container, GError **error)
{
  g_autofree char *location = venule_xml_get_location (container);
  g_autoptr (VenuleRule) rule = venule_rule_new (VENULE_RULE_ALL, location);

  if (!refuse_text (container, error) || !venule_rule_parse_children (rule, scope, container, error))
    return NULL;
  return g_steal_pointer (&rule);
}

/**
 * venule_rule_parse:
 * @container: an element whose element children are rules (`when`, `show`, `required`, `rule`, `never`)
 * @vocabulary: what every word is checked against
 * @within: (nullable): the form that relative paths start from; %NULL: the top
 * @error: `file:line`, what is wrong and what to do
 *
 * Returns: (transfer full): "all of" what is in it; an empty container is always yes
 */
VenuleRule *
venule_rule_parse (const xmlNode *container, VenuleVocabulary *vocabulary, const VenuleForm *within, GError **error)
{
  VenuleScope scope = { .vocabulary = vocabulary };

  g_return_val_if_fail (container != NULL && vocabulary != NULL, NULL);

  scope.form = within != NULL ? within : venule_vocabulary_get_form (vocabulary);
  return venule_rule_parse_in (&scope, container, error);
}
