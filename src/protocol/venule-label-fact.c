/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-label-fact.h"

#include "venule-xml-reader.h"

static const char *
intern_attribute (const xmlNode *node, const char *name)
{
  g_autofree char *value = venule_xml_get_attribute (node, name);

  return value == NULL || *value == '\0' ? NULL : g_intern_string (value);
}

static gboolean
parse_number (VenuleLabelFact *fact, const xmlNode *node, const char *text, GError **error)
{
  if (!venule_number_parse (text, &fact->value.number))
    {
      g_autofree char *quoted = venule_xml_quote (text);

      venule_xml_set_error (error, node, "%s is no number; write digits with a point, such as 0.5", quoted);
      return FALSE;
    }
  fact->value.kind = VENULE_VALUE_NUMBER;
  fact->value.unit = intern_attribute (node, "unit");
  return TRUE;
}

static gboolean
parse_words (VenuleLabelFact *fact, const xmlNode *node, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);

  fact->value.kind = VENULE_VALUE_TOKENS;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (fact->value.n_words == VENULE_VALUE_MAX_WORDS)
        {
          venule_xml_set_error (error, node, "the fact “%s” has more than %d words; shorten it", fact->id,
                                VENULE_VALUE_MAX_WORDS);
          return FALSE;
        }
      fact->value.words[fact->value.n_words++] = g_intern_string (words[i]);
    }
  return TRUE;
}

static gboolean
parse_text (VenuleLabelFact *fact, const xmlNode *node, const char *text, GError **error)
{
  const char *why = NULL;

  if (!venule_xml_text_is_clean (text, &why))
    {
      venule_xml_set_error (error, node, "%s", why);
      return FALSE;
    }
  fact->text = g_strdup (text);
  fact->value.kind = VENULE_VALUE_TEXT;
  fact->value.words[0] = fact->text;
  fact->value.n_words = 1;
  return TRUE;
}

static gboolean
parse_value (VenuleLabelFact *fact, const xmlNode *node, GError **error)
{
  g_autofree char *kind = venule_xml_get_attribute (node, "kind");
  g_autofree char *text = venule_xml_get_text (node);
  g_autofree char *quoted = NULL;

  if (text == NULL || *g_strstrip (text) == '\0')
    {
      venule_xml_set_error (error, node, "the fact “%s” is empty; write what the label says, or take it out", fact->id);
      return FALSE;
    }
  if (g_strcmp0 (kind, "number") == 0)
    return parse_number (fact, node, text, error);
  if (g_strcmp0 (kind, "words") == 0)
    return parse_words (fact, node, text, error);
  if (g_strcmp0 (kind, "text") == 0)
    return parse_text (fact, node, text, error);

  quoted = venule_xml_quote (kind == NULL ? "" : kind);
  venule_xml_set_error (error, node, "%s is no kind of fact; use number, words or text", quoted);
  return FALSE;
}

static gboolean
parse_strength (VenuleLabelFact *fact, const xmlNode *node, GError **error)
{
  const char *strength = intern_attribute (node, "strength");
  g_autofree char *quoted = NULL;

  if (strength == NULL)
    return TRUE;
  if (venule_number_parse (strength, &fact->strength) && fact->strength > 0)
    return TRUE;

  quoted = venule_xml_quote (strength);
  venule_xml_set_error (error, node, "%s is no strength; write the percentage with a point, such as 0.5", quoted);
  return FALSE;
}

static gboolean
matches (const VenuleLabelFact *fact, const char *market, VenuleNumber strength, const char *form)
{
  return (fact->market == NULL || g_strcmp0 (fact->market, market) == 0)
         && (fact->form == NULL || g_strcmp0 (fact->form, form) == 0)
         && (fact->strength == 0 || fact->strength == strength);
}

static guint
count_bounds (const VenuleLabelFact *fact)
{
  return (fact->market != NULL) + (fact->form != NULL) + (fact->strength != 0);
}

