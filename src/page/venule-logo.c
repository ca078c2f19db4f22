/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-logo.h"

#include "venule-pages.h"

#include <librsvg/rsvg.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsvgHandle, g_object_unref)

/* The unit that a drawing without a size of its own is as wide and high as. */
#define UNSIZED 100.0

static cairo_surface_t *
record_drawing (const char *file, double *width, double *height, GError **error)
{
  g_autoptr (RsvgHandle) handle = rsvg_handle_new_from_file (file, error);
  RsvgRectangle viewport = { 0 };
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean drawn;

  if (handle == NULL)
    return NULL;
  if (!rsvg_handle_get_intrinsic_size_in_pixels (handle, width, height))
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

/**
 * venule_logo_load:
 * @file: a drawing (.svg) or a picture (.png)
 * @width: (out): its width in its own unit
 * @height: (out): its height
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the clinic's logo, or %VENULE_PAGES_ERROR_PICTURE
 */
cairo_surface_t *
venule_logo_load (const char *file, double *width, double *height, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  cairo_surface_t *surface = NULL;

  *width = *height = 0;
  if (g_str_has_suffix (file, ".svg"))
    surface = record_drawing (file, width, height, &local_error);
  else
    {
      surface = cairo_image_surface_create_from_png (file);
      *width = cairo_image_surface_get_width (surface);
      *height = cairo_image_surface_get_height (surface);
      if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
        g_clear_pointer (&surface, cairo_surface_destroy);
    }
  if (surface != NULL && *width > 0 && *height > 0)
    return surface;
  g_clear_pointer (&surface, cairo_surface_destroy);
  g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE,
               "%s: the logo can't be read%s%s; give the clinic an SVG or PNG file", file, local_error ? ": " : "",
               local_error ? local_error->message : "");
  return NULL;
}
