/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-pages.h"

#include "venule-layout-block.h"

typedef struct
{
  GHashTable *passages; /* VenuleWording → VenulePassage, both of the sheet */
  GArray *places;
} Listing;

static GHashTable *
index_passages (VenuleSheet *sheet)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);

  for (guint i = 0; i < passages->len; i++)
    {
      VenulePassage *passage = passages->pdata[i];

      g_hash_table_insert (index, passage->first, passage);
      if (passage->second != NULL)
        g_hash_table_insert (index, passage->second, passage);
    }
  return index;
}

static void
list_block (Listing *self, VenuleLayoutBlock *block, double x, double y)
{
  VenulePassage *passage = block->says != NULL ? g_hash_table_lookup (self->passages, block->says) : NULL;

  if (passage != NULL && block->height > 0)
    {
      VenulePlace place = { passage, x, y, block->width, block->height };

      g_array_append_val (self->places, place);
    }
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    {
      VenuleLayoutBlock *child = block->children->pdata[i];

      list_block (self, child, x + child->x, y + child->y);
    }
}

/**
 * venule_pages_list_places:
 * @self: the pages
 * @page: from 0
 *
 * A passage that goes on in another column, or that stands in two languages, has several places.
 *
 * Returns: (transfer container) (element-type VenulePlace): where the passages of that page stand, in the order in
 *   which they are painted; valid while @self lives
 */
GArray *
venule_pages_list_places (VenulePages *self, guint page)
{
  GPtrArray *blocks = venule_pages_get_blocks (self, page);
  Listing listing = { NULL, g_array_new (FALSE, FALSE, sizeof (VenulePlace)) };

  listing.passages = index_passages (venule_pages_get_sheet (self));
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      VenuleLayoutBlock *block = blocks->pdata[i];

      list_block (&listing, block, block->x, block->y);
    }
  g_hash_table_unref (listing.passages);
  return listing.places;
}
