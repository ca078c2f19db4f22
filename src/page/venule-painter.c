/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-painter.h"

#include "venule-ink.h"
#include "venule-pages.h"
#include "venule-sign.h"

#include <math.h>
#include <pango/pangocairo.h>

#define FIRST_MARK   0.1
#define CORNER       5.0
#define DRAFT_LENGTH 560.0
#define DRAFT_ANGLE  (-G_PI / 3.4)
/* Letters are moved to whole pixels, and their edges are spread over one more. */
#define PIXELS_BEYOND 2.0

typedef struct
{
  VenulePainter *painter;
  gboolean draft_due;  /* still to be painted under the first text of the page */
  gboolean blank;      /* nothing painted yet */
  VenulePageBand band; /* what of the page is painted at all */
} Pass;

static void
set_colour (cairo_t *cr, const VenuleColour *colour)
{
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
}

/* Everything painted stands in an element, so the word across the page waits for the first one. */
static void
enter (Pass *pass)
{
  if (pass->painter->tags != NULL)
    venule_pdf_tags_enter (pass->painter->tags);
  /* Cairo 1.16 refuses the structure of a page whose first mark is a recorded drawing. */
  if (pass->blank)
    {
      cairo_set_source_rgb (pass->painter->cr, 1, 1, 1);
      cairo_rectangle (pass->painter->cr, 0, 0, FIRST_MARK, FIRST_MARK);
      cairo_fill (pass->painter->cr);
    }
  if (pass->draft_due)
    {
      cairo_set_source_surface (pass->painter->cr, pass->painter->draft, 0, 0);
      cairo_paint (pass->painter->cr);
    }
  pass->draft_due = pass->blank = FALSE;
}

