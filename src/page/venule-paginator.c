/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-paginator.h"

#include <glib/gi18n-lib.h>

#include "venule-pages.h"
#include "venule-regions.h"

/* More pages than any sheet has: a text that never ends. */
#define MOST_PAGES 99
/* Less room than that at the foot of a page is not worth beginning columns in. */
#define LEAST_COLUMN_EMS 9
#define PRECISION        2.0
/* Of one sheet of paper. */
#define SIDES 2

/* What stands on the pages so far. */
typedef struct
{
  VenuleMeasurer *measurer;
  GPtrArray *pages; /* (element-type GPtrArray of VenuleLayoutBlock) */
  double x, width, top, bottom;
  double y;          /* where the next block goes */
  gboolean empty;    /* nothing on this page yet */
  gboolean mirrored; /* the first of two columns is the right one */
} Paginator;

static gboolean
open_page (Paginator *self, GError **error)
{
  if (self->pages->len >= MOST_PAGES)
    {
      g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_OVERFLOW,
                   _ ("The sheet does not fit %d pages; shorten its texts"), MOST_PAGES);
      return FALSE;
    }
  g_ptr_array_add (self->pages, g_ptr_array_new_with_free_func ((GDestroyNotify) venule_layout_block_unref));
  self->y = self->top;
  self->empty = TRUE;
  return TRUE;
}

static void
place (Paginator *self, VenuleLayoutBlock *block, double x, double y)
{
  block->x = x;
  block->y = y;
  g_ptr_array_add (self->pages->pdata[self->pages->len - 1], block);
  self->empty = FALSE;
}

static double
get_gap (Paginator *self, VenuleLayoutBlock *block)
{
  return self->empty ? 0 : block->gap;
}

static gboolean
refuse_too_tall (GError **error)
{
  g_set_error_literal (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_OVERFLOW,
                       _ ("A part of the sheet is taller than a page and can't be parted; shorten it"));
  return FALSE;
}

/* Across the page, going on over as many pages as it takes. */
static gboolean
flow (Paginator *self, VenuleLayoutBlock *block, GError **error)
{
  g_autoptr (VenuleLayoutBlock) rest = venule_layout_block_ref (block);

  while (rest != NULL)
    {
      double gap = get_gap (self, rest);
      VenuleLayoutBlock *next = NULL;
      VenuleLayoutBlock *part = venule_layout_block_part (rest, self->bottom - self->y - gap, self->empty, &next);

      if (part == NULL && self->empty)
        return refuse_too_tall (error);
      if (part != NULL)
        {
          place (self, part, self->x, self->y + gap);
          self->y += gap + part->height;
          venule_layout_block_unref (rest);
          rest = next;
        }
      if (rest != NULL && !open_page (self, error))
        return FALSE;
    }
  return TRUE;
}

/* Parts a block into two columns of that height; FALSE when it needs more. */
static gboolean
fill_columns (VenuleLayoutBlock *block, double height, VenuleLayoutBlock **left, VenuleLayoutBlock **right)
{
  g_autoptr (VenuleLayoutBlock) second = NULL, rest = NULL;

  *right = NULL;
  *left = venule_layout_block_part (block, height, FALSE, &second);
  if (*left != NULL && second != NULL)
    *right = venule_layout_block_part (second, height, FALSE, &rest);
  if (*left != NULL && (second == NULL || (*right != NULL && rest == NULL)))
    return TRUE;
  g_clear_pointer (left, venule_layout_block_unref);
  g_clear_pointer (right, venule_layout_block_unref);
  return FALSE;
}

static void
place_columns (Paginator *self, VenuleLayoutBlock *left, VenuleLayoutBlock *right, double gap)
{
  gboolean mirrored = self->mirrored;
  double far = self->x + self->width - left->width, height = left->height;

  place (self, left, mirrored ? far : self->x, self->y + gap);
  if (right != NULL)
    {
      place (self, right, mirrored ? self->x : far, self->y + gap);
      height = MAX (height, right->height);
    }
  self->y += gap + height;
}

/* The shortest two columns that hold all of it, in at most that room; FALSE when it needs more. */
static gboolean
balance_columns (Paginator *self, VenuleLayoutBlock *block, double room, double gap)
{
  g_autoptr (VenuleLayoutBlock) left = NULL, right = NULL;
  double low = MIN (block->height / 2, room), high = room;

  if (!fill_columns (block, high, &left, &right))
    return FALSE;
  while (high - low > PRECISION)
    {
      double middle = (low + high) / 2;
      VenuleLayoutBlock *shorter_left, *shorter_right;

      if (!fill_columns (block, middle, &shorter_left, &shorter_right))
        {
          low = middle;
          continue;
        }
      high = middle;
      venule_layout_block_unref (left);
      g_clear_pointer (&right, venule_layout_block_unref);
      left = shorter_left;
      right = shorter_right;
    }
  place_columns (self, g_steal_pointer (&left), g_steal_pointer (&right), gap);
  return TRUE;
}

