/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-drawing.h"

#include <librsvg/rsvg.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsvgHandle, g_object_unref)

/* The unit that a drawing without a size of its own is as wide and high as. */
#define UNSIZED 100.0

/**
 * venule_drawing_record:
 * @file: an SVG drawing
 * @width: (inout): the width to draw it in; 0 for its own, which is then set
 * @height: (inout): the height, likewise
 * @error: return location for an error
 *
 * Reads a drawing once, to be painted as often as needed. A PDF holds it once.
 *
 * Returns: (transfer full) (nullable): the recorded drawing
 */
cairo_surface_t *
venule_drawing_record (const char *file, double *width, double *height, GError **error)
{
  g_autoptr (RsvgHandle) handle = rsvg_handle_new_from_file (file, error);
  RsvgRectangle viewport = { 0 };
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean drawn;

  if (handle == NULL)
    return NULL;
  if (*width <= 0 && !rsvg_handle_get_intrinsic_size_in_pixels (handle, width, height))
    *width = *height = UNSIZED;
  viewport.width = *width;
  viewport.height = *height;
  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA,
                                            &(cairo_rectangle_t){ 0, 0, viewport.width, viewport.height });
  cr = cairo_create (surface);
  drawn = rsvg_handle_render_document (handle, cr, &viewport, error);
  cairo_destroy (cr);
  if (!drawn)
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}
