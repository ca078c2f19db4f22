/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-page-pictures.h"

#include <math.h>
#include <string.h>

/* Pages on either side of those in view whose pictures are kept. */
#define NEIGHBOURS 2

/* Pixels that make one, where a point is smaller than so many device pixels. */
#define ACROSS      4
#define LARGE_SCALE 2.0

/* What the bytes of a texture belong to, and live as long as. */
#define SURFACE "venule-surface"

struct _VenulePagePictures
{
  VenulePages *pages;    /* (nullable) */
  GPtrArray *textures;   /* (element-type GdkTexture) (nullable elements): one a page */
  GByteArray *is_due;    /* one a page: whether its picture is not what it should be */
  double scale;          /* device pixels a point, of pictures that are not due */
  cairo_surface_t *wide; /* (nullable): what small pages are painted on */
};

static void
free_texture (gpointer texture)
{
  if (texture != NULL)
    g_object_unref (texture);
}

/**
 * venule_page_pictures_new:
 *
 * Returns: (transfer full): no pictures yet
 */
VenulePagePictures *
venule_page_pictures_new (void)
{
  VenulePagePictures *self = g_new0 (VenulePagePictures, 1);

  self->textures = g_ptr_array_new_with_free_func (free_texture);
  self->is_due = g_byte_array_new ();
  return self;
}

void
venule_page_pictures_free (VenulePagePictures *self)
{
  g_clear_object (&self->pages);
  g_clear_pointer (&self->wide, cairo_surface_destroy);
  g_ptr_array_unref (self->textures);
  g_byte_array_unref (self->is_due);
  g_free (self);
}

/**
 * venule_page_pictures_set_pages:
 * @self: the pictures
 * @pages: (nullable): what they are to show
 *
 * Pictures of pages that look as before are kept; the others are due, and show what was there before until they are
 * painted.
 */
void
venule_page_pictures_set_pages (VenulePagePictures *self, VenulePages *pages)
{
  guint n_pages = pages == NULL ? 0 : venule_pages_get_n_pages (pages), n_before = self->is_due->len;

  g_ptr_array_set_size (self->textures, (int) n_pages);
  g_byte_array_set_size (self->is_due, n_pages);
  for (guint i = 0; i < n_pages; i++)
    if (i >= n_before || !venule_pages_look_alike (pages, self->pages, i))
      self->is_due->data[i] = TRUE;
  g_set_object (&self->pages, pages);
}

static void
destroy_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

static void
paint_page (VenulePages *pages, guint page, cairo_surface_t *surface, double x_scale, double y_scale)
{
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, x_scale, y_scale);
  venule_pages_draw (pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

/* Two channels at a time, each with room for a sum of four. */
static guint32
average_four (const guint32 *pixels)
{
  guint32 even = 0x00020002, odd = 0x00020002;

  for (guint i = 0; i < ACROSS; i++)
    {
      even += pixels[i] & 0x00FF00FF;
      odd += (pixels[i] >> 8) & 0x00FF00FF;
    }
  return ((even >> 2) & 0x00FF00FF) | (((odd >> 2) & 0x00FF00FF) << 8);
}

/* Makes one pixel of four neighbours. */
static void
narrow (cairo_surface_t *wide, cairo_surface_t *surface)
{
  const guint32 *from = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (wide);
  guint32 *to = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  gsize from_stride = (gsize) cairo_image_surface_get_stride (wide) / sizeof (guint32);
  gsize to_stride = (gsize) cairo_image_surface_get_stride (surface) / sizeof (guint32);
  gsize width = (gsize) cairo_image_surface_get_width (surface);
  gsize height = (gsize) cairo_image_surface_get_height (surface);

  for (gsize y = 0; y < height; y++)
    for (gsize x = 0; x < width; x++)
      to[y * to_stride + x] = average_four (from + y * from_stride + x * ACROSS);
  cairo_surface_mark_dirty (surface);
}

/* Kept from page to page: getting so much memory takes longer than painting it. */
static cairo_surface_t *
get_wide (VenulePagePictures *self, int width, int height)
{
  if (self->wide == NULL || cairo_image_surface_get_width (self->wide) != width
      || cairo_image_surface_get_height (self->wide) != height)
    {
      g_clear_pointer (&self->wide, cairo_surface_destroy);
      self->wide = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
    }
  return self->wide;
}

/* Letters are put on whole pixels, which spoils the spacing of small ones: they are painted wider, and narrowed. */
static GdkTexture *
paint (VenulePagePictures *self, guint page)
{
  double scale = self->scale;
  int width = (int) ceil (VENULE_PAGE_WIDTH * scale), height = (int) ceil (VENULE_PAGE_HEIGHT * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  if (scale < LARGE_SCALE)
    {
      cairo_surface_t *wide = get_wide (self, width * ACROSS, height);

      paint_page (self->pages, page, wide, scale * ACROSS, scale);
      narrow (wide, surface);
    }
  else
    paint_page (self->pages, page, surface, scale, scale);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height, destroy_surface,
                                      surface);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  g_object_set_data (G_OBJECT (texture), SURFACE, surface);
  return texture;
}

/**
 * venule_page_pictures_is_due:
 * @self: the pictures
 * @page: from 0
 * @scale: device pixels a point
 *
 * Returns: whether the page has to be painted to look as it should at that scale
 */
gboolean
venule_page_pictures_is_due (VenulePagePictures *self, guint page, double scale)
{
  g_return_val_if_fail (page < self->textures->len, FALSE);

  return scale != self->scale || self->is_due->data[page] || self->textures->pdata[page] == NULL;
}

/**
 * venule_page_pictures_paint:
 * @self: the pictures
 * @page: from 0
 * @scale: device pixels a point
 */
void
venule_page_pictures_paint (VenulePagePictures *self, guint page, double scale)
{
  g_return_if_fail (page < self->textures->len);

  if (scale != self->scale)
    memset (self->is_due->data, TRUE, self->is_due->len);
  self->scale = scale;
  free_texture (self->textures->pdata[page]);
  self->textures->pdata[page] = paint (self, page);
  self->is_due->data[page] = FALSE;
}

/**
 * venule_page_pictures_get:
 * @self: the pictures
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): the page as it was painted last, maybe at another scale
 */
GdkTexture *
venule_page_pictures_get (VenulePagePictures *self, guint page)
{
  g_return_val_if_fail (page < self->textures->len, NULL);

  return self->textures->pdata[page];
}

/**
 * venule_page_pictures_get_surface:
 * @self: the pictures
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): the same as [method@PagePictures.get], for cairo
 */
cairo_surface_t *
venule_page_pictures_get_surface (VenulePagePictures *self, guint page)
{
  GdkTexture *texture = venule_page_pictures_get (self, page);

  return texture == NULL ? NULL : g_object_get_data (G_OBJECT (texture), SURFACE);
}

/**
 * venule_page_pictures_drop_far:
 * @self: the pictures
 * @first: the first page in view, from 0
 * @last: the last one
 *
 * Drops pictures far from what is in view: a long sheet at a large scale takes much memory.
 */
void
venule_page_pictures_drop_far (VenulePagePictures *self, guint first, guint last)
{
  for (guint i = 0; i < self->textures->len; i++)
    if (i + NEIGHBOURS < first || i > last + NEIGHBOURS)
      g_clear_object ((GdkTexture **) &self->textures->pdata[i]);
}