static void
paint_frame (cairo_t *cr, VenuleFrame frame, double x, double y, double width, double height)
{
  static const double line_widths[] = { 0, 0.9, 1.6, 3.2 };
  double inset = line_widths[frame] / 2;

  x += inset;
  y += inset;
  width -= 2 * inset;
  height -= 2 * inset;
  cairo_new_path (cr);
  cairo_arc (cr, x + width - CORNER, y + CORNER, CORNER, -G_PI / 2, 0);
  cairo_arc (cr, x + width - CORNER, y + height - CORNER, CORNER, 0, G_PI / 2);
  cairo_arc (cr, x + CORNER, y + height - CORNER, CORNER, G_PI / 2, G_PI);
  cairo_arc (cr, x + CORNER, y + CORNER, CORNER, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
  set_colour (cr, frame == VENULE_FRAME_THICK    ? &VENULE_COLOUR_ALARM
                  : frame == VENULE_FRAME_MEDIUM ? &VENULE_COLOUR_INK
                                                 : &VENULE_COLOUR_RULE);
  cairo_set_line_width (cr, line_widths[frame]);
  cairo_stroke (cr);
}

static void
paint_logo (cairo_t *cr, VenuleLayoutBlock *block, double x, double y)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, block->scale, block->scale);
  cairo_set_source_surface (cr, block->image, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static gboolean
is_painted (Pass *pass, const VenuleLayoutBlock *block, double y)
{
  VenulePageBand ink;

  if (pass->painter->tags != NULL)
    return TRUE;
  ink = venule_ink_find (block, y);
  return ink.bottom >= pass->band.top && ink.top <= pass->band.bottom;
}

static void
paint_leaf (Pass *pass, VenuleLayoutBlock *block, double x, double y)
{
  VenulePainter *self = pass->painter;

  switch (block->kind)
    {
    case VENULE_LAYOUT_TEXT:
      venule_page_text_draw (block->text, self->cr, x, y, block->first_line, block->n_lines, pass->band.top,
                             pass->band.bottom);
      break;
    case VENULE_LAYOUT_PICTURE:
      venule_leg_map_draw (self->leg_map, self->cr, block->leg, block->view, self->sheet->leg_labels,
                           self->sheet->leg_marks, x, y, block->width, block->height);
      break;
    case VENULE_LAYOUT_SIGN:
      venule_sign_draw (self->cr, block->sign, x, y, block->width);
      break;
    case VENULE_LAYOUT_LOGO:
      paint_logo (self->cr, block, x, y);
      break;
    case VENULE_LAYOUT_STACK:
    case VENULE_LAYOUT_SIDE:
    default:
      break;
    }
}

static void
paint_block (Pass *pass, VenuleLayoutBlock *block, double x, double y)
{
  VenulePainter *self = pass->painter;

  if (self->tags != NULL)
    venule_pdf_tags_push (self->tags, block->tag);
  /* A sign is part of the text that it stands beside, which comes before it. */
  if (block->children == NULL && block->kind != VENULE_LAYOUT_SIGN)
    enter (pass);
  if (block->children == NULL)
    {
      if (is_painted (pass, block, y))
        paint_leaf (pass, block, x, y);
    }
  else
    {
      for (guint i = 0; i < block->children->len; i++)
        {
          VenuleLayoutBlock *child = block->children->pdata[i];

          paint_block (pass, child, x + child->x, y + child->y);
        }
      /* Last, so that it is part of the text next to it. */
      if (block->frame != VENULE_FRAME_NONE && is_painted (pass, block, y))
        paint_frame (self->cr, block->frame, x, y, block->width, block->height);
    }
  if (self->tags != NULL)
    venule_pdf_tags_pop (self->tags, block->tag);
}

/* The only line on the paper that is not a box's. */
static void
paint_foot_line (VenulePainter *self, VenuleLayoutBlock *foot)
{
  set_colour (self->cr, &VENULE_COLOUR_RULE);
  cairo_set_line_width (self->cr, 0.6);
  cairo_new_path (self->cr);
  cairo_move_to (self->cr, foot->x, foot->y - VENULE_FOOT_LINE_GAP);
  cairo_line_to (self->cr, foot->x + foot->width, foot->y - VENULE_FOOT_LINE_GAP);
  cairo_stroke (self->cr);
}

/* Nothing is left out on the way to a PDF. */
static VenulePageBand
find_band (VenulePainter *self)
{
  VenulePageBand band = { -G_MAXDOUBLE, G_MAXDOUBLE };
  double left, right, across = 0, beyond = PIXELS_BEYOND;

  if (self->tags != NULL)
    return band;
  cairo_clip_extents (self->cr, &left, &band.top, &right, &band.bottom);
  cairo_device_to_user_distance (self->cr, &across, &beyond);
  beyond = hypot (across, beyond);
  return (VenulePageBand){ band.top - beyond, band.bottom + beyond };
}

/**
 * venule_painter_record_draft:
 * @word: the word across a draft, on one line
 *
 * Records it once for all pages: a PDF holds it once. It is recorded as outlines, not as letters: the word must not get
 * into the text that is read back or read aloud; the foot says it in letters.
 *
 * Returns: (transfer full): the word in its place on a page
 */
cairo_surface_t *
venule_painter_record_draft (VenulePageText *word)
{
  cairo_rectangle_t page = { 0, 0, VENULE_PAGE_WIDTH, VENULE_PAGE_HEIGHT };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &page);
  cairo_t *cr = cairo_create (surface);
  double scale = DRAFT_LENGTH / MAX (word->width, 1);
  double height = venule_page_text_get_height (word, 0, 1);

  cairo_translate (cr, VENULE_PAGE_WIDTH / 2, VENULE_PAGE_HEIGHT / 2);
  cairo_rotate (cr, DRAFT_ANGLE);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, -word->width / 2, -height / 2);
  pango_cairo_layout_path (cr, word->layout);
  set_colour (cr, &VENULE_COLOUR_DRAFT);
  cairo_fill (cr);
  cairo_destroy (cr);
  return surface;
}

/**
 * venule_painter_paint_page:
 * @self: what to paint with
 * @blocks: (element-type VenuleLayoutBlock): the page, its foot last
 *
 * Paints one page in points, as far as it is within what can be painted on. With tags, every mark on the paper stands
 * in an element, and none is open afterwards.
 */
void
venule_painter_paint_page (VenulePainter *self, GPtrArray *blocks)
{
  Pass pass = { .painter = self, .draft_due = self->draft != NULL, .blank = TRUE, .band = find_band (self) };

  for (guint i = 0; i < blocks->len; i++)
    {
      VenuleLayoutBlock *block = blocks->pdata[i];

      paint_block (&pass, block, block->x, block->y);
    }
  paint_foot_line (self, blocks->pdata[blocks->len - 1]);
  if (self->tags != NULL)
    venule_pdf_tags_close_all (self->tags);
}
