/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-xml-reader.h"

#include "venule-xml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include <libxml/relaxng.h>
#include <libxml/xmlschemastypes.h>

#define RELAX_NG     "http://relaxng.org/ns/structure/1.0"
#define MAX_INCLUDES 4

struct _VenuleXmlSchema
{
  GMutex lock; /* libxml2 settles some of a compiled schema's fields lazily while it validates */
  xmlRelaxNGPtr grammar;
};

/* libxml2 fills its table of types without a lock of its own. */
static GMutex compile_lock;

static gboolean splice_includes (xmlDocPtr doc, const char *folder, guint depth, GError **error);

static void
on_complaint_cb (void *user_data, xmlErrorPtr xml_error)
{
  venule_xml_complaint_take (user_data, xml_error);
}

static gboolean
is_relax_ng (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL && strcmp ((const char *) node->ns->href, RELAX_NG) == 0
         && strcmp ((const char *) node->name, name) == 0;
}

static void
inherit_attribute (const xmlNode *from, xmlNode *to, const char *name)
{
  g_autofree char *value = venule_xml_get_attribute (from, name);

  if (value != NULL && xmlHasProp (to, BAD_CAST name) == NULL)
    xmlSetProp (to, BAD_CAST name, BAD_CAST value);
}

/* libxml2 would open the included file by itself, past the one reader; so its definitions are put here. */
static gboolean
splice_include (xmlNode *include, const char *folder, guint depth, GError **error)
{
  g_autofree char *href = venule_xml_get_attribute (include, "href");
  g_autofree char *path = NULL;
  g_autoptr (xmlDoc) included = NULL;
  xmlNode *grammar;

  if (folder == NULL || depth >= MAX_INCLUDES || href == NULL || strchr (href, '/') != NULL
      || venule_xml_first_element (include) != NULL)
    {
      venule_xml_set_error (error, include,
                            "<include> must name a file beside this one and be empty; correct the schema");
      return FALSE;
    }
  path = g_build_filename (folder, href, NULL);
  included = venule_xml_read_file (path, error);
  if (included == NULL || !splice_includes (included, folder, depth + 1, error))
    return FALSE;

  grammar = xmlDocGetRootElement (included);
  if (!is_relax_ng (grammar, "grammar"))
    {
      venule_xml_set_error (error, grammar, "an included schema must be a <grammar>; correct the schema");
      return FALSE;
    }
  for (xmlNode *child = venule_xml_first_element (grammar); child != NULL; child = venule_xml_next_element (child))
    {
      xmlNode *copy = xmlDocCopyNode (child, include->doc, 1);

      inherit_attribute (grammar, copy, "datatypeLibrary");
      inherit_attribute (grammar, copy, "ns");
      xmlAddPrevSibling (include, copy);
    }
  xmlUnlinkNode (include);
  xmlFreeNode (include);
  return TRUE;
}

static gboolean
splice_includes (xmlDocPtr doc, const char *folder, guint depth, GError **error)
{
  xmlNode *next;

  for (xmlNode *node = venule_xml_first_element (xmlDocGetRootElement (doc)); node != NULL; node = next)
    {
      next = venule_xml_next_element (node);
      if (is_relax_ng (node, "externalRef"))
        {
          venule_xml_set_error (error, node, "<externalRef> is not allowed; use <include>");
          return FALSE;
        }
      if (is_relax_ng (node, "include") && !splice_include (node, folder, depth, error))
        return FALSE;
    }
  return TRUE;
}

static xmlRelaxNGPtr
compile (xmlDocPtr doc, VenuleXmlComplaint *complaint)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&compile_lock);
  xmlRelaxNGParserCtxtPtr context = xmlRelaxNGNewDocParserCtxt (doc);
  xmlRelaxNGPtr grammar;

  if (context == NULL)
    return NULL;
  xmlSchemaInitTypes ();
  xmlRelaxNGSetParserStructuredErrors (context, on_complaint_cb, complaint);
  grammar = xmlRelaxNGParse (context);
  xmlRelaxNGFreeParserCtxt (context);
  return grammar;
}

