/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-going-on.h"

#include "venule-page-filler.h"

/* In bold, on one line. */
static VenuleLayoutBlock *
measure_text (VenuleMeasurer *measurer, guint page, guint n_pages, GError **error)
{
  g_autofree char *text = venule_sheet_format_page (measurer->sheet, page, n_pages);
  VenuleWording wording
      = { .text = text, .language = measurer->sheet->language, .right_to_left = measurer->sheet->right_to_left };
  VenuleLayoutBlock *block = venule_measurer_measure_natural (measurer, &wording, VENULE_ROLE_STRONG, "P", error);

  if (block != NULL)
    {
      block->gap = measurer->style->item_gap;
      block->says = NULL;
    }
  return block;
}

/**
 * venule_going_on_measure:
 * @self: (out): to be cleared
 * @measurer: (transfer none): measures the sheet
 * @error: return location for an error
 *
 * Returns: whether the text could be measured
 */
gboolean
venule_going_on_measure (VenuleGoingOn *self, VenuleMeasurer *measurer, GError **error)
{
  self->measurer = measurer;
  self->text = measure_text (measurer, VENULE_PAGE_FILLER_MOST_PAGES, VENULE_PAGE_FILLER_MOST_PAGES, error);
  return self->text != NULL;
}

void
venule_going_on_clear (VenuleGoingOn *self)
{
  g_clear_pointer (&self->text, venule_layout_block_unref);
}

/**
 * venule_going_on_get_height:
 * @self: the text
 *
 * Returns: what a line of its own takes, in points
 */
double
venule_going_on_get_height (const VenuleGoingOn *self)
{
  return self->text->gap + self->text->height;
}

/* The text that a block ends with, at its far edge. */
static VenuleLayoutBlock *
find_last_text (VenuleLayoutBlock *block)
{
  while (block->children != NULL && block->children->len > 0)
    block = block->children->pdata[block->children->len - 1];
  return block->kind == VENULE_LAYOUT_TEXT ? block : NULL;
}

static gboolean
leaves_room (const VenuleGoingOn *self, VenuleLayoutBlock *block)
{
  const VenuleLayoutBlock *last = find_last_text (block);

  return last != NULL && !last->text->right_to_left == !self->measurer->sheet->right_to_left
         && last->width - last->text->width >= self->text->width + self->measurer->style->body;
}

/**
 * venule_going_on_get_height_after:
 * @self: the text
 * @last: the block that a part of a box ends with
 *
 * Returns: what it takes after @last, in points: nothing where that one's last line leaves it room
 */
double
venule_going_on_get_height_after (const VenuleGoingOn *self, VenuleLayoutBlock *last)
{
  return leaves_room (self, last) ? 0 : venule_going_on_get_height (self);
}

static gboolean
is_named_on_one_line (const VenuleGoingOn *self, const VenuleLayoutBlock *box)
{
  const VenuleLayoutBlock *heading = box->children->pdata[0];

  return heading->kind == VENULE_LAYOUT_TEXT && heading->n_lines == 1
         && heading->text->width + self->measurer->style->body + self->text->width <= box->width - 2 * box->padding;
}

/**
 * venule_going_on_get_height_of_named:
 * @self: the text
 * @box: a box with a heading
 *
 * Returns: the height of what [func@Venule.going_on_make_named] makes, in points
 */
double
venule_going_on_get_height_of_named (const VenuleGoingOn *self, const VenuleLayoutBlock *box)
{
  const VenuleLayoutBlock *heading = box->children->pdata[0];

  return heading->height + box->padding + (is_named_on_one_line (self, box) ? 0 : venule_going_on_get_height (self));
}

static VenuleLayoutBlock *
copy_whole (VenuleLayoutBlock *block)
{
  VenuleLayoutBlock *none;

  return venule_layout_block_part (block, block->height, FALSE, &none);
}

static double
get_far_x (const VenuleGoingOn *self, double width)
{
  return self->measurer->sheet->right_to_left ? 0 : width - self->text->width;
}

/**
 * venule_going_on_make_named:
 * @self: the text
 * @box: a box with a heading
 * @text: (out) (transfer none): the text in it
 *
 * Returns: (transfer full): a box of nothing but the heading and the page that the box itself is on
 */
