/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-question-reader.h"

#include <string.h>

#include "venule-definition-words.h"
#include "venule-scope.h"
#include "venule-xml-reader.h"

#define ATTRIBUTES                                                                                                     \
  "id kind label unit min max decimals earliest max-length as pattern options refers-to leg leg-from place singly "    \
  "free-text names part once offers reads"

static const char *const kinds[]
    = { "yes-no", "one-of", "many-of", "number", "date", "time", "text", "language", "reference", "points", NULL };
static const char *const runs[] = { "words", "code", "phone", NULL };
static const char *const readings[] = { "future", "past", "birth", "month-end", NULL };
static const char *const places[] = { "element", "attribute", "content", NULL };

static gint
find_word (const char *word, const char *const *words)
{
  for (gint i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (word, words[i]) == 0)
      return i;
  return -1;
}

char *
venule_read_id (const xmlNode *node, const VenuleForm *form, GError **error)
{
  g_autofree char *id = venule_xml_get_attribute (node, "id");

  if (id == NULL || !venule_id_is_valid (id))
    venule_xml_set_error (error, node, "<%s> needs id=\"…\": letters, digits, - and _", (char *) node->name);
  else if (venule_form_find_question (form, id) != NULL || venule_form_find_form (form, id) != NULL
           || g_strcmp0 (form->key_name, id) == 0 || (form->kind == VENULE_FORM_GROUP && g_str_equal (id, "id")))
    venule_xml_set_error (error, node, "there is a “%s” here already; give this one another id", id);
  else
    return g_steal_pointer (&id);
  return NULL;
}

gboolean
venule_read_yes (const xmlNode *node, const char *name, gboolean *yes, GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (node, name);

  *yes = g_strcmp0 (text, "yes") == 0;
  if (text == NULL || *yes || g_str_equal (text, "no"))
    return TRUE;
  venule_xml_set_error (error, node, "%s=\"%s\" means nothing; write yes or no", name, text);
  return FALSE;
}

VenuleOption *
venule_option_read (const xmlNode *node, GError **error)
{
  g_autofree char *id = venule_xml_get_attribute (node, "id");
  g_autofree char *label = venule_xml_get_attribute (node, "label");
  g_autofree char *covers = venule_xml_get_attribute (node, "covers");
  g_auto (GStrv) words = g_strsplit (covers != NULL ? covers : "", " ", -1);
  VenuleOption *option;

  if (!venule_element_check_attributes (node, "id label covers", error))
    return NULL;
  if (id == NULL || !venule_id_is_valid (id) || label == NULL)
    {
      venule_xml_set_error (error, node, "<%s> needs id=\"…\" and label=\"…\"", (char *) node->name);
      return NULL;
    }
  option = venule_option_new (id, label);
  g_free (option->label);
  option->label = venule_definition_read_label (node);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (option->covers == NULL)
        option->covers = g_ptr_array_new ();
      g_ptr_array_add (option->covers, (gpointer) g_intern_string (words[i]));
    }
  return option;
}

static gboolean
add_option (VenuleQuestion *question, const xmlNode *node, GError **error)
{
  VenuleOption *option = venule_option_read (node, error);

  if (option == NULL)
    return FALSE;
  if (venule_question_find_option (question, option->id) != NULL)
    {
      venule_xml_set_error (error, node, "“%s” is an option already; leave one of them", option->id);
      venule_option_free (option);
      return FALSE;
    }
  g_ptr_array_add (question->options, option);
  return TRUE;
}

static void
add_products (VenuleQuestion *question, GPtrArray *products)
{
  for (guint i = 0; i < products->len; i++)
    {
      const VenuleOption *product = products->pdata[i];
      g_ptr_array_add (question->options, venule_option_new (product->id, product->label));
    }
}

