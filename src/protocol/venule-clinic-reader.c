/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-clinic-reader.h"

#include <string.h>

#include "venule-vocabulary.h"
#include "venule-xml-reader.h"

static const char *const fields[] = { "name",  "address",      "phone",     "fax",    "email", "web",
                                      "hours", "out-of-hours", "emergency", "advice", "logo",  NULL };
/* A patient with a problem must reach someone at any hour. */
static const char *const required_fields[] = { "name", "phone", "emergency", "advice", "out-of-hours", NULL };
static const char *const numbers_to_ring[] = { "phone", "emergency", "advice", "out-of-hours", NULL };
static const char *const lists[] = { "languages", "staff", "usual-course", "vials", "setting", NULL };

static void
staff_free (gpointer data)
{
  VenuleStaff *staff = data;

  g_free (staff->role);
  g_free (staff->name);
  g_free (staff);
}

static void
usual_answer_free (gpointer data)
{
  VenuleUsualAnswer *answer = data;

  g_free (answer->path);
  g_free (answer->value);
  g_free (answer->location);
  g_free (answer);
}

static void
vial_free (gpointer data)
{
  VenuleVial *vial = data;

  g_free (vial->product);
  g_free (vial->strength);
  g_free (vial->form);
  g_free (vial->batch);
  g_free (vial->expiry);
  g_free (vial->opened);
  g_free (vial);
}

/* Sets @text to the element's text, or to NULL when there is none. */
static gboolean
read_text (const xmlNode *node, char **text, GError **error)
{
  g_autofree char *line = venule_xml_collapse_spaces (venule_xml_get_text (node));
  const char *why = NULL;

  *text = NULL;
  if (!venule_xml_text_is_clean (line, &why))
    {
      venule_xml_set_error (error, node, "<%s>: %s", (const char *) node->name, why);
      return FALSE;
    }
  if (*line != '\0')
    *text = g_steal_pointer (&line);
  return TRUE;
}

