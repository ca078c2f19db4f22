/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-consultation-file.h"

#include "venule-xml-reader.h"

#define ID_PATTERN       "[A-Za-z][A-Za-z0-9_.\\-]{0,63}"
#define UUID_PATTERN     "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"
#define FRACTION_PATTERN "(0(\\.[0-9]{1,3})?|1(\\.0{1,3})?)"
#define LINE_PATTERN     "\\S(.*\\S)?"

static void add_form (xmlNode *parent, const VenuleForm *form);

static xmlNode *
add (xmlNode *parent, const char *name)
{
  return xmlNewTextChild (parent, parent->ns, BAD_CAST name, NULL);
}

static xmlNode *
add_named (xmlNode *parent, const char *what, const char *name)
{
  xmlNode *node = add (parent, what);

  xmlSetProp (node, BAD_CAST "name", BAD_CAST name);
  return node;
}

static void
add_parameter (xmlNode *data, const char *name, const char *value)
{
  xmlNode *parameter = xmlNewTextChild (data, data->ns, BAD_CAST "param", BAD_CAST value);

  xmlSetProp (parameter, BAD_CAST "name", BAD_CAST name);
}

/* What stands in many places is defined once and referred to: the schema is read at each start, and a
 * pattern is costly to compile. Returns the definition to fill, or NULL when it stands already. */
static xmlNode *
refer (xmlNode *parent, const char *name)
{
  xmlNode *grammar = xmlDocGetRootElement (parent->doc);

  add_named (parent, "ref", name);
  for (xmlNode *node = venule_xml_first_element (grammar); node != NULL; node = venule_xml_next_element (node))
    {
      g_autofree char *defined = venule_xml_get_attribute (node, "name");

      if (g_strcmp0 (defined, name) == 0)
        return NULL;
    }

  return add_named (grammar, "define", name);
}

/* The type string keeps every space, so that " yes " is not "yes". */
static xmlNode *
add_string (xmlNode *parent)
{
  xmlNode *data = add (parent, "data");

  xmlSetProp (data, BAD_CAST "type", BAD_CAST "string");
  return data;
}

static void
add_pattern (xmlNode *parent, const char *name, const char *pattern)
{
  xmlNode *definition = refer (parent, name);

  if (definition != NULL)
    add_parameter (add_string (definition), "pattern", pattern);
}

static void
add_id (xmlNode *parent)
{
  add_pattern (parent, "id", ID_PATTERN);
}

static void
add_word (xmlNode *parent, const char *word)
{
  xmlNode *value = xmlNewTextChild (parent, parent->ns, BAD_CAST "value", BAD_CAST word);

  xmlSetProp (value, BAD_CAST "type", BAD_CAST "string");
}

static void
add_yes_no (xmlNode *parent)
{
  xmlNode *definition = refer (parent, "yes-no");
  xmlNode *choice = definition == NULL ? NULL : add (definition, "choice");

  if (choice != NULL)
    {
      add_word (choice, "yes");
      add_word (choice, "no");
    }
}

static void
add_words (xmlNode *parent, const char *const *words)
{
  xmlNode *choice = add (parent, "choice");

  for (gsize i = 0; words[i] != NULL; i++)
    add_word (choice, words[i]);
}

static void
add_options (xmlNode *parent, GPtrArray *options)
{
  xmlNode *choice;

  if (options->len == 0)
    {
      add (parent, "notAllowed");
      return;
    }
  choice = add (parent, "choice");
  for (guint i = 0; i < options->len; i++)
    add_word (choice, ((VenuleOption *) g_ptr_array_index (options, i))->id);
}

static void
add_number (xmlNode *parent, const VenuleQuestion *question)
{
  g_autofree char *decimals
      = question->decimals > 0 ? g_strdup_printf ("(\\.[0-9]{1,%u})?", question->decimals) : g_strdup ("");
  const char *sign = question->has_range && question->minimum >= 0 ? "" : "-?";
  g_autofree char *pattern = g_strconcat (sign, "(0|[1-9][0-9]{0,11})", decimals, NULL);
  g_autofree char *name = g_strdup_printf ("%s-%u", *sign == '\0' ? "number" : "signed-number", question->decimals);

  add_pattern (parent, name, pattern);
}

