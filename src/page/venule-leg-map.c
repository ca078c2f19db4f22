/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-leg-map.h"

#include "venule-outline.h"
#include "venule-page-style.h"
#include "venule-pages.h"

/* Every outline is a right leg in this many units. */
#define OUTLINE_WIDTH  200.0
#define OUTLINE_HEIGHT 600.0

static const char *const views[] = { "front", "back", "inner", "outer" };

struct _VenuleLegMap
{
  GObject parent_instance;

  char *files[G_N_ELEMENTS (views)];
  cairo_surface_t *outlines[G_N_ELEMENTS (views)]; /* recorded when first painted */
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

static void
venule_leg_map_finalize (GObject *object)
{
  VenuleLegMap *self = VENULE_LEG_MAP (object);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_free (self->files[i]);
      g_clear_pointer (&self->outlines[i], cairo_surface_destroy);
    }
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
 * @folder: holds `leg-front.svg`, `leg-back.svg`, `leg-inner.svg` and `leg-outer.svg`, each a right leg in a view box
 *   of 200 by 600
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the outlines, to be used by one thread; or %VENULE_PAGES_ERROR_PICTURE when a
 *   file is missing. They are read when they are first needed.
 */
VenuleLegMap *
venule_leg_map_new_from_folder (const char *folder, GError **error)
{
  g_autoptr (VenuleLegMap) self = g_object_new (VENULE_TYPE_LEG_MAP, NULL);

  g_return_val_if_fail (folder != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *name = g_strdup_printf ("leg-%s.svg", views[i]);

      self->files[i] = g_build_filename (folder, name, NULL);
      if (!g_file_test (self->files[i], G_FILE_TEST_IS_REGULAR))
        {
          g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE,
                       "%s: the outline of a leg is missing; install the program's data again", self->files[i]);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
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
  g_return_val_if_fail (VENULE_IS_LEG_MAP (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (GError) local_error = NULL;

      if (!g_str_equal (view, views[i]))
        continue;
      if (self->outlines[i] == NULL)
        self->outlines[i] = venule_outline_record (self->files[i], OUTLINE_WIDTH, OUTLINE_HEIGHT, &local_error);
      if (self->outlines[i] == NULL)
        g_set_error_literal (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE, local_error->message);
      return self->outlines[i] != NULL;
    }
  g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE, "There is no view “%s” of a leg", view);
  return FALSE;
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
  return OUTLINE_WIDTH / OUTLINE_HEIGHT;
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
draw_stroke (cairo_t *cr, const MarkStyle *style, const VenuleColour *colour, GArray *points)
{
  double outer = style->hollow ? 3 * style->line_width : style->line_width;

  for (guint i = 0; i + 1 < points->len; i += 2)
    cairo_line_to (cr, g_array_index (points, double, i) * OUTLINE_WIDTH,
                   g_array_index (points, double, i + 1) * OUTLINE_HEIGHT);
  if (style->dashes[1] > 0)
    cairo_set_dash (cr, style->dashes, G_N_ELEMENTS (style->dashes), 0);
  stroke (cr, &paper, outer + 2 * HALO);
  stroke (cr, colour, outer);
  if (style->hollow)
    stroke (cr, &paper, style->line_width);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_mark (cairo_t *cr, const MarkStyle *style, GArray *points)
{
  VenuleColour colour = { style->red, style->green, style->blue };

  cairo_new_path (cr);
  if (points->len == 2)
    draw_dot (cr, style, &colour, g_array_index (points, double, 0) * OUTLINE_WIDTH,
              g_array_index (points, double, 1) * OUTLINE_HEIGHT);
  else
    draw_stroke (cr, style, &colour, points);
  cairo_new_path (cr);
}

static void
draw_marks (cairo_t *cr, const char *leg, const char *view, GPtrArray *marks)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint s = 0; s < G_N_ELEMENTS (mark_styles); s++)
    for (guint i = 0; marks != NULL && i < marks->len; i++)
      {
        const VenuleLegMark *mark = marks->pdata[i];

        if (find_mark_style (mark->kind) == &mark_styles[s] && mark->points != NULL && mark->points->len >= 2
            && g_strcmp0 (mark->leg, leg) == 0 && g_strcmp0 (mark->view, view) == 0)
          draw_mark (cr, &mark_styles[s], mark->points);
      }
}

/**
 * venule_leg_map_draw:
 * @self: the outlines
 * @cr: where to
 * @leg: left or right
 * @view: front, back, inner or outer, loaded before
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
                     GPtrArray *marks,
                     double x,
                     double y,
                     double width,
                     double height)
{
  double scale = MIN (width / OUTLINE_WIDTH, height / OUTLINE_HEIGHT);

  g_return_if_fail (VENULE_IS_LEG_MAP (self));

  cairo_save (cr);
  cairo_translate (cr, x + (width - scale * OUTLINE_WIDTH) / 2, y + (height - scale * OUTLINE_HEIGHT) / 2);
  cairo_scale (cr, scale, scale);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (view, views[i]) && venule_leg_map_load (self, view, NULL))
      {
        cairo_save (cr);
        if (g_str_equal (leg, "left"))
          {
            cairo_translate (cr, OUTLINE_WIDTH, 0);
            cairo_scale (cr, -1, 1);
          }
        cairo_set_source_surface (cr, self->outlines[i], 0, 0);
        cairo_paint (cr);
        cairo_restore (cr);
      }
  draw_marks (cr, leg, view, marks);
  cairo_restore (cr);
}
