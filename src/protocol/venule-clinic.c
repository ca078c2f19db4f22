/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-clinic.h"

#include <string.h>

#include "venule-schema-gate.h"
#include "venule-clinic-reader.h"
#include "venule-xml-reader.h"

struct _VenuleClinic
{
  GObject parent_instance;
  VenuleClinicContent *content; /* the base's, where there is one */
  GPtrArray *settings;          /* of VenuleSetting: the definitions */
  VenuleClinic *base;           /* (nullable): this is it, but for the changes */
  GHashTable *changes;          /* (nullable): name → VenuleValue */
};

G_DEFINE_FINAL_TYPE (VenuleClinic, venule_clinic, G_TYPE_OBJECT)

static const VenuleSetting *
find_setting (VenuleClinic *self, const char *name)
{
  for (guint i = 0; i < self->settings->len; i++)
    {
      const VenuleSetting *setting = self->settings->pdata[i];

      if (strcmp (setting->id, name) == 0)
        return setting;
    }
  return NULL;
}

static void
venule_clinic_finalize (GObject *object)
{
  VenuleClinic *self = VENULE_CLINIC (object);

  if (self->base == NULL)
    g_clear_pointer (&self->content, venule_clinic_content_free);
  g_clear_object (&self->base);
  g_clear_pointer (&self->changes, g_hash_table_unref);
  g_clear_pointer (&self->settings, g_ptr_array_unref);

  G_OBJECT_CLASS (venule_clinic_parent_class)->finalize (object);
}

static void
venule_clinic_class_init (VenuleClinicClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_clinic_finalize;
}

static void
venule_clinic_init (VenuleClinic *self)
{
}

/**
 * venule_clinic_new_from_file:
 * @path: a clinic's profile
 * @settings: (element-type VenuleSetting): the protocol's settings
 * @error: %VENULE_XML_ERROR, with file and line
 *
 * Reads a clinic's profile without its schema; what is read is checked as with it. A setting that does not exist, or
 * whose value is outside its hard limits, is refused. What is missing is not: it is unknown to every rule, and
 * [method@Clinic.list_missing] names it.
 *
 * Returns: (transfer full) (nullable): the clinic, never changed afterwards
 */
VenuleClinic *
venule_clinic_new_from_file (const char *path, GPtrArray *settings, GError **error)
{
  return venule_clinic_new_validated (path, NULL, settings, error);
}

/**
 * venule_clinic_new_validated:
 * @path: a clinic's profile
 * @schemas: (nullable): the folder that holds `clinic.rng`
 * @settings: (element-type VenuleSetting): the protocol's settings
 * @error: %VENULE_XML_ERROR, with file and line
 *
 * As [ctor@Clinic.new_from_file], and held against its schema. Our own reading comes first, since it can say what was
 * meant; the schema is the gate for the rest.
 *
 * Returns: (transfer full) (nullable): the clinic
 */