static void
add_line (xmlNode *parent, guint max_length)
{
  g_autofree char *length = g_strdup_printf ("%u", max_length);
  g_autofree char *name = g_strdup_printf ("line-%u", max_length);
  xmlNode *definition = refer (parent, name);
  xmlNode *data;

  if (definition == NULL)
    return;
  data = add_string (definition);
  add_parameter (data, "maxLength", length);
  add_parameter (data, "pattern", LINE_PATTERN);
}

static void
add_value (xmlNode *parent, const VenuleQuestion *question)
{
  switch (question->kind)
    {
    case VENULE_KIND_YES_NO:
      add_yes_no (parent);
      break;
    case VENULE_KIND_ONE_OF:
    case VENULE_KIND_MANY_OF:
      add_options (parent, question->options);
      break;
    case VENULE_KIND_NUMBER:
      add_number (parent, question);
      break;
    case VENULE_KIND_DATE:
      add_pattern (parent, "date", "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");
      break;
    case VENULE_KIND_TIME:
      add_pattern (parent, "time", "([01][0-9]|2[0-3]):[0-5][0-9]");
      break;
    case VENULE_KIND_TEXT:
      add_line (parent, question->max_length);
      break;
    case VENULE_KIND_LANGUAGE:
      add_pattern (parent, "language", "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");
      break;
    case VENULE_KIND_REFERENCE:
      add_id (parent);
      break;
    case VENULE_KIND_POINTS:
      add_pattern (parent, "points",
                   FRACTION_PATTERN "," FRACTION_PATTERN "( " FRACTION_PATTERN "," FRACTION_PATTERN ")*");
      break;
    default:
      g_return_if_reached ();
    }
}

static void
add_via (xmlNode *parent)
{
  xmlNode *definition = refer (parent, "via");

  if (definition != NULL)
    add_id (add_named (add (definition, "optional"), "attribute", "via"));
}

static void
add_question (xmlNode *parent, const VenuleQuestion *question)
{
  xmlNode *element = add_named (add (parent, question->kind == VENULE_KIND_MANY_OF ? "zeroOrMore" : "optional"),
                                "element", question->id);

  if (question->leg_coded)
    add_words (add_named (element, "attribute", "leg"), (const char *const[]){ "left", "right", NULL });
  add_via (element);
  add_value (element, question);
}

static void
add_key (xmlNode *element, const VenuleForm *form)
{
  xmlNode *attribute = add_named (element, "attribute", form->kind == VENULE_FORM_KEYED ? form->key_name : "id");

  if (venule_form_has_list_of_keys (form))
    add_options (attribute, form->keys);
  else
    add_id (attribute);
}

static void
add_attributes (xmlNode *element, const VenuleForm *form)
{
  for (guint i = 0; i < form->questions->len; i++)
    {
      const VenuleQuestion *question = g_ptr_array_index (form->questions, i);

      if (question->place == VENULE_PLACE_ATTRIBUTE)
        add_value (add_named (add (element, "optional"), "attribute", question->id), question);
    }
}

static void
add_content (xmlNode *element, const VenuleQuestion *question)
{
  xmlNode *choice;

  add_via (element);
  choice = add (element, "choice");
  add_value (choice, question);
  add (choice, "empty");
}

/* Always one pattern at least, so that an element without questions is a correct one too. */
static void
add_items (xmlNode *element, const VenuleForm *form)
{
  add (element, "empty");
  for (guint i = 0; i < form->order->len; i++)
    {
      const VenuleFormItem *item = &g_array_index (form->order, VenuleFormItem, i);

      if (item->form != NULL)
        add_form (element, item->form);
      else if (item->question->place == VENULE_PLACE_ELEMENT)
        add_question (element, item->question);
      else if (item->question->place == VENULE_PLACE_CONTENT)
        add_content (element, item->question);
    }
}

