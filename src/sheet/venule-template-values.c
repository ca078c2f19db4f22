/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-template-reader.h"

#include "venule-xml-reader.h"

#include <string.h>

/* The ways of saying a value, and what can be said so. */
typedef struct
{
  const char *name;
  VenuleValueFormat as;
  VenuleMeasure measure;
  VenuleValueKind kind;
  const char *units[2]; /* of numbers: one of these; none: any */
} Format;

static const Format formats[] = {
  { "date", VENULE_AS_DATE, 0, VENULE_VALUE_DATE },
  { "birth-date", VENULE_AS_BIRTH_DATE, 0, VENULE_VALUE_DATE },
  { "month", VENULE_AS_MONTH, 0, VENULE_VALUE_DATE },
  { "days", VENULE_AS_MEASURE, VENULE_MEASURE_DAYS, VENULE_VALUE_NUMBER, { "days" } },
  { "weeks", VENULE_AS_MEASURE, VENULE_MEASURE_WEEKS, VENULE_VALUE_NUMBER, { "weeks" } },
  { "months", VENULE_AS_MEASURE, VENULE_MEASURE_MONTHS, VENULE_VALUE_NUMBER, { "months" } },
  { "number", VENULE_AS_MEASURE, VENULE_MEASURE_NUMBER, VENULE_VALUE_NUMBER },
  { "percent", VENULE_AS_MEASURE, VENULE_MEASURE_PERCENT, VENULE_VALUE_NUMBER, { "%" } },
  { "ml", VENULE_AS_MEASURE, VENULE_MEASURE_ML, VENULE_VALUE_NUMBER, { "ml" } },
  { "mg-per-ml", VENULE_AS_MEASURE, VENULE_MEASURE_MG_PER_ML, VENULE_VALUE_NUMBER, { "%", "mg/ml" } },
  { "text", VENULE_AS_TEXT, 0, VENULE_VALUE_TEXT },
  { "phone", VENULE_AS_PHONE, 0, VENULE_VALUE_TEXT },
  { "term", VENULE_AS_TERM, 0, VENULE_VALUE_TOKENS },
  { "terms", VENULE_AS_TERM, 0, VENULE_VALUE_TOKENS },
};

static void
value_free (gpointer data)
{
  VenuleTemplateValue *value = data;

  g_free (value->location);
  g_free (value->example);
  g_clear_pointer (&value->expression, venule_expression_free);
  g_free (value);
}

