/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-definition-words.h"

#include "venule-program-language.h"
#include "venule-xml-reader.h"

/* The ids that an element stands under, its own at the end; the root's says only which file it is. */
static void
add_ids (GString *context, const xmlNode *node)
{
  g_autofree char *id = NULL;

  if (node->parent == NULL || node->parent->type != XML_ELEMENT_NODE)
    return;
  add_ids (context, node->parent);
  id = venule_xml_get_attribute (node, "id");
  if (id != NULL)
    g_string_append_printf (context, " %s", id);
}

/**
 * venule_definition_say:
 * @node: the element that a text stands in
 * @kind: what the text is: the element's name for its label and its content
 * @text: the text in English, as the definition has it
 *
 * Returns: (transfer full): it in the program's language, else in English, every run of white space one space
 */
char *
venule_definition_say (const xmlNode *node, const char *kind, const char *text)
{
  g_autoptr (GString) context = g_string_new (kind);
  g_autofree char *source = NULL;

  g_return_val_if_fail (node != NULL && kind != NULL && text != NULL, NULL);

  source = venule_xml_collapse_spaces (g_strdup (text));
  if (*source == '\0')
    return g_steal_pointer (&source);
  add_ids (context, node);
  return g_strdup (venule_program_language_say (context->str, source));
}

/**
 * venule_definition_read_label:
 * @node: an element with a `label`
 *
 * Returns: (transfer full) (nullable): the label in the program's language, else in English; %NULL: it has none
 */
char *
venule_definition_read_label (const xmlNode *node)
{
  g_autofree char *label = venule_xml_get_attribute (node, "label");

  return label == NULL ? NULL : venule_definition_say (node, (const char *) node->name, label);
}

/**
 * venule_definition_read_substance:
 * @node: a product
 *
 * Returns: (transfer full) (nullable): its substance in the program's language, else in English; %NULL: it names none
 */
char *
venule_definition_read_substance (const xmlNode *node)
{
  g_autofree char *substance = venule_xml_get_attribute (node, "substance");

  return substance == NULL ? NULL : venule_definition_say (node, "substance", substance);
}

/**
 * venule_definition_read_words:
 * @node: an element that holds a text
 *
 * Returns: (transfer full): the text in the program's language, else in English
 */
char *
venule_definition_read_words (const xmlNode *node)
{
  g_autofree char *text = venule_xml_get_text (node);

  return venule_definition_say (node, (const char *) node->name, text);
}
