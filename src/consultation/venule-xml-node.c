/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-xml-reader.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include <libxml/xmlsave.h>

#define MAX_QUOTED 60

/* Characters that change how others are shown, or show nothing where something stands. */
static gboolean
is_invisible_order (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

static gboolean
is_forbidden_format (gunichar c)
{
  return c == 0xFEFF || c == 0x2028 || c == 0x2029 || (c >= 0x206A && c <= 0x206F) || (c >= 0xFFF9 && c <= 0xFFFB)
         || (c >= 0xE0000 && c <= 0xE007F) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/**
 * venule_xml_get_location:
 * @node: a node of a document
 *
 * Returns: (transfer full): `file:line` of the element, or of the element that an attribute or text stands in
 */
char *
venule_xml_get_location (const xmlNode *node)
{
  const char *name;
  char digits[24], *line = digits + sizeof digits - 1;

  g_return_val_if_fail (node != NULL, NULL);

  while (node->type != XML_ELEMENT_NODE && node->parent != NULL)
    node = node->parent;
  name = node->doc != NULL && node->doc->URL != NULL ? (const char *) node->doc->URL : "document";
  /* Every rule keeps its place, so this is called by the thousand; printf is slow. */
  *line = '\0';
  for (gulong number = (gulong) MAX (xmlGetLineNo (node), 1); number > 0; number /= 10)
    *--line = (char) ('0' + number % 10);
  return g_strconcat (name, ":", line, NULL);
}

/**
 * venule_xml_set_error:
 * @error: (nullable): return location
 * @node: what is wrong
 * @format: printf format of "what is wrong; what to do", in English: it is looked up here
 * @...: arguments
 *
 * Sets %VENULE_XML_ERROR_INVALID with `file:line: ` before the message.
 */
void
venule_xml_set_error (GError **error, const xmlNode *node, const char *format, ...)
{
  g_autofree char *location = venule_xml_get_location (node);
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (_ (format), arguments);
  va_end (arguments);
  g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID, "%s: %s", location, message);
}

/**
 * venule_xml_is_element:
 * @node: (nullable): a node
 * @name: (nullable): an element's name; %NULL: any
 *
 * Returns: whether @node is an element of that name in no namespace
 */
gboolean
venule_xml_is_element (const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && node->ns == NULL
         && (name == NULL || strcmp ((const char *) node->name, name) == 0);
}

/**
 * venule_xml_first_element:
 * @parent: an element
 *
 * Returns: (transfer none) (nullable): the first element in it, of any namespace
 */
xmlNode *
venule_xml_first_element (const xmlNode *parent)
{
  g_return_val_if_fail (parent != NULL, NULL);

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      return node;
  return NULL;
}

/**
 * venule_xml_next_element:
 * @element: an element
 *
 * Returns: (transfer none) (nullable): the next element beside it, of any namespace
 */
xmlNode *
venule_xml_next_element (const xmlNode *element)
{
  g_return_val_if_fail (element != NULL, NULL);

  for (xmlNode *node = element->next; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      return node;
  return NULL;
}

/**
 * venule_xml_get_attribute:
 * @element: an element
 * @name: an attribute in no namespace
 *
 * Returns: (transfer full) (nullable): its exact value; %NULL when there is none
 */
char *
venule_xml_get_attribute (const xmlNode *element, const char *name)
{
  xmlChar *value;
  char *copy;

  g_return_val_if_fail (element != NULL && element->type == XML_ELEMENT_NODE, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  value = xmlGetNoNsProp (element, BAD_CAST name);
  copy = g_strdup ((const char *) value);
  if (value != NULL)
    xmlFree (value);
  return copy;
}

/**
 * venule_xml_get_text:
 * @element: an element
 *
 * The text that stands directly in @element, exact: spaces and line ends are kept, comments and the
 * text of elements inside are passed over.
 *
 * Returns: (transfer full): the text, "" when there is none
 */
char *
venule_xml_get_text (const xmlNode *element)
{
  GString *text;

  g_return_val_if_fail (element != NULL, NULL);

  text = g_string_new (NULL);
  for (const xmlNode *node = element->children; node != NULL; node = node->next)
    if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
      g_string_append (text, (const char *) node->content);
  return g_string_free (text, FALSE);
}

/**
 * venule_xml_collapse_spaces:
 * @text: (transfer full): UTF-8, changed in place
 *
 * Line breaks and indents of a file written by hand mean nothing.
 *
 * Returns: (transfer full): @text, trimmed, with every run of spaces, tabs and line ends one space
 */
char *
venule_xml_collapse_spaces (char *text)
{
  static const char spaces[] = " \t\r\n";
  char *to = text;

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *at = text + strspn (text, spaces); *at != '\0'; at += strspn (at, spaces))
    {
      gsize length = strcspn (at, spaces);

      if (to > text)
        *to++ = ' ';
      memmove (to, at, length);
      to += length;
      at += length;
    }
  *to = '\0';
  return text;
}

/**
 * venule_xml_quote:
 * @text: any UTF-8 text
 *
 * For messages: @text in quotation marks, shortened, with every character that could disturb the
 * reader's line written as its number.
 *
 * Returns: (transfer full): the quoted text
 */
char *
venule_xml_quote (const char *text)
{
  GString *quoted;
  guint n = 0;

  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);

  quoted = g_string_new ("\"");
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (n++ == MAX_QUOTED)
        {
          g_string_append (quoted, "…");
          break;
        }
      if (g_unichar_iscntrl (c) || is_invisible_order (c) || is_forbidden_format (c))
        g_string_append_printf (quoted, "[U+%04X]", c);
      else
        g_string_append_unichar (quoted, c);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

/**
 * venule_xml_text_is_clean:
 * @text: one line of UTF-8 text
 * @why: (out) (optional) (transfer none): what is wrong and what to do, as a clause
 *
 * Whether @text holds no control character (a line end or tab is one), no character that overrides or
 * marks the direction of others, no other character without a face, and is in Unicode's normal form C.
 *
 * Returns: whether it is clean
 */
gboolean
venule_xml_text_is_clean (const char *text, const char **why)
{
  const char *reason = NULL;
  gboolean ascii = TRUE;

  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *at = text; *at != '\0' && reason == NULL; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      ascii = ascii && c < 0x80;
      if (g_unichar_iscntrl (c))
        reason = _ ("the text holds a control character (or a line end); type it again on one line");
      else if (is_invisible_order (c))
        reason
            = _ ("the text holds an invisible character that changes the direction of text; type it again without it");
      else if (is_forbidden_format (c))
        reason = _ ("the text holds an invisible character; type it again without it");
    }
  if (reason == NULL && !ascii)
    {
      g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

      if (g_strcmp0 (composed, text) != 0)
        reason = _ ("the text is not in Unicode's normal form C (NFC); type its accented letters again");
    }
  if (reason != NULL && why != NULL)
    *why = reason;
  return reason == NULL;
}

/**
 * venule_xml_save:
 * @doc: a document made in this program
 *
 * Returns: (transfer full): its bytes: UTF-8, indented by two; the same document gives the same bytes
 */
GBytes *
venule_xml_save (xmlDocPtr doc)
{
  xmlBufferPtr buffer;
  xmlSaveCtxtPtr context;
  GBytes *bytes;

  g_return_val_if_fail (doc != NULL, NULL);

  buffer = xmlBufferCreate ();
  context = xmlSaveToBuffer (buffer, "UTF-8", XML_SAVE_FORMAT);
  xmlSaveDoc (context, doc);
  xmlSaveClose (context);
  bytes = g_bytes_new (xmlBufferContent (buffer), xmlBufferLength (buffer));
  xmlBufferFree (buffer);
  return bytes;
}
