/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-pages.h"

#include "venule-ink.h"

#include <string.h>

/* What of a page has to be painted anew. */

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

/* Something that is painted: a block without children, a frame around some, or the line above the foot. */
typedef struct
{
  const VenuleLayoutBlock *block;
  double x, y; /* on the page, points */
  gboolean is_foot_line;
} Mark;

static void
list_marks (GArray *marks, const VenuleLayoutBlock *block, double x, double y)
{
  Mark mark = { block, x, y, FALSE };

  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    {
      const VenuleLayoutBlock *child = block->children->pdata[i];

      list_marks (marks, child, x + child->x, y + child->y);
    }
  if (block->children == NULL || block->frame != VENULE_FRAME_NONE)
    g_array_append_val (marks, mark);
}

/* In the order in which they are painted. */
static GArray *
list_page (VenulePages *pages, guint page)
{
  GPtrArray *blocks = venule_pages_get_blocks (pages, page);
  const VenuleLayoutBlock *foot = blocks->pdata[blocks->len - 1];
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  Mark line = { foot, foot->x, foot->y, TRUE };

  for (guint i = 0; i < blocks->len; i++)
    {
      const VenuleLayoutBlock *block = blocks->pdata[i];

      list_marks (marks, block, block->x, block->y);
    }
  g_array_append_val (marks, line);
  return marks;
}

static guint
hash_mark (gconstpointer data)
{
  const Mark *mark = data;

  return g_direct_hash (mark->block->text) ^ g_double_hash (&mark->x) ^ (g_double_hash (&mark->y) * 31)
         ^ mark->block->first_line;
}

static gboolean
marks_look_alike (gconstpointer first, gconstpointer second)
{
  const Mark *one = first, *other = second;
  const VenuleLayoutBlock *a = one->block, *b = other->block;

  if (one->x != other->x || one->y != other->y || one->is_foot_line != other->is_foot_line || a->width != b->width)
    return FALSE;
  return one->is_foot_line
         || (a->kind == b->kind && a->height == b->height && a->frame == b->frame && a->text == b->text
             && a->first_line == b->first_line && a->n_lines == b->n_lines && a->sign == b->sign && a->leg == b->leg
             && a->view == b->view && a->scale == b->scale);
}

static void
add_mark (GArray *bands, const Mark *mark)
{
  VenulePageBand band = venule_ink_find (mark->block, mark->y);

  if (mark->is_foot_line)
    band.top -= VENULE_FOOT_LINE_GAP;
  g_array_append_val (bands, band);
}

/* What stands in both in the same place and order looks the same; the rest, in either of them, changes. */
static void
compare_marks (GArray *bands, GArray *after, GArray *before)
{
  g_autoptr (GHashTable) known = g_hash_table_new (hash_mark, marks_look_alike);
  guint next = 0;

  for (guint i = 0; i < before->len; i++)
    g_hash_table_insert (known, &g_array_index (before, Mark, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < after->len; i++)
    {
      const Mark *mark = &g_array_index (after, Mark, i);
      gpointer place;

      if (!g_hash_table_lookup_extended (known, mark, NULL, &place) || GPOINTER_TO_UINT (place) < next)
        {
          add_mark (bands, mark);
          continue;
        }
      for (; next < GPOINTER_TO_UINT (place); next++)
        add_mark (bands, &g_array_index (before, Mark, next));
      next++;
    }
  for (; next < before->len; next++)
    add_mark (bands, &g_array_index (before, Mark, next));
}

static gboolean
has_page (VenulePages *self, guint page)
{
  return page < venule_pages_get_n_pages (self);
}

/**
 * venule_pages_list_changes:
 * @self: the pages
 * @other: pages made by the same thread with the same fonts
 * @page: from 0
 *
 * Pages made with the same fonts share their texts, so that this costs next to nothing.
 *
 * Returns: (transfer full) (element-type VenulePageBand): what of that page may look different, in no order; nothing
 *   else does. All of it when one of them has no such page
 */
GArray *
venule_pages_list_changes (VenulePages *self, VenulePages *other, guint page)
{
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (VenulePageBand));
  const VenulePageBand all = { 0, VENULE_PAGE_HEIGHT };
  g_autoptr (GArray) after = NULL, before = NULL;

  g_return_val_if_fail (VENULE_IS_PAGES (self) && VENULE_IS_PAGES (other), bands);

  if (!has_page (self, page) || !has_page (other, page)
      || !sheets_are_alike (venule_pages_get_sheet (self), venule_pages_get_sheet (other)))
    {
      g_array_append_val (bands, all);
      return bands;
    }
  after = list_page (self, page);
  before = list_page (other, page);
  compare_marks (bands, after, before);
  return bands;
}
