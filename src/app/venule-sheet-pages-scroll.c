/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-sheet-pages-private.h"

#include <math.h>

/* Where pages lie, how large they are, and which part of them is in view. */

#define MARGIN 18.0
#define GAP    18.0

/* Pixels a point at the size of paper. */
#define PAPER_SCALE (96.0 / 72.0)

static const double zooms[] = { 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4 };

static double
get_size (VenuleSheetPages *self, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (GTK_WIDGET (self))
                                                   : gtk_widget_get_height (GTK_WIDGET (self));
}

static guint
get_n_papers (VenuleSheetPages *self)
{
  guint n_pages = self->pages == NULL ? 0 : venule_pages_get_n_pages (self->pages);

  return self->is_continuous ? n_pages : MIN (n_pages, 1);
}

void
venule_sheet_pages_get_content_size (VenuleSheetPages *self, double *width, double *height)
{
  double n = get_n_papers (self);

  *width = round (VENULE_PAGE_WIDTH * self->scale) + 2 * MARGIN;
  *height = n * round (VENULE_PAGE_HEIGHT * self->scale) + MAX (n - 1, 0) * GAP + 2 * MARGIN;
}

/* Returns: whether that page is on show at all. */
gboolean
venule_sheet_pages_get_paper (VenuleSheetPages *self, guint page, graphene_rect_t *paper)
{
  double width = round (VENULE_PAGE_WIDTH * self->scale), height = round (VENULE_PAGE_HEIGHT * self->scale);
  double view = get_size (self, GTK_ORIENTATION_HORIZONTAL);
  guint place = self->is_continuous ? page : 0;

  if (self->pages == NULL || page >= venule_pages_get_n_pages (self->pages)
      || (!self->is_continuous && page != self->page))
    return FALSE;
  graphene_rect_init (paper, (float) floor (MAX (MARGIN, (view - width) / 2)),
                      (float) (MARGIN + place * (height + GAP)), (float) width, (float) height);
  return TRUE;
}

void
venule_sheet_pages_get_offset (VenuleSheetPages *self, double *x, double *y)
{
  double *values[] = { x, y };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    *values[i] = self->adjustments[i] == NULL ? 0 : round (gtk_adjustment_get_value (self->adjustments[i]));
}

void
venule_sheet_pages_place_to_view (VenuleSheetPages *self,
                                  guint page,
                                  const VenulePlace *place,
                                  graphene_rect_t *rectangle)
{
  graphene_rect_t paper = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  double x = 0, y = 0;

  venule_sheet_pages_get_paper (self, page, &paper);
  venule_sheet_pages_get_offset (self, &x, &y);
  graphene_rect_init (rectangle, (float) (paper.origin.x + place->x * self->scale - x),
                      (float) (paper.origin.y + place->y * self->scale - y), (float) (place->width * self->scale),
                      (float) (place->height * self->scale));
}

/* Where in view somebody looks, pixels: the page there is the one that is looked at. */
double
venule_sheet_pages_get_middle (VenuleSheetPages *self)
{
  return get_size (self, GTK_ORIENTATION_VERTICAL) * 0.4;
}

/* What is at that place in view stays there when the sizes change next. */
void
venule_sheet_pages_set_anchor (VenuleSheetPages *self, double at_x, double at_y)
{
  double x = 0, y = 0;

  venule_sheet_pages_get_offset (self, &x, &y);
  for (guint i = 0; self->pages != NULL && i < venule_pages_get_n_pages (self->pages); i++)
    {
      graphene_rect_t paper;

      if (!venule_sheet_pages_get_paper (self, i, &paper))
        continue;
      self->anchor = (VenuleSheetAnchor){ i, (at_x + x - paper.origin.x) / self->scale,
                                          (at_y + y - paper.origin.y) / self->scale, at_x, at_y };
      self->has_anchor = TRUE;
      if (at_y + y < paper.origin.y + paper.size.height)
        return;
    }
}

/* What is moved by less than a pixel stays: each move has the window laid out again. */
static void
configure (VenuleSheetPages *self, GtkOrientation orientation, double value, double content)
{
  double view = get_size (self, orientation), before = gtk_adjustment_get_value (self->adjustments[orientation]);

  if (fabs (value - before) < 1)
    value = before;
  gtk_adjustment_configure (self->adjustments[orientation], CLAMP (value, 0, MAX (0, content - view)), 0,
                            MAX (content, view), view * 0.1, view * 0.9, view);
}

