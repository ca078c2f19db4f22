/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-page-pictures.h"

#include <math.h>
#include <string.h>

/* Pages on either side of those in view whose pictures are kept. */
#define NEIGHBOURS 2

/* Device pixels a point from which on letters are large enough to stand on whole pixels. */
#define LARGE_SCALE 2.0

struct _VenulePagePictures
{
  VenulePages *pages;       /* (nullable) */
  GPtrArray *pictures;      /* (element-type VenulePagePicture) (nullable elements): one a page */
  GByteArray *is_due;       /* one a page: whether its picture is not what it should be */
  double scale;             /* device pixels a point, of pictures that are not due */
  cairo_surface_t *surface; /* (nullable): what pages are painted on */
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
  self->is_due = g_byte_array_new ();
  return self;
}

void
venule_page_pictures_free (VenulePagePictures *self)
{
  g_clear_object (&self->pages);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_ptr_array_unref (self->pictures);
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

  g_ptr_array_set_size (self->pictures, (int) n_pages);
  g_byte_array_set_size (self->is_due, n_pages);
  for (guint i = 0; i < n_pages; i++)
    if (i >= n_before || !venule_pages_look_alike (pages, self->pages, i))
      self->is_due->data[i] = TRUE;
  g_set_object (&self->pages, pages);
}

static void
paint_page (VenulePages *pages, guint page, cairo_surface_t *surface, double x_scale, double y_scale)
{
  gsize size = (gsize) cairo_image_surface_get_stride (surface) * (gsize) cairo_image_surface_get_height (surface);
  cairo_t *cr;

  /* Paper, all of its bytes alike. Cairo would take longer for it than for what stands on it. */
  cairo_surface_flush (surface);
  memset (cairo_image_surface_get_data (surface), VENULE_PAGE_PICTURE_PAPER & 0xFF, size);
  cairo_surface_mark_dirty (surface);
  cr = cairo_create (surface);
  cairo_scale (cr, x_scale, y_scale);
  venule_pages_draw (pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

/* Kept from small page to small page: getting so much memory takes longer than painting it. */
static cairo_surface_t *
get_surface (VenulePagePictures *self, int width, int height)
{
  if (self->surface == NULL || cairo_image_surface_get_width (self->surface) != width
      || cairo_image_surface_get_height (self->surface) != height)
    {
      g_clear_pointer (&self->surface, cairo_surface_destroy);
      self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
    }
  return self->surface;
}

/* Letters are put on whole pixels, which spoils the spacing of small ones: they are painted wider, and narrowed. */
static VenulePagePicture *
paint (VenulePagePictures *self, guint page)
{
  double scale = self->scale;
  int width = (int) ceil (VENULE_PAGE_WIDTH * scale), height = (int) ceil (VENULE_PAGE_HEIGHT * scale);
  gboolean is_wide = scale < LARGE_SCALE;
  int across = is_wide ? VENULE_PAGE_PICTURE_ACROSS : 1;
  cairo_surface_t *surface = get_surface (self, width * across, height);
  VenulePagePicture *picture;

  paint_page (self->pages, page, surface, scale * across, scale);
  picture = venule_page_picture_new (surface, is_wide, self->pictures->pdata[page]);
  if (!is_wide)
    g_clear_pointer (&self->surface, cairo_surface_destroy);
  return picture;
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
  g_return_val_if_fail (page < self->pictures->len, FALSE);

  return scale != self->scale || self->is_due->data[page] || self->pictures->pdata[page] == NULL;
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
  VenulePagePicture *picture;

  g_return_if_fail (page < self->pictures->len);

  if (scale != self->scale)
    memset (self->is_due->data, TRUE, self->is_due->len);
  self->scale = scale;
  picture = paint (self, page);
  free_picture (self->pictures->pdata[page]);
  self->pictures->pdata[page] = picture;
  self->is_due->data[page] = FALSE;
}

/**
 * venule_page_pictures_get:
 * @self: the pictures
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): the page as it was painted last, maybe at another scale
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
