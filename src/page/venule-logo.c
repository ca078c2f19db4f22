/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-logo.h"

#include "venule-pages.h"

/**
 * venule_logo_load:
 * @file: a picture (.png)
 * @width: (out): its width in its own unit
 * @height: (out): its height
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the clinic's logo, or %VENULE_PAGES_ERROR_PICTURE
 */
cairo_surface_t *
venule_logo_load (const char *file, double *width, double *height, GError **error)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (file);

  *width = cairo_image_surface_get_width (surface);
  *height = cairo_image_surface_get_height (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS && *width > 0 && *height > 0)
    return surface;

  g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE,
               "%s: the logo can't be read: %s; give the clinic a PNG file", file,
               cairo_status_to_string (cairo_surface_status (surface)));
  cairo_surface_destroy (surface);

  return NULL;
}
