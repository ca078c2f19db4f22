/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-regions.h"

VenuleRegions
venule_regions_new (gboolean fills)
{
  return (VenuleRegions){ .fills = fills,
                          .going_on = g_array_new (FALSE, FALSE, sizeof (VenuleGoesOn)),
                          .placed = g_ptr_array_new () };
}

void
venule_regions_clear (VenuleRegions *self)
{
  g_clear_pointer (&self->head, venule_layout_block_unref);
  g_clear_pointer (&self->urgent, venule_layout_block_unref);
  g_clear_pointer (&self->dates, venule_layout_block_unref);
  g_clear_pointer (&self->boxes, venule_layout_block_unref);
  g_clear_pointer (&self->rest, venule_layout_block_unref);
  g_clear_pointer (&self->second, venule_layout_block_unref);
  g_clear_pointer (&self->first, venule_layout_block_unref);
  g_clear_pointer (&self->columns, venule_layout_block_unref);
  g_clear_pointer (&self->last, venule_layout_block_unref);
  g_clear_pointer (&self->going_on, g_array_unref);
  g_clear_pointer (&self->placed, g_ptr_array_unref);
}

/**
 * venule_regions_measure_one:
 * @self: the measurer
 * @region: which
 * @skipped: (nullable) (element-type VenuleSection): sections that stand elsewhere
 * @width: the room, in points
 * @aside: whether headings stand in a narrow column of their own
 * @measured: (out): all its sections one below the other; not set where there are none
 * @error: return location for an error
 *
 * Returns: whether its texts could be measured
 */
gboolean
venule_regions_measure_one (VenuleMeasurer *self,
                            VenuleRegion region,
                            GPtrArray *skipped,
                            double width,
                            gboolean aside,
                            VenuleLayoutBlock **measured,
                            GError **error)
{
  g_autoptr (VenuleLayoutBlock) stack = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, width);

  for (guint i = 0; i < self->sheet->sections->len; i++)
    {
      const VenuleSection *section = self->sheet->sections->pdata[i];
      VenuleLayoutBlock *block;

      if (section->region != region || (skipped != NULL && g_ptr_array_find (skipped, section, NULL)))
        continue;
      if (region == VENULE_REGION_HEAD)
        block = venule_measurer_measure_head (self, section, width, error);
      else if (aside)
        block = venule_measurer_measure_section_aside (self, section, width, error);
      else
        block = venule_measurer_measure_section (self, section, width, error);
      if (block == NULL)
        return FALSE;
      if (stack->children->len == 0)
        stack->gap = block->gap;
      venule_layout_block_append (stack, block);
    }
  if (stack->children->len == 0)
    return TRUE;
  venule_layout_block_stack (stack);
  *measured = g_steal_pointer (&stack);
  return TRUE;
}

/* Sections of a region that stand nowhere yet, at the end of the columns. */
static gboolean
append_to_columns (VenuleMeasurer *self, VenuleRegions *regions, VenuleRegion region, double width, GError **error)
{
  g_autoptr (VenuleLayoutBlock) more = NULL;

  if (!venule_regions_measure_one (self, region, regions->placed, width, FALSE, &more, error))
    return FALSE;
  if (regions->columns == NULL)
    {
      regions->columns = g_steal_pointer (&more);
      return TRUE;
    }
  for (guint i = 0; more != NULL && i < more->children->len; i++)
    venule_layout_block_append (regions->columns, venule_layout_block_ref (more->children->pdata[i]));
  venule_layout_block_stack (regions->columns);
  return TRUE;
}

/* The sections of page 1 across it, and the others in columns; those that had no room below the boxes of page 1 are
 * the first in the columns. */
static gboolean
measure_texts (VenuleMeasurer *self, VenuleRegions *regions, double width, double column, GError **error)
{
  double whole_picture = self->picture_height;
  gboolean measured;

  if (regions->boxes == NULL || regions->second != NULL)
    return venule_regions_measure_one (self, VENULE_REGION_FIRST, NULL, width, TRUE, &regions->first, error)
           && append_to_columns (self, regions, VENULE_REGION_COLUMNS, column, error);
  /* Where paper is to be saved, a leg map gives as much as it does for page 1. */
  if (regions->fills)
    self->picture_height -= whole_picture * VENULE_REGIONS_PICTURE_GIVES;
  measured = append_to_columns (self, regions, VENULE_REGION_FIRST, column, error);
  self->picture_height = whole_picture;
  return measured && append_to_columns (self, regions, VENULE_REGION_COLUMNS, column, error);
}

/**
 * venule_regions_measure:
 * @regions: (inout): empty but for whether it fills page 1; then what was measured
 * @self: the measurer
 * @width: of the text on a page, in points
 * @height: of it
 * @error: return location for an error
 *
 * Measures the regions of a sheet in the standard format.
 *
 * Returns: whether its texts could be measured
 */
gboolean
venule_regions_measure (VenuleRegions *regions, VenuleMeasurer *self, double width, double height, GError **error)
{
  double column = (width - self->style->column_gap) / 2;

  if (!venule_regions_measure_one (self, VENULE_REGION_HEAD, NULL, width, FALSE, &regions->head, error))
    return FALSE;
  if (regions->head != NULL)
    height -= regions->head->height;
  return venule_regions_measure_boxes (self, regions, width, height, error)
         && measure_texts (self, regions, width, column, error)
         && venule_regions_measure_one (self, VENULE_REGION_LAST, NULL, width, TRUE, &regions->last, error);
}