/* In two columns, even on the last page, with room below them for what stands at its foot. */
static gboolean
flow_columns (Paginator *self, VenuleLayoutBlock *block, double foot, GError **error)
{
  g_autoptr (VenuleLayoutBlock) rest = venule_layout_block_ref (block);
  double least = LEAST_COLUMN_EMS * self->measurer->style->body;

  while (rest != NULL)
    {
      double gap = get_gap (self, rest), room = self->bottom - self->y - gap;
      VenuleLayoutBlock *second = NULL, *next = NULL, *left, *right = NULL;

      if (balance_columns (self, rest, room - foot, gap))
        return TRUE;
      left = room >= least ? venule_layout_block_part (rest, room, self->empty, &second) : NULL;
      if (left == NULL && self->empty)
        return refuse_too_tall (error);
      if (left != NULL && second != NULL)
        right = venule_layout_block_part (second, room, self->empty, &next);
      if (left != NULL)
        {
          venule_layout_block_unref (rest);
          rest = right != NULL || second == NULL ? next : venule_layout_block_ref (second);
          place_columns (self, left, right, gap);
          g_clear_pointer (&second, venule_layout_block_unref);
        }
      if (rest != NULL && !open_page (self, error))
        return FALSE;
    }
  return TRUE;
}

/* At the very foot of the last page. */
static gboolean
place_last (Paginator *self, VenuleLayoutBlock *block, GError **error)
{
  if (self->y + get_gap (self, block) + block->height > self->bottom)
    return flow (self, block, error);
  place (self, venule_layout_block_ref (block), self->x, self->bottom - block->height);
  self->y = self->bottom;
  return TRUE;
}

static Paginator
begin (VenuleMeasurer *measurer, double foot_height)
{
  Paginator self = { .measurer = measurer,
                     .pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
                     .x = VENULE_PAGE_MARGIN,
                     .width = VENULE_PAGE_WIDTH - 2 * VENULE_PAGE_MARGIN,
                     .top = VENULE_PAGE_MARGIN,
                     .mirrored = measurer->sheet->right_to_left };

  self.bottom = VENULE_PAGE_HEIGHT - VENULE_PAGE_MARGIN - foot_height;
  return self;
}

/* What of help had no room on page 1 and the second language, both whole beside each other; FALSE where they have no
 * room either. */
static gboolean
place_beside (Paginator *self, VenuleRegions *regions, gboolean *placed, GError **error)
{
  VenuleLayoutBlock *rest = regions->rest->children->pdata[0], *second = regions->second, *none;
  double height = MAX (rest->height, second->height), gap = regions->rest->gap;

  *placed = rest->width + regions->rest->gap + second->width <= self->width && height <= self->bottom - self->top;
  if (!*placed)
    return TRUE;
  if (self->y + gap + height > self->bottom)
    {
      if (!open_page (self, error))
        return FALSE;
      gap = 0;
    }
  rest = venule_layout_block_part (rest, rest->height, FALSE, &none);
  second = venule_layout_block_part (second, second->height, FALSE, &none);
  place (self, rest, self->mirrored ? self->x + self->width - rest->width : self->x, self->y + gap);
  place (self, second, self->mirrored ? self->x : self->x + self->width - second->width, self->y + gap);
  self->y += gap + height;
  return TRUE;
}

/* Help and dates; in two languages, the second one whole on a page, in columns. */
static gboolean
flow_boxes (Paginator *self, VenuleRegions *regions, GError **error)
{
  gboolean mirrored = self->mirrored, placed = TRUE;

  if (!flow (self, regions->boxes, error))
    return FALSE;
  if (regions->rest != NULL && regions->second != NULL)
    {
      gboolean beside;

      if (!place_beside (self, regions, &beside, error))
        return FALSE;
      if (beside)
        return TRUE;
    }
  if (regions->rest != NULL && !flow (self, regions->rest, error))
    return FALSE;
  if (regions->second == NULL)
    return TRUE;
  self->mirrored = regions->second_mirrored;
  if (!balance_columns (self, regions->second, self->bottom - self->y - regions->second->gap, regions->second->gap))
    placed = open_page (self, error) && flow_columns (self, regions->second, 0, error);
  self->mirrored = mirrored;
  return placed;
}

