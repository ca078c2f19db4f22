/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-shipped-data"

/* Run by the build: holds each shipped file against its schema and prints, as a C header, what it says.
 * Arguments: a schema, a file, a schema, a file, … A file that does not pass ends the build. */

#include "venule-document-digest.h"
#include "venule-xml-reader.h"

#include <stdlib.h>

static gboolean
print_file (const char *schema_path, const char *path, GError **error)
{
  g_autoptr (VenuleXmlSchema) schema = venule_xml_schema_new_from_file (schema_path, error);
  g_autoptr (xmlDoc) doc = schema == NULL ? NULL : venule_xml_read_file (path, error);
  g_autofree char *name = g_path_get_basename (schema_path);
  g_autofree char *digest = NULL;

  if (doc == NULL || !venule_xml_schema_validate (schema, doc, error))
    return FALSE;

  digest = venule_document_digest (doc);
  g_print ("  { \"%s\", \"%s\" },\n", name, digest);

  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_print ("/* Made by the build from data/. */\n#pragma once\n\nstatic const struct\n{\n  const char *schema;\n"
           "  const char *digest;\n} venule_shipped_data[] = {\n");
  for (int i = 1; i + 1 < argc; i += 2)
    if (!print_file (argv[i], argv[i + 1], &error))
      {
        g_printerr ("%s\n", error->message);
        return EXIT_FAILURE;
      }
  g_print ("};\n");

  return EXIT_SUCCESS;
}