static void
add_form (xmlNode *parent, const VenuleForm *form)
{
  xmlNode *element
      = add_named (add (parent, form->kind == VENULE_FORM_SECTION ? "optional" : "zeroOrMore"), "element", form->id);

  if (form->kind != VENULE_FORM_SECTION)
    add_key (element, form);
  add_attributes (element, form);
  add_items (element, form);
}

static void
add_decision (xmlNode *parent, const char *name, gboolean with_reason)
{
  xmlNode *element = add_named (add (parent, "zeroOrMore"), "element", name);
  xmlNode *read;

  add_id (add_named (element, "attribute", "check"));
  add_id (add_named (add (element, "optional"), "attribute", "session"));
  add_line (add_named (element, "attribute", "by"), 200);
  add_pattern (add_named (element, "attribute", "at"), "instant",
               "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
  read = add_named (add (element, "zeroOrMore"), "element", "read");
  add_pattern (add_named (read, "attribute", "answer"), "path", "[A-Za-z][A-Za-z0-9_.\\-/]{0,199}");
  add_string (read);
  if (with_reason)
    add_line (add_named (element, "element", "reason"), 200);
}

static void
add_root (xmlNode *start, const VenuleForm *root)
{
  xmlNode *element = add_named (start, "element", root->id);

  add_pattern (add_named (element, "attribute", "id"), "uuid", UUID_PATTERN);
  add_id (add_named (element, "attribute", "protocol"));
  add_word (add_named (element, "attribute", "format"), VENULE_CONSULTATION_FORMAT);
  add_words (add_named (element, "attribute", "state"), (const char *const[]){ "draft", "finished", "amended", NULL });
  add_word (add_named (add (element, "optional"), "attribute", "example"), "yes");
  add_items (element, root);
  add_decision (element, "override", TRUE);
  add_decision (element, "acknowledgement", FALSE);
}

static xmlDocPtr
make_schema (const VenuleForm *root)
{
  xmlDocPtr doc = xmlNewDoc (BAD_CAST "1.0");
  xmlNode *grammar = xmlNewDocRawNode (doc, NULL, BAD_CAST "grammar", NULL);

  xmlDocSetRootElement (doc, grammar);
  xmlSetNs (grammar, xmlNewNs (grammar, BAD_CAST "http://relaxng.org/ns/structure/1.0", NULL));
  xmlSetProp (grammar, BAD_CAST "datatypeLibrary", BAD_CAST "http://www.w3.org/2001/XMLSchema-datatypes");
  add_root (add (grammar, "start"), root);
  return doc;
}

/**
 * venule_form_compile_schema:
 * @root: a sealed root form
 * @error: return location for a [error@XmlError]
 *
 * Compiles the schema of [func@form_to_relax_ng] without writing it out first.
 *
 * Returns: (transfer full) (nullable): the schema
 */
VenuleXmlSchema *
venule_form_compile_schema (const VenuleForm *root, GError **error)
{
  g_autoptr (xmlDoc) doc = NULL;

  g_return_val_if_fail (root != NULL && root->parent == NULL, NULL);

  doc = make_schema (root);
  doc->URL = xmlStrdup (BAD_CAST "consultation.rng");
  return venule_xml_schema_new_from_document (doc, error);
}

/**
 * venule_form_to_relax_ng:
 * @root: a sealed root form
 *
 * The RELAX NG schema, in XML syntax, of the consultations that fill @root: plain sequences in the document
 * order, exact values. It is the gate after [func@consultation_from_document]; ranges, real days and
 * references are not its business.
 *
 * Returns: (transfer full): the schema's bytes
 */
GBytes *
venule_form_to_relax_ng (const VenuleForm *root)
{
  g_autoptr (xmlDoc) doc = NULL;

  g_return_val_if_fail (root != NULL && root->parent == NULL, NULL);

  doc = make_schema (root);
  return venule_xml_save (doc);
}
