/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-regions.h"

#include "venule-one-language.h"

/* The boxes of page 1: help gets the larger part of the width. */
/* Above them, in gaps between boxes. */
#define BOXES_GAP 1.5
/* By what part of its height a leg map may be smaller so that its section fits. */
#define PICTURE_GIVES 0.3
/* Less room than that is not worth measuring a section for. */
#define LEAST_ROOM_EMS 4

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

/* What help has of the width beside the dates: as a rule, and where the dates are too tall then. */
static const double urgent_shares[] = { 0.61, 0.46 };

static gboolean
has_second_language (VenuleSheet *sheet, VenuleRegion region)
{
  for (guint i = 0; i < sheet->sections->len; i++)
    {
      const VenuleSection *section = sheet->sections->pdata[i];

      for (guint b = 0; section->region == region && b < section->blocks->len; b++)
        {
          const VenuleBlock *block = section->blocks->pdata[b];
          const VenuleBlock *first
              = block->children != NULL && block->children->len > 0 ? block->children->pdata[0] : block;

          if (first->passage != NULL && first->passage->second != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_picture (const VenuleSection *section)
{
  for (guint i = 0; i < section->blocks->len; i++)
    if (((VenuleBlock *) section->blocks->pdata[i])->kind == VENULE_BLOCK_PICTURE)
      return TRUE;
  return FALSE;
}

/* A section that fits a height; a leg map in it may be smaller for that. Not set when it does not fit. */
static gboolean
measure_section_within (VenuleMeasurer *self,
                        const VenuleSection *section,
                        double width,
                        double height,
                        VenuleLayoutBlock **measured,
                        GError **error)
{
  double whole_picture = self->picture_height;
  VenuleLayoutBlock *block = venule_measurer_measure_section (self, section, width, error);

  if (block == NULL)
    return FALSE;
  if (block->height > height && has_picture (section) && block->height - height <= whole_picture * PICTURE_GIVES)
    {
      self->picture_height -= block->height - height;
      venule_layout_block_unref (block);
      block = venule_measurer_measure_section (self, section, width, error);
      self->picture_height = whole_picture;
      if (block == NULL)
        return FALSE;
    }
  if (block->height <= height)
    *measured = block;
  else
    venule_layout_block_unref (block);
  return TRUE;
}

/* Below the dates first, which are the shorter box as a rule; nothing where it fits neither. */
static gboolean
place_below_boxes (VenuleMeasurer *self,
                   VenuleRegions *regions,
                   VenuleLayoutBlock **columns,
                   double *bottoms,
                   const VenuleSection *section,
                   double room,
                   GError **error)
{
  VenuleLayoutBlock *block = NULL;

  for (guint turn = 0; block == NULL && turn < 2; turn++)
    {
      guint c = 1 - turn;
      double y = bottoms[c] + self->style->section_gap;

      if (room - y < LEAST_ROOM_EMS * self->style->body)
        continue;
      if (!measure_section_within (self, section, columns[c]->width, room - y, &block, error))
        return FALSE;
      if (block == NULL)
        continue;
      block->x = columns[c]->x;
      block->y = y;
      bottoms[c] = y + block->height;
      regions->boxes->height = MAX (regions->boxes->height, bottoms[c]);
      venule_layout_block_append (regions->boxes, block);
      g_ptr_array_add (regions->placed, (gpointer) section);
    }
  return TRUE;
}

/* The sections that come next fill the room below the boxes as long as they fit whole. */
static gboolean
fill_below_boxes (
    VenuleMeasurer *self, VenuleRegions *regions, VenuleLayoutBlock **columns, double room, GError **error)
{
  double bottoms[2] = { columns[0]->height, columns[1]->height };
  VenuleRegion last = regions->fills ? VENULE_REGION_COLUMNS : VENULE_REGION_FIRST;

  for (VenuleRegion region = VENULE_REGION_FIRST; region <= last; region++)
    for (guint i = 0; i < self->sheet->sections->len; i++)
      {
        const VenuleSection *section = self->sheet->sections->pdata[i];

        if (section->region == region && !place_below_boxes (self, regions, columns, bottoms, section, room, error))
          return FALSE;
      }
  return TRUE;
}

/* A box that has to begin on page 1 would be parted for that. */
static void
let_begin_anywhere (VenuleLayoutBlock *block)
{
  block->anchored = FALSE;
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    let_begin_anywhere (block->children->pdata[i]);
}

/* Boxes of help that go on after page 1, as wide as they are on it. */
static VenuleLayoutBlock *
put_at_start (VenuleMeasurer *self, VenuleLayoutBlock *block, double width)
{
  VenuleLayoutBlock *row = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, width);

  block->x = self->sheet->right_to_left ? width - block->width : 0;
  row->gap = self->style->box_gap;
  venule_layout_block_append (row, block);
  venule_layout_block_stack (row);
  return row;
}

/* Measures help and dates for columns of which help has that share; %FALSE in @fits where the dates are too tall. */
static gboolean
measure_beside (VenuleMeasurer *self,
                double share,
                double width,
                double room,
                VenuleLayoutBlock **urgent,
                VenuleLayoutBlock **dates,
                gboolean *fits,
                GError **error)
{
  double urgent_width = (width - self->style->box_gap) * share;

  if (!venule_regions_measure_one (self, VENULE_REGION_URGENT, NULL, urgent_width, FALSE, urgent, error)
      || !venule_regions_measure_one (self, VENULE_REGION_DATES, NULL, width - self->style->box_gap - urgent_width,
                                      FALSE, dates, error))
    return FALSE;
  *fits = *urgent != NULL && *dates != NULL && (*dates)->height <= room;
  return TRUE;
}

/* Help and dates side by side, where the first box of help and the dates have that much room; nothing otherwise. Where
 * lines are tall, as in Nastaliq, the dates get more of the width. */
static gboolean
put_boxes_beside (VenuleMeasurer *self,
                  VenuleRegions *regions,
                  double width,
                  double room,
                  VenuleLayoutBlock **columns,
                  GError **error)
{
  g_autoptr (VenuleLayoutBlock) all = NULL, urgent = NULL, dates = NULL;
  VenuleLayoutBlock *rest = NULL;
  gboolean fits = FALSE;

  for (guint i = 0; !fits && i < G_N_ELEMENTS (urgent_shares); i++)
    {
      g_clear_pointer (&all, venule_layout_block_unref);
      g_clear_pointer (&dates, venule_layout_block_unref);
      if (!measure_beside (self, urgent_shares[i], width, room, &all, &dates, &fits, error))
        return FALSE;
    }
  if (!fits)
    return TRUE;
  let_begin_anywhere (all);
  urgent = venule_layout_block_part (all, room, FALSE, &rest);
  if (urgent == NULL)
    return TRUE;
  if (rest != NULL)
    regions->rest = put_at_start (self, rest, width);
  columns[0] = urgent;
  columns[1] = dates;
  regions->boxes = venule_layout_block_new (VENULE_LAYOUT_SIDE, NULL, width);
  regions->boxes->gap = BOXES_GAP * self->style->box_gap;
  venule_layout_block_append (regions->boxes, g_steal_pointer (&urgent));
  venule_layout_block_append (regions->boxes, g_steal_pointer (&dates));
  venule_layout_block_set_side_by_side (regions->boxes, self->style->box_gap, self->sheet->right_to_left);
  return TRUE;
}

/* What the other language says of help and dates, one below the other. */
static gboolean
measure_second (VenuleMeasurer *self, VenuleRegions *regions, double width, GError **error)
{
  g_autoptr (VenuleOneLanguage) second = venule_one_language_new (self->sheet, TRUE);
  g_auto (VenuleMeasurer) one = venule_measurer_for_sheet (self, &second->sheet);
  g_autoptr (VenuleLayoutBlock) stack = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, width);

  for (VenuleRegion region = VENULE_REGION_URGENT; region <= VENULE_REGION_DATES; region++)
    {
      VenuleLayoutBlock *block = NULL;

      if (!venule_regions_measure_one (&one, region, NULL, width, FALSE, &block, error))
        return FALSE;
      if (block == NULL)
        continue;
      let_begin_anywhere (block);
      venule_layout_block_append (stack, block);
    }
  venule_layout_block_stack (stack);
  stack->gap = BOXES_GAP * self->style->box_gap;
  regions->second = g_steal_pointer (&stack);
  regions->second_mirrored = second->sheet.right_to_left;
  return TRUE;
}

/* Two languages of help leave no room for the dates: then page 1 is in the patient's language alone, and the other
 * language follows at once. */
static gboolean
put_first_beside (VenuleMeasurer *self, VenuleRegions *regions, double width, double room, GError **error)
{
  g_autoptr (VenuleOneLanguage) first = venule_one_language_new (self->sheet, FALSE);
  g_auto (VenuleMeasurer) one = venule_measurer_for_sheet (self, &first->sheet);
  VenuleLayoutBlock *columns[2];

  return put_boxes_beside (&one, regions, width, room, columns, error)
         && (regions->boxes == NULL || measure_second (self, regions, (width - self->style->column_gap) / 2, error));
}

/**
 * venule_regions_measure_across:
 * @self: the measurer
 * @regions: (inout): gets them
 * @width: of the text on a page, in points
 * @error: return location for an error
 *
 * Measures help and dates each across the page; of two languages, the second by itself.
 *
 * Returns: whether its texts could be measured
 */
gboolean
venule_regions_measure_across (VenuleMeasurer *self, VenuleRegions *regions, double width, GError **error)
{
  gboolean paired = has_second_language (self->sheet, VENULE_REGION_URGENT);
  g_autoptr (VenuleOneLanguage) first = paired ? venule_one_language_new (self->sheet, FALSE) : NULL;
  g_auto (VenuleMeasurer) one = venule_measurer_for_sheet (self, paired ? &first->sheet : self->sheet);

  return venule_regions_measure_one (&one, VENULE_REGION_URGENT, NULL, width, FALSE, &regions->urgent, error)
         && venule_regions_measure_one (&one, VENULE_REGION_DATES, NULL, width, FALSE, &regions->dates, error)
         && (!paired || measure_second (self, regions, width, error));
}

/**
 * venule_regions_measure_boxes:
 * @self: the measurer
 * @regions: (inout): gets them
 * @width: of the text on a page, in points
 * @room: of page 1 below the head
 * @error: return location for an error
 *
 * Measures help and dates: side by side where both have room on what is left of page 1, one language of two there if
 * that takes it; else across the page.
 *
 * Returns: whether its texts could be measured
 */
gboolean
venule_regions_measure_boxes (VenuleMeasurer *self, VenuleRegions *regions, double width, double room, GError **error)
{
  VenuleLayoutBlock *columns[2];

  room -= BOXES_GAP * self->style->box_gap;
  if (!has_second_language (self->sheet, VENULE_REGION_URGENT))
    {
      if (!put_boxes_beside (self, regions, width, room, columns, error))
        return FALSE;
      if (regions->boxes != NULL)
        return fill_below_boxes (self, regions, columns, room, error);
    }
  if (!venule_regions_measure_one (self, VENULE_REGION_URGENT, NULL, width, FALSE, &regions->urgent, error)
      || !venule_regions_measure_one (self, VENULE_REGION_DATES, NULL, width, FALSE, &regions->dates, error))
    return FALSE;
  if (regions->urgent == NULL || regions->dates == NULL
      || regions->urgent->height + regions->dates->gap + regions->dates->height <= room
      || !has_second_language (self->sheet, VENULE_REGION_URGENT))
    return TRUE;
  return put_first_beside (self, regions, width, room, error);
}

/* The sections of page 1 across it, and the others in columns; those that had no room below the boxes of page 1 are
 * the first in the columns. */
static gboolean
measure_texts (VenuleMeasurer *self, VenuleRegions *regions, double width, double column, GError **error)
{
  VenuleLayoutBlock *columns = NULL;
  double whole_picture = self->picture_height;
  gboolean measured;

  if (!venule_regions_measure_one (self, VENULE_REGION_COLUMNS, regions->placed, column, FALSE, &columns, error))
    return FALSE;
  if (regions->boxes == NULL || regions->second != NULL)
    {
      regions->columns = columns;
      return venule_regions_measure_one (self, VENULE_REGION_FIRST, NULL, width, TRUE, &regions->first, error);
    }
  /* Where paper is to be saved, a leg map gives as much as it does for page 1. */
  if (regions->fills)
    self->picture_height -= whole_picture * PICTURE_GIVES;
  measured = venule_regions_measure_one (self, VENULE_REGION_FIRST, regions->placed, column, FALSE, &regions->columns,
                                         error);
  self->picture_height = whole_picture;
  if (!measured)
    {
      g_clear_pointer (&columns, venule_layout_block_unref);
      return FALSE;
    }
  if (regions->columns == NULL)
    regions->columns = columns;
  else if (columns != NULL)
    {
      for (guint i = 0; i < columns->children->len; i++)
        venule_layout_block_append (regions->columns, venule_layout_block_ref (columns->children->pdata[i]));
      venule_layout_block_stack (regions->columns);
      venule_layout_block_unref (columns);
    }
  return TRUE;
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

  regions->placed = g_ptr_array_new ();
  if (!venule_regions_measure_one (self, VENULE_REGION_HEAD, NULL, width, FALSE, &regions->head, error))
    return FALSE;
  if (regions->head != NULL)
    height -= regions->head->height;
  return venule_regions_measure_boxes (self, regions, width, height, error)
         && measure_texts (self, regions, width, column, error)
         && venule_regions_measure_one (self, VENULE_REGION_LAST, NULL, width, TRUE, &regions->last, error);
}