static gboolean
read_attribute (const xmlNode *node, const char *name, gboolean required, char **text, GError **error)
{
  const char *why = NULL;

  *text = venule_xml_get_attribute (node, name);
  if (*text != NULL && **text == '\0')
    g_clear_pointer (text, g_free);
  if (*text == NULL && required)
    {
      venule_xml_set_error (error, node, "<%s> has no “%s”; add it", (const char *) node->name, name);
      return FALSE;
    }
  if (*text != NULL && !venule_xml_text_is_clean (*text, &why))
    {
      venule_xml_set_error (error, node, "“%s”: %s", name, why);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_yes_no (const xmlNode *node, const char *name, gboolean *answer, GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (node, name);
  g_autofree char *quoted = NULL;

  *answer = g_strcmp0 (text, "yes") == 0;
  if (text == NULL || *answer || strcmp (text, "no") == 0)
    return TRUE;

  quoted = venule_xml_quote (text);
  venule_xml_set_error (error, node, "“%s” is %s; write yes or no", name, quoted);
  return FALSE;
}

static gboolean
can_be_rung (const char *text)
{
  guint digits = 0;

  for (const char *c = text; *c != '\0'; c++)
    digits += g_ascii_isdigit (*c);
  return digits >= 3;
}

static gboolean
read_field (VenuleClinicContent *content, const xmlNode *node, GError **error)
{
  const char *name = (const char *) node->name;
  g_autofree char *text = NULL;

  if (g_hash_table_contains (content->fields, name))
    {
      venule_xml_set_error (error, node, "<%s> is there twice; keep one", name);
      return FALSE;
    }
  if (!read_text (node, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (g_strv_contains (numbers_to_ring, name) && !can_be_rung (text))
    {
      g_autofree char *quoted = venule_xml_quote (text);

      venule_xml_set_error (error, node, "%s is no number to ring; give <%s> a phone number", quoted, name);
      return FALSE;
    }

  g_hash_table_insert (content->fields, (gpointer) g_intern_string (name), g_steal_pointer (&text));
  return TRUE;
}

static const VenuleSetting *
find_setting (GPtrArray *settings, const char *id)
{
  for (guint i = 0; i < settings->len; i++)
    {
      const VenuleSetting *setting = settings->pdata[i];

      if (strcmp (setting->id, id) == 0)
        return setting;
    }
  return NULL;
}

static void
set_unknown_setting_error (GPtrArray *settings, const xmlNode *node, const char *id, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *quoted = venule_xml_quote (id);
  g_autofree char *suggestion = NULL;

  for (guint i = 0; i < settings->len; i++)
    g_ptr_array_add (ids, (gpointer) ((const VenuleSetting *) settings->pdata[i])->id);

  suggestion = venule_vocabulary_suggest (id, ids);
  venule_xml_set_error (error, node, "there is no setting %s%s", quoted,
                        *suggestion == '\0' ? "; take it out" : suggestion);
}

static void
set_limits_error (const VenuleSetting *setting, const xmlNode *node, const char *text, GError **error)
{
  g_autofree char *minimum = venule_number_format (setting->minimum);
  g_autofree char *maximum = venule_number_format (setting->maximum);
  g_autofree char *quoted = venule_xml_quote (text);
  const char *unit = setting->unit == NULL ? "" : setting->unit;
  const char *practice = setting->found_in_practice;

  venule_xml_set_error (error, node, "“%s” is %s; use a number from %s to %s%s%s%s%s", setting->id, quoted, minimum,
                        maximum, *unit == '\0' ? "" : " ", unit, practice == NULL ? "" : "; others use ",
                        practice == NULL ? "" : practice);
}

static gboolean
read_setting (VenuleClinicContent *content, const xmlNode *node, GPtrArray *settings, GError **error)
{
  g_autofree char *id = NULL, *text = NULL;
  const VenuleSetting *setting;
  VenuleNumber number;

  if (!read_attribute (node, "id", TRUE, &id, error) || !read_text (node, &text, error))
    return FALSE;
  setting = find_setting (settings, id);
  if (setting == NULL)
    {
      set_unknown_setting_error (settings, node, id, error);
      return FALSE;
    }
  if (g_hash_table_contains (content->settings, id))
    {
      venule_xml_set_error (error, node, "the setting “%s” is there twice; keep one", setting->id);
      return FALSE;
    }
  if (text == NULL)
    return TRUE;
  if (!venule_number_parse (text, &number) || number < setting->minimum || number > setting->maximum)
    {
      set_limits_error (setting, node, text, error);
      return FALSE;
    }

  g_hash_table_insert (content->settings, (gpointer) setting->id, g_memdup2 (&number, sizeof number));
  return TRUE;
}

static gboolean
refuse_empty (const xmlNode *node, GError **error)
{
  venule_xml_set_error (error, node, "<%s> is empty; fill it or take it out", (const char *) node->name);
  return FALSE;
}

static gboolean
read_person (VenuleClinicContent *content, const xmlNode *node, GError **error)
{
  VenuleStaff *staff = g_new0 (VenuleStaff, 1);

  g_ptr_array_add (content->staff, staff);
  if (!read_attribute (node, "role", FALSE, &staff->role, error) || !read_text (node, &staff->name, error))
    return FALSE;
  return staff->name != NULL || refuse_empty (node, error);
}

static gboolean
read_usual_answer (VenuleClinicContent *content, const xmlNode *node, GError **error)
{
  VenuleUsualAnswer *answer = g_new0 (VenuleUsualAnswer, 1);

  g_ptr_array_add (content->usual_course, answer);
  answer->location = venule_xml_get_location (node);
  if (!read_attribute (node, "path", TRUE, &answer->path, error) || !read_text (node, &answer->value, error))
    return FALSE;
  return answer->value != NULL || refuse_empty (node, error);
}

static gboolean
read_vial (VenuleClinicContent *content, const xmlNode *node, GError **error)
{
  VenuleVial *vial = g_new0 (VenuleVial, 1);
  g_autofree char *quoted = NULL;
  const char *no_day;
  VenuleCivilDate day;

  g_ptr_array_add (content->vials, vial);
  if (!read_attribute (node, "product", TRUE, &vial->product, error)
      || !read_attribute (node, "strength", TRUE, &vial->strength, error)
      || !read_attribute (node, "form", FALSE, &vial->form, error)
      || !read_attribute (node, "batch", TRUE, &vial->batch, error)
      || !read_attribute (node, "expiry", TRUE, &vial->expiry, error)
      || !read_attribute (node, "opened", FALSE, &vial->opened, error))
    return FALSE;
  if (!venule_civil_date_parse (vial->expiry, &day))
    no_day = vial->expiry;
  else if (vial->opened != NULL && !venule_civil_date_parse (vial->opened, &day))
    no_day = vial->opened;
  else
    return TRUE;

  quoted = venule_xml_quote (no_day);
  venule_xml_set_error (error, node, "%s is no day; write it as 2027-08-31", quoted);
  return FALSE;
}

typedef gboolean (*ReadMember) (VenuleClinicContent *content, const xmlNode *node, GError **error);

static gboolean
read_members (VenuleClinicContent *content, const xmlNode *node, const char *name, ReadMember read, GError **error)
{
  for (xmlNode *child = venule_xml_first_element (node); child != NULL; child = venule_xml_next_element (child))
    {
      if (!venule_xml_is_element (child, name))
        {
          g_autofree char *quoted = venule_xml_quote ((const char *) child->name);

          venule_xml_set_error (error, child, "%s has no place here; use <%s>", quoted, name);
          return FALSE;
        }
      if (!read (content, child, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_languages (VenuleClinicContent *content, const xmlNode *node, GError **error)
{
  g_autofree char *text = NULL;

  if (!read_text (node, &text, error))
    return FALSE;
  g_strfreev (content->languages);
  content->languages = g_strsplit (text == NULL ? "" : text, " ", -1);
  return TRUE;
}

static void
set_unknown_element_error (const xmlNode *node, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *quoted = venule_xml_quote ((const char *) node->name);
  g_autofree char *suggestion = NULL;

  for (guint i = 0; fields[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) fields[i]);
  for (guint i = 0; lists[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) lists[i]);

  suggestion = venule_vocabulary_suggest ((const char *) node->name, names);
  venule_xml_set_error (error, node, "a clinic has no %s%s", quoted,
                        *suggestion == '\0' ? "; take it out" : suggestion);
}

static gboolean
read_element (VenuleClinicContent *content, const xmlNode *node, GPtrArray *settings, GError **error)
{
  if (venule_xml_is_element (node, "setting"))
    return read_setting (content, node, settings, error);
  if (venule_xml_is_element (node, "languages"))
    return read_languages (content, node, error);
  if (venule_xml_is_element (node, "staff"))
    return read_members (content, node, "person", read_person, error);
  if (venule_xml_is_element (node, "usual-course"))
    return read_members (content, node, "answer", read_usual_answer, error);
  if (venule_xml_is_element (node, "vials"))
    return read_members (content, node, "vial", read_vial, error);
  if (venule_xml_is_element (node, NULL) && g_strv_contains (fields, (const char *) node->name))
    return read_field (content, node, error);

  set_unknown_element_error (node, error);
  return FALSE;
}

static gboolean
read_root (VenuleClinicContent *content, const xmlNode *root, GError **error)
{
  g_autofree char *market = NULL;

  if (!venule_xml_is_element (root, "clinic"))
    {
      venule_xml_set_error (error, root, "this is no clinic's profile; its first element must be <clinic>");
      return FALSE;
    }
  if (!read_yes_no (root, "sample", &content->is_sample, error)
      || !read_yes_no (root, "native-digits", &content->native_digits, error)
      || !read_attribute (root, "market", TRUE, &market, error)
      || !read_attribute (root, "language", TRUE, &content->language, error))
    return FALSE;
  content->market = g_intern_string (market);
  return TRUE;
}

/**
 * venule_clinic_content_read:
 * @doc: a clinic's profile
 * @folder: where it lies; the logo's path is relative to it
 * @settings: (element-type VenuleSetting): the settings there are
 * @error: %VENULE_XML_ERROR, with file and line
 *
 * An empty element counts as absent.
 *
 * Returns: (transfer full) (nullable): what it says
 */
VenuleClinicContent *
venule_clinic_content_read (xmlDoc *doc, const char *folder, GPtrArray *settings, GError **error)
{
  g_autoptr (VenuleClinicContent) content = g_new0 (VenuleClinicContent, 1);
  const xmlNode *root = xmlDocGetRootElement (doc);
  const char *logo;

  content->fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  content->settings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  content->languages = g_new0 (char *, 1);
  content->staff = g_ptr_array_new_with_free_func (staff_free);
  content->usual_course = g_ptr_array_new_with_free_func (usual_answer_free);
  content->vials = g_ptr_array_new_with_free_func (vial_free);
  if (!read_root (content, root, error))
    return NULL;
  for (xmlNode *node = venule_xml_first_element (root); node != NULL; node = venule_xml_next_element (node))
    if (!read_element (content, node, settings, error))
      return NULL;

  logo = g_hash_table_lookup (content->fields, "logo");
  if (logo != NULL)
    content->logo = g_path_is_absolute (logo) ? g_strdup (logo) : g_build_filename (folder, logo, NULL);
  return g_steal_pointer (&content);
}

/**
 * venule_clinic_content_free:
 * @content: (transfer full): a profile's content
 *
 * Frees it.
 */
void
venule_clinic_content_free (VenuleClinicContent *content)
{
  g_free (content->language);
  g_free (content->logo);
  g_clear_pointer (&content->fields, g_hash_table_unref);
  g_clear_pointer (&content->settings, g_hash_table_unref);
  g_strfreev (content->languages);
  g_clear_pointer (&content->staff, g_ptr_array_unref);
  g_clear_pointer (&content->usual_course, g_ptr_array_unref);
  g_clear_pointer (&content->vials, g_ptr_array_unref);
  g_free (content);
}

/**
 * venule_clinic_content_fields:
 *
 * Returns: (transfer none) (array zero-terminated=1): the fields every profile has
 */
const char *const *
venule_clinic_content_fields (void)
{
  return fields;
}

/**
 * venule_clinic_content_required_fields:
 *
 * Returns: (transfer none) (array zero-terminated=1): the fields no sheet can do without
 */
const char *const *
venule_clinic_content_required_fields (void)
{
  return required_fields;
}
