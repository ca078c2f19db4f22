/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-measurer.h"

#include "venule-pages.h"

#define SIGN_EMS 1.7

static VenuleLayoutBlock *
measure_block (VenuleMeasurer *self, const VenuleBlock *block, VenuleTextRole role, double width, GError **error);

static VenuleSign
get_sign (const char *style)
{
  if (g_strcmp0 (style, "emergency") == 0)
    return VENULE_SIGN_EMERGENCY;
  return g_strcmp0 (style, "same-day") == 0 ? VENULE_SIGN_SAME_DAY : VENULE_SIGN_NOTICE;
}

static VenuleFrame
get_frame (const char *style)
{
  if (g_strcmp0 (style, "emergency") == 0)
    return VENULE_FRAME_THICK;
  return g_strcmp0 (style, "same-day") == 0 ? VENULE_FRAME_MEDIUM : VENULE_FRAME_THIN;
}

static gboolean
is_number_to_ring (const VenuleBlock *block)
{
  GArray *spans = block->passage->first->spans;

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    if (g_array_index (spans, VenuleSpan, i).kind == VENULE_SPAN_PHONE)
      return TRUE;
  return FALSE;
}

/* The sentence before a list belongs to it; a number to ring belongs to the heading. */
static gboolean
leads_in (const VenuleBlock *block, const VenuleBlock *next)
{
  return block->kind == VENULE_BLOCK_PARAGRAPH && (next->kind == VENULE_BLOCK_LIST || next->kind == VENULE_BLOCK_TABLE)
         && !is_number_to_ring (block);
}

static gboolean
append_blocks (VenuleMeasurer *self,
               VenuleLayoutBlock *stack,
               GPtrArray *blocks,
               guint first,
               VenuleTextRole role,
               double width,
               GError **error)
{
  for (guint i = first; i < blocks->len; i++)
    {
      VenuleLayoutBlock *child = measure_block (self, blocks->pdata[i], role, width, error);

      if (child == NULL)
        return FALSE;
      if (i + 1 < blocks->len && leads_in (blocks->pdata[i], blocks->pdata[i + 1]))
        child->keep_with_next = TRUE;
      /* Insets are the stack's own padding. */
      child->x = stack->padding;
      venule_layout_block_append (stack, child);
    }
  return TRUE;
}

static VenuleLayoutBlock *
measure_list (VenuleMeasurer *self, const VenuleBlock *list, VenuleTextRole role, double width, GError **error)
{
  g_autoptr (VenuleLayoutBlock) stack = venule_layout_block_new (VENULE_LAYOUT_STACK, "L", width);

  for (guint i = 0; i < list->children->len; i++)
    {
      const VenuleBlock *block = list->children->pdata[i];
      VenuleLayoutBlock *item = venule_measurer_measure_item (self, block->passage, role, width, error);

      if (item == NULL)
        return NULL;
      /* Lines that stand far apart need no more air between items. */
      item->gap = venule_typesetter_has_air (self->typesetter, self->sheet->language) ? 0 : self->style->item_gap;
      venule_layout_block_append (stack, item);
    }
  venule_layout_block_stack (stack);
  return g_steal_pointer (&stack);
}

/* A sign beside a heading or beside all of a box. The sign comes second so that it is painted within the
 * element that it stands beside. */
static VenuleLayoutBlock *
put_sign_beside (VenuleMeasurer *self, VenuleLayoutBlock *block, VenuleSign kind, double width)
{
  double size = SIGN_EMS * self->style->body;
  VenuleLayoutBlock *side = venule_layout_block_new (VENULE_LAYOUT_SIDE, NULL, width);
  VenuleLayoutBlock *sign = venule_layout_block_new (VENULE_LAYOUT_SIGN, NULL, size);

  sign->height = size;
  sign->sign = kind;
  side->parting = VENULE_PART_NEVER;
  venule_layout_block_append (side, block);
  venule_layout_block_append (side, sign);
  venule_layout_block_set_side_by_side (side, width - block->width - size, !self->sheet->right_to_left);
  if (block->kind == VENULE_LAYOUT_TEXT && block->n_lines == 1)
    {
      double middle = block->y + block->height / 2;

      sign->y = MAX (0, middle - size / 2);
      block->y += MAX (0, size / 2 - middle);
      side->height = MAX (block->y + block->height, sign->y + size);
    }
  return side;
}

