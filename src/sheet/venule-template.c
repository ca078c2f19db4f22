/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-template-reader.h"

#include "venule-xml-reader.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (VenuleTemplate, venule_template, G_TYPE_OBJECT)

static void
venule_template_finalize (GObject *object)
{
  VenuleTemplate *self = VENULE_TEMPLATE (object);

  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->foot);
  g_ptr_array_unref (self->invariants);
  g_ptr_array_unref (self->passage_list);
  g_ptr_array_unref (self->word_list);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->paths);
  g_hash_table_unref (self->terms);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->passages);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->phrasebooks);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->vocabulary, venule_vocabulary_free);
  g_clear_object (&self->protocol);
  g_mutex_clear (&self->phrasebooks_lock);
  g_free (self->path);
  g_free (self->version);
  g_free (self->date);
  G_OBJECT_CLASS (venule_template_parent_class)->finalize (object);
}

static void
venule_template_class_init (VenuleTemplateClass *class)
{
  G_OBJECT_CLASS (class)->finalize = venule_template_finalize;
}

static void
venule_template_init (VenuleTemplate *self)
{
  self->sections = venule_template_new_sections ();
  self->invariants = venule_template_new_invariants ();
  self->foot = g_ptr_array_new ();
  self->passage_list = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_template_passage_free);
  self->word_list = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_template_passage_free);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_rule_free);
  self->paths = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_path_free);
  self->terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_hash_table_new (g_str_hash, g_str_equal);
  self->passages = g_hash_table_new (g_str_hash, g_str_equal);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->phrasebooks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) venule_phrasebook_unref);
  g_mutex_init (&self->phrasebooks_lock);
}

static char *
name_phrasebook (const char *language, gboolean native_digits)
{
  return g_strconcat (language, native_digits ? " native" : " latin", NULL);
}

static void
add_phrasebook (VenuleTemplate *self, VenulePhrasebook *phrasebook, gboolean native_digits)
{
  g_hash_table_insert (self->phrasebooks, name_phrasebook (venule_phrasebook_get_language (phrasebook), native_digits),
                       phrasebook);
}

static gboolean
read_root (VenuleTemplate *self, xmlNode *root, GError **error)
{
  g_autofree char *language = venule_xml_get_attribute (root, "language");

  self->version = venule_xml_get_attribute (root, "version");
  self->date = venule_xml_get_attribute (root, "date");
  self->language = g_intern_string (language);
  if (!venule_xml_is_element (root, "sheet") || self->version == NULL || self->date == NULL)
    venule_xml_set_error (error, root, "no sheet; the root must be <sheet version=… date=… language=…>");
  else if (venule_template_get_phrasebook (self, language != NULL ? language : "", FALSE) == NULL)
    venule_xml_set_error (error, root, "language=\"%s\" is no language tag; write one like en-GB",
                          language != NULL ? language : "");
  else
    return TRUE;
  return FALSE;
}

static xmlNode *
find_part (xmlNode *root, const char *name)
{
  for (xmlNode *part = venule_xml_first_element (root); part != NULL; part = venule_xml_next_element (part))
    if (venule_xml_is_element (part, name))
      return part;
  return NULL;
}

static gboolean
read_sections (VenuleTemplateReader *reader, xmlNode *root, GError **error)
{
  for (xmlNode *part = venule_xml_first_element (root); part != NULL; part = venule_xml_next_element (part))
    if (venule_xml_is_element (part, "section") && !venule_template_read_section (reader, part, error))
      return FALSE;
  return TRUE;
}

/* Rules before values and values before texts: each is checked against what it names. */
static gboolean
read_parts (VenuleTemplateReader *reader, xmlNode *root, GError **error)
{
  static const char *const required[] = { "values", "terms", "section", "foot", "invariants" };
  xmlNode *rules = find_part (root, "rules");
  xmlNode *values = find_part (root, "values");

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (find_part (root, required[i]) == NULL)
      {
        venule_xml_set_error (error, root, "the sheet has no <%s>; add it", required[i]);
        return FALSE;
      }
  return (rules == NULL || venule_vocabulary_add_rules (reader->tmpl->vocabulary, rules, error))
         && venule_template_read_values (reader, values, error)
         && venule_template_read_terms (reader, find_part (root, "terms"), error) && read_sections (reader, root, error)
         && venule_template_read_foot (reader, find_part (root, "foot"), error)
         && venule_template_check_values (reader, values, error)
         && venule_template_read_invariants (reader, find_part (root, "invariants"), error);
}