VenuleLayoutBlock *
venule_going_on_make_named (const VenuleGoingOn *self, const VenuleLayoutBlock *box, VenuleLayoutBlock **text)
{
  VenuleLayoutBlock *named = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, box->width);
  VenuleLayoutBlock *heading = copy_whole (box->children->pdata[0]), *first = heading;
  double inner = box->width - 2 * box->padding;

  *text = copy_whole (self->text);
  named->frame = box->frame;
  named->padding = box->padding / 2;
  named->gap = self->measurer->style->box_gap;
  (*text)->x = get_far_x (self, inner);
  if (is_named_on_one_line (self, box))
    {
      first = venule_layout_block_new (VENULE_LAYOUT_SIDE, NULL, inner);
      venule_layout_block_append (first, heading);
      venule_layout_block_append (first, *text);
      venule_layout_block_set_side_by_side (first, 0, self->measurer->sheet->right_to_left);
      (*text)->x = get_far_x (self, inner);
    }
  first->x = box->padding;
  venule_layout_block_append (named, first);
  if (first == heading)
    {
      (*text)->x += box->padding;
      venule_layout_block_append (named, *text);
    }
  venule_layout_block_stack (named);
  return named;
}

/* At the end of the last line of a block. */
static VenuleLayoutBlock *
put_beside (const VenuleGoingOn *self, VenuleLayoutBlock *block, VenuleLayoutBlock *text, double width)
{
  VenuleLayoutBlock *side = venule_layout_block_new (VENULE_LAYOUT_SIDE, NULL, width);
  VenuleLayoutBlock *last = find_last_text (block);
  const VenulePageLine *own = &text->text->lines[0], *line = &last->text->lines[last->first_line + last->n_lines - 1];

  side->gap = block->gap;
  side->height = block->height;
  venule_layout_block_append (side, block);
  venule_layout_block_append (side, text);
  block->x = block->y = 0;
  text->x = get_far_x (self, width);
  text->y = block->height - (line->bottom - line->baseline) - (own->baseline - own->top);
  /* Two texts never share a place: the PDF is read back by places. */
  if (!last->text->right_to_left)
    last->width = last->text->width;
  return side;
}

static void
append_text (const VenuleGoingOn *self, VenuleLayoutBlock *part, VenuleLayoutBlock *text)
{
  guint n = part->children->len - 1;
  VenuleLayoutBlock *last = part->children->pdata[n];
  double inner = part->width - 2 * part->padding;

  if (part->frame == VENULE_FRAME_NONE)
    append_text (self, last, text);
  else if (leaves_room (self, last))
    {
      VenuleLayoutBlock *side = put_beside (self, last, text, inner);

      side->x = part->padding;
      part->children->pdata[n] = side;
    }
  else
    {
      text->x = part->padding + get_far_x (self, inner);
      venule_layout_block_append (part, text);
    }
  venule_layout_block_stack (part);
}

/**
 * venule_going_on_append:
 * @self: the text
 * @part: (inout): the part of a box that stands on page 1, or what ends with it
 *
 * Adds the text at the end of the box, within it.
 *
 * Returns: (transfer none): the text in @part
 */
VenuleLayoutBlock *
venule_going_on_append (const VenuleGoingOn *self, VenuleLayoutBlock *part)
{
  VenuleLayoutBlock *text = copy_whole (self->text);

  append_text (self, part, text);
  return text;
}

/**
 * venule_going_on_number:
 * @measurer: measures the sheet
 * @boxes: (element-type VenuleGoesOn): the boxes of page 1 that go on
 * @n_pages: how many pages there are
 * @error: return location for an error
 *
 * Writes into the texts on which page each box does.
 *
 * Returns: whether the texts could be measured
 */
gboolean
venule_going_on_number (VenuleMeasurer *measurer, GArray *boxes, guint n_pages, GError **error)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const VenuleGoesOn *box = &g_array_index (boxes, VenuleGoesOn, i);
      g_autoptr (VenuleLayoutBlock) said = measure_text (measurer, box->page, n_pages, error);

      if (said == NULL)
        return FALSE;
      if (!measurer->sheet->right_to_left)
        box->text->x += box->text->text->width - said->text->width;
      venule_page_text_unref (box->text->text);
      box->text->text = venule_page_text_ref (said->text);
      box->text->width = said->width;
    }
  return TRUE;
}
