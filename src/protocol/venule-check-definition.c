/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-check-definition.h"

#include "venule-definition-words.h"
#include "venule-message.h"
#include "venule-scope.h"
#include "venule-xml-reader.h"

static const char *const severities[] = { "fix", "stop", "caution" };

/**
 * venule_check_definition_free:
 * @definition: (nullable) (transfer full): a check's definition
 */
void
venule_check_definition_free (VenuleCheckDefinition *definition)
{
  if (definition == NULL)
    return;
  venule_rule_free (definition->rule);
  venule_path_free (definition->members);
  g_free (definition->message);
  g_clear_pointer (&definition->message_paths, g_ptr_array_unref);
  g_free (definition->source);
  g_free (definition);
}

static gboolean
read_severity (VenuleCheckDefinition *definition, const xmlNode *node, GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (node, "severity");

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (severities); i++)
    if (g_str_equal (severities[i], text))
      {
        definition->severity = (VenuleSeverity) i;
        return TRUE;
      }
  venule_xml_set_error (error, node, "a check needs severity=\"…\": fix, stop or caution");
  return FALSE;
}

static gboolean
read_for_each (VenuleCheckDefinition *definition, const xmlNode *node, VenuleVocabulary *vocabulary, GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (node, "for-each");
  VenuleScope scope = { .vocabulary = vocabulary, .form = venule_vocabulary_get_form (vocabulary) };

  if (text == NULL)
    return TRUE;
  definition->members = venule_path_parse_group (&scope, text, node, error);
  if (definition->members == NULL)
    return FALSE;
  definition->for_each = definition->members->group;
  return TRUE;
}

/* about=: a question's plain path, from the group the check goes over or from the top. */
static gboolean
read_about (VenuleCheckDefinition *definition, const xmlNode *node, VenuleVocabulary *vocabulary, GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (node, "about");
  g_autoptr (GError) why = NULL;
  g_autoptr (VenulePath) path = NULL;

  if (text == NULL)
    return TRUE;
  if (definition->for_each != NULL)
    definition->about = venule_form_find_question (definition->for_each, text);
  if (definition->about == NULL)
    definition->about = venule_form_find_question (venule_vocabulary_get_form (vocabulary), text);
  if (definition->about != NULL)
    return TRUE;
  path = venule_path_parse (text, vocabulary, definition->for_each, node, &why);
  if (path != NULL && path->question != NULL)
    {
      definition->about = path->question;
      return TRUE;
    }
  if (path == NULL)
    g_propagate_error (error, g_steal_pointer (&why));
  else
    venule_xml_set_error (error, node, "about=\"%s\" is no question; name the one to go to", text);
  return FALSE;
}

static gboolean
read_stands_when_unknown (VenuleCheckDefinition *definition, const xmlNode *node, GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (node, "when-unknown");

  definition->stands_when_unknown = g_strcmp0 (text, "stand") == 0;
  if (text == NULL || definition->stands_when_unknown)
    return TRUE;
  venule_xml_set_error (error, node, "when-unknown=\"%s\" means nothing; write stand, or take it out", text);
  return FALSE;
}

static gboolean
read_content (VenuleCheckDefinition *definition, const xmlNode *node, VenuleVocabulary *vocabulary, GError **error)
{
  for (xmlNode *child = venule_xml_first_element (node); child != NULL; child = venule_xml_next_element (child))
    {
      if (venule_xml_is_element (child, "when") && definition->rule == NULL)
        definition->rule = venule_rule_parse (child, vocabulary, definition->for_each, error);
      else if (venule_xml_is_element (child, "message") && definition->message == NULL)
        definition->message
            = venule_message_read (child, vocabulary, definition->for_each, &definition->message_paths, error);
      else if (venule_xml_is_element (child, "source") && definition->source == NULL)
        definition->source = venule_definition_read_words (child);
      else
        {
          venule_xml_set_error (error, child, "a check holds one <when>, one <message> and one <source>; take <%s> out",
                                (char *) child->name);
          return FALSE;
        }
      if ((venule_xml_is_element (child, "when") && definition->rule == NULL)
          || (venule_xml_is_element (child, "message") && definition->message == NULL))
        return FALSE;
    }
  if (definition->rule == NULL || definition->rule->children->len == 0 || definition->message == NULL
      || *definition->message == '\0')
    {
      venule_xml_set_error (error, node,
                            "a check needs a <when> that is not empty and a <message> that says what to do");
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_id (VenuleCheckDefinition *definition, const xmlNode *node, GPtrArray *checks, GError **error)
{
  g_autofree char *id = venule_xml_get_attribute (node, "id");

  if (!venule_xml_is_element (node, "check") || id == NULL || *id == '\0')
    {
      venule_xml_set_error (error, node, "<check id=\"…\"> is expected here, not <%s>", (char *) node->name);
      return FALSE;
    }
  definition->id = g_intern_string (id);
  for (guint i = 0; i < checks->len; i++)
    if (((VenuleCheckDefinition *) checks->pdata[i])->id == definition->id)
      {
        venule_xml_set_error (error, node, "there is a check “%s” already; give this one another id", id);
        return FALSE;
      }
  return venule_element_check_attributes (node, "id severity about for-each when-unknown", error);
}

static VenuleCheckDefinition *
parse_check (const xmlNode *node, const char *product, VenuleVocabulary *vocabulary, GPtrArray *checks, GError **error)
{
  VenuleCheckDefinition *definition = g_new0 (VenuleCheckDefinition, 1);

  definition->product = g_intern_string (product);
  if (read_id (definition, node, checks, error) && read_severity (definition, node, error)
      && read_for_each (definition, node, vocabulary, error) && read_about (definition, node, vocabulary, error)
      && read_stands_when_unknown (definition, node, error) && read_content (definition, node, vocabulary, error))
    return definition;
  venule_check_definition_free (definition);
  return NULL;
}

/**
 * venule_check_definitions_parse:
 * @parent: an element whose `check` children are read: `checks`, or a `product`, whose other children are passed over
 * @product: (nullable): the product whose label's own checks they are; %NULL: `checks`
 * @vocabulary: what their words are checked against
 * @checks: (element-type VenuleCheckDefinition): to which they are appended
 * @error: `file:line`, what is wrong and what to do
 *
 * Returns: whether all of them are right; ids must differ from those already in @checks
 */
gboolean
venule_check_definitions_parse (
    const xmlNode *parent, const char *product, VenuleVocabulary *vocabulary, GPtrArray *checks, GError **error)
{
  g_return_val_if_fail (parent != NULL && vocabulary != NULL && checks != NULL, FALSE);

  for (xmlNode *node = venule_xml_first_element (parent); node != NULL; node = venule_xml_next_element (node))
    {
      VenuleCheckDefinition *definition;

      if (product != NULL && !venule_xml_is_element (node, "check"))
        continue;
      definition = parse_check (node, product, vocabulary, checks, error);
      if (definition == NULL)
        return FALSE;
      g_ptr_array_add (checks, definition);
    }
  return TRUE;
}
