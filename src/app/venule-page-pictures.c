/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-page-pictures.h"

#include <math.h>

/* Pages on either side of those in view whose pictures are kept. */
#define NEIGHBOURS 2

struct _VenulePagePictures
{
  VenulePages *pages;  /* (nullable) */
  GPtrArray *textures; /* (element-type GdkTexture) (nullable elements): one a page */
  double scale;        /* device pixels a point, of all textures */
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
  return self;
}

void
venule_page_pictures_free (VenulePagePictures *self)
{
  g_clear_object (&self->pages);
  g_ptr_array_unref (self->textures);
  g_free (self);
}

/**
 * venule_page_pictures_set_pages:
 * @self: the pictures
 * @pages: (nullable): what they are to show
 *
 * Pictures of pages that look as before are kept.
 */
void
venule_page_pictures_set_pages (VenulePagePictures *self, VenulePages *pages)
{
  guint n_pages = pages == NULL ? 0 : venule_pages_get_n_pages (pages);

  g_ptr_array_set_size (self->textures, (int) n_pages);
  for (guint i = 0; i < n_pages; i++)
    if (self->textures->pdata[i] != NULL && !venule_pages_look_alike (pages, self->pages, i))
      g_clear_object ((GdkTexture **) &self->textures->pdata[i]);
  g_set_object (&self->pages, pages);
}

static void
destroy_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

static GdkTexture *
paint (VenulePages *pages, guint page, double scale)
{
  int width = (int) ceil (VENULE_PAGE_WIDTH * scale), height = (int) ceil (VENULE_PAGE_HEIGHT * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  venule_pages_draw (pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height, destroy_surface,
                                      surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/**
 * venule_page_pictures_get:
 * @self: the pictures
 * @page: from 0
 * @scale: device pixels a point
 *
 * Returns: (transfer none): the page, painted now unless it is there
 */
GdkTexture *
venule_page_pictures_get (VenulePagePictures *self, guint page, double scale)
{
  g_return_val_if_fail (page < self->textures->len, NULL);

  if (scale != self->scale)
    {
      g_ptr_array_set_size (self->textures, 0);
      g_ptr_array_set_size (self->textures, (int) venule_pages_get_n_pages (self->pages));
      self->scale = scale;
    }
  if (self->textures->pdata[page] == NULL)
    self->textures->pdata[page] = paint (self->pages, page, scale);
  return self->textures->pdata[page];
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