static const Format *
find_format (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

static gboolean
check_kind (VenuleTemplateReader *reader,
            VenuleTemplateValue *value,
            const Format *format,
            const xmlNode *element,
            GError **error)
{
  VenuleValueKind kind = venule_expression_get_value_kind (value->expression);
  const VenuleQuestion *question = venule_expression_get_question (value->expression);
  const char *unit = venule_expression_get_unit (value->expression);
  gboolean fits = kind == format->kind;

  /* A product's name is a name in every language. */
  if (format->as == VENULE_AS_TEXT && kind == VENULE_VALUE_TOKENS && question != NULL)
    fits = venule_template_is_of_products (reader->tmpl, question);
  if (!fits)
    venule_xml_set_error (error, element, "the value “%s” can't be said as %s; choose what fits its answer", value->id,
                          format->name);
  else if (format->units[0] != NULL && g_strcmp0 (unit, format->units[0]) != 0
           && (format->units[1] == NULL || g_strcmp0 (unit, format->units[1]) != 0))
    venule_xml_set_error (error, element,
                          "the value “%s” is in %s, so it can't be said as %s; choose what fits its unit", value->id,
                          unit != NULL ? unit : "no unit", format->name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_form (VenuleTemplateReader *reader, VenuleTemplateValue *value, const xmlNode *element, GError **error)
{
  g_autofree char *of = venule_xml_get_attribute (element, "of");
  g_autoptr (VenulePath) path = NULL;

  if (of == NULL)
    return TRUE;
  path = venule_path_parse (of, reader->tmpl->vocabulary, reader->root, element, error);
  if (path == NULL)
    return FALSE;
  if (path->group == NULL)
    {
      venule_xml_set_error (error, element, "“%s” does not repeat; name a group, or take of= out", of);
      return FALSE;
    }
  value->of = path->group;
  return TRUE;
}

static gboolean
read_value (VenuleTemplateReader *reader, xmlNode *element, GError **error)
{
  g_autofree char *id = venule_xml_get_attribute (element, "id");
  g_autofree char *as = venule_xml_get_attribute (element, "as");
  const Format *format = find_format (as);
  VenuleTemplateValue *value;

  if (id == NULL || g_hash_table_contains (reader->tmpl->values, id))
    {
      venule_xml_set_error (error, element, "the value “%s” %s; give it an id of its own", id != NULL ? id : "",
                            id != NULL ? "stands twice" : "has no id");
      return FALSE;
    }
  if (format == NULL)
    {
      venule_xml_set_error (error, element,
                            "as=\"%s\" is no way to say a value; write date, birth-date, month, days, … or text",
                            as != NULL ? as : "");
      return FALSE;
    }
  value = g_new0 (VenuleTemplateValue, 1);
  value->id = g_intern_string (id);
  value->location = venule_xml_get_location (element);
  value->example = venule_xml_get_attribute (element, "example");
  value->as = format->as;
  value->measure = format->measure;
  g_hash_table_insert (reader->tmpl->values, (gpointer) value->id, value);
  if (!read_form (reader, value, element, error))
    return FALSE;
  value->expression = venule_expression_parse (element, reader->tmpl->vocabulary,
                                               value->of != NULL ? value->of : reader->root, error);
  return value->expression != NULL && check_kind (reader, value, format, element, error);
}

/* <values>: each is typed here, so that nothing can be said in a way that does not fit it. */
gboolean
venule_template_read_values (VenuleTemplateReader *reader, xmlNode *values, GError **error)
{
  reader->tmpl->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, value_free);
  for (xmlNode *value = venule_xml_first_element (values); value != NULL; value = venule_xml_next_element (value))
    if (!read_value (reader, value, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_of_leg (const VenuleQuestion *question)
{
  return question->leg_coded || question->leg_from != NULL;
}

static gboolean
has_option (const VenuleQuestion *question, const char *option)
{
  const char *bare = strchr (option, '/');

  if (question->kind == VENULE_KIND_YES_NO)
    return strcmp (option, "yes") == 0 || strcmp (option, "no") == 0;
  if (question->options == NULL || is_of_leg (question) != (bare != NULL))
    return FALSE;
  if (bare != NULL && !g_str_has_prefix (option, "left/") && !g_str_has_prefix (option, "right/"))
    return FALSE;
  return venule_question_find_option (question, bare != NULL ? bare + 1 : option) != NULL;
}

static char *
get_term_key (const VenuleQuestion *question, const char *option)
{
  return g_strconcat (question->path, " ", option, NULL);
}

static gboolean
add_term (VenuleTemplateReader *reader,
          VenuleTemplatePassage *term,
          xmlNode *element,
          const char *answer,
          const char *option,
          GError **error)
{
  const VenuleQuestion *question = venule_form_find_question (reader->root, answer);
  g_autofree char *key = NULL;

  if (question == NULL)
    {
      venule_xml_set_error (error, element, "no question “%s”; write a question's whole path", answer);
      return FALSE;
    }
  if (!has_option (question, option))
    {
      venule_xml_set_error (error, element, "“%s” is no option of %s; write one of its options", option, answer);
      return FALSE;
    }
  key = get_term_key (question, option);
  if (g_hash_table_insert (reader->tmpl->terms, g_steal_pointer (&key), term))
    return TRUE;
  venule_xml_set_error (error, element, "“%s” of %s has two terms; take one out", option, answer);
  return FALSE;
}

static gboolean
read_term (VenuleTemplateReader *reader, xmlNode *element, GError **error)
{
  g_autofree char *answers = venule_xml_get_attribute (element, "answer");
  g_autofree char *option = venule_xml_get_attribute (element, "option");
  g_auto (GStrv) split = NULL;
  VenuleTemplatePassage *term;

  if (answers == NULL || option == NULL)
    {
      venule_xml_set_error (error, element, "a term needs answer= and option=; write both");
      return FALSE;
    }
  if (!venule_template_read_word (reader, element, error))
    return FALSE;
  term = g_ptr_array_index (reader->tmpl->word_list, reader->tmpl->word_list->len - 1);
  split = g_strsplit (answers, " ", -1);
  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0' && !add_term (reader, term, element, split[i], option, error))
      return FALSE;
  return TRUE;
}

/* <terms>: the patient's words for options. */
gboolean
venule_template_read_terms (VenuleTemplateReader *reader, xmlNode *terms, GError **error)
{
  for (xmlNode *term = venule_xml_first_element (terms); term != NULL; term = venule_xml_next_element (term))
    if (!read_term (reader, term, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_term (VenuleTemplateReader *reader,
            const xmlNode *where,
            const VenuleQuestion *question,
            const char *option,
            GError **error)
{
  if (venule_template_find_term (reader->tmpl, question, option) != NULL)
    return TRUE;
  venule_xml_set_error (error, where, "“%s” of %s has no term; add <term answer=\"%s\" option=\"%s\">", option,
                        question->path, question->path, option);
  return FALSE;
}

static gboolean
check_terms (VenuleTemplateReader *reader, const xmlNode *where, const VenuleTemplateValue *value, GError **error)
{
  const VenuleQuestion *question = venule_expression_get_question (value->expression);

  if (question == NULL)
    {
      venule_xml_set_error (error, where, "the value “%s” is no answer, so it has no terms; say it another way",
                            value->id);
      return FALSE;
    }
  if (question->kind == VENULE_KIND_YES_NO)
    return check_term (reader, where, question, "yes", error) && check_term (reader, where, question, "no", error);
  for (guint i = 0; i < question->options->len; i++)
    {
      const VenuleOption *option = g_ptr_array_index (question->options, i);
      g_autofree char *left = g_strconcat ("left/", option->id, NULL);
      g_autofree char *right = g_strconcat ("right/", option->id, NULL);

      if (is_of_leg (question) ? !check_term (reader, where, question, left, error)
                                     || !check_term (reader, where, question, right, error)
                               : !check_term (reader, where, question, option->id, error))
        return FALSE;
    }
  return TRUE;
}

/* Once all is read: no value that nothing says, no option that has no word. */
gboolean
venule_template_check_values (VenuleTemplateReader *reader, xmlNode *values, GError **error)
{
  for (xmlNode *element = venule_xml_first_element (values); element != NULL;
       element = venule_xml_next_element (element))
    {
      g_autofree char *id = venule_xml_get_attribute (element, "id");
      const VenuleTemplateValue *value = g_hash_table_lookup (reader->tmpl->values, id);

      if (!value->used)
        {
          venule_xml_set_error (error, element, "the value “%s” is used nowhere; use it, or take it out", id);
          return FALSE;
        }
      if (value->as == VENULE_AS_TERM && !check_terms (reader, element, value, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * venule_template_find_term:
 * @option: as the answer has it: `left/knee` when it is of a leg
 *
 * Returns: (transfer none) (nullable): the patient's word for it
 */
const VenuleTemplatePassage *
venule_template_find_term (VenuleTemplate *self, const VenuleQuestion *question, const char *option)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (VENULE_IS_TEMPLATE (self) && question != NULL && option != NULL, NULL);

  key = get_term_key (question, option);
  return g_hash_table_lookup (self->terms, key);
}

/**
 * venule_template_is_of_products:
 *
 * Returns: whether the question's options are the protocol's products
 */
gboolean
venule_template_is_of_products (VenuleTemplate *self, const VenuleQuestion *question)
{
  VenuleProducts *products = venule_protocol_get_products (self->protocol);

  if (question->options == NULL || question->options->len == 0)
    return FALSE;
  for (guint i = 0; i < question->options->len; i++)
    if (venule_products_get_name (products, ((VenuleOption *) g_ptr_array_index (question->options, i))->id) == NULL)
      return FALSE;
  return TRUE;
}