static GPtrArray *
lay_out_columns (VenuleMeasurer *measurer, VenuleRegions *regions, double foot_height, gboolean below, GError **error)
{
  Paginator self = begin (measurer, foot_height);
  g_autoptr (GPtrArray) pages = self.pages;
  double last = regions->last ? regions->last->height + regions->last->gap : 0;

  if (!open_page (&self, error) || (regions->head != NULL && !flow (&self, regions->head, error)))
    return NULL;
  if (regions->boxes != NULL ? !flow_boxes (&self, regions, error)
                             : (regions->urgent != NULL && !flow (&self, regions->urgent, error))
                                   || (regions->dates != NULL && !flow (&self, regions->dates, error)))
    return NULL;
  if (regions->first != NULL && !flow (&self, regions->first, error))
    return NULL;
  if (regions->columns != NULL)
    {
      if (!below && pages->len == 1 && !self.empty && !open_page (&self, error))
        return NULL;
      if (!flow_columns (&self, regions->columns, last, error))
        return NULL;
    }
  if (regions->last != NULL && !place_last (&self, regions->last, error))
    return NULL;
  return g_steal_pointer (&pages);
}

static GPtrArray *
choose_shorter (GPtrArray *first, GPtrArray *second)
{
  gboolean second_is_shorter = second->len < first->len;

  g_ptr_array_unref (second_is_shorter ? first : second);
  return second_is_shorter ? second : first;
}

/* The columns open a page of their own, unless a page is saved when they don't. */
static GPtrArray *
make_pages_with_regions (VenuleMeasurer *measurer, double foot_height, gboolean fills, GError **error)
{
  double height = VENULE_PAGE_HEIGHT - 2 * VENULE_PAGE_MARGIN - foot_height;
  g_auto (VenuleRegions) regions = { .fills = fills };
  g_autoptr (GPtrArray) pages = NULL;
  GPtrArray *tighter;

  if (!venule_regions_measure (&regions, measurer, VENULE_PAGE_WIDTH - 2 * VENULE_PAGE_MARGIN, height, error))
    return NULL;
  pages = lay_out_columns (measurer, &regions, foot_height, FALSE, error);
  if (pages == NULL || regions.columns == NULL)
    return g_steal_pointer (&pages);
  tighter = lay_out_columns (measurer, &regions, foot_height, TRUE, error);
  return tighter != NULL ? choose_shorter (g_steal_pointer (&pages), tighter) : NULL;
}

/* The sections keep their order, unless one sheet of paper is enough when a later one fills what page 1 has left. */
static GPtrArray *
make_pages_in_columns (VenuleMeasurer *measurer, double foot_height, GError **error)
{
  g_autoptr (GPtrArray) pages = make_pages_with_regions (measurer, foot_height, FALSE, error);
  GPtrArray *filled;

  if (pages == NULL || pages->len != SIDES + 1)
    return g_steal_pointer (&pages);
  filled = make_pages_with_regions (measurer, foot_height, TRUE, error);
  return filled != NULL ? choose_shorter (g_steal_pointer (&pages), filled) : NULL;
}

static VenuleLayoutBlock *
find_first_box (VenuleLayoutBlock *block, double *bottom)
{
  *bottom += block->y;
  if (block->frame != VENULE_FRAME_NONE)
    {
      *bottom += block->height;
      return block;
    }
  return block->children != NULL && block->children->len > 0 ? find_first_box (block->children->pdata[0], bottom)
                                                             : NULL;
}

/* What of the head leaves room below it for the first box: at least the clinic, the title and the name; where even they
 * leave too little, the box begins below them and goes on. */
static VenuleLayoutBlock *
part_head (VenuleLayoutBlock *head, double room, VenuleLayoutBlock **rest)
{
  const VenuleLayoutBlock *section = head->children->pdata[0], *name;

  if (head->height <= room || section->children->len < 2)
    return venule_layout_block_ref (head);
  name = section->children->pdata[1];
  return venule_layout_block_part (head, MAX (room, name->y + name->height), FALSE, rest);
}

static void
append (VenuleLayoutBlock *all, VenuleLayoutBlock *block)
{
  if (block != NULL)
    venule_layout_block_append (all, block);
}

/* Help is on page 1, at least its first box: before a part of the head where that takes too much. The dates belong
 * there too: where help is too long to let them, they come after its first box; and where neither has room for all of
 * it, they come first on page 2. */