/* Whether something can be both at once. */
static gboolean
can_meet (const VenuleLabelFact *a, const VenuleLabelFact *b)
{
  return (a->market == NULL || b->market == NULL || a->market == b->market)
         && (a->form == NULL || b->form == NULL || a->form == b->form)
         && (a->strength == 0 || b->strength == 0 || a->strength == b->strength);
}

/* Where both hold, a fact bound to all that either is bound to is more particular than both and decides. */
static gboolean
is_decided (GPtrArray *facts, const VenuleLabelFact *a, const VenuleLabelFact *b)
{
  const char *market = a->market != NULL ? a->market : b->market;
  const char *form = a->form != NULL ? a->form : b->form;
  VenuleNumber strength = a->strength != 0 ? a->strength : b->strength;

  for (guint i = 0; i < facts->len; i++)
    {
      const VenuleLabelFact *fact = facts->pdata[i];

      if (count_bounds (fact) > count_bounds (a) && fact->market == market && fact->form == form
          && fact->strength == strength)
        return TRUE;
    }
  return FALSE;
}

/**
 * venule_label_fact_parse:
 * @node: a `<fact>`
 * @error: %VENULE_XML_ERROR, with file and line
 *
 * Returns: (transfer full) (nullable): the fact
 */
VenuleLabelFact *
venule_label_fact_parse (const xmlNode *node, GError **error)
{
  g_autoptr (VenuleLabelFact) fact = g_new0 (VenuleLabelFact, 1);

  g_return_val_if_fail (node != NULL, NULL);

  fact->id = intern_attribute (node, "id");
  if (fact->id == NULL)
    {
      venule_xml_set_error (error, node, "a fact has no “id”; add it");
      return NULL;
    }
  fact->market = intern_attribute (node, "market");
  fact->form = intern_attribute (node, "form");
  fact->source = venule_xml_get_attribute (node, "source");
  fact->checked = venule_xml_get_attribute (node, "checked");
  fact->location = venule_xml_get_location (node);
  if (!parse_strength (fact, node, error) || !parse_value (fact, node, error))
    return NULL;
  return g_steal_pointer (&fact);
}

/**
 * venule_label_fact_free:
 * @fact: (transfer full): a fact
 *
 * Frees it; values that were copied from it must be gone.
 */
void
venule_label_fact_free (VenuleLabelFact *fact)
{
  g_free (fact->text);
  g_free (fact->source);
  g_free (fact->checked);
  g_free (fact->location);
  g_free (fact);
}

/**
 * venule_label_facts_choose:
 * @facts: (element-type VenuleLabelFact): facts of one name
 * @market: (nullable): whose label
 * @strength: in percent; 0: not known
 * @form: (nullable): the form
 *
 * Returns: (transfer none) (nullable): of those that hold for all that is given, the one with most bounds
 */
const VenuleLabelFact *
venule_label_facts_choose (GPtrArray *facts, const char *market, VenuleNumber strength, const char *form)
{
  const VenuleLabelFact *best = NULL;

  g_return_val_if_fail (facts != NULL, NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      const VenuleLabelFact *fact = facts->pdata[i];

      if (matches (fact, market, strength, form) && (best == NULL || count_bounds (fact) > count_bounds (best)))
        best = fact;
    }
  return best;
}

/**
 * venule_label_facts_refuse_ties:
 * @facts: (element-type VenuleLabelFact): facts of one name
 * @error: %VENULE_XML_ERROR, with file and line
 *
 * Returns: whether there is one most particular fact for every market, strength and form
 */
gboolean
venule_label_facts_refuse_ties (GPtrArray *facts, GError **error)
{
  g_return_val_if_fail (facts != NULL, FALSE);

  for (guint i = 0; i < facts->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const VenuleLabelFact *a = facts->pdata[i], *b = facts->pdata[j];

        if (count_bounds (a) != count_bounds (b) || !can_meet (a, b) || is_decided (facts, a, b))
          continue;
        g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID,
                     "%s: the fact “%s” also stands at %s, and neither is more particular; give one of them a market, "
                     "strength or form",
                     a->location, a->id, b->location);
        return FALSE;
      }
  return TRUE;
}
