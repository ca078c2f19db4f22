/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-pages.h"

#include "venule-layout-block.h"

#include <string.h>

/* Whether a page has to be painted anew. */

static gboolean
marks_are_alike (GPtrArray *first, GPtrArray *second)
{
  if (first == NULL || second == NULL)
    return first == second;
  if (first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    {
      const VenuleLegMark *a = first->pdata[i], *b = second->pdata[i];

      if (a->leg != b->leg || a->view != b->view || a->kind != b->kind || a->points->len != b->points->len
          || memcmp (a->points->data, b->points->data, a->points->len * sizeof (double)) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
words_are_alike (GHashTable *first, GHashTable *second)
{
  GHashTableIter iter;
  gpointer key, value;

  if (first == NULL || second == NULL)
    return first == second;
  if (g_hash_table_size (first) != g_hash_table_size (second))
    return FALSE;
  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const VenuleWording *a = value, *b = g_hash_table_lookup (second, key);

      if (b == NULL || !g_str_equal (a->text, b->text))
        return FALSE;
    }
  return TRUE;
}

/* What is painted apart from blocks. */
static gboolean
sheets_are_alike (VenuleSheet *first, VenuleSheet *second)
{
  const char *draft[] = { first->draft ? first->draft->text : NULL, second->draft ? second->draft->text : NULL };

  return g_strcmp0 (draft[0], draft[1]) == 0 && g_strcmp0 (first->logo, second->logo) == 0
         && marks_are_alike (first->leg_marks, second->leg_marks)
         && words_are_alike (first->leg_labels, second->leg_labels);
}

static gboolean
blocks_are_alike (const VenuleLayoutBlock *a, const VenuleLayoutBlock *b)
{
  if (a->kind != b->kind || a->x != b->x || a->y != b->y || a->width != b->width || a->height != b->height
      || a->frame != b->frame || a->text != b->text || a->first_line != b->first_line || a->n_lines != b->n_lines
      || a->sign != b->sign || a->leg != b->leg || a->view != b->view || a->scale != b->scale)
    return FALSE;
  if (a->children == NULL || b->children == NULL)
    return a->children == b->children;
  if (a->children->len != b->children->len)
    return FALSE;
  for (guint i = 0; i < a->children->len; i++)
    if (!blocks_are_alike (a->children->pdata[i], b->children->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * venule_pages_look_alike:
 * @self: the pages
 * @other: pages made by the same thread with the same fonts
 * @page: from 0
 *
 * Pages made with the same fonts share their texts, so that this costs next to nothing.
 *
 * Returns: %TRUE when that page looks the same in both; %FALSE when it looks different, may do so, or when one of them
 *   has no such page
 */
gboolean
venule_pages_look_alike (VenulePages *self, VenulePages *other, guint page)
{
  GPtrArray *first, *second;

  g_return_val_if_fail (VENULE_IS_PAGES (self) && VENULE_IS_PAGES (other), FALSE);

  if (page >= venule_pages_get_n_pages (self) || page >= venule_pages_get_n_pages (other))
    return FALSE;
  first = venule_pages_get_blocks (self, page);
  second = venule_pages_get_blocks (other, page);
  if (first->len != second->len || !sheets_are_alike (venule_pages_get_sheet (self), venule_pages_get_sheet (other)))
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    if (!blocks_are_alike (first->pdata[i], second->pdata[i]))
      return FALSE;
  return TRUE;
}