static VenuleLayoutBlock *
measure_alert_heading (
    VenuleMeasurer *self, const VenulePassage *heading, const char *style, double width, GError **error)
{
  double room = width - (SIGN_EMS + 0.6) * self->style->body;
  VenuleLayoutBlock *text
      = venule_measurer_measure_passage (self, heading, VENULE_ROLE_ALERT_HEADING, "H2", room, error);

  if (text == NULL)
    return NULL;
  text->outlined = TRUE;
  return put_sign_beside (self, text, get_sign (style), width);
}

static VenuleLayoutBlock *
measure_alert (VenuleMeasurer *self, const VenuleBlock *alert, double width, GError **error)
{
  g_autoptr (VenuleLayoutBlock) box = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, width);
  const VenuleBlock *first = alert->children->len > 0 ? alert->children->pdata[0] : NULL;
  gboolean headed = first != NULL && first->kind == VENULE_BLOCK_SUBHEADING;
  double inner = width - 2 * self->style->box_padding;

  box->frame = get_frame (alert->style);
  box->padding = self->style->box_padding;
  box->parting = VENULE_PART_NEVER;
  if (headed)
    {
      VenuleLayoutBlock *heading = measure_alert_heading (self, first->passage, alert->style, inner, error);

      if (heading == NULL)
        return NULL;
      heading->x = box->padding;
      heading->keep_with_next = TRUE;
      box->repeats = TRUE;
      venule_layout_block_append (box, heading);
      if (!append_blocks (self, box, alert->children, 1, VENULE_ROLE_ALERT, inner, error))
        return NULL;
    }
  else
    {
      double room = inner - (SIGN_EMS + 0.6) * self->style->body;
      g_autoptr (VenuleLayoutBlock) content = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, room);
      VenuleLayoutBlock *side;

      if (!append_blocks (self, content, alert->children, 0, VENULE_ROLE_ALERT, room, error))
        return NULL;
      venule_layout_block_stack (content);
      side = put_sign_beside (self, g_steal_pointer (&content), get_sign (alert->style), inner);
      side->x = box->padding;
      venule_layout_block_append (box, side);
    }
  venule_layout_block_stack (box);
  return g_steal_pointer (&box);
}

/* The figure and its caption below it. */
static VenuleLayoutBlock *
measure_captioned_picture (VenuleMeasurer *self, const VenuleBlock *block, double width, GError **error)
{
  g_autoptr (VenuleLayoutBlock) stack = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, width);
  VenuleLayoutBlock *figure = venule_measurer_measure_picture (self, block, width, self->picture_height, error);

  if (figure == NULL)
    return NULL;
  stack->parting = VENULE_PART_NEVER;
  if (figure->children->len > 0)
    venule_layout_block_append (stack, figure);
  else
    venule_layout_block_unref (figure);
  if (block->passage != NULL)
    {
      VenuleLayoutBlock *caption
          = venule_measurer_measure_passage (self, block->passage, VENULE_ROLE_BODY, "P", width, error);

      if (caption == NULL)
        return NULL;
      caption->gap = self->style->item_gap;
      venule_layout_block_append (stack, caption);
    }
  venule_layout_block_stack (stack);
  return g_steal_pointer (&stack);
}