static void
update_page (VenuleSheetPages *self)
{
  guint before = self->page;
  double x = 0, y = 0, middle;

  if (self->pages == NULL || !self->is_continuous)
    return;
  venule_sheet_pages_get_offset (self, &x, &y);
  middle = y + venule_sheet_pages_get_middle (self);
  self->page = 0;
  for (guint i = 0; i < venule_pages_get_n_pages (self->pages); i++)
    {
      graphene_rect_t paper;

      venule_sheet_pages_get_paper (self, i, &paper);
      if (paper.origin.y <= middle)
        self->page = i;
    }
  if (self->page != before)
    g_object_notify (G_OBJECT (self), "page");
}

static double
find_scale (VenuleSheetPages *self)
{
  double most = zooms[G_N_ELEMENTS (zooms) - 1] * PAPER_SCALE;

  if (!self->fits_width)
    return self->zoom * PAPER_SCALE;
  return CLAMP ((get_size (self, GTK_ORIENTATION_HORIZONTAL) - 2 * MARGIN) / VENULE_PAGE_WIDTH, 0.1, most);
}

/* Measures everything for the room that there is now. */
void
venule_sheet_pages_configure (VenuleSheetPages *self)
{
  double scale = find_scale (self), width, height, x = 0, y = 0;

  if (scale != self->scale && !self->has_anchor)
    venule_sheet_pages_set_anchor (self, 0, 0);
  venule_sheet_pages_get_offset (self, &x, &y);
  if (scale != self->scale)
    {
      self->scale = scale;
      g_object_notify (G_OBJECT (self), "shown-zoom");
    }
  venule_sheet_pages_get_content_size (self, &width, &height);
  if (self->has_anchor)
    {
      graphene_rect_t paper;

      if (venule_sheet_pages_get_paper (self, self->anchor.page, &paper))
        {
          x = paper.origin.x + self->anchor.x * scale - self->anchor.at_x;
          y = paper.origin.y + self->anchor.y * scale - self->anchor.at_y;
        }
      self->has_anchor = FALSE;
    }
  if (self->adjustments[0] != NULL)
    configure (self, GTK_ORIENTATION_HORIZONTAL, x, width);
  if (self->adjustments[1] != NULL)
    configure (self, GTK_ORIENTATION_VERTICAL, y, height);
  update_page (self);
}

static gboolean
has_open_popover (VenuleSheetPages *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
      return TRUE;
  return FALSE;
}

/* Spots that have no passage have no place. */
static void
on_adjustment_value_cb (GtkAdjustment *adjustment, VenuleSheetPages *self)
{
  update_page (self);
  if (self->spots_due == 0 || has_open_popover (self))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* adjustment: (nullable) */
void
venule_sheet_pages_set_adjustment (VenuleSheetPages *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  if (g_set_object (&self->adjustments[orientation], adjustment))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (adjustment != NULL)
    g_signal_connect (adjustment, "value-changed", G_CALLBACK (on_adjustment_value_cb), self);
}

static void
scroll_to (double part, gpointer user_data)
{
  VenuleSheetPages *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    if (self->adjustments[i] != NULL && self->glide_to[i] != self->glide_from[i])
      gtk_adjustment_set_value (self->adjustments[i],
                                self->glide_from[i] + part * (self->glide_to[i] - self->glide_from[i]));
}

static void
glide_to (VenuleSheetPages *self, double x, double y)
{
  const double to[] = { x, y };

  if (self->scrolling == NULL)
    self->scrolling = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, 200,
                                               adw_callback_animation_target_new (scroll_to, self, NULL));
  adw_animation_pause (self->scrolling);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    {
      GtkAdjustment *adjustment = self->adjustments[i];

      if (adjustment == NULL)
        return;
      self->glide_from[i] = gtk_adjustment_get_value (adjustment);
      self->glide_to[i]
          = CLAMP (to[i], 0, gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment));
    }
  adw_animation_reset (self->scrolling);
  adw_animation_play (self->scrolling);
}

/**
 * venule_sheet_pages_show_page:
 * @self: the pages
 * @page: from 0
 *
 * Brings a page to the top of what is in view.
 */
