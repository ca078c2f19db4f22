/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-settings.h"

#include "venule-definition-words.h"
#include "venule-scope.h"
#include "venule-xml-reader.h"

/**
 * venule_setting_free:
 * @setting: (nullable) (transfer full): a setting's definition
 */
void
venule_setting_free (VenuleSetting *setting)
{
  if (setting == NULL)
    return;
  g_free (setting->label);
  g_free (setting->source_label);
  g_free (setting->unit);
  g_free (setting->found_in_practice);
  g_free (setting->source);
  g_free (setting);
}

static gboolean
read_limit (const xmlNode *node, const char *name, VenuleNumber *number, GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (node, name);

  if (text != NULL && venule_number_parse (text, number))
    return TRUE;
  venule_xml_set_error (error, node, "a setting needs its hard limit %s=\"…\", a number", name);
  return FALSE;
}

static gboolean
read_remarks (VenuleSetting *setting, const xmlNode *node, GError **error)
{
  for (xmlNode *child = venule_xml_first_element (node); child != NULL; child = venule_xml_next_element (child))
    {
      char **text = venule_xml_is_element (child, "practice") ? &setting->found_in_practice
                    : venule_xml_is_element (child, "source") ? &setting->source
                                                              : NULL;

      if (text == NULL || *text != NULL)
        {
          venule_xml_set_error (error, child, "a setting holds one <practice> and one <source>; take <%s> out",
                                (char *) child->name);
          return FALSE;
        }
      *text = venule_definition_read_words (child);
    }
  return TRUE;
}

static VenuleSetting *
parse_setting (const xmlNode *node, GError **error)
{
  VenuleSetting *setting = g_new0 (VenuleSetting, 1);
  g_autofree char *id = venule_xml_get_attribute (node, "id");

  setting->id = g_intern_string (id);
  setting->label = venule_definition_read_label (node);
  setting->source_label = venule_xml_get_attribute (node, "label");
  setting->unit = venule_xml_get_attribute (node, "unit");
  if (!venule_xml_is_element (node, "setting") || id == NULL || *id == '\0' || setting->label == NULL)
    venule_xml_set_error (error, node, "settings.xml holds <setting id=\"…\" label=\"…\"> elements; <%s> is none",
                          (char *) node->name);
  else if (venule_element_check_attributes (node, "id label unit min max", error)
           && read_limit (node, "min", &setting->minimum, error) && read_limit (node, "max", &setting->maximum, error)
           && read_remarks (setting, node, error))
    {
      if (setting->minimum <= setting->maximum)
        return setting;
      venule_xml_set_error (error, node, "min is more than max; change them round");
    }
  venule_setting_free (setting);
  return NULL;
}

/**
 * venule_settings_parse:
 * @settings: the `settings` element
 * @error: `file:line`, what is wrong and what to do
 *
 * Returns: (transfer full) (element-type VenuleSetting): the settings that a clinic has, in the file's order
 */
GPtrArray *
venule_settings_parse (const xmlNode *settings, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_setting_free);
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);

  if (!venule_xml_is_element (settings, "settings"))
    {
      venule_xml_set_error (error, settings, "<settings> is expected here, not <%s>", (char *) settings->name);
      return NULL;
    }
  for (xmlNode *node = venule_xml_first_element (settings); node != NULL; node = venule_xml_next_element (node))
    {
      VenuleSetting *setting = parse_setting (node, error);

      if (setting == NULL)
        return NULL;
      g_ptr_array_add (all, setting);
      if (!g_hash_table_add (ids, (gpointer) setting->id))
        {
          venule_xml_set_error (error, node, "there is a setting “%s” already; give this one another id", setting->id);
          return NULL;
        }
    }
  return g_steal_pointer (&all);
}

/**
 * venule_settings_new_from_file:
 * @path: a settings.xml
 * @error: why not
 *
 * Returns: (transfer full) (element-type VenuleSetting): the settings that a clinic has
 */
GPtrArray *
venule_settings_new_from_file (const char *path, GError **error)
{
  g_autoptr (xmlDoc) doc = venule_xml_read_file (path, error);

  return doc == NULL ? NULL : venule_settings_parse (xmlDocGetRootElement (doc), error);
}