static VenuleLayoutBlock *
measure_block (VenuleMeasurer *self, const VenuleBlock *block, VenuleTextRole role, double width, GError **error)
{
  VenuleLayoutBlock *measured = NULL;

  switch (block->kind)
    {
    case VENULE_BLOCK_LIST:
      measured = measure_list (self, block, role, width, error);
      break;
    case VENULE_BLOCK_ALERT:
      measured = measure_alert (self, block, width, error);
      break;
    case VENULE_BLOCK_TABLE:
      measured = venule_measurer_measure_table (self, block, width, error);
      break;
    case VENULE_BLOCK_PICTURE:
      measured = measure_captioned_picture (self, block, width, error);
      break;
    case VENULE_BLOCK_SUBHEADING:
      measured = venule_measurer_measure_passage (self, block->passage, VENULE_ROLE_SUBHEADING, "H3", width, error);
      if (measured != NULL)
        measured->keep_with_next = TRUE;
      break;
    case VENULE_BLOCK_PARAGRAPH:
    case VENULE_BLOCK_ITEM:
    case VENULE_BLOCK_ROW:
    default:
      measured = venule_measurer_measure_passage (self, block->passage, role, "P", width, error);
      break;
    }
  if (measured != NULL)
    measured->gap = block->kind == VENULE_BLOCK_ALERT ? self->style->box_gap : self->style->paragraph_gap;
  return measured;
}

static VenuleLayoutBlock *
measure_heading (VenuleMeasurer *self, const VenulePassage *heading, double width, GError **error)
{
  VenuleLayoutBlock *block = venule_measurer_measure_passage (self, heading, VENULE_ROLE_HEADING, "H2", width, error);

  if (block != NULL)
    {
      block->keep_with_next = TRUE;
      block->outlined = TRUE;
    }
  return block;
}

/* Help comes first: its first box begins on the first page whatever its length. */
static void
anchor_first_box (VenuleLayoutBlock *stack)
{
  for (guint i = 0; i < stack->children->len; i++)
    {
      VenuleLayoutBlock *child = stack->children->pdata[i];

      if (child->frame == VENULE_FRAME_NONE)
        continue;
      child->anchored = TRUE;
      return;
    }
}

/* No line stands alone at the top of a column: one that ends a section stays with the text before it. */
static void
keep_last_line (VenuleLayoutBlock *stack)
{
  guint n = stack->children->len;
  const VenuleLayoutBlock *last = n > 2 ? stack->children->pdata[n - 1] : NULL;
  VenuleLayoutBlock *before = n > 2 ? stack->children->pdata[n - 2] : NULL;

  if (last != NULL && last->kind == VENULE_LAYOUT_TEXT && last->n_lines == 1 && before->kind == VENULE_LAYOUT_TEXT)
    before->keep_with_next = TRUE;
}

/**
 * venule_measurer_measure_section:
 * @self: the measurer
 * @section: a section
 * @width: the room, in points
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its heading above its blocks; the dates in a box
 */
VenuleLayoutBlock *
venule_measurer_measure_section (VenuleMeasurer *self, const VenuleSection *section, double width, GError **error)
{
  g_autoptr (VenuleLayoutBlock) stack = venule_layout_block_new (VENULE_LAYOUT_STACK, "Sect", width);

  if (section->region == VENULE_REGION_DATES)
    {
      stack->frame = VENULE_FRAME_THIN;
      stack->padding = self->style->box_padding;
      stack->parting = VENULE_PART_NEVER;
      stack->repeats = section->heading != NULL;
    }
  stack->gap = section->region == VENULE_REGION_URGENT || section->region == VENULE_REGION_DATES
                   ? self->style->box_gap
                   : self->style->section_gap;
  width -= 2 * stack->padding;
  if (section->heading != NULL)
    {
      VenuleLayoutBlock *heading = measure_heading (self, section->heading, width, error);

      if (heading == NULL)
        return NULL;
      heading->x = stack->padding;
      venule_layout_block_append (stack, heading);
    }
  if (!append_blocks (self, stack, section->blocks, 0, VENULE_ROLE_BODY, width, error))
    return NULL;
  if (section->heading != NULL && stack->children->len > 1)
    ((VenuleLayoutBlock *) stack->children->pdata[1])->gap = self->style->item_gap;
  keep_last_line (stack);
  if (section->region == VENULE_REGION_URGENT)
    anchor_first_box (stack);
  if (section->region == VENULE_REGION_LAST)
    stack->parting = VENULE_PART_NEVER;
  venule_layout_block_stack (stack);
  return g_steal_pointer (&stack);
}

