/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-template-reader.h"

#include "venule-schema-gate.h"
#include "venule-xml-reader.h"

/* A language that is none is for the template's own reader to refuse. */
static VenulePhrasebook *
make_phrasebook (const char *language)
{
  VenulePhrasebook *phrasebook = language == NULL ? NULL : venule_phrasebook_new (language, FALSE, NULL);

  if (phrasebook != NULL)
    venule_phrasebook_get_ready (phrasebook);
  return phrasebook;
}

/**
 * venule_template_file_read:
 * @path: a sheet.xml
 * @schemas: (nullable): the folder of schemas; %NULL: there is no gate
 * @error: return location for a [error@XmlError]
 *
 * Does what can be done of a template while its protocol is still being read: reads the file, holds it against its
 * schema, and gets what says dates in its language ready.
 *
 * Returns: (transfer full) (nullable): the file
 */
VenuleTemplateFile *
venule_template_file_read (const char *path, const char *schemas, GError **error)
{
  g_autoptr (VenuleTemplateFile) self = g_new0 (VenuleTemplateFile, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->doc = venule_xml_read_file (path, error);
  if (self->doc == NULL || !venule_schema_gate_pass (self->doc, schemas, "sheet.rng", error))
    return NULL;
  self->language = venule_xml_get_attribute (xmlDocGetRootElement (self->doc), "language");
  self->phrasebook = make_phrasebook (self->language);
  return g_steal_pointer (&self);
}

/**
 * venule_template_file_get_language:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): the language that it says its texts are in; nobody has looked yet whether it is
 *   one
 */
const char *
venule_template_file_get_language (VenuleTemplateFile *self)
{
  return self->language;
}

/**
 * venule_template_file_free:
 * @self: (transfer full) (nullable): a file
 */
void
venule_template_file_free (VenuleTemplateFile *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->phrasebook, venule_phrasebook_unref);
  g_clear_pointer (&self->doc, xmlFreeDoc);
  g_free (self->language);
  g_free (self->path);
  g_free (self);
}
