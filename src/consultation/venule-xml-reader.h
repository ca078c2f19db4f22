/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * VenuleXmlError:
 * @VENULE_XML_ERROR_UNREADABLE: the file can't be opened, is no plain file, or is too large
 * @VENULE_XML_ERROR_MALFORMED: the text is not well-formed XML, or holds what is refused (a DOCTYPE)
 * @VENULE_XML_ERROR_INVALID: well-formed, but not what this program reads: a wrong name or value
 *
 * Every message starts with `file:line: ` (or `file: ` where no line is known), says what is wrong
 * and what to do.
 */
typedef enum
{
  VENULE_XML_ERROR_UNREADABLE,
  VENULE_XML_ERROR_MALFORMED,
  VENULE_XML_ERROR_INVALID,
} VenuleXmlError;

#define VENULE_XML_ERROR (venule_xml_error_quark ())
GQuark venule_xml_error_quark (void);

/* The caps: a file over either is refused before, or while, it is parsed. */
#define VENULE_XML_MAX_BYTES ((gsize) 2 * 1024 * 1024)
#define VENULE_XML_MAX_LINES 65000

typedef struct _VenuleXmlSchema VenuleXmlSchema;

xmlDocPtr venule_xml_read_file (const char *path, GError **error);
xmlDocPtr venule_xml_read_bytes (GBytes *bytes, const char *name, GError **error);

VenuleXmlSchema *venule_xml_schema_new_from_file (const char *path, GError **error);
VenuleXmlSchema *venule_xml_schema_new_from_bytes (GBytes *rng, const char *name, GError **error);
VenuleXmlSchema *venule_xml_schema_new_from_document (xmlDocPtr doc, GError **error);
void venule_xml_schema_free (VenuleXmlSchema *schema);
gboolean venule_xml_schema_validate (VenuleXmlSchema *schema, xmlDocPtr doc, GError **error);

/* Helpers for those who read a parsed document; none of them parses. */
void venule_xml_set_error (GError **error, const xmlNode *node, const char *format, ...) G_GNUC_PRINTF (3, 4);
char *venule_xml_get_location (const xmlNode *node);
gboolean venule_xml_is_element (const xmlNode *node, const char *name);
xmlNode *venule_xml_first_element (const xmlNode *parent);
xmlNode *venule_xml_next_element (const xmlNode *element);
char *venule_xml_get_attribute (const xmlNode *element, const char *name);
char *venule_xml_get_text (const xmlNode *element);
char *venule_xml_collapse_spaces (char *text);
GBytes *venule_xml_save (xmlDocPtr doc);
char *venule_xml_quote (const char *text);
gboolean venule_xml_text_is_clean (const char *text, const char **why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleXmlSchema, venule_xml_schema_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