static VenuleXmlSchema *
schema_new (xmlDocPtr doc, const char *folder, GError **error)
{
  VenuleXmlComplaint complaint = { 0 };
  VenuleXmlSchema *schema = NULL;
  xmlRelaxNGPtr grammar;

  if (!splice_includes (doc, folder, 0, error))
    return NULL;

  grammar = compile (doc, &complaint);
  if (grammar != NULL && complaint.message == NULL)
    {
      schema = g_new0 (VenuleXmlSchema, 1);
      g_mutex_init (&schema->lock);
      schema->grammar = g_steal_pointer (&grammar);
    }
  else
    g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID,
                 _ ("%s:%d: this is not a RELAX NG schema (%s); correct it, or install the program again"), doc->URL,
                 MAX (complaint.line, 1), complaint.message != NULL ? complaint.message : _ ("unknown error"));
  g_clear_pointer (&grammar, xmlRelaxNGFree);
  g_free (complaint.message);
  return schema;
}

/**
 * venule_xml_schema_new_from_file:
 * @path: a RELAX NG schema in XML syntax; it may `<include>` schemas beside it
 * @error: return location for a [error@XmlError]
 *
 * Returns: (transfer full) (nullable): the schema, which threads may share; %NULL on error
 */
VenuleXmlSchema *
venule_xml_schema_new_from_file (const char *path, GError **error)
{
  g_autoptr (xmlDoc) doc = venule_xml_read_file (path, error);
  g_autofree char *folder = g_path_get_dirname (path);

  return doc != NULL ? schema_new (doc, folder, error) : NULL;
}

/**
 * venule_xml_schema_new_from_bytes:
 * @rng: a RELAX NG schema in XML syntax, without includes
 * @name: what messages call it
 * @error: return location for a [error@XmlError]
 *
 * Returns: (transfer full) (nullable): the schema, which threads may share; %NULL on error
 */
VenuleXmlSchema *
venule_xml_schema_new_from_bytes (GBytes *rng, const char *name, GError **error)
{
  g_autoptr (xmlDoc) doc = venule_xml_read_bytes (rng, name, error);

  return doc != NULL ? schema_new (doc, NULL, error) : NULL;
}

/**
 * venule_xml_schema_new_from_document:
 * @doc: a RELAX NG schema made in this program, with a name as its URL
 * @error: return location for a [error@XmlError]
 *
 * Returns: (transfer full) (nullable): the schema, which threads may share; %NULL on error
 */
VenuleXmlSchema *
venule_xml_schema_new_from_document (xmlDocPtr doc, GError **error)
{
  g_return_val_if_fail (doc != NULL && doc->URL != NULL, NULL);

  venule_xml_init ();
  return schema_new (doc, NULL, error);
}

/**
 * venule_xml_schema_free:
 * @schema: (transfer full) (nullable): a schema
 */
void
venule_xml_schema_free (VenuleXmlSchema *schema)
{
  if (schema == NULL)
    return;

  xmlRelaxNGFree (schema->grammar);
  g_mutex_clear (&schema->lock);
  g_free (schema);
}

/**
 * venule_xml_schema_validate:
 * @schema: a schema
 * @doc: a document that [func@xml_read_file] or [func@xml_read_bytes] read
 * @error: return location for a [error@XmlError]
 *
 * The gate: whether @doc has the schema's form. Its message names the place; the better words for people
 * come from those who know what the file means.
 *
 * Returns: whether it has
 */
gboolean
venule_xml_schema_validate (VenuleXmlSchema *schema, xmlDocPtr doc, GError **error)
{
  VenuleXmlComplaint complaint = { 0 };
  xmlRelaxNGValidCtxtPtr context;
  gboolean valid = FALSE;

  g_return_val_if_fail (schema != NULL, FALSE);
  g_return_val_if_fail (doc != NULL, FALSE);

  g_mutex_lock (&schema->lock);
  context = xmlRelaxNGNewValidCtxt (schema->grammar);
  if (context != NULL)
    {
      xmlRelaxNGSetValidStructuredErrors (context, on_complaint_cb, &complaint);
      valid = xmlRelaxNGValidateDoc (context, doc) == 0 && complaint.message == NULL;
      xmlRelaxNGFreeValidCtxt (context);
    }
  g_mutex_unlock (&schema->lock);

  if (!valid)
    g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID,
                 _ ("%s:%d: this is not what such a file holds (%s); correct it here, or use an undamaged copy"),
                 doc->URL, MAX (complaint.line, 1),
                 complaint.message != NULL ? complaint.message : _ ("unknown error"));
  g_free (complaint.message);
  return valid;
}
