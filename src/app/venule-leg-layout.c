/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-leg-layout.h"

#include <string.h>

#define GAP       8.0   /* between cards */
#define PADDING   8.0   /* inside a card */
#define MOST_TALL 440.0 /* a drawing: the list of marks should stay in sight */
#define MOST_ZOOM 6.0

static gboolean
has_word (const char *const *words, const char *word)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/**
 * venule_leg_layout_list_pictures:
 * @views: (array zero-terminated=1): from where legs can be seen
 * @legs: (array zero-terminated=1): which there are
 *
 * The two legs of a view stand as a pair of legs is seen from there: the right one is on the left, but from behind.
 *
 * Returns: (transfer full) (element-type VenuleLegPicture): every leg from every side
 */
GArray *
venule_leg_layout_list_pictures (const char *const *views, const char *const *legs)
{
  GArray *pictures = g_array_new (FALSE, FALSE, sizeof (VenuleLegPicture));

  for (guint v = 0; views[v] != NULL; v++)
    {
      static const char *const from_before[] = { "right", "left" }, *const from_behind[] = { "left", "right" };
      const char *const *order = strcmp (views[v], "back") == 0 ? from_behind : from_before;

      for (guint i = 0; i < G_N_ELEMENTS (from_before); i++)
        if (has_word (legs, order[i]))
          {
            VenuleLegPicture picture = { g_intern_string (order[i]), g_intern_string (views[v]) };

            g_array_append_val (pictures, picture);
          }
    }

  return pictures;
}

/**
 * venule_leg_layout_choose_columns:
 * @width: the room
 * @least: what a drawing needs to be drawn on
 * @n_pictures: how many there are in all
 *
 * Returns: how many to show at a time: all, half, a quarter, or one
 */
guint
venule_leg_layout_choose_columns (double width, double least, guint n_pictures)
{
  guint n = MAX (n_pictures, 1);

  while (n > 1 && n * (least + GAP) > width + GAP)
    n /= 2;

  return n;
}

static double
get_card_width (const VenuleLegLayout *self)
{
  return (self->width - (self->n_columns - 1) * GAP) / self->n_columns;
}

static double
get_drawing_height (const VenuleLegLayout *self)
{
  return CLAMP ((get_card_width (self) - 2 * PADDING) / self->aspect, 1, MOST_TALL);
}

/**
 * venule_leg_layout_get_height:
 * @self: a layout
 *
 * Returns: how high the row is
 */
double
venule_leg_layout_get_height (const VenuleLegLayout *self)
{
  return get_drawing_height (self) + self->words + 2 * PADDING;
}

/**
 * venule_leg_layout_get_card:
 * @self: a layout
 * @column: which picture, from the left
 *
 * Returns: the paper of that picture, as it lies without zoom
 */
VenuleLegBox
venule_leg_layout_get_card (const VenuleLegLayout *self, guint column)
{
  double width = get_card_width (self);

  return (VenuleLegBox){ column * (width + GAP), 0, width, venule_leg_layout_get_height (self) };
}

/**
 * venule_leg_layout_get_drawing:
 * @self: a layout
 * @column: which picture, from the left
 *
 * Returns: the outline's box on that paper, as it lies without zoom
 */
VenuleLegBox
venule_leg_layout_get_drawing (const VenuleLegLayout *self, guint column)
{
  VenuleLegBox card = venule_leg_layout_get_card (self, column);
  double height = get_drawing_height (self), width = height * self->aspect;

  return (VenuleLegBox){ card.x + (card.width - width) / 2, PADDING, width, height };
}

/**
 * venule_leg_layout_find_place:
 * @self: a layout
 * @x: a place in the widget
 * @y: likewise
 * @column: (out): which picture it is on
 * @across: (out): where on its drawing, from 0 to 1; beyond that where it is beside the drawing
 * @down: (out): likewise
 *
 * Returns: whether it is on a picture
 */
gboolean
venule_leg_layout_find_place (
    const VenuleLegLayout *self, double x, double y, guint *column, double *across, double *down)
{
  double row_x = (x + self->pan_x) / self->zoom, row_y = (y + self->pan_y) / self->zoom;

  for (guint i = 0; i < self->n_columns; i++)
    {
      VenuleLegBox card = venule_leg_layout_get_card (self, i), drawing = venule_leg_layout_get_drawing (self, i);

      if (row_x < card.x || row_x > card.x + card.width || row_y < 0 || row_y > card.height)
        continue;
      *column = i;
      *across = (row_x - drawing.x) / drawing.width;
      *down = (row_y - drawing.y) / drawing.height;
      return TRUE;
    }

  return FALSE;
}

/**
 * venule_leg_layout_get_place:
 * @self: a layout
 * @column: which picture
 * @across: where on its drawing
 * @down: likewise
 * @x: (out): the place in the widget
 * @y: (out): likewise
 */
void
venule_leg_layout_get_place (
    const VenuleLegLayout *self, guint column, double across, double down, double *x, double *y)
{
  VenuleLegBox drawing = venule_leg_layout_get_drawing (self, column);

  *x = (drawing.x + across * drawing.width) * self->zoom - self->pan_x;
  *y = (drawing.y + down * drawing.height) * self->zoom - self->pan_y;
}

static void
set_pan (VenuleLegLayout *self, double x, double y)
{
  self->pan_x = CLAMP (x, 0, self->width * (self->zoom - 1));
  self->pan_y = CLAMP (y, 0, venule_leg_layout_get_height (self) * (self->zoom - 1));
}

/**
 * venule_leg_layout_zoom_at:
 * @self: a layout
 * @zoom: how much larger than without zoom
 * @x: the place in the widget that stays where it is
 * @y: likewise
 */
void
venule_leg_layout_zoom_at (VenuleLegLayout *self, double zoom, double x, double y)
{
  double row_x = (x + self->pan_x) / self->zoom, row_y = (y + self->pan_y) / self->zoom;

  self->zoom = CLAMP (zoom, 1, MOST_ZOOM);
  set_pan (self, row_x * self->zoom - x, row_y * self->zoom - y);
}

/**
 * venule_leg_layout_pan_by:
 * @self: a layout
 * @dx: how far to the right what is seen moves
 * @dy: how far down
 *
 * Returns: whether there was anything more to see there
 */
gboolean
venule_leg_layout_pan_by (VenuleLegLayout *self, double dx, double dy)
{
  double x = self->pan_x, y = self->pan_y;

  set_pan (self, x + dx, y + dy);

  return self->pan_x != x || self->pan_y != y;
}

static double
get_lack (double at, double size, double margin)
{
  if (at < margin)
    return at - margin;
  return at > size - margin ? at - size + margin : 0;
}

/**
 * venule_leg_layout_reveal:
 * @self: a layout
 * @x: a place in the widget
 * @y: likewise
 * @margin: how far from the edge it should be
 *
 * Pans as little as brings that place in sight.
 */
void
venule_leg_layout_reveal (VenuleLegLayout *self, double x, double y, double margin)
{
  venule_leg_layout_pan_by (self, get_lack (x, self->width, margin),
                            get_lack (y, venule_leg_layout_get_height (self), margin));
}
