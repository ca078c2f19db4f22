/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-template-reader.h"

#include "venule-xml-reader.h"

#include <string.h>

#define HASH_DIGITS 8

static gboolean
read_yes (const xmlNode *element, const char *name, gboolean *yes, GError **error)
{
  g_autofree char *value = venule_xml_get_attribute (element, name);

  *yes = g_strcmp0 (value, "yes") == 0;
  if (value == NULL || *yes || strcmp (value, "no") == 0)
    return TRUE;
  venule_xml_set_error (error, element, "%s=\"%s\" is neither yes nor no; write one of them", name, value);
  return FALSE;
}

static void
add_words (GPtrArray *words, const char *text)
{
  g_auto (GStrv) split = g_strsplit_set (text, " \t\n", -1);

  for (guint i = 0; split[i] != NULL; i++)
    {
      const char *word = g_intern_string (split[i]);

      if (*word != '\0' && !g_ptr_array_find (words, word, NULL))
        g_ptr_array_add (words, (gpointer) word);
    }
}

static GPtrArray *
read_tags (const xmlNode *element, const char *name)
{
  GPtrArray *tags = g_ptr_array_new ();
  g_autofree char *value = venule_xml_get_attribute (element, name);

  if (value != NULL)
    add_words (tags, value);
  return tags;
}

