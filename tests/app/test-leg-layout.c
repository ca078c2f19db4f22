/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-leg-layout.h"

#include <math.h>

static const char *const views[] = { "front", "back", "inner", NULL };
static const char *const legs[] = { "left", "right", NULL };

static VenuleLegLayout
make_layout (guint n_columns)
{
  return (VenuleLegLayout){ .width = 640, .aspect = 1.0 / 3, .words = 20, .n_columns = n_columns, .zoom = 1 };
}

/* The right leg is on the left hand of who looks at it, but from behind. */
static void
test_pictures (void)
{
  static const struct
  {
    const char *leg, *view;
  } rows[] = {
    { "right", "front" }, { "left", "front" },  { "left", "back" },
    { "right", "back" },  { "right", "inner" }, { "left", "inner" },
  };
  g_autoptr (GArray) pictures = venule_leg_layout_list_pictures (views, legs);

  g_assert_cmpuint (pictures->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpstr (g_array_index (pictures, VenuleLegPicture, i).leg, ==, rows[i].leg);
      g_assert_cmpstr (g_array_index (pictures, VenuleLegPicture, i).view, ==, rows[i].view);
    }
}

static void
test_columns (void)
{
  static const struct
  {
    double width;
    guint n_columns;
  } rows[] = { { 60, 1 }, { 207, 1 }, { 208, 2 }, { 423, 2 }, { 424, 4 }, { 855, 4 }, { 856, 8 }, { 3000, 8 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (venule_leg_layout_choose_columns (rows[i].width, 100, 8), ==, rows[i].n_columns);
}

/* A place on the screen is the same place on the drawing there and back, however much is zoomed; on neither leg is it
 * mirrored: marks are kept as they are seen, as the sheet paints them. */
static void
test_places (void)
{
  for (double zoom = 1; zoom < 6; zoom += 1.3)
    for (guint column = 0; column < 4; column++)
      {
        VenuleLegLayout layout = make_layout (4);
        double x, y, across, down;
        guint found;

        venule_leg_layout_zoom_at (&layout, zoom, 200, 100);
        venule_leg_layout_get_place (&layout, column, 0.25, 0.75, &x, &y);
        g_assert_true (venule_leg_layout_find_place (&layout, x, y, &found, &across, &down));
        g_assert_cmpuint (found, ==, column);
        g_assert_cmpfloat_with_epsilon (across, 0.25, 1e-9);
        g_assert_cmpfloat_with_epsilon (down, 0.75, 1e-9);
      }
}

static void
test_cards (void)
{
  VenuleLegLayout layout = make_layout (4);
  double across, down;
  guint column;

  for (guint i = 0; i < 4; i++)
    {
      VenuleLegBox card = venule_leg_layout_get_card (&layout, i), drawing = venule_leg_layout_get_drawing (&layout, i);

      g_assert_cmpfloat (drawing.x, >=, card.x);
      g_assert_cmpfloat (drawing.x + drawing.width, <=, card.x + card.width);
      g_assert_cmpfloat (drawing.y + drawing.height + layout.words, <=, card.height);
      g_assert_cmpfloat (card.x + card.width, <=, layout.width + 1e-9);
      g_assert_cmpfloat_with_epsilon (drawing.width / drawing.height, layout.aspect, 1e-9);
      if (i > 0)
        g_assert_false (venule_leg_layout_find_place (&layout, card.x - 1, 10, &column, &across, &down));
    }
  /* One wide drawing leaves room for what stands below. */
  layout = make_layout (1);
  g_assert_cmpfloat (venule_leg_layout_get_height (&layout), <, layout.width);
}

/* What the pointer is on stays under it, and nothing beyond the edges is shown. */
static void
test_zoom (void)
{
  VenuleLegLayout layout = make_layout (2);
  double before_x, before_y, x, y;
  guint column;

  g_assert_false (venule_leg_layout_pan_by (&layout, 50, 50));
  venule_leg_layout_find_place (&layout, 150, 200, &column, &before_x, &before_y);
  venule_leg_layout_zoom_at (&layout, 2.5, 150, 200);
  venule_leg_layout_find_place (&layout, 150, 200, &column, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, before_x, 1e-9);
  g_assert_cmpfloat_with_epsilon (y, before_y, 1e-9);

  g_assert_true (venule_leg_layout_pan_by (&layout, -1e6, -1e6));
  g_assert_cmpfloat (layout.pan_x, ==, 0);
  g_assert_true (venule_leg_layout_pan_by (&layout, 1e6, 1e6));
  g_assert_cmpfloat_with_epsilon (layout.pan_x, layout.width * 1.5, 1e-9);

  venule_leg_layout_get_place (&layout, 0, 0, 0, &x, &y);
  venule_leg_layout_reveal (&layout, x, y, 40);
  venule_leg_layout_get_place (&layout, 0, 0, 0, &x, &y);
  g_assert_cmpfloat (x, >=, 0);
  g_assert_cmpfloat (y, >=, 0);

  venule_leg_layout_zoom_at (&layout, 0.1, 0, 0);
  g_assert_cmpfloat (layout.zoom, ==, 1);
  g_assert_cmpfloat (layout.pan_x, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/leg-layout/pictures", test_pictures);
  g_test_add_func ("/app/leg-layout/columns", test_columns);
  g_test_add_func ("/app/leg-layout/places", test_places);
  g_test_add_func ("/app/leg-layout/cards", test_cards);
  g_test_add_func ("/app/leg-layout/zoom", test_zoom);

  return g_test_run ();
}
