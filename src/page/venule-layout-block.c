/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-layout-block.h"

/* No line stands alone at the foot or the head of a column. */
#define LINES_TOGETHER 2
/* Half a page, in points. */
#define MOST_LEFT_EMPTY 380.0

VenulePdfTag *
venule_pdf_tag_new (const char *name)
{
  VenulePdfTag *self = g_rc_box_new0 (VenulePdfTag);

  self->name = name;
  return self;
}

VenulePdfTag *
venule_pdf_tag_ref (VenulePdfTag *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_tag (gpointer data)
{
  g_free (((VenulePdfTag *) data)->alternative);
}

void
venule_pdf_tag_unref (VenulePdfTag *self)
{
  g_rc_box_release_full (self, clear_tag);
}

/**
 * venule_layout_block_new:
 * @kind: what it is
 * @tag: (nullable): its element in the PDF
 * @width: in points
 *
 * Returns: (transfer full): a block without height
 */
VenuleLayoutBlock *
venule_layout_block_new (VenuleLayoutKind kind, const char *tag, double width)
{
  VenuleLayoutBlock *self = g_rc_box_new0 (VenuleLayoutBlock);

  self->kind = kind;
  self->tag = tag ? venule_pdf_tag_new (tag) : NULL;
  self->width = width;
  if (kind == VENULE_LAYOUT_STACK || kind == VENULE_LAYOUT_SIDE)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_layout_block_unref);
  return self;
}

/**
 * venule_layout_block_new_text:
 * @text: (transfer none): a measured text
 * @tag: (nullable): its element in the PDF
 * @width: the room that it was measured for, in points
 *
 * Returns: (transfer full): all the lines of @text
 */
VenuleLayoutBlock *
venule_layout_block_new_text (VenulePageText *text, const char *tag, double width)
{
  VenuleLayoutBlock *self = venule_layout_block_new (VENULE_LAYOUT_TEXT, tag, width);

  self->text = venule_page_text_ref (text);
  self->n_lines = text->n_lines;
  self->height = venule_page_text_get_height (text, 0, text->n_lines);
  return self;
}

VenuleLayoutBlock *
venule_layout_block_ref (VenuleLayoutBlock *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_block (gpointer data)
{
  VenuleLayoutBlock *self = data;

  g_clear_pointer (&self->tag, venule_pdf_tag_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->text, venule_page_text_unref);
  g_clear_pointer (&self->image, cairo_surface_destroy);
}

void
venule_layout_block_unref (VenuleLayoutBlock *self)
{
  g_rc_box_release_full (self, clear_block);
}

/**
 * venule_layout_block_append:
 * @self: a stack or a side
 * @child: (transfer full): goes last
 *
 * Measure @self afterwards, by [func@Venule.layout_block_stack] or
 * [func@Venule.layout_block_set_side_by_side].
 */
void
venule_layout_block_append (VenuleLayoutBlock *self, VenuleLayoutBlock *child)
{
  g_return_if_fail (self->children != NULL);

  g_ptr_array_add (self->children, child);
}

/**
 * venule_layout_block_stack:
 * @self: a stack
 *
 * Places the children one below the other, each its own gap apart, and sets the height.
 */
void
venule_layout_block_stack (VenuleLayoutBlock *self)
{
  double y = self->padding;

  for (guint i = 0; i < self->children->len; i++)
    {
      VenuleLayoutBlock *child = self->children->pdata[i];

      y += i > 0 ? child->gap : 0;
      child->y = y;
      y += child->height;
    }
  self->height = y + self->padding;
}

/* From the top of the block around it; less than 0 for a box, which stands by its frame, and beside a picture. */
static double
find_first_baseline (VenuleLayoutBlock *self)
{
  if (self->frame != VENULE_FRAME_NONE)
    return -1;
  if (self->kind == VENULE_LAYOUT_TEXT)
    return self->y + self->text->lines[self->first_line].baseline - self->text->lines[self->first_line].top;
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      VenuleLayoutBlock *child = self->children->pdata[i];
      double baseline = find_first_baseline (child);

      if (baseline >= 0)
        return self->y + baseline;
      if (child->frame != VENULE_FRAME_NONE || child->kind == VENULE_LAYOUT_PICTURE)
        return -1;
    }
  return -1;
}

