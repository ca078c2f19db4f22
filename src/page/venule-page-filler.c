/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-page-filler.h"

#include <glib/gi18n-lib.h>

#include "venule-pages.h"

/* Less room than that at the foot of a page is not worth beginning columns in. */
#define LEAST_COLUMN_EMS 9
#define PRECISION        2.0

gboolean
venule_page_filler_open_page (VenulePageFiller *self, GError **error)
{
  if (self->pages->len >= VENULE_PAGE_FILLER_MOST_PAGES)
    {
      g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_OVERFLOW,
                   _ ("The sheet does not fit %d pages; shorten its texts"), VENULE_PAGE_FILLER_MOST_PAGES);
      return FALSE;
    }
  g_ptr_array_add (self->pages, g_ptr_array_new_with_free_func ((GDestroyNotify) venule_layout_block_unref));
  self->y = self->top;
  self->empty = TRUE;
  return TRUE;
}

void
venule_page_filler_place (VenulePageFiller *self, VenuleLayoutBlock *block, double x, double y)
{
  block->x = x;
  block->y = y;
  g_ptr_array_add (self->pages->pdata[self->pages->len - 1], block);
  self->empty = FALSE;
}

static double
get_gap (VenulePageFiller *self, VenuleLayoutBlock *block)
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
gboolean
venule_page_filler_flow (VenulePageFiller *self, VenuleLayoutBlock *block, GError **error)
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
          venule_page_filler_place (self, part, self->x, self->y + gap);
          self->y += gap + part->height;
          venule_layout_block_unref (rest);
          rest = next;
        }
      if (rest != NULL && !venule_page_filler_open_page (self, error))
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
place_columns (VenulePageFiller *self, VenuleLayoutBlock *left, VenuleLayoutBlock *right, double gap)
{
  gboolean mirrored = self->mirrored;
  double far = self->x + self->width - left->width, height = left->height;

  venule_page_filler_place (self, left, mirrored ? far : self->x, self->y + gap);
  if (right != NULL)
    {
      venule_page_filler_place (self, right, mirrored ? self->x : far, self->y + gap);
      height = MAX (height, right->height);
    }
  self->y += gap + height;
}

/* The shortest two columns that hold all of it, in at most that room; FALSE when it needs more. */
gboolean
venule_page_filler_balance_columns (VenulePageFiller *self, VenuleLayoutBlock *block, double room, double gap)
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
gboolean
venule_page_filler_flow_columns (VenulePageFiller *self, VenuleLayoutBlock *block, double foot, GError **error)
{
  g_autoptr (VenuleLayoutBlock) rest = venule_layout_block_ref (block);
  double least = LEAST_COLUMN_EMS * self->measurer->style->body;

  while (rest != NULL)
    {
      double gap = get_gap (self, rest), room = self->bottom - self->y - gap;
      VenuleLayoutBlock *second = NULL, *next = NULL, *left, *right = NULL;

      if (venule_page_filler_balance_columns (self, rest, room - foot, gap))
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
      if (rest != NULL && !venule_page_filler_open_page (self, error))
        return FALSE;
    }
  return TRUE;
}

/* At the very foot of the last page. */
gboolean
venule_page_filler_place_last (VenulePageFiller *self, VenuleLayoutBlock *block, GError **error)
{
  if (self->y + get_gap (self, block) + block->height > self->bottom)
    return venule_page_filler_flow (self, block, error);
  venule_page_filler_place (self, venule_layout_block_ref (block), self->x, self->bottom - block->height);
  self->y = self->bottom;
  return TRUE;
}

VenulePageFiller
venule_page_filler_begin (VenuleMeasurer *measurer, double foot_height)
{
  VenulePageFiller self = { .measurer = measurer,
                            .pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
                            .x = measurer->style->margin,
                            .width = VENULE_PAGE_WIDTH - 2 * measurer->style->margin,
                            .top = measurer->style->margin,
                            .mirrored = measurer->sheet->right_to_left };

  self.bottom = VENULE_PAGE_HEIGHT - measurer->style->margin - foot_height;
  return self;
}