static const VenuleBlock *
find_picture (const VenuleSection *section)
{
  for (guint i = 0; i < section->blocks->len; i++)
    if (((VenuleBlock *) section->blocks->pdata[i])->kind == VENULE_BLOCK_PICTURE)
      return section->blocks->pdata[i];
  return NULL;
}

/* The blocks in the wide column: of a picture only its caption. */
static VenuleLayoutBlock *
measure_wide (VenuleMeasurer *self, const VenuleSection *section, double width, GError **error)
{
  g_autoptr (VenuleLayoutBlock) stack = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, width);

  for (guint i = 0; i < section->blocks->len; i++)
    {
      const VenuleBlock *block = section->blocks->pdata[i];
      VenuleBlock caption = { .kind = VENULE_BLOCK_PARAGRAPH, .passage = block->passage };
      VenuleLayoutBlock *child;

      if (block->kind == VENULE_BLOCK_PICTURE && block->passage == NULL)
        continue;
      child = measure_block (self, block->kind == VENULE_BLOCK_PICTURE ? &caption : block, VENULE_ROLE_BODY, width,
                             error);
      if (child == NULL)
        return NULL;
      venule_layout_block_append (stack, child);
    }
  venule_layout_block_stack (stack);
  return g_steal_pointer (&stack);
}

/**
 * venule_measurer_measure_section_aside:
 * @self: the measurer
 * @section: a section of the first page
 * @width: the room for both columns, in points
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its heading and picture in a narrow column and the rest in a wide one
 */
VenuleLayoutBlock *
venule_measurer_measure_section_aside (VenuleMeasurer *self, const VenuleSection *section, double width, GError **error)
{
  g_autoptr (VenuleLayoutBlock) side = venule_layout_block_new (VENULE_LAYOUT_SIDE, "Sect", width);
  g_autoptr (VenuleLayoutBlock) narrow = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, VENULE_NARROW_COLUMN);
  g_autoptr (VenuleLayoutBlock) wide
      = measure_wide (self, section, width - VENULE_NARROW_COLUMN - VENULE_NARROW_COLUMN_GAP, error);
  const VenuleBlock *picture = find_picture (section);

  if (wide == NULL)
    return NULL;
  if (section->heading != NULL)
    {
      g_autoptr (GError) local_error = NULL;
      VenuleLayoutBlock *heading = measure_heading (self, section->heading, VENULE_NARROW_COLUMN, &local_error);

      /* A long word of a heading has room only above the text. */
      if (g_error_matches (local_error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_OVERFLOW))
        return venule_measurer_measure_section (self, section, width, error);
      if (heading == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      venule_layout_block_append (narrow, heading);
    }
  venule_layout_block_stack (narrow);
  if (picture != NULL)
    {
      double height = MAX (wide->height - narrow->height, 0.8 * self->picture_height);
      VenuleLayoutBlock *figure = venule_measurer_measure_picture (self, picture, VENULE_NARROW_COLUMN, height, error);

      if (figure == NULL)
        return NULL;
      figure->gap = self->style->paragraph_gap;
      venule_layout_block_append (narrow, figure);
      venule_layout_block_stack (narrow);
    }
  side->parting = section->region == VENULE_REGION_LAST ? VENULE_PART_NEVER : VENULE_PART_LAST;
  side->gap = self->style->section_gap;
  venule_layout_block_append (side, g_steal_pointer (&narrow));
  venule_layout_block_append (side, g_steal_pointer (&wide));
  venule_layout_block_set_side_by_side (side, VENULE_NARROW_COLUMN_GAP, self->sheet->right_to_left);
  return g_steal_pointer (&side);
}
