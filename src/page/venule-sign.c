/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-sign.h"

#include <math.h>

static void
set_colour (cairo_t *cr, const VenuleColour *colour)
{
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
}

/* In a square of 24 units. */
static void
draw_triangle (cairo_t *cr)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 3);
  cairo_move_to (cr, 12, 3);
  cairo_line_to (cr, 22, 20.5);
  cairo_line_to (cr, 2, 20.5);
  cairo_close_path (cr);
  set_colour (cr, &VENULE_COLOUR_ALARM);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 2.4);
  cairo_move_to (cr, 12, 8.5);
  cairo_line_to (cr, 12, 14);
  cairo_stroke (cr);
  cairo_arc (cr, 12, 17.8, 1.4, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_clock (cairo_t *cr)
{
  set_colour (cr, &VENULE_COLOUR_INK);
  cairo_set_line_width (cr, 2.4);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_arc (cr, 12, 12, 9.8, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_move_to (cr, 12, 6.2);
  cairo_line_to (cr, 12, 12.4);
  cairo_line_to (cr, 16.2, 14.6);
  cairo_stroke (cr);
}

static void
draw_circle (cairo_t *cr)
{
  set_colour (cr, &VENULE_COLOUR_TEAL);
  cairo_arc (cr, 12, 12, 10.5, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_arc (cr, 12, 7.4, 1.5, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_line_width (cr, 2.4);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, 12, 11.4);
  cairo_line_to (cr, 12, 17);
  cairo_stroke (cr);
}

/**
 * venule_sign_draw:
 * @cr: where to
 * @sign: which
 * @x: left edge, in points
 * @y: top edge
 * @size: width and height
 *
 * Draws a sign whose shape alone tells it from the others.
 */
void
venule_sign_draw (cairo_t *cr, VenuleSign sign, double x, double y, double size)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 24, size / 24);
  switch (sign)
    {
    case VENULE_SIGN_EMERGENCY:
      draw_triangle (cr);
      break;
    case VENULE_SIGN_SAME_DAY:
      draw_clock (cr);
      break;
    case VENULE_SIGN_NOTICE:
    default:
      draw_circle (cr);
      break;
    }
  cairo_restore (cr);
}