VenuleClinic *
venule_clinic_new_validated (const char *path, const char *schemas, GPtrArray *settings, GError **error)
{
  g_autoptr (VenuleClinic) self = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);

  doc = venule_xml_read_file (path, error);
  if (doc == NULL)
    return NULL;

  self = g_object_new (VENULE_TYPE_CLINIC, NULL);
  self->settings = g_ptr_array_ref (settings);
  folder = g_path_get_dirname (path);
  self->content = venule_clinic_content_read (doc, folder, settings, error);
  if (self->content == NULL || (schemas != NULL && !venule_schema_gate_pass (doc, schemas, "clinic.rng", error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * venule_clinic_new_changed:
 * @base: a clinic
 * @changes: (element-type utf8 VenuleValue): what its fields and settings are instead; %VENULE_VALUE_NONE: not said.
 *   Texts and units are interned
 *
 * A clinic that might be: to hold rules against other settings than its own. Hard limits are the caller's matter.
 *
 * Returns: (transfer full): the clinic, never changed afterwards
 */
VenuleClinic *
venule_clinic_new_changed (VenuleClinic *base, GHashTable *changes)
{
  VenuleClinic *self;

  g_return_val_if_fail (VENULE_IS_CLINIC (base), NULL);
  g_return_val_if_fail (changes != NULL, NULL);

  self = g_object_new (VENULE_TYPE_CLINIC, NULL);
  self->base = g_object_ref (base);
  self->content = base->content;
  self->settings = g_ptr_array_ref (base->settings);
  self->changes = g_hash_table_ref (changes);
  return self;
}

/**
 * venule_clinic_get_is_sample:
 * @self: a clinic
 *
 * Returns: whether it is no real clinic, so that its sheets say SAMPLE CLINIC
 */
gboolean
venule_clinic_get_is_sample (VenuleClinic *self)
{
  g_return_val_if_fail (VENULE_IS_CLINIC (self), TRUE);

  return self->content->is_sample;
}

/**
 * venule_clinic_get_market:
 * @self: a clinic
 *
 * Returns: (transfer none): whose product labels apply, such as `uk`; interned
 */
const char *
venule_clinic_get_market (VenuleClinic *self)
{
  g_return_val_if_fail (VENULE_IS_CLINIC (self), NULL);

  return self->content->market;
}

/**
 * venule_clinic_get_language:
 * @self: a clinic
 *
 * Returns: (transfer none): the BCP 47 tag of the language it works in
 */
const char *
venule_clinic_get_language (VenuleClinic *self)
{
  g_return_val_if_fail (VENULE_IS_CLINIC (self), NULL);

  return self->content->language;
}

/**
 * venule_clinic_get_logo:
 * @self: a clinic
 *
 * Returns: (transfer none) (nullable): the path of its logo, which may not exist
 */
const char *
venule_clinic_get_logo (VenuleClinic *self)
{
  g_return_val_if_fail (VENULE_IS_CLINIC (self), NULL);

  return self->content->logo;
}

/**
 * venule_clinic_get_native_digits:
 * @self: a clinic
 *
 * Returns: whether dates and counts use the digits of the sheet's language; phone numbers and doses never do
 */
gboolean
venule_clinic_get_native_digits (VenuleClinic *self)
{
  g_return_val_if_fail (VENULE_IS_CLINIC (self), FALSE);

  return self->content->native_digits;
}

/**
 * venule_clinic_get_languages:
 * @self: a clinic
 *
 * Returns: (transfer none) (array zero-terminated=1): the languages it offers sheets in, beside its own
 */
const char *const *
venule_clinic_get_languages (VenuleClinic *self)
{
  g_return_val_if_fail (VENULE_IS_CLINIC (self), NULL);

  return (const char *const *) self->content->languages;
}

/**
 * venule_clinic_get_staff:
 * @self: a clinic
 *
 * Returns: (transfer none) (element-type VenuleStaff): who works there, in the file's order
 */
GPtrArray *
venule_clinic_get_staff (VenuleClinic *self)
{
  g_return_val_if_fail (VENULE_IS_CLINIC (self), NULL);

  return self->content->staff;
}

/**
 * venule_clinic_get_usual_course:
 * @self: a clinic
 *
 * Returns: (transfer none) (element-type VenuleUsualAnswer): what to propose for a new consultation; not yet held
 *   against any checklist
 */
GPtrArray *
venule_clinic_get_usual_course (VenuleClinic *self)
{
  g_return_val_if_fail (VENULE_IS_CLINIC (self), NULL);

  return self->content->usual_course;
}

/**
 * venule_clinic_get_vials:
 * @self: a clinic
 *
 * Returns: (transfer none) (element-type VenuleVial): the vials that were opened last, on their day; not yet held
 * against any list of products
 */
GPtrArray *
venule_clinic_get_vials (VenuleClinic *self)
{
  g_return_val_if_fail (VENULE_IS_CLINIC (self), NULL);

  return self->content->vials;
}

/**
 * venule_vial_is_open:
 * @vial: a vial
 * @day: the day of a treatment
 *
 * Vials are entered once a day: another day's batch by one click would be a wrong batch. One that is past its expiry is
 * not offered either.
 *
 * Returns: whether it may be injected from on that day
 */
gboolean
venule_vial_is_open (const VenuleVial *vial, VenuleCivilDate day)
{
  VenuleCivilDate opened, expiry;

  return vial->opened != NULL && venule_civil_date_parse (vial->opened, &opened) && opened == day
         && venule_civil_date_parse (vial->expiry, &expiry) && expiry >= day;
}

/**
 * venule_clinic_lookup:
 * @self: a clinic
 * @name: a field or setting, as in the path `clinic/phone`
 * @value: (out caller-allocates): a text for fields, a number with its unit for settings; %VENULE_VALUE_NONE when the
 *   profile does not say, or there is no such name
 *
 * Returns: whether there is such a field or setting
 */
gboolean
venule_clinic_lookup (VenuleClinic *self, const char *name, VenuleValue *value)
{
  const VenuleSetting *setting;
  const VenuleValue *change;

  g_return_val_if_fail (VENULE_IS_CLINIC (self), FALSE);
  g_return_val_if_fail (name != NULL && value != NULL, FALSE);

  change = self->changes == NULL ? NULL : g_hash_table_lookup (self->changes, name);
  if (change != NULL)
    {
      *value = *change;
      return TRUE;
    }
  if (self->base != NULL)
    return venule_clinic_lookup (self->base, name, value);
  memset (value, 0, sizeof *value);
  if (venule_clinic_has_field (name))
    {
      const char *text = g_hash_table_lookup (self->content->fields, name);

      if (text != NULL)
        {
          value->kind = VENULE_VALUE_TEXT;
          value->words[0] = text;
          value->n_words = 1;
        }
      return TRUE;
    }

  setting = find_setting (self, name);
  if (setting != NULL)
    {
      const VenuleNumber *number = g_hash_table_lookup (self->content->settings, name);

      if (number != NULL)
        {
          value->kind = VENULE_VALUE_NUMBER;
          value->number = *number;
          value->unit = setting->unit;
        }
    }
  return setting != NULL;
}

static gboolean
says (VenuleClinic *self, const char *name)
{
  VenuleValue value;

  return venule_clinic_lookup (self, name, &value) && value.kind != VENULE_VALUE_NONE;
}

/**
 * venule_clinic_list_missing:
 * @self: a clinic
 *
 * Returns: (transfer container) (element-type utf8): the names of settings, and of fields a sheet can't do without,
 *   that the profile lacks; fields first
 */
GPtrArray *
venule_clinic_list_missing (VenuleClinic *self)
{
  const char *const *required = venule_clinic_content_required_fields ();
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  g_return_val_if_fail (VENULE_IS_CLINIC (self), NULL);

  for (guint i = 0; required[i] != NULL; i++)
    if (!says (self, required[i]))
      g_ptr_array_add (missing, (gpointer) required[i]);
  for (guint i = 0; i < self->settings->len; i++)
    {
      const VenuleSetting *setting = self->settings->pdata[i];

      if (!says (self, setting->id))
        g_ptr_array_add (missing, (gpointer) setting->id);
    }
  return g_steal_pointer (&missing);
}

/**
 * venule_clinic_has_field:
 * @name: a name, as in the path `clinic/phone`
 *
 * Returns: whether every clinic has a field (not a setting) of that name, filled or not
 */
gboolean
venule_clinic_has_field (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return g_strv_contains (venule_clinic_content_fields (), name);
}
