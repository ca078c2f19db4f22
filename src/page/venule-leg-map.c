/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-leg-map.h"

#include <glib/gi18n-lib.h>

#include "venule-leg-map-reader.h"
#include "venule-outline.h"
#include "venule-page-style.h"
#include "venule-pages.h"

/* What marks are measured in, whatever the size of the drawings. */
#define OUTLINE_WIDTH 200.0

struct _VenuleLegMap
{
  GObject parent_instance;

  VenuleLegMapContent *content;
  double height; /* of an outline that is OUTLINE_WIDTH wide */
};

G_DEFINE_FINAL_TYPE (VenuleLegMap, venule_leg_map, G_TYPE_OBJECT)

typedef struct
{
  const char *kind;
  double red, green, blue;
  double line_width; /* units of the outline */
  double dot;        /* its radius; half its length where it is a dash */
  double dashes[2];  /* of strokes */
  gboolean hollow;   /* a ring, and strokes with light in the middle */
  gboolean dash;     /* a dot is a short dash */
} MarkStyle;

/* Told apart by shape and without colour; in the order in which they are painted, the small ones on top. */
static const MarkStyle mark_styles[] = {
  { "treated", 0.62, 0.07, 0.09, 8, 8, { 0, 0 }, FALSE, FALSE },
  { "reticular", 0.16, 0.30, 0.62, 3.5, 9, { 10, 8 }, FALSE, TRUE },
  { "feeding", 0.04, 0.31, 0.36, 4, 10, { 0, 0 }, TRUE, FALSE },
  { "thread", 0.45, 0.12, 0.48, 8, 4.2, { 0, 12 }, FALSE, FALSE },
};

/* Paper left free around each mark, so that marks that cross don't run into one blot. */
#define HALO 2.5

static const VenuleColour paper = { 1, 1, 1 };

/* The line from a trunk to its word. */
#define LEADER_WIDTH 1.6
#define LEADER_DOT   3.2

static const VenuleColour leader = { 0.36, 0.44, 0.49 };

static void
venule_leg_map_finalize (GObject *object)
{
  VenuleLegMap *self = VENULE_LEG_MAP (object);

  g_clear_pointer (&self->content, venule_leg_map_content_free);
  G_OBJECT_CLASS (venule_leg_map_parent_class)->finalize (object);
}

static void
venule_leg_map_class_init (VenuleLegMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_leg_map_finalize;
}

static void
venule_leg_map_init (VenuleLegMap *self)
{
}

/**
 * venule_leg_map_new_from_folder:
 * @folder: holds leg-map.xml and the drawings that it names, each a right leg; its schema is in `schemas` beside it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the outlines, to be used by one thread; or %VENULE_PAGES_ERROR_PICTURE when a
 *   file is missing or wrong. The drawings are read when they are first needed.
 */
VenuleLegMap *
venule_leg_map_new_from_folder (const char *folder, GError **error)
{
  g_autoptr (VenuleLegMap) self = g_object_new (VENULE_TYPE_LEG_MAP, NULL);
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self->content = venule_leg_map_content_read (folder, &local_error);
  if (self->content == NULL)
    {
      g_set_error_literal (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE, local_error->message);
      return NULL;
    }
  self->height = OUTLINE_WIDTH * self->content->height / self->content->width;
  return g_steal_pointer (&self);
}

static VenuleLegView *
find_view (VenuleLegMap *self, const char *id)
{
  for (guint i = 0; i < self->content->views->len; i++)
    {
      VenuleLegView *view = self->content->views->pdata[i];

      if (g_str_equal (view->id, id))
        return view;
    }
  return NULL;
}

/**
 * venule_leg_map_load:
 * @self: the outlines
 * @view: front, back, inner or outer
 * @error: return location for an error
 *
 * Reads one outline if it has not been read yet.
 *
 * Returns: whether it can be painted; otherwise %VENULE_PAGES_ERROR_PICTURE
 */
gboolean
venule_leg_map_load (VenuleLegMap *self, const char *view, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  VenuleLegView *found;

  g_return_val_if_fail (VENULE_IS_LEG_MAP (self), FALSE);

  found = find_view (self, view);
  if (found == NULL)
    {
      g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE, _ ("There is no view “%s” of a leg"), view);
      return FALSE;
    }
  if (found->outline == NULL)
    found->outline = venule_outline_record (found->file, self->content->width, self->content->height, &found->trunks,
                                            &local_error);
  if (found->outline == NULL)
    g_set_error_literal (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE, local_error->message);
  return found->outline != NULL;
}

