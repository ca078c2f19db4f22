/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-label.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "venule-day-format.h"
#include "venule-definition-words.h"
#include "venule-xml-reader.h"

#define PLACE "{value}"

/* What is said about one strength, and where it comes from. */
typedef struct
{
  const VenuleLabel *label;
  VenuleNumber strength;
  GPtrArray *sources; /* (element-type utf8): each once, in the order of the facts */
} Saying;

/* A translation that lost the place of the number would say something else. */
static char *
read_pattern (const xmlNode *beside)
{
  g_autofree char *translated = venule_definition_read_label (beside);

  return strstr (translated, PLACE) != NULL ? g_steal_pointer (&translated)
                                            : venule_xml_get_attribute (beside, "label");
}

static char *
fill (const char *pattern, const VenuleValue *value)
{
  const char *place = strstr (pattern, PLACE);
  g_autofree char *amount = venule_speech_amount (VENULE_SPEECH_PROGRAM, value->number, value->unit);

  return g_strdup_printf ("%.*s%s%s", (int) (place - pattern), pattern, amount, place + strlen (PLACE));
}

static void
add_source (Saying *saying, const char *form, const char *fact)
{
  const VenuleLabel *label = saying->label;
  const char *checked = NULL;
  const char *source = venule_products_get_source (venule_protocol_get_products (label->protocol), label->product,
                                                   label->market, saying->strength, form, fact, &checked);
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;
  VenuleCivilDate date;

  if (source == NULL)
    return;
  if (checked != NULL && venule_civil_date_parse (checked, &date))
    day = venule_day_to_words (date);
  /* Translators: where a product's limit stands, and the day it was looked up. */
  words = day == NULL ? g_strdup (source) : g_strdup_printf (_ ("%s (looked up %s)"), source, day);
  if (!g_ptr_array_find_with_equal_func (saying->sources, words, g_str_equal, NULL))
    g_ptr_array_add (saying->sources, g_steal_pointer (&words));
}

/* (nullable): nothing is said of it */
static char *
say_form (Saying *saying, const char *form)
{
  const VenuleLabel *label = saying->label;
  VenuleProducts *products = venule_protocol_get_products (label->protocol);
  const xmlNode *root = xmlDocGetRootElement (venule_products_get_document (products));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (xmlNode *node = venule_xml_first_element (root); node != NULL; node = venule_xml_next_element (node))
    {
      g_autofree char *fact = venule_xml_get_attribute (node, "id");
      g_autofree char *pattern = NULL;
      VenuleValue value;

      if (!venule_xml_is_element (node, "beside")
          || !venule_products_lookup (products, label->product, label->market, saying->strength, form, fact, &value))
        continue;
      pattern = read_pattern (node);
      g_ptr_array_add (parts, fill (pattern, &value));
      add_source (saying, form, fact);
    }
  g_ptr_array_add (parts, NULL);
  return parts->len == 1 ? NULL : g_strjoinv (" · ", (char **) parts->pdata);
}

/* As a line of its own; form: (nullable): it holds for all */
static void
add_line (GString *text, const Saying *saying, const char *form, const char *words)
{
  const char *name = venule_label_get_name (saying->label);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (form == NULL)
    /* Translators: a product's name, and what its label says: "at most 10 ml a treatment". */
    g_string_append_printf (text, _ ("%s’s label: %s"), name, words);
  else
    /* Translators: a product's name, a form ("liquid", "foam"), and what its label says of that. */
    g_string_append_printf (text, _ ("%s’s label, %s: %s"), name, form, words);
}

/* As a line of its own where something is said. */
static void
say_one (GString *text, Saying *saying, const char *form)
{
  g_autofree char *words = say_form (saying, form);

  if (words != NULL)
    add_line (text, saying, NULL, words);
}

/* Where no form is asked for, or not answered yet: what holds for each, and once where that is the same. */
static void
say_forms (GString *text, Saying *saying)
{
  const VenuleQuestion *question = venule_protocol_find_role (saying->label->protocol, "form");
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  gboolean differs = FALSE;

  for (guint i = 0; question != NULL && i < question->options->len; i++)
    {
      g_ptr_array_add (said, say_form (saying, ((VenuleOption *) question->options->pdata[i])->id));
      differs = differs || g_strcmp0 (said->pdata[i], said->pdata[0]) != 0;
    }
  if (said->len == 0)
    say_one (text, saying, NULL);
  else if (!differs && said->pdata[0] != NULL)
    add_line (text, saying, NULL, said->pdata[0]);
  for (guint i = 0; differs && i < said->len; i++)
    if (said->pdata[i] != NULL)
      add_line (text, saying, ((VenuleOption *) question->options->pdata[i])->label, said->pdata[i]);
}

