/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-leg-canvas-private.h"

#include "venule-stroke.h"

#include <adwaita.h>

/* How a leg canvas is painted: paper, outline and marks as they print, and on them what is selected or being drawn. */

#define CORNER 8.0
/* Around a selected mark, on the screen. */
#define RING 13.0

static const GdkRGBA paper = { 1, 1, 1, 1 };
static const GdkRGBA ink = { 0.13, 0.17, 0.2, 1 };
static const GdkRGBA edge = { 0.36, 0.44, 0.49, 0.5 }, strong_edge = { 0, 0, 0, 0.8 };

static GdkRGBA
get_accent (VenuleLegCanvas *self)
{
  GdkRGBA accent = { 0.11, 0.37, 0.71, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_bg_color", &accent);

  return accent;
}

static void
draw_card (VenuleLegCanvas *self, cairo_t *cr, guint column)
{
  VenuleLegBox card = venule_leg_layout_get_card (&self->layout, column);
  double right = card.x + card.width - 0.5, bottom = card.y + card.height - 0.5, x = card.x + 0.5, y = card.y + 0.5;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - CORNER, y + CORNER, CORNER, -G_PI_2, 0);
  cairo_arc (cr, right - CORNER, bottom - CORNER, CORNER, 0, G_PI_2);
  cairo_arc (cr, x + CORNER, bottom - CORNER, CORNER, G_PI_2, G_PI);
  cairo_arc (cr, x + CORNER, y + CORNER, CORNER, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, &paper);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? &strong_edge
                                                                                                        : &edge);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
draw_name (VenuleLegCanvas *self, cairo_t *cr, guint column)
{
  VenuleLegBox card = venule_leg_layout_get_card (&self->layout, column);
  VenuleLegBox drawing = venule_leg_layout_get_drawing (&self->layout, column);
  g_autoptr (PangoLayout) name
      = venule_leg_canvas_lay_out_name (self, venule_leg_canvas_get_picture (self, column), card.width);

  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_move_to (cr, card.x, drawing.y + drawing.height + 4);
  pango_cairo_show_layout (cr, name);
}

/* The selected mark where it is, or where it is being moved to; its points are the caller's. */
static VenuleLegMark
copy_selected (VenuleLegCanvas *self)
{
  VenuleLegMark copy = *venule_placed_mark_get_drawn (self->selected);

  copy.points = g_array_copy (copy.points);
  venule_stroke_move (copy.points, self->move_x, self->move_y);

  return copy;
}

static void
trace (VenuleLegCanvas *self, cairo_t *cr, guint column, GArray *points)
{
  VenuleLegBox drawing = venule_leg_layout_get_drawing (&self->layout, column);
  double x, y;

  cairo_new_path (cr);
  for (guint i = 0; i < venule_stroke_get_n_points (points); i++)
    {
      venule_stroke_get_point (points, i, &x, &y);
      cairo_line_to (cr, drawing.x + x * drawing.width, drawing.y + y * drawing.height);
    }
}

static void
draw_ring (VenuleLegCanvas *self, cairo_t *cr, guint column, double x, double y, double radius)
{
  VenuleLegBox drawing = venule_leg_layout_get_drawing (&self->layout, column);
  GdkRGBA accent = get_accent (self);

  cairo_new_path (cr);
  cairo_arc (cr, drawing.x + x * drawing.width, drawing.y + y * drawing.height, radius / self->layout.zoom, 0,
             2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &paper);
  cairo_set_line_width (cr, 5 / self->layout.zoom);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_set_line_width (cr, 2.5 / self->layout.zoom);
  cairo_stroke (cr);
}

/* A ring around a dot; a line is laid on a band with a ring at each end. */
static void
draw_selection (VenuleLegCanvas *self, cairo_t *cr, const VenuleLegMark *mark)
{
  guint n = venule_stroke_get_n_points (mark->points), column;
  GdkRGBA accent = get_accent (self);
  double x, y;

  if (n == 0 || !venule_leg_canvas_find_column (self, mark, &column))
    return;
  if (n > 1)
    {
      trace (self, cr, column, mark->points);
      accent.alpha = 0.35;
      gdk_cairo_set_source_rgba (cr, &accent);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, 16 / self->layout.zoom);
      cairo_stroke (cr);
      venule_stroke_get_point (mark->points, n - 1, &x, &y);
      draw_ring (self, cr, column, x, y, RING / 2);
    }
  venule_stroke_get_point (mark->points, 0, &x, &y);
  draw_ring (self, cr, column, x, y, n > 1 ? RING / 2 : RING);
}

static void
draw_column (VenuleLegCanvas *self, cairo_t *cr, guint column, GPtrArray *marks)
{
  const VenuleLegPicture *picture = venule_leg_canvas_get_picture (self, column);
  VenuleLegBox drawing = venule_leg_layout_get_drawing (&self->layout, column);

  draw_card (self, cr, column);
  venule_leg_map_draw (self->map, cr, picture->leg, picture->view, NULL, marks, drawing.x, drawing.y, drawing.width,
                       drawing.height);
  draw_name (self, cr, column);
}

static void
draw (VenuleLegCanvas *self, cairo_t *cr)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  VenuleLegMark selected = { NULL }, drawn = { NULL };

  if (self->selected != NULL)
    selected = copy_selected (self);
  for (guint i = 0; venule_leg_marks_peek (self->marks, i) != NULL; i++)
    {
      VenulePlacedMark *mark = venule_leg_marks_peek (self->marks, i);

      g_ptr_array_add (marks, mark == self->selected ? &selected : (gpointer) venule_placed_mark_get_drawn (mark));
    }
  if (self->gesture == VENULE_LEG_DRAWS || self->gesture == VENULE_LEG_DRAWS_BY_KEYS)
    {
      const char *kind
          = self->gesture == VENULE_LEG_DRAWS ? self->tool : venule_placed_mark_get_drawn (self->selected)->kind;
      const VenuleLegPicture *picture = venule_leg_canvas_get_picture (self, self->line_column);

      drawn = (VenuleLegMark){ picture->leg, picture->view, kind, self->line };
      g_ptr_array_add (marks, &drawn);
    }

  cairo_translate (cr, -self->layout.pan_x, -self->layout.pan_y);
  cairo_scale (cr, self->layout.zoom, self->layout.zoom);
  for (guint i = 0; i < self->layout.n_columns; i++)
    draw_column (self, cr, i, marks);
  if (self->selected != NULL)
    draw_selection (self, cr, &selected);
  g_clear_pointer (&selected.points, g_array_unref);
}

void
venule_leg_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VenuleLegCanvas *self = (VenuleLegCanvas *) widget;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cairo_t *cr;

  if (self->map == NULL || self->marks == NULL || self->layout.n_columns == 0)
    return;

  gtk_snapshot_push_clip (snapshot, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw (self, cr);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}