static void
collect_value (VenuleTemplate *self, const char *id, GPtrArray *paths)
{
  const VenuleTemplateValue *value = g_hash_table_lookup (self->values, id);

  if (value != NULL)
    venule_expression_collect_reads (value->expression, NULL, paths);
}

/* What a passage's conditions, then its values read: for its provenance. */
static void
collect_passage_reads (gpointer data, gpointer user_data)
{
  VenuleTemplatePassage *passage = data;
  VenuleTemplate *self = user_data;

  passage->reads = g_ptr_array_new ();
  if (passage->rule != NULL)
    venule_rule_collect_reads (passage->rule, NULL, passage->reads);
  if (passage->member_rule != NULL)
    venule_rule_collect_reads (passage->member_rule, NULL, passage->reads);
  for (guint i = 0; passage->text != NULL && i < passage->text->parts->len; i++)
    {
      const VenuleTextPart *part = g_ptr_array_index (passage->text->parts, i);

      if (part->name != NULL)
        collect_value (self, part->name, passage->reads);
    }
  if (passage->value != NULL)
    collect_value (self, passage->value->id, passage->reads);
  if (passage->until != NULL)
    collect_value (self, passage->until->id, passage->reads);
}

static gboolean
read_document (VenuleTemplate *self, xmlDocPtr doc, GError **error)
{
  g_autoptr (GPtrArray) whens = g_ptr_array_new ();
  g_autoptr (GPtrArray) concerns = g_ptr_array_new ();
  VenuleTemplateReader reader = { self, venule_protocol_get_form (self->protocol), whens, concerns, NULL, NULL };
  xmlNode *root = xmlDocGetRootElement (doc);

  self->vocabulary = venule_vocabulary_new_child (venule_protocol_get_vocabulary (self->protocol));
  if (!read_root (self, root, error) || !read_parts (&reader, root, error))
    return FALSE;
  g_ptr_array_foreach (self->passage_list, collect_passage_reads, self);
  return TRUE;
}

/**
 * venule_template_new:
 * @protocol: whose folder holds the `sheet.xml`
 *
 * Returns: (transfer full): the template, or %NULL with a #VenuleXmlError
 */
VenuleTemplate *
venule_template_new (VenuleProtocol *protocol, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (VENULE_IS_PROTOCOL (protocol), NULL);

  path = g_build_filename (venule_protocol_get_folder (protocol), "sheet.xml", NULL);
  return venule_template_new_from_file (protocol, path, error);
}

/**
 * venule_template_new_from_file:
 * @protocol: what every answer, option and unit in the file is checked against
 * @path: a sheet.xml
 *
 * Returns: (transfer full): the template, or %NULL with a #VenuleXmlError: `file:line: what; what to do`
 */
VenuleTemplate *
venule_template_new_from_file (VenuleProtocol *protocol, const char *path, GError **error)
{
  g_autoptr (VenuleTemplateFile) file = NULL;

  g_return_val_if_fail (VENULE_IS_PROTOCOL (protocol) && path != NULL, NULL);

  file = venule_template_file_read (path, venule_protocol_get_schemas (protocol), error);
  return file == NULL ? NULL : venule_template_new_from_read_file (protocol, file, error);
}

/**
 * venule_template_new_from_read_file:
 * @protocol: what every answer, option and unit in the file is checked against
 * @file: a sheet.xml
 *
 * Returns: (transfer full): the template, or %NULL with a #VenuleXmlError: `file:line: what; what to do`
 */