/**
 * venule_label_find:
 * @label: (out caller-allocates): the label, which lives as long as the answers stay
 * @offers: what a strength is offered by, of [method@Protocol.get_offers]
 * @evaluation: where the answers are
 * @entry: the entry that asks for product and strength
 *
 * Returns: whether the entry says which product
 */
gboolean
venule_label_find (VenuleLabel *label, const VenulePath *offers, VenuleEvaluation *evaluation, VenuleEntry *entry)
{
  VenuleClinic *clinic = venule_evaluation_get_clinic (evaluation);
  VenuleAnswer *product;

  g_return_val_if_fail (label != NULL && offers != NULL, FALSE);

  product = venule_evaluation_get_answer (evaluation, entry, offers->product);
  label->protocol = venule_evaluation_get_protocol (evaluation);
  label->offers = offers;
  label->product = product == NULL ? NULL : venule_answer_get_value (product, 0);
  label->market = clinic == NULL ? NULL : venule_clinic_get_market (clinic);
  return label->product != NULL;
}

/**
 * venule_label_get_name:
 * @label: a label
 *
 * Returns: (transfer none): the product's name
 */
const char *
venule_label_get_name (const VenuleLabel *label)
{
  const char *name = venule_products_get_name (venule_protocol_get_products (label->protocol), label->product);

  return name == NULL ? label->product : name;
}

/**
 * venule_label_list_strengths:
 * @label: a label
 *
 * Returns: (transfer full) (element-type gint64): the strengths that it names in this market, ascending
 */
GArray *
venule_label_list_strengths (const VenuleLabel *label)
{
  VenuleProducts *products = venule_protocol_get_products (label->protocol);
  GArray *known = venule_products_get_strengths (products, label->product);
  GArray *strengths = g_array_new (FALSE, FALSE, sizeof (VenuleNumber));

  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      VenuleNumber strength = g_array_index (known, VenuleNumber, i);
      VenuleValue value;

      if (venule_products_lookup (products, label->product, label->market, strength, NULL, label->offers->name, &value))
        g_array_append_val (strengths, strength);
    }
  return strengths;
}

/**
 * venule_label_say:
 * @label: a label
 * @strength: in percent; 0: not known yet
 * @form: (nullable): the form's id; %NULL: not known: what holds for one form only is said of that form
 *
 * Returns: (transfer full) (nullable): what it says of that strength, and where that was read, a line each; %NULL:
 *   nothing that the protocol shows beside a strength
 */
char *
venule_label_say (const VenuleLabel *label, VenuleNumber strength, const char *form)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  Saying saying = { label, strength, sources };

  if (form == NULL)
    say_forms (text, &saying);
  else
    say_one (text, &saying, form);
  for (guint i = 0; i < sources->len; i++)
    {
      g_string_append_c (text, '\n');
      /* Translators: where a product's limit was found. */
      g_string_append_printf (text, _ ("Source: %s"), (const char *) sources->pdata[i]);
    }
  return text->len == 0 ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * venule_label_check_beside:
 * @products: what labels say
 * @error: %VENULE_XML_ERROR, with file and line
 *
 * Returns: whether all that is to stand beside a strength is a number that some label states
 */
gboolean
venule_label_check_beside (VenuleProducts *products, GError **error)
{
  const xmlNode *root = xmlDocGetRootElement (venule_products_get_document (products));

  for (xmlNode *node = venule_xml_first_element (root); node != NULL; node = venule_xml_next_element (node))
    {
      g_autofree char *fact = venule_xml_get_attribute (node, "id");
      g_autofree char *label = venule_xml_get_attribute (node, "label");

      if (!venule_xml_is_element (node, "beside"))
        continue;
      if (fact != NULL && venule_products_get_fact_kind (products, fact) == VENULE_VALUE_NUMBER && label != NULL
          && strstr (label, PLACE) != NULL)
        continue;
      venule_xml_set_error (error, node,
                            "<beside> needs the id of a fact that is a number, and a label with " PLACE
                            " where that number goes");
      return FALSE;
    }
  return TRUE;
}
