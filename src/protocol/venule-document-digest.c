/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-document-digest.h"

#include <string.h>

static void
add_string (GByteArray *said, char mark, const xmlChar *text)
{
  guint start = said->len, size = (guint) strlen ((const char *) text) + 1;

  /* The mark and the closing null keep `<a>b</a>` apart from `<ab/>`. */
  g_byte_array_set_size (said, start + 1 + size);
  said->data[start] = (guint8) mark;
  memcpy (said->data + start + 1, text, size);
}

static void
add_attributes (GByteArray *said, const xmlNode *element)
{
  for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      add_string (said, '@', attribute->name);
      for (const xmlNode *text = attribute->children; text != NULL; text = text->next)
        if (text->content != NULL)
          add_string (said, '=', text->content);
    }
}

static const xmlNode *
get_next (GByteArray *said, const xmlNode *node, const xmlNode *root)
{
  if (node->children != NULL && node->type == XML_ELEMENT_NODE)
    return node->children;

  while (node != root && node->next == NULL)
    {
      node = node->parent;
      g_byte_array_append (said, (const guint8 *) ">", 1);
    }

  return node == root ? NULL : node->next;
}

/**
 * venule_document_digest:
 * @doc: a document
 *
 * The MD5 of all that a schema looks at: elements, attributes and texts in their order. It tells a file that was
 * edited from one that was not, quickly; it is no seal.
 *
 * Returns: (transfer full): 32 hex digits
 */
char *
venule_document_digest (xmlDoc *doc)
{
  g_autoptr (GByteArray) said = g_byte_array_sized_new (128 * 1024);
  const xmlNode *root = xmlDocGetRootElement (doc);

  for (const xmlNode *node = root; node != NULL; node = get_next (said, node, root))
    {
      if (node->type == XML_ELEMENT_NODE)
        {
          add_string (said, '<', node->name);
          if (node->ns != NULL && node->ns->href != NULL)
            add_string (said, ':', node->ns->href);
          add_attributes (said, node);
        }
      else if (node->content != NULL && node->type != XML_COMMENT_NODE)
        add_string (said, '"', node->content);
    }

  return g_compute_checksum_for_data (G_CHECKSUM_MD5, said->data, said->len);
}
