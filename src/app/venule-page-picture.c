/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-page-picture.h"

#include <string.h>

/* High enough for a line of print: what is drawn for a changed line is one or two of them. */
#define STRIP_HEIGHT 32

typedef struct
{
  gatomicrefcount uses;
  cairo_surface_t *surface;
  int y;               /* of its top, on the page, pixels */
  GskRenderNode *node; /* (nullable): until it is shown */
} Strip;

struct _VenulePagePicture
{
  int width, height; /* pixels */
  GPtrArray *strips; /* (element-type Strip) */
};

static void
release_strip (gpointer data)
{
  Strip *strip = data;

  if (!g_atomic_ref_count_dec (&strip->uses))
    return;
  g_clear_pointer (&strip->node, gsk_render_node_unref);
  cairo_surface_destroy (strip->surface);
  g_free (strip);
}

/* Two channels at a time, each with room for a sum of four. */
static guint32
average_four (const guint32 *pixels)
{
  guint32 even = 0x00020002, odd = 0x00020002;

  for (guint i = 0; i < VENULE_PAGE_PICTURE_ACROSS; i++)
    {
      even += pixels[i] & 0x00FF00FF;
      odd += (pixels[i] >> 8) & 0x00FF00FF;
    }
  return ((even >> 2) & 0x00FF00FF) | (((odd >> 2) & 0x00FF00FF) << 8);
}

/* Most of a page is paper. */
static void
copy_row (guint32 *to, const guint32 *from, gsize width, gboolean is_wide)
{
  static const guint32 paper[VENULE_PAGE_PICTURE_ACROSS]
      = { VENULE_PAGE_PICTURE_PAPER, VENULE_PAGE_PICTURE_PAPER, VENULE_PAGE_PICTURE_PAPER, VENULE_PAGE_PICTURE_PAPER };

  if (!is_wide)
    memcpy (to, from, width * sizeof *to);
  else
    for (gsize x = 0; x < width; x++, from += VENULE_PAGE_PICTURE_ACROSS)
      to[x] = memcmp (from, paper, sizeof paper) == 0 ? VENULE_PAGE_PICTURE_PAPER : average_four (from);
}

/* Paper is opaque, and what is known to be opaque is copied instead of blended. */
static Strip *
make_strip (cairo_surface_t *painted, gboolean is_wide, int y)
{
  const unsigned char *from = cairo_image_surface_get_data (painted);
  gsize from_stride = (gsize) cairo_image_surface_get_stride (painted), to_stride;
  int width = cairo_image_surface_get_width (painted) / (is_wide ? VENULE_PAGE_PICTURE_ACROSS : 1);
  int height = MIN (cairo_image_surface_get_height (painted) - y, STRIP_HEIGHT);
  Strip *strip = g_new0 (Strip, 1);
  unsigned char *to;

  g_atomic_ref_count_init (&strip->uses);
  strip->y = y;
  strip->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_surface_flush (strip->surface);
  to = cairo_image_surface_get_data (strip->surface);
  to_stride = (gsize) cairo_image_surface_get_stride (strip->surface);
  for (gsize row = 0; row < (gsize) height; row++)
    copy_row ((guint32 *) (gpointer) (to + row * to_stride),
              (const guint32 *) (gconstpointer) (from + ((gsize) y + row) * from_stride), (gsize) width, is_wide);
  cairo_surface_mark_dirty (strip->surface);
  return strip;
}

static gboolean
looks_like (const Strip *strip, const Strip *other)
{
  gsize size = (gsize) cairo_image_surface_get_stride (strip->surface)
               * (gsize) cairo_image_surface_get_height (strip->surface);

  return cairo_image_surface_get_height (strip->surface) == cairo_image_surface_get_height (other->surface)
         && memcmp (cairo_image_surface_get_data (strip->surface), cairo_image_surface_get_data (other->surface), size)
                == 0;
}

/**
 * venule_page_picture_new:
 * @painted: the page, opaque, as 32-bit pixels
 * @is_wide: whether one pixel is to be made of %VENULE_PAGE_PICTURE_ACROSS of them, one beside the other
 * @before: (nullable): how it looked before
 *
 * Returns: (transfer full): the picture
 */
VenulePagePicture *
venule_page_picture_new (cairo_surface_t *painted, gboolean is_wide, const VenulePagePicture *before)
{
  VenulePagePicture *self = g_new0 (VenulePagePicture, 1);

  self->width = cairo_image_surface_get_width (painted) / (is_wide ? VENULE_PAGE_PICTURE_ACROSS : 1);
  self->height = cairo_image_surface_get_height (painted);
  self->strips = g_ptr_array_new_with_free_func (release_strip);
  for (int y = 0; y < self->height; y += STRIP_HEIGHT)
    {
      Strip *strip = make_strip (painted, is_wide, y);
      Strip *other = before == NULL || before->width != self->width || self->strips->len >= before->strips->len
                         ? NULL
                         : before->strips->pdata[self->strips->len];

      if (other != NULL && looks_like (strip, other))
        {
          release_strip (strip);
          strip = other;
          g_atomic_ref_count_inc (&strip->uses);
        }
      g_ptr_array_add (self->strips, strip);
    }
  return self;
}

void
venule_page_picture_free (VenulePagePicture *self)
{
  g_ptr_array_unref (self->strips);
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

/* The software renderer takes a texture apart and puts it together again with every frame. */
static GskRenderNode *
make_cairo_node (const Strip *strip, const graphene_rect_t *bounds)
{
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, strip->surface, 0, strip->y);
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
make_texture_node (const Strip *strip, const graphene_rect_t *bounds)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (strip->surface);
  int width = cairo_image_surface_get_width (strip->surface), height = cairo_image_surface_get_height (strip->surface);
  g_autoptr (GBytes) bytes
      = g_bytes_new_with_free_func (cairo_image_surface_get_data (strip->surface), stride * (gsize) height,
                                    destroy_surface, cairo_surface_reference (strip->surface));
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);

  return gsk_texture_node_new (texture, bounds);
}

/**
 * venule_page_picture_get_node:
 * @self: a picture
 * @strip: from 0, from the top
 * @by_processor: whether the software renderer draws it; the same for as long as the strip lives
 *
 * Returns: (transfer none): the strip in its place on the page, one unit a pixel
 */
GskRenderNode *
venule_page_picture_get_node (const VenulePagePicture *self, guint strip, gboolean by_processor)
{
  Strip *found = self->strips->pdata[strip];
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, (float) found->y, (float) self->width,
                                               (float) cairo_image_surface_get_height (found->surface));

  if (found->node == NULL)
    found->node = by_processor ? make_cairo_node (found, &bounds) : make_texture_node (found, &bounds);
  return found->node;
}