/**
 * venule_layout_block_set_side_by_side:
 * @self: a side
 * @gap: between neighbours, in points
 * @mirrored: whether the first child stands on the right
 *
 * Places the children side by side with their first lines on one line, and sets the height.
 */
void
venule_layout_block_set_side_by_side (VenuleLayoutBlock *self, double gap, gboolean mirrored)
{
  double x = 0, baseline = 0;

  self->height = 0;
  for (guint i = 0; i < self->children->len; i++)
    {
      VenuleLayoutBlock *child = self->children->pdata[i];

      child->y = 0;
      baseline = MAX (baseline, find_first_baseline (child));
    }
  for (guint i = 0; i < self->children->len; i++)
    {
      VenuleLayoutBlock *child = self->children->pdata[i];
      double own = find_first_baseline (child);

      child->x = mirrored ? self->width - x - child->width : x;
      child->y = own >= 0 ? baseline - own : 0;
      x += child->width + gap;
      self->height = MAX (self->height, child->y + child->height);
    }
}

/* A part without its contents: the same tag, frame and place. */
static VenuleLayoutBlock *
new_part (VenuleLayoutBlock *self)
{
  VenuleLayoutBlock *part = venule_layout_block_new (self->kind, NULL, self->width);

  part->tag = self->tag ? venule_pdf_tag_ref (self->tag) : NULL;
  part->x = self->x;
  part->gap = self->gap;
  part->parting = self->parting;
  part->frame = self->frame;
  part->padding = self->padding;
  part->repeats = self->repeats;
  part->says = self->says;
  return part;
}

static VenuleLayoutBlock *
new_text_part (VenuleLayoutBlock *self, guint first_line, guint n_lines)
{
  VenuleLayoutBlock *part = new_part (self);

  part->text = venule_page_text_ref (self->text);
  part->first_line = first_line;
  part->n_lines = n_lines;
  part->height = venule_page_text_get_height (self->text, first_line, n_lines);
  return part;
}

/* Children are placed by their block, and a part's children stand elsewhere than the whole's. */
static VenuleLayoutBlock *
copy_child (VenuleLayoutBlock *child)
{
  VenuleLayoutBlock *copy = g_rc_box_dup (sizeof *child, child);

  copy->tag = child->tag ? venule_pdf_tag_ref (child->tag) : NULL;
  copy->children = child->children ? g_ptr_array_ref (child->children) : NULL;
  copy->text = child->text ? venule_page_text_ref (child->text) : NULL;
  copy->image = child->image ? cairo_surface_reference (child->image) : NULL;
  return copy;
}

static VenuleLayoutBlock *
part_text (VenuleLayoutBlock *self, double height, gboolean force, VenuleLayoutBlock **rest)
{
  guint together = force ? 1 : LINES_TOGETHER, n = self->n_lines;

  while (n > 0 && venule_page_text_get_height (self->text, self->first_line, n) > height)
    n--;
  if (n < self->n_lines && self->n_lines - n < together)
    n = self->n_lines > together ? self->n_lines - together : 0;
  if (n < together)
    return NULL;
  *rest = new_text_part (self, self->first_line + n, self->n_lines - n);
  return new_text_part (self, self->first_line, n);
}

static VenuleLayoutBlock *
part_side (VenuleLayoutBlock *self, double height, gboolean force, VenuleLayoutBlock **rest)
{
  g_autoptr (VenuleLayoutBlock) head = new_part (self), tail = new_part (self);
  guint last = self->children->len - 1;

  head->kind = tail->kind = VENULE_LAYOUT_SIDE;
  for (guint i = 0; i <= last; i++)
    {
      VenuleLayoutBlock *child = self->children->pdata[i];
      g_autoptr (VenuleLayoutBlock) part_rest = NULL;
      VenuleLayoutBlock *part;

      if (child->y + child->height <= height)
        part = copy_child (child);
      else if (i == last || force)
        part = venule_layout_block_part (child, height - child->y, force, &part_rest);
      else
        return NULL;
      /* The last child has to begin beside the others. */
      if (part == NULL && (i == last || !force))
        return NULL;
      if (part != NULL)
        {
          part->x = child->x;
          part->y = child->y;
          head->height = MAX (head->height, part->y + part->height);
          venule_layout_block_append (head, part);
        }
      else
        part_rest = venule_layout_block_ref (child);
      if (part_rest != NULL)
        {
          VenuleLayoutBlock *placed = copy_child (part_rest);

          placed->x = child->x;
          placed->y = 0;
          tail->height = MAX (tail->height, placed->height);
          venule_layout_block_append (tail, placed);
        }
    }
  *rest = g_steal_pointer (&tail);
  return g_steal_pointer (&head);
}