static gboolean
read_when_unknown (VenuleTemplatePassage *passage, const xmlNode *element, GError **error)
{
  g_autofree char *value = venule_xml_get_attribute (element, "when-unknown");

  passage->shows_when_unknown = g_strcmp0 (value, "show") == 0;
  if (value != NULL && !passage->shows_when_unknown && strcmp (value, "hide") != 0)
    venule_xml_set_error (error, element, "when-unknown=\"%s\" is neither show nor hide; write one of them", value);
  else if (passage->shows_when_unknown && passage->permits->len > 0)
    venule_xml_set_error (
        error, element,
        "“%s” permits, so it must stay hidden while an answer is missing; take when-unknown=\"show\" out", passage->id);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_attributes (VenuleTemplateReader *reader, VenuleTemplatePassage *passage, const xmlNode *element, GError **error)
{
  passage->permits = read_tags (element, "permits");
  passage->forbids = read_tags (element, "forbids");
  passage->concerns = read_tags (element, "concerns");
  for (guint i = 0; reader->concerns != NULL && i < reader->concerns->len; i++)
    add_words (passage->concerns, g_ptr_array_index (reader->concerns, i));
  passage->source = venule_xml_get_attribute (element, "source");
  return read_yes (element, "safety", &passage->safety, error)
         && read_yes (element, "foreign", &passage->foreign_only, error)
         && read_yes (element, "identity", &passage->is_identity, error) && read_when_unknown (passage, element, error);
}

/* All that stand around as one rule; its children belong to the template. */
static const VenuleRule *
join_whens (VenuleTemplateReader *reader, const char *location)
{
  VenuleRule *all;

  if (reader->whens->len <= 1)
    return reader->whens->len == 0 ? NULL : g_ptr_array_index (reader->whens, 0);
  all = venule_rule_new (VENULE_RULE_ALL, location);
  g_ptr_array_set_free_func (all->children, NULL);
  for (guint i = 0; i < reader->whens->len; i++)
    g_ptr_array_add (all->children, g_ptr_array_index (reader->whens, i));
  g_ptr_array_add (reader->tmpl->rules, all);
  return all;
}

static xmlNode *
find_child (const xmlNode *element, const char *name)
{
  for (xmlNode *child = venule_xml_first_element (element); child != NULL; child = venule_xml_next_element (child))
    if (venule_xml_is_element (child, name))
      return child;
  return NULL;
}

static gboolean
names_place (const char *const *own_names, const char *name)
{
  return own_names != NULL && g_strv_contains (own_names, name);
}

/* Frees a passage; for the template's lists. */
void
venule_template_passage_free (VenuleTemplatePassage *passage)
{
  g_free (passage->id);
  g_free (passage->location);
  g_clear_pointer (&passage->text, venule_text_free);
  g_clear_pointer (&passage->permits, g_ptr_array_unref);
  g_clear_pointer (&passage->forbids, g_ptr_array_unref);
  g_clear_pointer (&passage->concerns, g_ptr_array_unref);
  g_free (passage->source);
  g_free (passage->note);
  for (guint i = 0; i < G_N_ELEMENTS (passage->conditions); i++)
    g_free ((char *) passage->conditions[i]);
  g_clear_pointer (&passage->reads, g_ptr_array_unref);
  g_free (passage);
}

/* Every id of a sheet.xml is unique: it is a translation's context and an invariant's word. */
gboolean
venule_template_claim_id (VenuleTemplate *self, const xmlNode *element, const char *id, GError **error)
{
  if (id == NULL || *id == '\0')
    venule_xml_set_error (error, element, "<%s> has no id; give it one", element->name);
  else if (!g_hash_table_add (self->ids, g_strdup (id)))
    venule_xml_set_error (error, element, "the id “%s” stands twice; change one", id);
  else
    return TRUE;
  return FALSE;
}

/* The value of a place, which must be known where it stands. */
VenuleTemplateValue *
venule_template_use_value (VenuleTemplateReader *reader, const xmlNode *where, const char *id, GError **error)
{
  VenuleTemplateValue *value = g_hash_table_lookup (reader->tmpl->values, id);

  if (value == NULL)
    venule_xml_set_error (error, where, "no value “%s”; define it in <values>, or correct the name", id);
  else if (value->of != NULL && (reader->of == NULL || reader->of->group != value->of))
    venule_xml_set_error (error, where, "the value “%s” is one of each %s; use it in a row of=\"%s\" only", id,
                          value->of->path, value->of->path);
  else
    {
      value->used = TRUE;
      return value;
    }
  return NULL;
}

/* Sets the passage's text; each of its places is one of own_names or a value. */
gboolean
venule_template_read_text (VenuleTemplateReader *reader,
                           VenuleTemplatePassage *passage,
                           const xmlNode *element,
                           const char *text,
                           const char *const *own_names,
                           GError **error)
{
  g_autofree char *wrong = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *version = NULL;

  passage->text = venule_text_parse (text, &wrong);
  if (passage->text == NULL)
    {
      venule_xml_set_error (error, element, "%s", wrong);
      return FALSE;
    }
  hash = venule_text_hash (passage->text->source, HASH_DIGITS);
  version = g_strdup_printf ("%s-%s", reader->tmpl->version, hash);
  passage->version = g_intern_string (version);
  for (guint i = 0; i < passage->text->parts->len; i++)
    {
      const VenuleTextPart *part = g_ptr_array_index (passage->text->parts, i);

      if (part->name != NULL && !names_place (own_names, part->name)
          && venule_template_use_value (reader, element, part->name, error) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* A passage under the conditions that stand around, without a text yet. */
VenuleTemplatePassage *
venule_template_add_passage (VenuleTemplateReader *reader, const xmlNode *element, const char *id)
{
  VenuleTemplatePassage *passage = g_new0 (VenuleTemplatePassage, 1);

  g_ptr_array_add (reader->tmpl->passage_list, passage);
  passage->id = g_strdup (id);
  passage->location = venule_xml_get_location (element);
  passage->version = g_intern_string (reader->tmpl->version);
  passage->rule = join_whens (reader, passage->location);
  passage->member_rule = reader->member_rule;
  passage->of = reader->of;
  g_hash_table_insert (reader->tmpl->passages, passage->id, passage);
  return passage;
}

/* Parses the element's <when>, if it has one, and puts it around what follows. */
gboolean
venule_template_push_when (VenuleTemplateReader *reader, xmlNode *element, gboolean *pushed, GError **error)
{
  xmlNode *when = find_child (element, "when");
  VenuleRule *rule;

  *pushed = FALSE;
  if (when == NULL)
    return TRUE;
  rule = venule_rule_parse (when, reader->tmpl->vocabulary, reader->root, error);
  if (rule == NULL)
    return FALSE;
  g_ptr_array_add (reader->tmpl->rules, rule);
  g_ptr_array_add (reader->whens, rule);
  *pushed = TRUE;
  return TRUE;
}

/* A passage with its tags, whatever its text will be. */
static VenuleTemplatePassage *
read_tagged (VenuleTemplateReader *reader, xmlNode *element, GError **error)
{
  g_autofree char *id = venule_xml_get_attribute (element, "id");
  xmlNode *note = find_child (element, "note");
  VenuleTemplatePassage *passage;

  if (!venule_template_claim_id (reader->tmpl, element, id, error))
    return NULL;
  passage = venule_template_add_passage (reader, element, id);
  if (note != NULL)
    {
      g_autofree char *said = venule_xml_get_text (note);

      passage->note = venule_text_collapse (said);
    }
  return read_attributes (reader, passage, element, error) ? passage : NULL;
}

/* Reads a p, item, date, caption, heading or label; the conditions around it are the reader's. */
VenuleTemplatePassage *
venule_template_read_passage (VenuleTemplateReader *reader, xmlNode *element, GError **error)
{
  xmlNode *text = find_child (element, "text");
  g_autofree char *words = venule_xml_get_text (text != NULL ? text : element);
  VenuleTemplatePassage *passage = read_tagged (reader, element, error);

  if (passage == NULL || !venule_template_read_text (reader, passage, element, words, NULL, error))
    return NULL;
  return passage;
}

/* Reads a row's cell: value: (nullable): it stands alone there. */
VenuleTemplatePassage *
venule_template_read_row (VenuleTemplateReader *reader, xmlNode *row, const char *value, GError **error)
{
  VenuleTemplatePassage *passage;

  if (value == NULL)
    return venule_template_read_passage (reader, row, error);
  passage = read_tagged (reader, row, error);
  if (passage != NULL)
    passage->value = venule_template_use_value (reader, row, value, error);
  return passage != NULL && passage->value != NULL ? passage : NULL;
}