VenuleTemplate *
venule_template_new_from_read_file (VenuleProtocol *protocol, VenuleTemplateFile *file, GError **error)
{
  g_autoptr (VenuleTemplate) self = NULL;

  g_return_val_if_fail (VENULE_IS_PROTOCOL (protocol) && file != NULL, NULL);

  self = g_object_new (VENULE_TYPE_TEMPLATE, NULL);
  self->protocol = g_object_ref (protocol);
  self->path = g_strdup (file->path);
  if (file->phrasebook != NULL)
    add_phrasebook (self, venule_phrasebook_ref (file->phrasebook), FALSE);
  return read_document (self, file->doc, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * venule_template_get_protocol:
 *
 * Returns: (transfer none): the protocol it is checked against
 */
VenuleProtocol *
venule_template_get_protocol (VenuleTemplate *self)
{
  g_return_val_if_fail (VENULE_IS_TEMPLATE (self), NULL);

  return self->protocol;
}

/**
 * venule_template_get_version:
 *
 * Returns: (transfer none): the version of the sheet's content, like `1.0`
 */
const char *
venule_template_get_version (VenuleTemplate *self)
{
  g_return_val_if_fail (VENULE_IS_TEMPLATE (self), NULL);

  return self->version;
}

/**
 * venule_template_get_source_language:
 *
 * Returns: (transfer none): the tag of the language it is written in, interned
 */
const char *
venule_template_get_source_language (VenuleTemplate *self)
{
  g_return_val_if_fail (VENULE_IS_TEMPLATE (self), NULL);

  return self->language;
}

/**
 * venule_template_get_date:
 *
 * Returns: (transfer none): the day the content was last changed, as `2026-11-22`
 */
const char *
venule_template_get_date (VenuleTemplate *self)
{
  return self->date;
}

/**
 * venule_template_get_passages:
 *
 * Returns: (transfer none) (element-type VenuleTemplatePassage): everything that can print, those of the
 *   foot too, in reading order
 */
GPtrArray *
venule_template_get_passages (VenuleTemplate *self)
{
  return self->passage_list;
}

const VenuleTemplatePassage *
venule_template_find_passage (VenuleTemplate *self, const char *id)
{
  return g_hash_table_lookup (self->passages, id);
}

GPtrArray *
venule_template_get_sections (VenuleTemplate *self)
{
  return self->sections;
}

GPtrArray *
venule_template_get_foot (VenuleTemplate *self)
{
  return self->foot;
}

GPtrArray *
venule_template_get_invariants (VenuleTemplate *self)
{
  return self->invariants;
}

/**
 * venule_template_passage_has_tag:
 * @tag_kind: permits, forbids or concerns
 * @tag: `ibuprofen`, `stocking`, …
 *
 * Returns: whether the passage has the tag
 */
gboolean
venule_template_passage_has_tag (const VenuleTemplatePassage *passage, const char *tag_kind, const char *tag)
{
  const GPtrArray *tags = strcmp (tag_kind, "permits") == 0   ? passage->permits
                          : strcmp (tag_kind, "forbids") == 0 ? passage->forbids
                                                              : passage->concerns;

  return tags != NULL && g_ptr_array_find ((GPtrArray *) tags, g_intern_string (tag), NULL);
}

const VenuleTemplatePassage *
venule_template_find_word (VenuleTemplate *self, const char *id)
{
  return g_hash_table_lookup (self->words, id);
}

GPtrArray *
venule_template_get_words (VenuleTemplate *self)
{
  return self->word_list;
}

const VenuleTemplateValue *
venule_template_find_value (VenuleTemplate *self, const char *id)
{
  return g_hash_table_lookup (self->values, id);
}

/**
 * venule_template_get_phrasebook:
 * @language: a BCP 47 tag
 * @native_digits: as for venule_phrasebook_new()
 *
 * ICU's formatters take longer to make than a sheet to compose, so all sheets of a language share them.
 *
 * Returns: (transfer none) (nullable): the phrasebook; %NULL when @language is no tag
 */
VenulePhrasebook *
venule_template_get_phrasebook (VenuleTemplate *self, const char *language, gboolean native_digits)
{
  g_autofree char *key = name_phrasebook (language, native_digits);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->phrasebooks_lock);
  VenulePhrasebook *phrasebook = g_hash_table_lookup (self->phrasebooks, key);

  if (phrasebook != NULL)
    return phrasebook;
  phrasebook = venule_phrasebook_new (language, native_digits, NULL);
  if (phrasebook != NULL)
    add_phrasebook (self, phrasebook, native_digits);
  return phrasebook;
}
