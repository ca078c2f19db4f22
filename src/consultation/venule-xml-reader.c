/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-xml-reader.h"

#include "venule-xml-private.h"

#include <glib/gi18n-lib.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* libxml2 compares every attribute of an element with every other, and every prefix with every namespace in
 * force: a small file with a hundred thousand of them takes minutes. No file of ours comes near these. */
#define MAX_ATTRIBUTES 500
#define MAX_NAMESPACES 100

typedef struct
{
  VenuleXmlComplaint complaint;
  int doctype_line;
} Reading;

G_DEFINE_QUARK (venule_xml_error, venule_xml_error)

static void
on_parser_error_cb (void *user_data, xmlErrorPtr xml_error)
{
  xmlParserCtxtPtr context = user_data;
  Reading *reading = context->_private;

  venule_xml_complaint_take (&reading->complaint, xml_error);
}

static void
on_doctype_cb (void *user_data, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
  xmlParserCtxtPtr context = user_data;
  Reading *reading = context->_private;

  reading->doctype_line = context->input != NULL ? context->input->line : 1;
  xmlStopParser (context);
}

static gsize
count_lines (const char *text, gsize length)
{
  gsize lines = 1;

  for (const char *at = text; (at = memchr (at, '\n', text + length - at)) != NULL; at++)
    lines++;
  return lines;
}

/* Where an element has too many attributes: a tag reaches from one < to the next at most, and each of its
 * attributes has an = before a quotation mark. */
static const char *
find_crowded_tag (const char *text, gsize length)
{
  guint n = 0;

  const char *tag = text;

  /* From = to =, of which there are fewer than of other letters. */
  for (const char *at = text; (at = memchr (at, '=', text + length - at)) != NULL && at + 1 < text + length; at++)
    {
      if (memchr (tag, '<', at - tag) != NULL)
        n = 0;
      tag = at;
      if ((at[1] == '"' || at[1] == '\'' || g_ascii_isspace (at[1])) && ++n > MAX_ATTRIBUTES)
        return at;
    }
  return NULL;
}

static const char *
find_crowded_namespace (const char *text, gsize length)
{
  guint n = 0;

  for (const char *at = text; (at = memmem (at, text + length - at, "xmlns", strlen ("xmlns"))) != NULL; at++)
    if (++n > MAX_NAMESPACES)
      return at;
  return NULL;
}

static gboolean
check_crowding (const char *text, gsize length, const char *name, GError **error)
{
  const char *crowded = find_crowded_tag (text, length);

  if (crowded == NULL)
    crowded = find_crowded_namespace (text, length);
  if (crowded == NULL)
    return TRUE;
  g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_MALFORMED,
               _ ("%s:%zu: there are too many attributes or namespaces; use an undamaged copy"), name,
               count_lines (text, crowded - text));
  return FALSE;
}

/* What can be told from the bytes alone, before any parsing. */
static gboolean
check_bytes (const char *text, gsize length, const char *name, GError **error)
{
  const char *bad;

  if (length == 0)
    {
      g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_MALFORMED,
                   _ ("%s:1: the file is empty; use a complete copy of it"), name);
      return FALSE;
    }
  if (length > VENULE_XML_MAX_BYTES)
    {
      g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_UNREADABLE,
                   _ ("%s: the file is larger than 2 MiB; use a file that this program wrote, or shorten it"), name);
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, &bad))
    {
      g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_MALFORMED,
                   _ ("%s:%zu: the text is not UTF-8 here; save the file as UTF-8"), name,
                   count_lines (text, bad - text));
      return FALSE;
    }
  if (count_lines (text, length) > VENULE_XML_MAX_LINES)
    {
      g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_UNREADABLE,
                   _ ("%s:%d: the file has more than %d lines; use a file that this program wrote, or shorten it"),
                   name, VENULE_XML_MAX_LINES + 1, VENULE_XML_MAX_LINES);
      return FALSE;
    }
  return check_crowding (text, length, name, error);
}

static gboolean
check_document (xmlDocPtr doc, const xmlParserCtxt *context, const Reading *reading, const char *name, GError **error)
{
  if (reading->doctype_line > 0 || (doc != NULL && (doc->intSubset != NULL || doc->extSubset != NULL)))
    {
      g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_MALFORMED,
                   _ ("%s:%d: the file has a DOCTYPE, which is not allowed; take the <!DOCTYPE …> out"), name,
                   MAX (reading->doctype_line, 1));
      return FALSE;
    }
  if (reading->complaint.message != NULL)
    {
      g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_MALFORMED,
                   _ ("%s:%d: this is not well-formed XML (%s); correct it here, or use an undamaged copy"), name,
                   MAX (reading->complaint.line, 1), reading->complaint.message);
      return FALSE;
    }
  /* After a failed allocation libxml2 can hand back half a tree with nothing but errNo to tell it. */
  if (doc == NULL || !context->wellFormed || context->errNo != XML_ERR_OK || xmlDocGetRootElement (doc) == NULL)
    {
      g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_MALFORMED,
                   _ ("%s: the file could not be read whole (libxml2 error %d); try again, or use an undamaged copy"),
                   name, context->errNo);
      return FALSE;
    }
  if (doc->encoding != NULL && g_ascii_strcasecmp ((const char *) doc->encoding, "UTF-8") != 0)
    {
      g_autofree char *encoding = venule_xml_quote ((const char *) doc->encoding);

      g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_MALFORMED,
                   _ ("%s:1: the file says that its encoding is %s; save it as UTF-8 and say so"), name, encoding);
      return FALSE;
    }
  return TRUE;
}

