/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-document-digest.h"

static void
add_string (GChecksum *checksum, char mark, const xmlChar *text)
{
  /* The mark and the closing null keep `<a>b</a>` apart from `<ab/>`. */
  g_checksum_update (checksum, (const guchar *) &mark, 1);
  g_checksum_update (checksum, text, (gssize) xmlStrlen (text) + 1);
}

static void
add_attributes (GChecksum *checksum, const xmlNode *element)
{
  for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      add_string (checksum, '@', attribute->name);
      for (const xmlNode *text = attribute->children; text != NULL; text = text->next)
        if (text->content != NULL)
          add_string (checksum, '=', text->content);
    }
}

static const xmlNode *
get_next (GChecksum *checksum, const xmlNode *node, const xmlNode *root)
{
  if (node->children != NULL && node->type == XML_ELEMENT_NODE)
    return node->children;

  while (node != root && node->next == NULL)
    {
      node = node->parent;
      g_checksum_update (checksum, (const guchar *) ">", 1);
    }

  return node == root ? NULL : node->next;
}

/**
 * venule_document_digest:
 * @doc: a document
 *
 * The SHA-256 of all that a schema looks at: elements, attributes and texts in their order.
 *
 * Returns: (transfer full): 64 hex digits
 */
char *
venule_document_digest (xmlDoc *doc)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const xmlNode *root = xmlDocGetRootElement (doc);

  for (const xmlNode *node = root; node != NULL; node = get_next (checksum, node, root))
    {
      if (node->type == XML_ELEMENT_NODE)
        {
          add_string (checksum, '<', node->name);
          if (node->ns != NULL && node->ns->href != NULL)
            add_string (checksum, ':', node->ns->href);
          add_attributes (checksum, node);
        }
      else if (node->content != NULL && node->type != XML_COMMENT_NODE)
        add_string (checksum, '"', node->content);
    }

  return g_strdup (g_checksum_get_string (checksum));
}