/**
 * venule_leg_map_get_aspect:
 * @self: the outlines
 *
 * Returns: the width of one outline divided by its height
 */
double
venule_leg_map_get_aspect (VenuleLegMap *self)
{
  g_return_val_if_fail (VENULE_IS_LEG_MAP (self), 1);

  return OUTLINE_WIDTH / self->height;
}

/**
 * venule_leg_map_find_label:
 * @self: the outlines
 * @leg: left or right
 * @view: front, back, inner or outer
 * @i: from 0
 * @label: (out caller-allocates): where the word of a vein stands beside that leg as it is seen
 *
 * Returns: whether that view of the leg has so many labels
 */
gboolean
venule_leg_map_find_label (VenuleLegMap *self, const char *leg, const char *view, guint i, VenuleLegMapLabel *label)
{
  GArray *labels;

  g_return_val_if_fail (VENULE_IS_LEG_MAP (self), FALSE);

  labels = self->content->labels;
  for (guint k = 0; k < labels->len; k++)
    {
      *label = g_array_index (labels, VenuleLegMapLabel, k);
      if (!g_str_equal (label->view, view) || i-- > 0)
        continue;
      if (g_str_equal (leg, "left"))
        {
          label->x = 1 - label->x;
          label->on_right = !label->on_right;
        }
      return TRUE;
    }
  return FALSE;
}

static const MarkStyle *
find_mark_style (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (mark_styles); i++)
    if (g_strcmp0 (kind, mark_styles[i].kind) == 0)
      return &mark_styles[i];
  return &mark_styles[0];
}

/* The path in one colour; it stays. */
static void
stroke (cairo_t *cr, const VenuleColour *colour, double width)
{
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
  cairo_set_line_width (cr, width);
  cairo_stroke_preserve (cr);
}

static void
draw_dot (cairo_t *cr, const MarkStyle *style, const VenuleColour *colour, double x, double y)
{
  if (style->dash)
    {
      cairo_move_to (cr, x - style->dot, y);
      cairo_line_to (cr, x + style->dot, y);
      stroke (cr, &paper, style->line_width + 2 * HALO);
      stroke (cr, colour, style->line_width);
      return;
    }
  cairo_arc (cr, x, y, style->dot, 0, 2 * G_PI);
  cairo_close_path (cr);
  stroke (cr, &paper, (style->hollow ? style->line_width : 0) + 2 * HALO);
  if (style->hollow)
    {
      cairo_fill_preserve (cr);
      stroke (cr, colour, style->line_width);
      return;
    }
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
  cairo_fill_preserve (cr);
}

static void
draw_stroke (cairo_t *cr, const MarkStyle *style, const VenuleColour *colour, double height, GArray *points)
{
  double outer = style->hollow ? 3 * style->line_width : style->line_width;

  for (guint i = 0; i + 1 < points->len; i += 2)
    cairo_line_to (cr, g_array_index (points, double, i) * OUTLINE_WIDTH,
                   g_array_index (points, double, i + 1) * height);
  if (style->dashes[1] > 0)
    cairo_set_dash (cr, style->dashes, G_N_ELEMENTS (style->dashes), 0);
  stroke (cr, &paper, outer + 2 * HALO);
  stroke (cr, colour, outer);
  if (style->hollow)
    stroke (cr, &paper, style->line_width);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_mark (cairo_t *cr, const MarkStyle *style, double height, GArray *points)
{
  VenuleColour colour = { style->red, style->green, style->blue };

  cairo_new_path (cr);
  if (points->len == 2)
    draw_dot (cr, style, &colour, g_array_index (points, double, 0) * OUTLINE_WIDTH,
              g_array_index (points, double, 1) * height);
  else
    draw_stroke (cr, style, &colour, height, points);
  cairo_new_path (cr);
}

static void
draw_marks (cairo_t *cr, const char *leg, const char *view, double height, GPtrArray *marks)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint s = 0; s < G_N_ELEMENTS (mark_styles); s++)
    for (guint i = 0; marks != NULL && i < marks->len; i++)
      {
        const VenuleLegMark *mark = marks->pdata[i];

        if (find_mark_style (mark->kind) == &mark_styles[s] && mark->points != NULL && mark->points->len >= 2
            && g_strcmp0 (mark->leg, leg) == 0 && g_strcmp0 (mark->view, view) == 0)
          draw_mark (cr, &mark_styles[s], height, mark->points);
      }
}

