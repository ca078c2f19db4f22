/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-paginator.h"

#include "venule-first-page.h"
#include "venule-page-filler.h"
#include "venule-pages.h"

/* Of one sheet of paper. */
#define SIDES 2

/* What of help had no room on page 1 and the second language, both whole beside each other; FALSE where they have no
 * room either. */
static gboolean
place_beside (VenulePageFiller *self, VenuleRegions *regions, gboolean *placed, GError **error)
{
  VenuleLayoutBlock *rest = regions->rest->children->pdata[0], *second = regions->second, *none;
  double height = MAX (rest->height, second->height), gap = regions->rest->gap;

  *placed = rest->width + regions->rest->gap + second->width <= self->width && height <= self->bottom - self->top;
  if (!*placed)
    return TRUE;
  if (regions->going_on->len > 0 || self->y + gap + height > self->bottom)
    {
      if (!venule_page_filler_open_page (self, error))
        return FALSE;
      gap = 0;
    }
  rest = venule_layout_block_part (rest, rest->height, FALSE, &none);
  second = venule_layout_block_part (second, second->height, FALSE, &none);
  venule_page_filler_place (self, rest, self->mirrored ? self->x + self->width - rest->width : self->x, self->y + gap);
  venule_page_filler_place (self, second, self->mirrored ? self->x : self->x + self->width - second->width,
                            self->y + gap);
  self->y += gap + height;
  return TRUE;
}

/* Help and dates; in two languages, the second one whole on a page, in columns. */
static gboolean
flow_boxes (VenulePageFiller *self, VenuleRegions *regions, GError **error)
{
  gboolean mirrored = self->mirrored, placed = TRUE;

  if (!venule_page_filler_flow (self, regions->boxes, error))
    return FALSE;
  if (regions->rest != NULL && regions->second != NULL)
    {
      gboolean beside;

      if (!place_beside (self, regions, &beside, error))
        return FALSE;
      if (beside)
        return TRUE;
    }
  if (regions->rest != NULL
      && ((regions->going_on->len > 0 && !venule_page_filler_open_page (self, error))
          || !venule_page_filler_flow (self, regions->rest, error)))
    return FALSE;
  if (regions->second == NULL)
    return TRUE;
  self->mirrored = regions->second_mirrored;
  if (!venule_page_filler_balance_columns (self, regions->second, self->bottom - self->y - regions->second->gap,
                                           regions->second->gap))
    placed = venule_page_filler_open_page (self, error)
             && venule_page_filler_flow_columns (self, regions->second, 0, error);
  self->mirrored = mirrored;
  return placed;
}

static GPtrArray *
lay_out_columns (VenuleMeasurer *measurer, VenuleRegions *regions, double foot_height, gboolean below, GError **error)
{
  VenulePageFiller self = venule_page_filler_begin (measurer, foot_height);
  g_autoptr (GPtrArray) pages = self.pages;
  double last = regions->last ? regions->last->height + regions->last->gap : 0;

  if (!venule_page_filler_open_page (&self, error)
      || (regions->head != NULL && !venule_page_filler_flow (&self, regions->head, error)))
    return NULL;
  if (regions->boxes != NULL
          ? !flow_boxes (&self, regions, error)
          : (regions->urgent != NULL && !venule_page_filler_flow (&self, regions->urgent, error))
                || (regions->dates != NULL && !venule_page_filler_flow (&self, regions->dates, error)))
    return NULL;
  if (regions->first != NULL && !venule_page_filler_flow (&self, regions->first, error))
    return NULL;
  if (regions->columns != NULL)
    {
      if (!below && pages->len == 1 && !self.empty && !venule_page_filler_open_page (&self, error))
        return NULL;
      if (!venule_page_filler_flow_columns (&self, regions->columns, last, error))
        return NULL;
    }
  if (regions->last != NULL && !venule_page_filler_place_last (&self, regions->last, error))
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
  double height = VENULE_PAGE_HEIGHT - 2 * measurer->style->margin - foot_height;
  g_auto (VenuleRegions) regions = venule_regions_new (fills);
  g_autoptr (GPtrArray) pages = NULL;
  GPtrArray *tighter;

  if (!venule_regions_measure (&regions, measurer, VENULE_PAGE_WIDTH - 2 * measurer->style->margin, height, error))
    return NULL;
  pages = lay_out_columns (measurer, &regions, foot_height, FALSE, error);
  if (pages == NULL)
    return NULL;
  if (regions.columns != NULL)
    {
      tighter = lay_out_columns (measurer, &regions, foot_height, TRUE, error);
      if (tighter == NULL)
        return NULL;
      pages = choose_shorter (g_steal_pointer (&pages), tighter);
    }
  return venule_going_on_number (measurer, regions.going_on, pages->len, error) ? g_steal_pointer (&pages) : NULL;
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

/* The head, help and dates, above what follows in one column. */
static gboolean
begin_one_column (VenulePageFiller *self, VenuleRegions *regions, GError **error)
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
  if (regions->boxes == NULL)
    return venule_first_page_fill (self, regions, error);
  return (regions->head == NULL || venule_page_filler_flow (self, regions->head, error))
         && flow_boxes (self, regions, error);
}

static GPtrArray *
make_pages_in_one_column (VenuleMeasurer *measurer, double foot_height, GError **error)
{
  VenulePageFiller self = venule_page_filler_begin (measurer, foot_height);
  g_autoptr (GPtrArray) pages = self.pages;
  g_auto (VenuleRegions) regions = venule_regions_new (FALSE);

  if (!venule_page_filler_open_page (&self, error) || !begin_one_column (&self, &regions, error))
    return NULL;
  for (VenuleRegion region = VENULE_REGION_FIRST; region <= VENULE_REGION_LAST; region++)
    {
      g_autoptr (VenuleLayoutBlock) stack = NULL;

      if (!venule_regions_measure_one (measurer, region, regions.placed, self.width, FALSE, &stack, error)
          || (stack != NULL && !venule_page_filler_flow (&self, stack, error)))
        return NULL;
    }
  return venule_going_on_number (measurer, regions.going_on, pages->len, error) ? g_steal_pointer (&pages) : NULL;
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
  double width = VENULE_PAGE_WIDTH - 2 * measurer->style->margin, foot_height;
  g_autoptr (VenuleLayoutBlock) sample = venule_measurer_measure_foot (measurer, VENULE_PAGE_FILLER_MOST_PAGES,
                                                                       VENULE_PAGE_FILLER_MOST_PAGES, width, error);
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
      foot->x = measurer->style->margin;
      foot->y = VENULE_PAGE_HEIGHT - measurer->style->margin - foot->height;
      g_ptr_array_add (pages->pdata[i], foot);
    }
  return g_steal_pointer (&pages);
}
