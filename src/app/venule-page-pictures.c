/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-page-pictures.h"

#include <math.h>
#include <string.h>

/* Pages on either side of those in view whose pictures are kept. */
#define NEIGHBOURS 2

/* Device pixels a point from which on letters are large enough to stand on whole pixels. */
#define LARGE_SCALE 2.0

/* Strips that are painted at once: few enough to stay near the processor while they are. */
#define STRIPS_AT_ONCE 2

/* Pixels: letters are moved to whole ones, and their edges are spread over one more. */
#define BEYOND 2

struct _VenulePagePictures
{
  VenulePages *pages;    /* (nullable) */
  GPtrArray *pictures;   /* (element-type VenulePagePicture) (nullable elements): one a page */
  double scale;          /* device pixels a point, of all of them */
  unsigned char *pixels; /* (nullable): what strips are painted on */
  gsize n_bytes;         /* of them */
};

static void
free_picture (gpointer picture)
{
  if (picture != NULL)
    venule_page_picture_free (picture);
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

  self->pictures = g_ptr_array_new_with_free_func (free_picture);
  return self;
}

void
venule_page_pictures_free (VenulePagePictures *self)
{
  g_clear_object (&self->pages);
  g_ptr_array_unref (self->pictures);
  g_free (self->pixels);
  g_free (self);
}

static void
set_due (VenulePagePictures *self, VenulePages *pages, guint page)
{
  g_autoptr (GArray) changes = venule_pages_list_changes (pages, self->pages, page);

  for (guint i = 0; i < changes->len; i++)
    {
      const VenulePageBand *band = &g_array_index (changes, VenulePageBand, i);

      venule_page_picture_set_due (self->pictures->pdata[page], (int) floor (band->top * self->scale) - BEYOND,
                                   (int) ceil (band->bottom * self->scale) + BEYOND);
    }
}

/**
 * venule_page_pictures_set_pages:
 * @self: the pictures
 * @pages: (nullable): what they are to show
 *
 * What looks as before is kept; the rest is painted when it is seen.
 */
void
venule_page_pictures_set_pages (VenulePagePictures *self, VenulePages *pages)
{
  g_ptr_array_set_size (self->pictures, pages == NULL ? 0 : (int) venule_pages_get_n_pages (pages));
  for (guint i = 0; i < self->pictures->len; i++)
    if (self->pictures->pdata[i] != NULL)
      set_due (self, pages, i);
  g_set_object (&self->pages, pages);
}

static unsigned char *
get_pixels (VenulePagePictures *self, gsize n_bytes)
{
  if (self->n_bytes < n_bytes)
    {
      g_free (self->pixels);
      self->pixels = g_malloc (n_bytes);
      self->n_bytes = n_bytes;
    }
  return self->pixels;
}

/* Letters are put on whole pixels, which spoils the spacing of small ones: they are painted wider, and narrowed. */
static void
paint_strips (VenulePagePictures *self, guint page, guint strip, guint n_strips)
{
  VenulePagePicture *picture = self->pictures->pdata[page];
  gboolean is_wide = self->scale < LARGE_SCALE;
  int across = is_wide ? VENULE_PAGE_PICTURE_ACROSS : 1, top = (int) strip * VENULE_PAGE_PICTURE_STRIP;
  int width = venule_page_picture_get_width (picture) * across;
  int height = MIN ((int) n_strips * VENULE_PAGE_PICTURE_STRIP, venule_page_picture_get_height (picture) - top);
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, width);
  gsize n_bytes = (gsize) stride * (gsize) height;
  unsigned char *pixels = get_pixels (self, n_bytes);
  cairo_surface_t *surface;
  cairo_t *cr;

  /* Paper, all of its bytes alike. Cairo would take longer for it than for what stands on it. */
  memset (pixels, VENULE_PAGE_PICTURE_PAPER & 0xFF, n_bytes);
  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, width, height, stride);
  cr = cairo_create (surface);
  cairo_translate (cr, 0, -top);
  cairo_scale (cr, self->scale * across, self->scale);
  venule_pages_draw (self->pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  venule_page_picture_take (picture, strip, surface, is_wide);
  cairo_surface_destroy (surface);
}

static void
set_scale (VenulePagePictures *self, double scale)
{
  if (scale == self->scale)
    return;
  self->scale = scale;
  for (guint i = 0; i < self->pictures->len; i++)
    g_clear_pointer (&self->pictures->pdata[i], venule_page_picture_free);
}

/**
 * venule_page_pictures_paint:
 * @self: the pictures
 * @page: from 0
 * @scale: device pixels a point
 * @top: the first row of the page that is seen, device pixels; it may lie beyond the page
 * @bottom: the row after the last one; likewise
 *
 * Paints what is seen and does not look as it should. Pictures of another scale are dropped.
 */
void
venule_page_pictures_paint (VenulePagePictures *self, guint page, double scale, int top, int bottom)
{
  VenulePagePicture *picture;
  guint end;

  g_return_if_fail (page < self->pictures->len);

  set_scale (self, scale);
  if (self->pictures->pdata[page] == NULL)
    self->pictures->pdata[page]
        = venule_page_picture_new ((int) ceil (VENULE_PAGE_WIDTH * scale), (int) ceil (VENULE_PAGE_HEIGHT * scale));
  picture = self->pictures->pdata[page];
  end = venule_page_picture_find_end (picture, bottom);
  for (guint i = (guint) MAX (top, 0) / VENULE_PAGE_PICTURE_STRIP; i < end; i++)
    {
      guint n = 0;

      while (n < STRIPS_AT_ONCE && i + n < end && venule_page_picture_is_due (picture, i + n))
        n++;
      if (n > 0)
        paint_strips (self, page, i, n);
    }
}

/**
 * venule_page_pictures_get:
 * @self: the pictures
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): the page as far as it has been painted
 */
const VenulePagePicture *
venule_page_pictures_get (VenulePagePictures *self, guint page)
{
  g_return_val_if_fail (page < self->pictures->len, NULL);

  return self->pictures->pdata[page];
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
  for (guint i = 0; i < self->pictures->len; i++)
    if (i + NEIGHBOURS < first || i > last + NEIGHBOURS)
      g_clear_pointer (&self->pictures->pdata[i], venule_page_picture_free);
}
