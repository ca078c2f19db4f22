/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* A page is shown as it was painted last, and what looks as before is not drawn again. */

#include "venule-page-picture.h"

#define WIDTH  40
#define HEIGHT 100

static cairo_surface_t *
paint (int across, const cairo_rectangle_int_t *mark, double grey)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * across, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_rectangle (cr, mark->x * across, mark->y, mark->width * across, mark->height);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
draw (const VenulePagePicture *picture)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < venule_page_picture_get_n_strips (picture); i++)
    gsk_render_node_draw (venule_page_picture_get_node (picture, i, TRUE), cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
assert_alike (cairo_surface_t *surface, cairo_surface_t *other)
{
  gsize size = (gsize) cairo_image_surface_get_stride (surface) * HEIGHT;

  g_assert_cmpmem (cairo_image_surface_get_data (surface), size, cairo_image_surface_get_data (other), size);
}

static void
assert_shows (VenulePagePicture *picture, gboolean is_wide, const cairo_rectangle_int_t *mark)
{
  cairo_surface_t *expected = paint (1, mark, 0);
  cairo_surface_t *painted = paint (is_wide ? VENULE_PAGE_PICTURE_ACROSS : 1, mark, 0);
  cairo_surface_t *drawn;

  venule_page_picture_take (picture, 0, painted, is_wide);
  drawn = draw (picture);

  g_assert_cmpint (venule_page_picture_get_width (picture), ==, WIDTH);
  g_assert_cmpint (venule_page_picture_get_height (picture), ==, HEIGHT);
  assert_alike (drawn, expected);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (painted);
  cairo_surface_destroy (expected);
}

static void
test_as_painted (void)
{
  const cairo_rectangle_int_t mark = { 3, 5, 20, 90 };

  g_autoptr (VenulePagePicture) picture = venule_page_picture_new (WIDTH, HEIGHT);

  assert_shows (picture, FALSE, &mark);
  assert_shows (picture, TRUE, &mark);
}

/* Whatever was there before, and wherever it differs: pictures of another patient's page leave nothing behind. */
static void
test_after_another (void)
{
  const cairo_rectangle_int_t all = { 0, 0, WIDTH, HEIGHT };
  g_autoptr (VenulePagePicture) picture = venule_page_picture_new (WIDTH, HEIGHT);

  for (int y = 0; y < HEIGHT; y++)
    {
      const cairo_rectangle_int_t line = { y % WIDTH, y, 1, 1 };

      assert_shows (picture, FALSE, &all);
      assert_shows (picture, y % 2 == 0, &line);
    }
}

/* A strip that looks as before is the same node: only where the mark is, there is another. */
static void
test_kept (void)
{
  const cairo_rectangle_int_t nothing = { 0, 0, 0, 0 }, mark = { 10, 70, 5, 2 };
  cairo_surface_t *blank = paint (1, &nothing, 0), *marked = paint (1, &mark, 0.99);
  g_autoptr (VenulePagePicture) picture = venule_page_picture_new (WIDTH, HEIGHT);
  guint n = venule_page_picture_get_n_strips (picture), n_kept = 0;
  g_autofree GskRenderNode **nodes = g_new (GskRenderNode *, n);

  venule_page_picture_take (picture, 0, blank, FALSE);
  for (guint i = 0; i < n; i++)
    nodes[i] = gsk_render_node_ref (venule_page_picture_get_node (picture, i, TRUE));
  venule_page_picture_take (picture, 0, blank, FALSE);
  for (guint i = 0; i < n; i++)
    g_assert_true (venule_page_picture_get_node (picture, i, TRUE) == nodes[i]);
  venule_page_picture_take (picture, 0, marked, FALSE);
  for (guint i = 0; i < n; i++)
    n_kept += venule_page_picture_get_node (picture, i, TRUE) == nodes[i];
  g_assert_cmpuint (n_kept, ==, n - 1);
  for (guint i = 0; i < n; i++)
    gsk_render_node_unref (nodes[i]);
  cairo_surface_destroy (marked);
  cairo_surface_destroy (blank);
}

/* What may look different is due from its first row to its last, and is not after it has been painted. */
static void
test_due (void)
{
  const cairo_rectangle_int_t nothing = { 0, 0, 0, 0 };
  const int strip = VENULE_PAGE_PICTURE_STRIP;
  cairo_surface_t *blank = paint (1, &nothing, 0);
  g_autoptr (VenulePagePicture) picture = venule_page_picture_new (WIDTH, HEIGHT);

  g_assert_true (venule_page_picture_is_due (picture, 0));
  venule_page_picture_take (picture, 0, blank, FALSE);
  for (guint i = 0; i < venule_page_picture_get_n_strips (picture); i++)
    g_assert_false (venule_page_picture_is_due (picture, i));
  venule_page_picture_set_due (picture, strip, strip + 1);
  g_assert_false (venule_page_picture_is_due (picture, 0));
  g_assert_true (venule_page_picture_is_due (picture, 1));
  g_assert_false (venule_page_picture_is_due (picture, 2));
  venule_page_picture_set_due (picture, -5, 1);
  g_assert_true (venule_page_picture_is_due (picture, 0));
  venule_page_picture_set_due (picture, 3 * strip - 1, 100 * strip);
  g_assert_true (venule_page_picture_is_due (picture, 2));
  g_assert_cmpuint (venule_page_picture_find_end (picture, strip), ==, 1);
  g_assert_cmpuint (venule_page_picture_find_end (picture, strip + 1), ==, 2);
  g_assert_cmpuint (venule_page_picture_find_end (picture, G_MAXINT), ==, venule_page_picture_get_n_strips (picture));
  g_assert_cmpuint (venule_page_picture_find_end (picture, -1), ==, 0);
  cairo_surface_destroy (blank);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check (); /* Without a display it fails, but render nodes are there. */
  g_test_add_func ("/app/page-picture/as-painted", test_as_painted);
  g_test_add_func ("/app/page-picture/after-another", test_after_another);
  g_test_add_func ("/app/page-picture/kept", test_kept);
  g_test_add_func ("/app/page-picture/due", test_due);
  return g_test_run ();
}