static gboolean
set_unreadable (GError **error, const char *name, int code)
{
  g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_UNREADABLE,
               _ ("%s: the file can't be read (%s); check its name and that you may read it"), name, g_strerror (code));
  return FALSE;
}

static gboolean
check_plain_file (int fd, const char *name, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    return set_unreadable (error, name, errno);
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_UNREADABLE, _ ("%s: this is %s, not a file; name a file"),
                   name, S_ISDIR (info.st_mode) ? _ ("a folder") : _ ("a device or pipe"));
      return FALSE;
    }
  return TRUE;
}

/* Reads one byte more than the cap at most, so that a file that grows meanwhile is refused as well. */
static GBytes *
read_capped (int fd, const char *name, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 block[16384];

  while (bytes->len <= VENULE_XML_MAX_BYTES)
    {
      ssize_t n = read (fd, block, sizeof block);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_unreadable (error, name, errno);
          return NULL;
        }
      if (n == 0)
        break;
      g_byte_array_append (bytes, block, n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
name_document (xmlDocPtr doc, const char *name)
{
  /* libxml2 escapes the name as a URI; messages want it as it is. */
  if (doc->URL != NULL)
    xmlFree ((xmlChar *) doc->URL);
  doc->URL = xmlStrdup (BAD_CAST name);
}

/**
 * venule_xml_init:
 *
 * Readies libxml2 for several threads; every entry point calls it.
 */
void
venule_xml_init (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      xmlInitParser ();
      g_once_init_leave (&ready, 1);
    }
}

/**
 * venule_xml_complaint_take:
 * @complaint: where the first error is kept
 * @xml_error: what libxml2 says
 *
 * Keeps the first error (later ones are mostly its echo); warnings are passed over.
 */
void
venule_xml_complaint_take (VenuleXmlComplaint *complaint, const xmlError *xml_error)
{
  if (complaint->message != NULL || xml_error->level < XML_ERR_ERROR)
    return;
  if (xml_error->code == XML_ERR_USER_STOP)
    return;

  complaint->message = g_utf8_make_valid (xml_error->message != NULL ? xml_error->message : "unknown error", -1);
  g_strdelimit (complaint->message, "\n\r\t", ' ');
  g_strstrip (complaint->message);
  complaint->line = xml_error->line;
  if (xml_error->node != NULL && ((xmlNodePtr) xml_error->node)->type == XML_ELEMENT_NODE)
    complaint->line = (int) xmlGetLineNo (xml_error->node);
}

/**
 * venule_xml_read_file:
 * @path: a file's name
 * @error: return location for a [error@XmlError]
 *
 * The one way a file becomes XML in this program: a plain file of at most 2 MiB and 65,000 lines, UTF-8,
 * well-formed, without DOCTYPE. A folder, pipe or device is refused without waiting for it. Nothing else is
 * ever opened on the file's behalf.
 *
 * Returns: (transfer full) (nullable): the document; %NULL on error
 */
xmlDocPtr
venule_xml_read_file (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  name = g_filename_display_name (path);
  fd = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      set_unreadable (error, name, errno);
      return NULL;
    }
  if (check_plain_file (fd, name, error))
    bytes = read_capped (fd, name, error);
  g_close (fd, NULL);
  return bytes != NULL ? venule_xml_read_bytes (bytes, name, error) : NULL;
}

/**
 * venule_xml_read_bytes:
 * @bytes: the file's content
 * @name: what messages call the file
 * @error: return location for a [error@XmlError]
 *
 * As [func@xml_read_file], from memory.
 *
 * Returns: (transfer full) (nullable): the document; %NULL on error
 */
xmlDocPtr
venule_xml_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  const char *text;
  gsize length;
  xmlParserCtxtPtr context;
  xmlDocPtr doc;
  Reading reading = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  text = g_bytes_get_data (bytes, &length);
  if (!check_bytes (text, length, name, error))
    return NULL;

  venule_xml_init ();
  context = xmlNewParserCtxt ();
  if (context == NULL)
    {
      set_unreadable (error, name, ENOMEM);
      return NULL;
    }
  context->_private = &reading;
  context->sax->serror = on_parser_error_cb;
  context->sax->internalSubset = on_doctype_cb;
  doc = xmlCtxtReadMemory (context, text, (int) length, name, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
  if (!check_document (doc, context, &reading, name, error))
    g_clear_pointer (&doc, xmlFreeDoc);
  else
    name_document (doc, name);

  g_free (reading.complaint.message);
  /* A stopped parser keeps its half document to itself. */
  if (context->myDoc != NULL && context->myDoc != doc)
    xmlFreeDoc (context->myDoc);
  xmlFreeParserCtxt (context);
  return doc;
}