/* From a trunk to the side of the outline where its word stands. */
static void
draw_leader (VenuleLegMap *self, cairo_t *cr, const VenuleLegMapLabel *label)
{
  double x = label->x * OUTLINE_WIDTH, y = label->y * self->height;

  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, label->on_right ? OUTLINE_WIDTH : 0, y);
  stroke (cr, &leader, LEADER_WIDTH);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, LEADER_DOT, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* An outline and the trunks that it is to show, each with its line. */
static void
draw_outline (VenuleLegMap *self, cairo_t *cr, const char *leg, VenuleLegView *view, GHashTable *trunks)
{
  double scale = OUTLINE_WIDTH / self->content->width;
  VenuleLegMapLabel label;

  cairo_save (cr);
  if (g_str_equal (leg, "left"))
    {
      cairo_translate (cr, OUTLINE_WIDTH, 0);
      cairo_scale (cr, -1, 1);
    }
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, view->outline, 0, 0);
  cairo_paint (cr);
  for (guint i = 0; venule_leg_map_find_label (self, leg, view->id, i, &label); i++)
    {
      cairo_surface_t *trunk = g_hash_table_lookup (view->trunks, label.trunk);

      if (trunk == NULL || (trunks != NULL && !g_hash_table_contains (trunks, label.trunk)))
        continue;
      cairo_set_source_surface (cr, trunk, 0, 0);
      cairo_paint (cr);
    }
  cairo_restore (cr);
  for (guint i = 0; trunks != NULL && venule_leg_map_find_label (self, leg, view->id, i, &label); i++)
    if (g_hash_table_contains (trunks, label.trunk))
      draw_leader (self, cr, &label);
}

/**
 * venule_leg_map_draw:
 * @self: the outlines
 * @cr: where to
 * @leg: left or right
 * @view: front, back, inner or outer, loaded before
 * @trunks: (element-type utf8 gpointer) (nullable): which veins have a word beside the outline; the others are left
 *   out; %NULL: all of them are shown, without a line to a word
 * @marks: (element-type VenuleLegMark) (nullable): marks of any leg and view
 * @x: left edge, in points
 * @y: top edge
 * @width: of the room
 * @height: of the room
 *
 * Paints an outline and the marks on it. The left leg is the right one mirrored; the places of marks are across
 * the outline as it is seen, from 0 to 1.
 */
void
venule_leg_map_draw (VenuleLegMap *self,
                     cairo_t *cr,
                     const char *leg,
                     const char *view,
                     GHashTable *trunks,
                     GPtrArray *marks,
                     double x,
                     double y,
                     double width,
                     double height)
{
  double scale;

  g_return_if_fail (VENULE_IS_LEG_MAP (self));

  scale = MIN (width / OUTLINE_WIDTH, height / self->height);
  cairo_save (cr);
  cairo_translate (cr, x + (width - scale * OUTLINE_WIDTH) / 2, y + (height - scale * self->height) / 2);
  cairo_scale (cr, scale, scale);
  if (venule_leg_map_load (self, view, NULL))
    draw_outline (self, cr, leg, find_view (self, view), trunks);
  draw_marks (cr, leg, view, self->height, marks);
  cairo_restore (cr);
}

/**
 * venule_leg_map_draw_swatch:
 * @cr: where to
 * @kind: what is marked
 * @width: of the box whose upper left corner is the origin
 * @height: of the box
 *
 * Paints a dot and a line as marks of that kind are painted, for a legend.
 */
void
venule_leg_map_draw_swatch (cairo_t *cr, const char *kind, double width, double height)
{
  static const double dot[] = { 14, 15 }, line[] = { 36, 15, 64, 15 };
  const double box_width = 76, box_height = 30;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));
  const MarkStyle *style = find_mark_style (kind);
  VenuleColour colour = { style->red, style->green, style->blue };
  double scale = MIN (width / box_width, height / box_height);

  cairo_save (cr);
  cairo_translate (cr, (width - scale * box_width) / 2, (height - scale * box_height) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_new_path (cr);
  draw_dot (cr, style, &colour, dot[0], dot[1]);
  cairo_new_path (cr);
  for (guint i = 0; i < G_N_ELEMENTS (line); i += 2)
    {
      double pair[] = { line[i] / OUTLINE_WIDTH, line[i + 1] };

      g_array_append_vals (points, pair, 2);
    }
  draw_stroke (cr, style, &colour, 1, points);
  cairo_restore (cr);
}
