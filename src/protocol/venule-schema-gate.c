/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-schema-gate.h"

#include "venule-document-digest.h"
#include "venule-shipped-data.h"
#include "venule-xml-reader.h"

#include <string.h>

/* A schema is slow to compile and to run: for all the shipped files together slower than making a sheet.
 * The build has held the shipped files against their schemas; a file that says just what it said then
 * has passed. Any other, a clinic's edited one, is held against its schema here. */
static gboolean
is_shipped (xmlDoc *doc, const char *name)
{
  g_autofree char *digest = venule_document_digest (doc);

  for (gsize i = 0; i < G_N_ELEMENTS (venule_shipped_data); i++)
    if (strcmp (venule_shipped_data[i].schema, name) == 0 && strcmp (venule_shipped_data[i].digest, digest) == 0)
      return TRUE;

  return FALSE;
}

/**
 * venule_schema_gate_pass:
 * @doc: a document that its loader has understood
 * @schemas: (nullable): the folder of schemas; %NULL: there is no gate
 * @name: the schema's file in it
 * @error: %VENULE_XML_ERROR, naming file and line
 *
 * The gate after a loader's own, better words: what the schema of this kind of file refuses is not used.
 *
 * Returns: whether @doc may be used
 */
gboolean
venule_schema_gate_pass (xmlDoc *doc, const char *schemas, const char *name, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (VenuleXmlSchema) schema = NULL;

  if (schemas == NULL || is_shipped (doc, name))
    return TRUE;

  path = g_build_filename (schemas, name, NULL);
  schema = venule_xml_schema_new_from_file (path, error);

  return schema != NULL && venule_xml_schema_validate (schema, doc, error);
}
