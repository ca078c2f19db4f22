/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-page-picture.h"

#include <string.h>

typedef struct
{
  cairo_surface_t *surface; /* (nullable): until it is painted */
  GskRenderNode *node;      /* (nullable): until it is shown */
  gboolean is_due;          /* whether it may look different from what it should */
} Strip;

struct _VenulePagePicture
{
  int width, height; /* pixels */
  GArray *strips;    /* (element-type Strip) */
};

static void
clear_strip (gpointer data)
{
  Strip *strip = data;

  g_clear_pointer (&strip->node, gsk_render_node_unref);
  g_clear_pointer (&strip->surface, cairo_surface_destroy);
}

static Strip *
get_strip (const VenulePagePicture *self, guint strip)
{
  return &g_array_index (self->strips, Strip, strip);
}

/* Pixels that are looked at together for whether there is only paper. */
#define RUN 8

/* Two channels of two pixels at a time, each with room for a sum of four. */
static guint32
average_four (const guint32 *pixels)
{
  const guint64 mask = 0x00FF00FF00FF00FF;
  guint64 pairs[VENULE_PAGE_PICTURE_ACROSS / 2], even = 0, odd = 0;

  memcpy (pairs, pixels, sizeof pairs);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      even += pairs[i] & mask;
      odd += (pairs[i] >> 8) & mask;
    }
  even += (even >> 32) + 0x00020002;
  odd += (odd >> 32) + 0x00020002;
  return (guint32) (((even >> 2) & 0x00FF00FF) | (((odd >> 2) & 0x00FF00FF) << 8));
}

static gboolean
is_paper (const guint32 *pixels)
{
  guint64 pairs[RUN * VENULE_PAGE_PICTURE_ACROSS / 2], all = G_MAXUINT64;

  G_STATIC_ASSERT (VENULE_PAGE_PICTURE_PAPER == G_MAXUINT32);
  memcpy (pairs, pixels, sizeof pairs);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    all &= pairs[i];
  return all == G_MAXUINT64;
}

/* Most of a page is paper. */
static void
copy_row (guint32 *to, const guint32 *from, gsize width, gboolean is_wide)
{
  gsize x = 0;

  if (!is_wide)
    {
      memcpy (to, from, width * sizeof *to);
      return;
    }
  for (; x + RUN <= width; x += RUN, from += RUN * VENULE_PAGE_PICTURE_ACROSS)
    if (is_paper (from))
      memset (to + x, VENULE_PAGE_PICTURE_PAPER & 0xFF, RUN * sizeof *to);
    else
      for (gsize i = 0; i < RUN; i++)
        to[x + i] = average_four (from + i * VENULE_PAGE_PICTURE_ACROSS);
  for (; x < width; x++, from += VENULE_PAGE_PICTURE_ACROSS)
    to[x] = average_four (from);
}

/* Every pixel of it is about to be set: cairo would clear them first. */
static cairo_surface_t *
make_surface (int width, int height)
{
  static const cairo_user_data_key_t key;
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_RGB24, width);
  unsigned char *pixels = g_malloc ((gsize) stride * (gsize) height);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_RGB24, width, height, stride);

  cairo_surface_set_user_data (surface, &key, pixels, g_free);
  return surface;
}

/* Paper is opaque, and what is known to be opaque is copied instead of blended. */
static cairo_surface_t *
copy_rows (cairo_surface_t *painted, int y, int width, int height, gboolean is_wide)
{
  const unsigned char *from = cairo_image_surface_get_data (painted);
  gsize from_stride = (gsize) cairo_image_surface_get_stride (painted), to_stride;
  cairo_surface_t *copy = make_surface (width, height);
  unsigned char *to;

  cairo_surface_flush (copy);
  to = cairo_image_surface_get_data (copy);
  to_stride = (gsize) cairo_image_surface_get_stride (copy);
  for (gsize row = 0; row < (gsize) height; row++)
    copy_row ((guint32 *) (gpointer) (to + row * to_stride),
              (const guint32 *) (gconstpointer) (from + ((gsize) y + row) * from_stride), (gsize) width, is_wide);
  cairo_surface_mark_dirty (copy);
  return copy;
}

/* Both of the same size. */
static gboolean
look_alike (cairo_surface_t *one, cairo_surface_t *other)
{
  gsize size = (gsize) cairo_image_surface_get_stride (one) * (gsize) cairo_image_surface_get_height (one);

  return memcmp (cairo_image_surface_get_data (one), cairo_image_surface_get_data (other), size) == 0;
}

/**
 * venule_page_picture_new:
 * @width: pixels
 * @height: likewise
 *
 * Returns: (transfer full): a picture, all of its strips due
 */
