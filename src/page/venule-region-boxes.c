/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-regions.h"

#include "venule-first-page.h"
#include "venule-one-language.h"

/* Above the boxes of page 1, in gaps between boxes. */
#define BOXES_GAP 1.5
/* Less room than that is not worth measuring a section for. */
#define LEAST_ROOM_EMS 4

/* What help has of the width beside the dates: as a rule, where its lines are tall, as in Nastaliq, and where the
 * dates' are. */
static const double urgent_shares[] = { 0.61, 0.7, 0.46 };

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
  if (block->height > height && has_picture (section)
      && block->height - height <= whole_picture * VENULE_REGIONS_PICTURE_GIVES)
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
fill_below_boxes (VenuleMeasurer *self,
                  VenuleRegions *regions,
                  VenuleLayoutBlock **columns,
                  double *bottoms,
                  double room,
                  GError **error)
{
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

typedef struct
{
  VenuleLayoutBlock *urgent, *dates; /* (nullable) (owned) */
} Beside;

static void
clear_beside (Beside *self)
{
  g_clear_pointer (&self->urgent, venule_layout_block_unref);
  g_clear_pointer (&self->dates, venule_layout_block_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Beside, clear_beside)

/* Measures help and dates for columns of which help has that share. */
static gboolean
measure_beside (VenuleMeasurer *self, double share, double width, Beside *beside, GError **error)
{
  double urgent_width = (width - self->style->box_gap) * share;

  clear_beside (beside);
  return venule_regions_measure_one (self, VENULE_REGION_URGENT, NULL, urgent_width, FALSE, &beside->urgent, error)
         && venule_regions_measure_one (self, VENULE_REGION_DATES, NULL, width - self->style->box_gap - urgent_width,
                                        FALSE, &beside->dates, error);
}

/* The first share with which all of both has that room, or else the dates; an empty one where there is none. */
static gboolean
choose_share (VenuleMeasurer *self, double width, double room, Beside *chosen, GError **error)
{
  g_auto (Beside) beside = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (urgent_shares); i++)
    {
      if (!measure_beside (self, urgent_shares[i], width, &beside, error))
        return FALSE;
      if (beside.urgent == NULL || beside.dates == NULL)
        return TRUE;
      if (beside.dates->height > room || (chosen->urgent != NULL && beside.urgent->height > room))
        continue;
      clear_beside (chosen);
      *chosen = beside;
      beside = (Beside){ NULL };
      if (chosen->urgent->height <= room)
        return TRUE;
    }
  return TRUE;
}

/* Help and dates side by side, where the first box of help and the dates have that much room; nothing otherwise. */
static gboolean
put_boxes_beside (VenuleMeasurer *self,
                  VenuleRegions *regions,
                  double width,
                  double room,
                  VenuleLayoutBlock **columns,
                  GError **error)
{
  g_auto (Beside) beside = { NULL };
  g_autoptr (VenuleLayoutBlock) urgent = NULL;
  VenuleLayoutBlock *rest = NULL;

  if (!choose_share (self, width, room, &beside, error))
    return FALSE;
  if (beside.urgent == NULL)
    return TRUE;
  let_begin_anywhere (beside.urgent);
  if (beside.urgent->height <= room)
    urgent = g_steal_pointer (&beside.urgent);
  else if (!venule_first_page_part_help (self, beside.urgent, room, regions->going_on, &urgent, &rest, error))
    return FALSE;
  if (urgent == NULL)
    return TRUE;
  if (rest != NULL)
    regions->rest = put_at_start (self, rest, width);
  columns[0] = urgent;
  columns[1] = beside.dates;
  regions->boxes = venule_layout_block_new (VENULE_LAYOUT_SIDE, NULL, width);
  regions->boxes->gap = BOXES_GAP * self->style->box_gap;
  venule_layout_block_append (regions->boxes, g_steal_pointer (&urgent));
  venule_layout_block_append (regions->boxes, g_steal_pointer (&beside.dates));
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

/* A block of help or dates alone. */
static VenuleLayoutBlock *
measure_alone (VenuleMeasurer *self, const VenuleSection *section, double width, GError **error)
{
  VenuleLayoutBlock *block = venule_measurer_measure_section (self, section, width, error);

  if (block != NULL)
    let_begin_anywhere (block);
  return block;
}

/* One box after the other of what the other language says of help and dates: below the boxes of page 1 while they fit,
 * then at the head of the columns. */
static gboolean
place_second (VenuleMeasurer *self,
              VenuleRegions *regions,
              VenuleLayoutBlock **columns,
              double *bottoms,
              double width,
              double room,
              GError **error)
{
  g_autoptr (VenuleOneLanguage) second = venule_one_language_new (self->sheet, TRUE);
  g_auto (VenuleMeasurer) one = venule_measurer_for_sheet (self, &second->sheet);
  g_autoptr (VenuleLayoutBlock) rest = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, width);

  for (guint i = 0; i < second->sheet.sections->len; i++)
    {
      const VenuleSection *section = second->sheet.sections->pdata[i];

      for (guint b = 0; b < section->blocks->len; b++)
        {
          g_autoptr (GPtrArray) alone = g_ptr_array_new ();
          VenuleSection part = *section;
          guint n_placed = regions->placed->len;
          VenuleLayoutBlock *block;

          g_ptr_array_add (alone, section->blocks->pdata[b]);
          part.blocks = alone;
          part.heading = b == 0 ? section->heading : NULL;
          if (rest->children->len == 0 && !place_below_boxes (&one, regions, columns, bottoms, &part, room, error))
            return FALSE;
          if (regions->placed->len > n_placed)
            continue;
          block = measure_alone (&one, &part, width, error);
          if (block == NULL)
            return FALSE;
          venule_layout_block_append (rest, block);
        }
    }
  if (rest->children->len > 0)
    regions->columns = g_steal_pointer (&rest);
  return TRUE;
}

/* Two languages of help leave no room for the dates: then page 1 is in the patient's language first. */
static gboolean
put_first_beside (VenuleMeasurer *self, VenuleRegions *regions, double width, double room, GError **error)
{
  g_autoptr (VenuleOneLanguage) first = venule_one_language_new (self->sheet, FALSE);
  g_auto (VenuleMeasurer) one = venule_measurer_for_sheet (self, &first->sheet);
  double column = (width - self->style->column_gap) / 2, bottoms[2];
  VenuleLayoutBlock *columns[2];

  if (!put_boxes_beside (&one, regions, width, room, columns, error))
    return FALSE;
  if (regions->boxes == NULL)
    return TRUE;
  if (!self->columns || regions->rest != NULL)
    return measure_second (self, regions, column, error);
  bottoms[0] = columns[0]->height;
  bottoms[1] = columns[1]->height;
  return place_second (self, regions, columns, bottoms, column, room, error)
         && fill_below_boxes (self, regions, columns, bottoms, room, error);
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
        {
          double bottoms[2] = { columns[0]->height, columns[1]->height };

          return fill_below_boxes (self, regions, columns, bottoms, room, error);
        }
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
