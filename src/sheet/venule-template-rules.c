/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-template-reader.h"

#include "venule-xml-reader.h"

#include <string.h>

static const char *const tag_kinds[] = { "permits", "forbids", "concerns", NULL };

static void
invariant_free (gpointer data)
{
  VenuleInvariant *invariant = data;

  g_free (invariant->id);
  g_free (invariant->label);
  g_free (invariant->location);
  g_clear_pointer (&invariant->rule, venule_rule_free);
  g_free (invariant);
}

static gboolean
is_tag_used (VenuleTemplate *tmpl, const char *tag_kind, const char *tag)
{
  for (guint i = 0; i < tmpl->passage_list->len; i++)
    if (venule_template_passage_has_tag (g_ptr_array_index (tmpl->passage_list, i), tag_kind, tag))
      return TRUE;
  return FALSE;
}

/* An invariant about nothing would hold for ever. */
static gboolean
check_prints (VenuleTemplateReader *reader, const VenuleRule *rule, const xmlNode *where, GError **error)
{
  if (rule->kind == VENULE_RULE_PRINTS && rule->name != NULL
      && !g_hash_table_contains (reader->tmpl->passages, rule->name))
    {
      venule_xml_set_error (error, where, "no passage “%s” to print; correct the id", rule->name);
      return FALSE;
    }
  if (rule->kind == VENULE_RULE_PRINTS && rule->tag != NULL && !is_tag_used (reader->tmpl, rule->tag_kind, rule->tag))
    {
      venule_xml_set_error (error, where, "no passage %s “%s”; correct the tag", rule->tag_kind, rule->tag);
      return FALSE;
    }
  for (guint i = 0; rule->children != NULL && i < rule->children->len; i++)
    if (!check_prints (reader, g_ptr_array_index (rule->children, i), where, error))
      return FALSE;
  return rule->kind != VENULE_RULE_REF || check_prints (reader, rule->target, where, error);
}

static gboolean
read_rule (VenuleTemplateReader *reader, VenuleInvariant *invariant, xmlNode *element, GError **error)
{
  for (xmlNode *child = venule_xml_first_element (element); child != NULL; child = venule_xml_next_element (child))
    {
      if (venule_xml_is_element (child, "label"))
        {
          g_autofree char *label = venule_xml_get_text (child);

          invariant->label = venule_text_collapse (label);
          continue;
        }
      if (venule_xml_is_element (child, "always"))
        invariant->kind = VENULE_INVARIANT_ALWAYS;
      else if (!venule_xml_is_element (child, "never"))
        break;
      invariant->rule = venule_rule_parse (child, reader->tmpl->vocabulary, reader->root, error);
      return invariant->rule != NULL && check_prints (reader, invariant->rule, child, error);
    }
  venule_xml_set_error (error, element, "an invariant says <never> or <always>; write one of them");
  return FALSE;
}

static gboolean
take_tag (VenuleTemplateReader *reader,
          const xmlNode *element,
          const char *tag_kind,
          const char **kind,
          const char **tag,
          GError **error)
{
  g_autofree char *value = venule_xml_get_attribute (element, tag_kind);

  if (value == NULL)
    return TRUE;
  if (!is_tag_used (reader->tmpl, tag_kind, value))
    {
      venule_xml_set_error (error, element, "no passage %s “%s”; correct the tag", tag_kind, value);
      return FALSE;
    }
  *kind = g_intern_string (tag_kind);
  *tag = g_intern_string (value);
  return TRUE;
}

static gboolean
read_contradiction (VenuleTemplateReader *reader, VenuleInvariant *invariant, const xmlNode *element, GError **error)
{
  invariant->kind = VENULE_INVARIANT_CONTRADICTION;
  for (guint i = 0; tag_kinds[i] != NULL; i++)
    {
      gboolean is_first = invariant->first_tag == NULL;

      if (!take_tag (reader, element, tag_kinds[i], is_first ? &invariant->first_tag_kind : &invariant->second_tag_kind,
                     is_first ? &invariant->first_tag : &invariant->second_tag, error))
        return FALSE;
    }
  if (invariant->second_tag != NULL)
    return TRUE;
  venule_xml_set_error (error, element, "a contradiction names two tags, like permits= and forbids=; write both");
  return FALSE;
}

static gboolean
read_invariant (VenuleTemplateReader *reader, xmlNode *element, GError **error)
{
  VenuleInvariant *invariant = g_new0 (VenuleInvariant, 1);

  g_ptr_array_add (reader->tmpl->invariants, invariant);
  invariant->id = venule_xml_get_attribute (element, "id");
  invariant->location = venule_xml_get_location (element);
  if (!venule_template_claim_id (reader->tmpl, element, invariant->id, error))
    return FALSE;
  if (venule_xml_is_element (element, "contradiction"))
    return read_contradiction (reader, invariant, element, error);
  return read_rule (reader, invariant, element, error);
}

/* <invariants>: the only rules that may ask what prints. */
gboolean
venule_template_read_invariants (VenuleTemplateReader *reader, xmlNode *invariants, GError **error)
{
  gboolean read = TRUE;

  venule_vocabulary_allow_prints (reader->tmpl->vocabulary, TRUE);
  for (xmlNode *element = venule_xml_first_element (invariants); element != NULL && read;
       element = venule_xml_next_element (element))
    read = read_invariant (reader, element, error);
  venule_vocabulary_allow_prints (reader->tmpl->vocabulary, FALSE);
  return read;
}

/* The parts of the foot, which are passages, then the words. */
gboolean
venule_template_read_foot (VenuleTemplateReader *reader, xmlNode *foot, GError **error)
{
  for (xmlNode *element = venule_xml_first_element (foot); element != NULL; element = venule_xml_next_element (element))
    {
      VenuleTemplatePassage *part;
      gboolean pushed;

      if (venule_xml_is_element (element, "word"))
        {
          if (!venule_template_read_word (reader, element, error))
            return FALSE;
          continue;
        }
      if (!venule_template_push_when (reader, element, &pushed, error))
        return FALSE;
      part = venule_template_read_passage (reader, element, error);
      if (part == NULL)
        return FALSE;
      g_ptr_array_add (reader->tmpl->foot, part);
      g_ptr_array_set_size (reader->whens, 0);
    }
  return venule_template_check_words (reader, foot, error);
}

/* The template's list of invariants, which owns them. */
GPtrArray *
venule_template_new_invariants (void)
{
  return g_ptr_array_new_with_free_func (invariant_free);
}