static void
order_first_page (VenuleLayoutBlock *all, VenuleRegions *regions, double room)
{
  VenuleLayoutBlock *urgent = regions->urgent, *dates = regions->dates;
  VenuleLayoutBlock *head = NULL, *rest_of_head = NULL, *help = NULL, *rest = NULL;
  double bottom = 0;
  gboolean boxed = urgent != NULL && find_first_box (urgent, &bottom) != NULL;

  if (regions->head != NULL)
    head = boxed ? part_head (regions->head, room - urgent->gap - bottom, &rest_of_head)
                 : venule_layout_block_ref (regions->head);
  if (boxed && dates != NULL)
    {
      double whole = room - (head ? head->height : 0) - urgent->gap;
      double before_dates = whole - dates->gap - dates->height;

      if (urgent->height > before_dates && (bottom <= before_dates || urgent->height > whole))
        help = venule_layout_block_part (urgent, MAX (bottom, MIN (before_dates, whole)), FALSE, &rest);
    }
  if (help == NULL && urgent != NULL)
    help = venule_layout_block_ref (urgent);
  append (all, head);
  append (all, help);
  append (all, dates ? venule_layout_block_ref (dates) : NULL);
  if (rest_of_head != NULL)
    rest_of_head->gap = urgent->gap;
  append (all, rest_of_head);
  append (all, rest);
  append (all, regions->second ? venule_layout_block_ref (regions->second) : NULL);
}

/* Stands above what follows in one column. */
static gboolean
begin_one_column (Paginator *self, VenuleLayoutBlock *all, VenuleRegions *regions, GError **error)
{
  double room = self->bottom - self->top;

  if (!venule_regions_measure_one (self->measurer, VENULE_REGION_HEAD, NULL, self->width, FALSE, &regions->head, error))
    return FALSE;
  if (regions->head != NULL)
    room -= regions->head->height;
  if (!(self->measurer->style->columns
            ? venule_regions_measure_boxes (self->measurer, regions, self->width, room, error)
            : venule_regions_measure_across (self->measurer, regions, self->width, error)))
    return FALSE;
  if (regions->boxes != NULL)
    return (regions->head == NULL || flow (self, regions->head, error)) && flow_boxes (self, regions, error);
  order_first_page (all, regions, self->bottom - self->top);
  return TRUE;
}

static GPtrArray *
make_pages_in_one_column (VenuleMeasurer *measurer, double foot_height, GError **error)
{
  Paginator self = begin (measurer, foot_height);
  g_autoptr (GPtrArray) pages = self.pages;
  g_auto (VenuleRegions) regions = { .fills = FALSE };
  g_autoptr (VenuleLayoutBlock) all = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, self.width);

  regions.placed = g_ptr_array_new ();
  if (!open_page (&self, error) || !begin_one_column (&self, all, &regions, error))
    return NULL;
  for (VenuleRegion region = VENULE_REGION_FIRST; region <= VENULE_REGION_LAST; region++)
    {
      VenuleLayoutBlock *stack = NULL;

      if (!venule_regions_measure_one (measurer, region, regions.placed, self.width, FALSE, &stack, error))
        return NULL;
      if (stack != NULL)
        venule_layout_block_append (all, stack);
    }
  venule_layout_block_stack (all);
  if (all->children->len > 0)
    all->gap = ((VenuleLayoutBlock *) all->children->pdata[0])->gap;
  return flow (&self, all, error) ? g_steal_pointer (&pages) : NULL;
}

/**
 * venule_paginator_make_pages:
 * @measurer: measures the sheet
 * @error: return location for an error
 *
 * Places a sheet on pages: headings with their text, boxes whole, no line alone, the feet last. Type is never
 * made smaller.
 *
 * Returns: (transfer full) (element-type GPtrArray) (nullable): a list of blocks for each page, their places in
 *   points from its top left corner; or %VENULE_PAGES_ERROR_OVERFLOW, %VENULE_PAGES_ERROR_GLYPH,
 *   %VENULE_PAGES_ERROR_PICTURE
 */
GPtrArray *
venule_paginator_make_pages (VenuleMeasurer *measurer, GError **error)
{
  double width = VENULE_PAGE_WIDTH - 2 * VENULE_PAGE_MARGIN, foot_height;
  g_autoptr (VenuleLayoutBlock) sample = venule_measurer_measure_foot (measurer, MOST_PAGES, MOST_PAGES, width, error);
  g_autoptr (GPtrArray) pages = NULL;

  if (sample == NULL)
    return NULL;
  foot_height = sample->height + 2 * measurer->style->paragraph_gap;
  pages = measurer->columns ? make_pages_in_columns (measurer, foot_height, error)
                            : make_pages_in_one_column (measurer, foot_height, error);
  for (guint i = 0; pages != NULL && i < pages->len; i++)
    {
      VenuleLayoutBlock *foot = venule_measurer_measure_foot (measurer, i + 1, pages->len, width, error);

      if (foot == NULL)
        return NULL;
      foot->x = VENULE_PAGE_MARGIN;
      foot->y = VENULE_PAGE_HEIGHT - VENULE_PAGE_MARGIN - foot->height;
      g_ptr_array_add (pages->pdata[i], foot);
    }
  return g_steal_pointer (&pages);
}
