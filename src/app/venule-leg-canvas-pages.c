/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-leg-canvas-private.h"
#include "venule-leg-words.h"
#include "venule-stroke.h"

/* Which pictures a leg canvas shows, and how large. */

static guint
count_marks (VenuleLegCanvas *self, const VenuleLegPicture *first)
{
  guint n = 0;

  for (guint i = 0; venule_leg_marks_peek (self->marks, i) != NULL; i++)
    {
      const VenuleLegMark *drawn = venule_placed_mark_get_drawn (venule_leg_marks_peek (self->marks, i));

      for (guint k = 0; k < self->layout.n_columns; k++)
        n += first[k].leg == drawn->leg && first[k].view == drawn->view;
    }

  return n;
}

/**
 * venule_leg_canvas_get_n_pages:
 * @self: a canvas
 *
 * Returns: how often pictures have to be changed to see all of them
 */
guint
venule_leg_canvas_get_n_pages (VenuleLegCanvas *self)
{
  return self->layout.n_columns == 0 ? 0 : self->pictures->len / self->layout.n_columns;
}

/**
 * venule_leg_canvas_get_page:
 * @self: a canvas
 *
 * Returns: which of them is shown, from 0
 */
guint
venule_leg_canvas_get_page (VenuleLegCanvas *self)
{
  return self->page;
}

/**
 * venule_leg_canvas_set_page:
 * @self: a canvas
 * @page: which pictures to show, from 0
 */
void
venule_leg_canvas_set_page (VenuleLegCanvas *self, guint page)
{
  if (page == self->page || page >= venule_leg_canvas_get_n_pages (self))
    return;
  self->page = page;
  venule_leg_canvas_rearranged (self);
}

/**
 * venule_leg_canvas_name_page:
 * @self: a canvas
 * @page: from 0
 *
 * Returns: (transfer full): which pictures are on it, and how many marks: "Front and back (3)"
 */
char *
venule_leg_canvas_name_page (VenuleLegCanvas *self, guint page)
{
  const VenuleLegPicture *first = &g_array_index (self->pictures, VenuleLegPicture, page * self->layout.n_columns);
  g_autofree char *name = NULL;
  guint n_marks = count_marks (self, first);

  if (self->layout.n_columns == 1)
    name = venule_leg_words_name_picture (self->marks, first->leg, first->view);
  else
    {
      const VenuleLegPicture *last = first + self->layout.n_columns - 1;

      name = venule_leg_words_name_views (self->marks, first->view, last->view);
    }

  return n_marks == 0 ? g_steal_pointer (&name) : g_strdup_printf ("%s (%u)", name, n_marks);
}

/**
 * venule_leg_canvas_get_zoom:
 * @self: a canvas
 *
 * Returns: how much larger the drawings are than what fits
 */
double
venule_leg_canvas_get_zoom (VenuleLegCanvas *self)
{
  return self->layout.zoom;
}

/**
 * venule_leg_canvas_set_zoom:
 * @self: a canvas
 * @zoom: how much larger the drawings are to be than what fits
 *
 * The selected mark stays in sight, else what is in the middle.
 */
void
venule_leg_canvas_set_zoom (VenuleLegCanvas *self, double zoom)
{
  double x = self->layout.width / 2, y = venule_leg_layout_get_height (&self->layout) / 2;
  GArray *points = self->selected == NULL ? NULL : venule_placed_mark_get_drawn (self->selected)->points;
  double across, down;
  guint column;

  if (self->layout.n_columns == 0)
    return;
  if (points != NULL && venule_leg_canvas_find_column (self, venule_placed_mark_get_drawn (self->selected), &column))
    {
      venule_stroke_get_middle (points, &across, &down);
      venule_leg_layout_get_place (&self->layout, column, across, down, &x, &y);
    }
  venule_leg_layout_zoom_at (&self->layout, zoom, x, y);
  venule_leg_canvas_rearranged (self);
}