/* How many children stay above the break: none of them a heading whose text goes on below. */
static guint
count_kept (VenuleLayoutBlock *self, guint n)
{
  while (n > 0 && ((VenuleLayoutBlock *) self->children->pdata[n - 1])->keep_with_next)
    n--;
  return n <= (self->repeats ? 1u : 0u) ? 0 : n;
}

static guint
count_fitting (VenuleLayoutBlock *self, double height)
{
  guint n = 0;

  while (n < self->children->len)
    {
      VenuleLayoutBlock *child = self->children->pdata[n];

      if (child->y + child->height + self->padding > height)
        break;
      n++;
    }
  return n;
}

/* A box stays whole, unless half a page would be left empty for that. */
static gboolean
leaves_too_much (VenuleLayoutBlock *child, double height)
{
  return child->frame != VENULE_FRAME_NONE && child->repeats && height - child->y > MOST_LEFT_EMPTY;
}

static VenuleLayoutBlock *
part_stack (VenuleLayoutBlock *self, double height, gboolean force, VenuleLayoutBlock **rest)
{
  g_autoptr (VenuleLayoutBlock) head = new_part (self), tail = new_part (self), child_rest = NULL;
  VenuleLayoutBlock *child_part = NULL;
  guint n = count_fitting (self, height);

  if (n < self->children->len)
    {
      VenuleLayoutBlock *child = self->children->pdata[n];
      guint kept = count_kept (self, n);

      /* A heading alone is no beginning of a box. */
      if (self->repeats && n == 0)
        return NULL;
      /* What would otherwise leave nothing here has to be parted, come what may. */
      child_part = venule_layout_block_part (child, height - child->y - self->padding,
                                             (force && kept == 0) || child->anchored || leaves_too_much (child, height),
                                             &child_rest);
      if (child_part == NULL)
        n = kept;
    }
  if (n == 0 && child_part == NULL)
    return NULL;

  for (guint i = 0; i < n; i++)
    venule_layout_block_append (head, copy_child (self->children->pdata[i]));
  if (child_part != NULL)
    venule_layout_block_append (head, child_part);
  if (self->repeats && self->children->len > 0)
    venule_layout_block_append (tail, copy_child (self->children->pdata[0]));
  if (child_rest != NULL)
    venule_layout_block_append (tail, copy_child (child_rest));
  for (guint i = n + (child_part != NULL ? 1 : 0); i < self->children->len; i++)
    venule_layout_block_append (tail, copy_child (self->children->pdata[i]));
  venule_layout_block_stack (head);
  venule_layout_block_stack (tail);
  *rest = g_steal_pointer (&tail);
  return g_steal_pointer (&head);
}

/**
 * venule_layout_block_part:
 * @self: a block
 * @height: the room that is left, in points
 * @force: part it even where it should stay whole, since no column is taller
 * @rest: (out) (nullable) (transfer full): what did not fit
 *
 * Returns: (transfer full) (nullable): what fits, all of it if it can be; %NULL if nothing may stay here, and
 *   then @rest is not set either
 */
VenuleLayoutBlock *
venule_layout_block_part (VenuleLayoutBlock *self, double height, gboolean force, VenuleLayoutBlock **rest)
{
  *rest = NULL;
  if (self->height <= height + 0.01)
    return copy_child (self);
  if (self->parting == VENULE_PART_NEVER && !force)
    return NULL;

  switch (self->kind)
    {
    case VENULE_LAYOUT_TEXT:
      return part_text (self, height, force, rest);
    case VENULE_LAYOUT_STACK:
      return part_stack (self, height, force, rest);
    case VENULE_LAYOUT_SIDE:
      if (self->parting == VENULE_PART_LAST || force)
        return part_side (self, height, force, rest);
      return NULL;
    case VENULE_LAYOUT_PICTURE:
    case VENULE_LAYOUT_SIGN:
    case VENULE_LAYOUT_LOGO:
    default:
      return NULL;
    }
}