void
venule_sheet_pages_show_page (VenuleSheetPages *self, guint page)
{
  graphene_rect_t paper;
  double x = 0, y = 0;

  if (self->pages == NULL || page >= venule_pages_get_n_pages (self->pages))
    return;
  venule_sheet_pages_get_offset (self, &x, &y);
  if (!self->is_continuous && page != self->page)
    {
      self->page = page;
      g_object_notify (G_OBJECT (self), "page");
      if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
        gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], 0);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else if (venule_sheet_pages_get_paper (self, page, &paper))
    glide_to (self, x, paper.origin.y - MARGIN / 2);
}

/* By how much it is to be moved so that the lines of that place are in view, or where they begin. */
static double
find_move_across (VenuleSheetPages *self, const graphene_rect_t *place)
{
  double view = get_size (self, GTK_ORIENTATION_HORIZONTAL), left = place->origin.x - MARGIN / 2;
  double right = left + place->size.width + MARGIN;

  if (left < 0 || right - left > view)
    return left;
  return MAX (right - view, 0);
}

static gboolean
is_in_view (VenuleSheetPages *self, const graphene_rect_t *place)
{
  double view = get_size (self, GTK_ORIENTATION_VERTICAL);

  return place->origin.y >= 0 && place->origin.y + MIN (place->size.height, view / 2) <= view
         && fabs (find_move_across (self, place)) < 1;
}

/**
 * venule_sheet_pages_show_one_of:
 * @self: the pages
 * @passages: a set of passages of their sheet
 *
 * Brings the first of them into view, unless one of them is.
 */
void
venule_sheet_pages_show_one_of (VenuleSheetPages *self, GHashTable *passages)
{
  const VenulePlace *first = NULL;
  graphene_rect_t rectangle, paper;
  guint page = 0;
  double x = 0, y = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      GArray *places = self->places->pdata[i];

      for (guint k = 0; k < places->len; k++)
        {
          const VenulePlace *place = &g_array_index (places, VenulePlace, k);

          if (!g_hash_table_contains (passages, place->passage))
            continue;
          if (first == NULL)
            {
              first = place;
              page = i;
            }
          venule_sheet_pages_place_to_view (self, i, place, &rectangle);
          if (venule_sheet_pages_get_paper (self, i, &paper) && is_in_view (self, &rectangle))
            return;
        }
    }
  if (first == NULL)
    return;
  if (!self->is_continuous)
    venule_sheet_pages_show_page (self, page);
  venule_sheet_pages_place_to_view (self, page, first, &rectangle);
  venule_sheet_pages_get_offset (self, &x, &y);
  glide_to (self, x + find_move_across (self, &rectangle),
            y + rectangle.origin.y - get_size (self, GTK_ORIENTATION_VERTICAL) / 3);
}

/**
 * venule_sheet_pages_show_passage:
 * @self: the pages
 * @passage: one of their sheet's
 *
 * Brings it into view, unless it is.
 */
void
venule_sheet_pages_show_passage (VenuleSheetPages *self, const VenulePassage *passage)
{
  g_autoptr (GHashTable) only = g_hash_table_new (NULL, NULL);

  g_hash_table_add (only, (gpointer) passage);
  venule_sheet_pages_show_one_of (self, only);
}

/**
 * venule_sheet_pages_zoom:
 * @self: the pages
 * @steps: how many steps larger; smaller where it is less than 0
 */
void
venule_sheet_pages_zoom (VenuleSheetPages *self, int steps)
{
  double shown = self->scale / PAPER_SCALE, zoom = shown;
  int last = G_N_ELEMENTS (zooms) - 1, i;

  if (steps > 0)
    {
      for (i = 0; i < last && zooms[i] <= shown * 1.01; i++)
        ;
      zoom = zooms[MIN (i + steps - 1, last)];
    }
  else if (steps < 0)
    {
      for (i = last; i > 0 && zooms[i] >= shown * 0.99; i--)
        ;
      zoom = zooms[MAX (i + steps + 1, 0)];
    }
  g_object_set (self, "fits-width", FALSE, "zoom", zoom, NULL);
}

double
venule_sheet_pages_get_shown_zoom (VenuleSheetPages *self)
{
  return self->scale / PAPER_SCALE;
}
