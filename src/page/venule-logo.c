/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-logo.h"

#include "venule-pages.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <string.h>

/* A logo is printed no larger than 130 by 40 points: what is over this only takes memory. */
#define MOST_BYTES  ((goffset) 2 * 1024 * 1024)
#define MOST_PIXELS 2000000.0

/* How every PNG file begins: a signature, then the length and name of its first part, its width and its height. */
#define SIGNATURE     "\x89PNG\r\n\x1A\n"
#define PART_NAME     12
#define WIDTH         16
#define HEIGHT        20
#define HEADER_LENGTH 24

typedef struct
{
  const guchar *data;
  gsize left;
} Bytes;

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Bytes *bytes = closure;

  if (length > bytes->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, bytes->data, length);
  bytes->data += length;
  bytes->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static guint32
read_number (const guchar *data, gsize at)
{
  guint32 number;

  memcpy (&number, data + at, sizeof number);
  return GUINT32_FROM_BE (number);
}

static GBytes *
read_file (const char *file, GError **error)
{
  g_autoptr (GFile) logo = g_file_new_for_path (file);
  g_autoptr (GFileInfo) info = g_file_query_info (
      logo, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || g_file_info_get_size (info) > MOST_BYTES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("it is no plain file of at most %d MiB"),
                   (int) (MOST_BYTES >> 20));
      return NULL;
    }
  return g_file_load_bytes (logo, NULL, NULL, error);
}

/* The size that a picture says it has, before any memory is taken for it. */
static const char *
find_fault (const guchar *data, gsize length)
{
  double width, height;

  if (length < HEADER_LENGTH || memcmp (data, SIGNATURE, strlen (SIGNATURE)) != 0
      || memcmp (data + PART_NAME, "IHDR", 4) != 0)
    return _ ("it is no PNG file");
  width = read_number (data, WIDTH);
  height = read_number (data, HEIGHT);
  if (width < 1 || height < 1)
    return _ ("it has no size");
  return width * height > MOST_PIXELS ? _ ("it has more than two million points") : NULL;
}

static cairo_surface_t *
refuse (const char *file, const char *fault, GError **error)
{
  g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE,
               _ ("%s: the logo can't be read: %s; give the clinic a PNG file, 1000 points wide at most"), file, fault);
  return NULL;
}

/**
 * venule_logo_load:
 * @file: a picture (.png) of at most 2 MiB and two million points
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
  g_autoptr (GBytes) content = read_file (file, &local_error);
  Bytes bytes = { NULL, 0 };
  cairo_surface_t *surface;
  cairo_status_t status;
  const char *fault;

  if (content == NULL)
    return refuse (file, local_error->message, error);
  bytes.data = g_bytes_get_data (content, &bytes.left);
  fault = find_fault (bytes.data, bytes.left);
  if (fault != NULL)
    return refuse (file, fault, error);
  surface = cairo_image_surface_create_from_png_stream (read_bytes, &bytes);
  status = cairo_surface_status (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return refuse (file, cairo_status_to_string (status), error);
    }
  *width = cairo_image_surface_get_width (surface);
  *height = cairo_image_surface_get_height (surface);
  return surface;
}