VenulePagePicture *
venule_page_picture_new (int width, int height)
{
  VenulePagePicture *self = g_new0 (VenulePagePicture, 1);
  int n_strips = (height + VENULE_PAGE_PICTURE_STRIP - 1) / VENULE_PAGE_PICTURE_STRIP;

  self->width = width;
  self->height = height;
  self->strips = g_array_new (FALSE, TRUE, sizeof (Strip));
  g_array_set_clear_func (self->strips, clear_strip);
  g_array_set_size (self->strips, (guint) n_strips);
  venule_page_picture_set_due (self, 0, height);
  return self;
}

void
venule_page_picture_free (VenulePagePicture *self)
{
  g_array_unref (self->strips);
  g_free (self);
}

/* Pixels. */
int
venule_page_picture_get_width (const VenulePagePicture *self)
{
  return self->width;
}

int
venule_page_picture_get_height (const VenulePagePicture *self)
{
  return self->height;
}

guint
venule_page_picture_get_n_strips (const VenulePagePicture *self)
{
  return self->strips->len;
}

/**
 * venule_page_picture_find_end:
 * @self: a picture
 * @bottom: a row; it may lie beyond the page
 *
 * Returns: the first strip that lies wholly at that row or below it
 */
guint
venule_page_picture_find_end (const VenulePagePicture *self, int bottom)
{
  int end = CLAMP (bottom, 0, self->height);

  return ((guint) end + VENULE_PAGE_PICTURE_STRIP - 1) / VENULE_PAGE_PICTURE_STRIP;
}

static int
get_top (guint strip)
{
  return (int) strip * VENULE_PAGE_PICTURE_STRIP;
}

static int
get_strip_height (const VenulePagePicture *self, guint strip)
{
  return MIN (self->height - get_top (strip), VENULE_PAGE_PICTURE_STRIP);
}

/**
 * venule_page_picture_set_due:
 * @self: a picture
 * @top: the first row that may look different
 * @bottom: the row after the last one; both may lie beyond the page
 */
void
venule_page_picture_set_due (VenulePagePicture *self, int top, int bottom)
{
  for (guint i = 0; i < self->strips->len; i++)
    if (get_top (i) < bottom && get_top (i + 1) > top)
      get_strip (self, i)->is_due = TRUE;
}

/**
 * venule_page_picture_is_due:
 * @self: a picture
 * @strip: from 0, from the top
 *
 * Returns: whether the strip has to be painted before it is shown
 */
gboolean
venule_page_picture_is_due (const VenulePagePicture *self, guint strip)
{
  return get_strip (self, strip)->is_due;
}

/**
 * venule_page_picture_take:
 * @self: a picture
 * @strip: from 0, from the top
 * @painted: what there is on the page from that strip on, opaque, as 32-bit pixels; of its rows whole strips are taken
 * @is_wide: whether one pixel is to be made of %VENULE_PAGE_PICTURE_ACROSS of them, one beside the other
 *
 * What is painted is not due any more.
 */
void
venule_page_picture_take (VenulePagePicture *self, guint strip, cairo_surface_t *painted, gboolean is_wide)
{
  int n_rows = cairo_image_surface_get_height (painted);

  for (int y = 0; strip < self->strips->len && y + get_strip_height (self, strip) <= n_rows; strip++)
    {
      Strip *taken = get_strip (self, strip);
      cairo_surface_t *copy = copy_rows (painted, y, self->width, get_strip_height (self, strip), is_wide);

      y += get_strip_height (self, strip);
      taken->is_due = FALSE;
      if (taken->surface != NULL && look_alike (taken->surface, copy))
        {
          cairo_surface_destroy (copy);
          continue;
        }
      clear_strip (taken);
      taken->surface = copy;
    }
}

/* The software renderer takes a texture apart and puts it together again with every frame. */
static GskRenderNode *
make_cairo_node (cairo_surface_t *surface, const graphene_rect_t *bounds)
{
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, surface, bounds->origin.x, bounds->origin.y);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

static void
destroy_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

static GskRenderNode *
make_texture_node (cairo_surface_t *surface, const graphene_rect_t *bounds)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes
      = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height, destroy_surface,
                                    cairo_surface_reference (surface));
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);

  return gsk_texture_node_new (texture, bounds);
}

/**
 * venule_page_picture_get_node:
 * @self: a picture
 * @strip: from 0, from the top
 * @by_processor: whether the software renderer draws it; the same for as long as the strip lives
 *
 * Returns: (transfer none): the strip as it was painted last, in its place on the page, one unit a pixel
 */
GskRenderNode *
venule_page_picture_get_node (const VenulePagePicture *self, guint strip, gboolean by_processor)
{
  Strip *found = get_strip (self, strip);
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (0, (float) get_top (strip), (float) self->width, (float) get_strip_height (self, strip));

  g_return_val_if_fail (found->surface != NULL, NULL);

  if (found->node == NULL)
    found->node
        = by_processor ? make_cairo_node (found->surface, &bounds) : make_texture_node (found->surface, &bounds);
  return found->node;
}