static gboolean
read_named_options (
    VenuleQuestion *question, const xmlNode *node, GHashTable *named, GPtrArray *products, GError **error)
{
  g_autofree char *name = venule_xml_get_attribute (node, "options");
  const xmlNode *options = name == NULL ? NULL : g_hash_table_lookup (named, name);

  if (name == NULL)
    return TRUE;
  if (options == NULL && g_str_equal (name, "products") && products != NULL)
    {
      add_products (question, products);
      return TRUE;
    }
  if (options == NULL)
    {
      venule_xml_set_error (error, node, "there are no <options id=\"%s\">; put them before the sections", name);
      return FALSE;
    }
  for (xmlNode *child = venule_xml_first_element (options); child != NULL; child = venule_xml_next_element (child))
    if (!add_option (question, child, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_children (VenuleQuestion *question, const xmlNode *node, GError **error)
{
  for (xmlNode *child = venule_xml_first_element (node); child != NULL; child = venule_xml_next_element (child))
    {
      if (venule_xml_is_element (child, "option"))
        {
          if (!add_option (question, child, error))
            return FALSE;
        }
      else if (venule_xml_is_element (child, "help") && question->help == NULL)
        question->help = venule_definition_read_words (child);
      else if (!venule_xml_is_element (child, "show") && !venule_xml_is_element (child, "required"))
        {
          venule_xml_set_error (error, child, "a question holds <help>, <show>, <required> and <option>; take <%s> out",
                                (char *) child->name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_options (const VenuleQuestion *question, const xmlNode *node, GError **error)
{
  gboolean chooses = question->kind == VENULE_KIND_ONE_OF || question->kind == VENULE_KIND_MANY_OF;

  if (chooses == (question->options->len > 0) && (!question->leg_coded || chooses))
    return TRUE;
  venule_xml_set_error (error, node,
                        chooses ? "“%s” has nothing to choose from; add <option> elements or options=\"…\""
                                : "“%s” is not chosen from options; take them out, or change its kind",
                        question->id);
  return FALSE;
}

static gboolean
read_count (const xmlNode *node, const char *name, guint most, guint *count, GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (node, name);
  guint64 number;

  if (text == NULL)
    return TRUE;
  if (g_ascii_string_to_unsigned (text, 10, 0, most, &number, NULL))
    {
      *count = (guint) number;
      return TRUE;
    }
  venule_xml_set_error (error, node, "%s=\"%s\" is no whole number from 0 to %u", name, text, most);
  return FALSE;
}

static gboolean
read_range (VenuleQuestion *question, const xmlNode *node, GError **error)
{
  g_autofree char *minimum = venule_xml_get_attribute (node, "min");
  g_autofree char *maximum = venule_xml_get_attribute (node, "max");
  g_autofree char *earliest = venule_xml_get_attribute (node, "earliest");
  g_autofree char *reads = venule_xml_get_attribute (node, "reads");
  gint reading = reads == NULL ? 0 : find_word (reads, readings);

  if (!read_count (node, "decimals", 3, &question->decimals, error)
      || !read_count (node, "max-length", 10000, &question->max_length, error))
    return FALSE;
  question->has_range = minimum != NULL || maximum != NULL;
  if (question->has_range
      && (question->kind != VENULE_KIND_NUMBER || minimum == NULL || maximum == NULL
          || !venule_number_parse (minimum, &question->minimum) || !venule_number_parse (maximum, &question->maximum)
          || question->minimum > question->maximum))
    venule_xml_set_error (error, node, "a range needs kind=\"number\", min=\"…\" and a max=\"…\" that is not less");
  else if (earliest != NULL
           && (question->kind != VENULE_KIND_DATE || !venule_civil_date_parse (earliest, &question->earliest)))
    venule_xml_set_error (error, node, "earliest=\"%s\" needs kind=\"date\" and a day as YYYY-MM-DD", earliest);
  else if (reading < 0 || (reads != NULL && question->kind != VENULE_KIND_DATE))
    venule_xml_set_error (error, node, "reads=\"%s\" needs kind=\"date\", and is future, past, birth or month-end",
                          reads);
  else
    {
      question->reading = (VenuleDayReading) reading;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_words (VenuleQuestion *question, const xmlNode *node, GError **error)
{
  g_autofree char *place = venule_xml_get_attribute (node, "place");
  g_autofree char *as = venule_xml_get_attribute (node, "as");
  g_autofree char *refers_to = venule_xml_get_attribute (node, "refers-to");
  gint number = place == NULL ? 0 : find_word (place, places);
  gint run = as == NULL ? 0 : find_word (as, runs);

  question->unit = venule_xml_get_attribute (node, "unit");
  question->pattern = venule_xml_get_attribute (node, "pattern");
  question->refers_to = g_intern_string (refers_to);
  if (number < 0)
    venule_xml_set_error (error, node, "place=\"%s\" is none; write element, attribute or content", place);
  else if (run < 0 || (as != NULL && question->kind != VENULE_KIND_TEXT))
    venule_xml_set_error (error, node, "as=\"%s\" needs kind=\"text\", and is words, code or phone", as);
  else if (question->pattern != NULL && !venule_question_has_pattern (question->pattern))
    venule_xml_set_error (error, node, "pattern=\"%s\" is not known; write nhs-number, or take it out",
                          question->pattern);
  else if ((refers_to != NULL) != (question->kind == VENULE_KIND_REFERENCE))
    venule_xml_set_error (error, node, "kind=\"reference\" and refers-to=\"GROUP\" go together; add or take out one");
  else if (question->unit != NULL && question->kind != VENULE_KIND_NUMBER)
    venule_xml_set_error (error, node, "only a number has a unit; take it out, or change the kind");
  else
    {
      question->place = (VenuleAnswerPlace) number;
      question->run = (VenuleTextRun) run;
      return TRUE;
    }
  return FALSE;
}

VenuleQuestion *
venule_question_read (
    const xmlNode *node, VenuleForm *form, GHashTable *named_options, GPtrArray *products, GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *kind = venule_xml_get_attribute (node, "kind");
  g_autofree char *label = venule_xml_get_attribute (node, "label");
  gint number = find_word (kind, kinds);
  VenuleQuestion *question;

  if (!venule_element_check_attributes (node, ATTRIBUTES, error))
    return NULL;
  id = venule_read_id (node, form, error);
  if (id == NULL)
    return NULL;
  if (number < 0 || label == NULL)
    {
      g_autofree char *all = g_strjoinv (", ", (GStrv) kinds);

      venule_xml_set_error (error, node, "“%s” needs label=\"…\" and kind=\"…\", one of %s", id, all);
      return NULL;
    }
  question = venule_form_add_question (form, id, (VenuleQuestionKind) number);
  question->label = venule_definition_read_label (node);
  question->source_label = g_steal_pointer (&label);
  if (!read_words (question, node, error) || !read_range (question, node, error)
      || !venule_read_yes (node, "leg", &question->leg_coded, error)
      || !read_named_options (question, node, named_options, products, error) || !read_children (question, node, error)
      || !check_options (question, node, error))
    return NULL;
  return question;
}

gboolean
venule_question_read_leg_from (VenuleQuestion *question, const xmlNode *node, GError **error)
{
  g_autofree char *name = venule_xml_get_attribute (node, "leg-from");
  VenuleQuestion *sibling = name == NULL ? NULL : venule_form_find_question (question->form, name);
  gboolean is_leg = sibling != NULL && sibling->kind == VENULE_KIND_ONE_OF;

  if (name == NULL)
    return TRUE;
  for (guint i = 0; is_leg && i < sibling->options->len; i++)
    {
      const VenuleOption *option = sibling->options->pdata[i];
      is_leg = g_str_equal (option->id, "left") || g_str_equal (option->id, "right");
    }
  if (!is_leg || question->leg_coded || question->options->len == 0)
    {
      venule_xml_set_error (error, node,
                            "leg-from=\"%s\" needs a question beside it that is left or right, and options "
                            "without leg=\"yes\" here",
                            name);
      return FALSE;
    }
  question->leg_from = sibling;
  return TRUE;
}
