/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-stroke.h"

#include <math.h>

/* A drawing of a leg is a third as wide as it is high. */
#define ASPECT (1.0 / 3)

static void
test_text (void)
{
  static const struct
  {
    const char *from, *to;
  } rows[] = {
    { "0.61,0.26 0.59,0.31", "0.61,0.26 0.59,0.31" },
    { "0.5,1", "0.5,1" },
    { "0,0.1239", "0,0.124" },
    { "1.2,-0.3", "1,0" },
    { "0.1,0.2 0.3", "0.1,0.2" },
    { "0.100,0.250", "0.1,0.25" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) points = venule_stroke_parse (rows[i].from);
      g_autofree char *text = venule_stroke_format (points);

      g_assert_cmpstr (text, ==, rows[i].to);
    }
}

static void
test_distance (void)
{
  static const struct
  {
    const char *points;
    double x, y, distance;
  } rows[] = {
    { "0.5,0.5", 0.5, 0.7, 0.2 },
    { "0.5,0.5", 0.8, 0.5, 0.1 },                 /* across is a third of down */
    { "0.5,0.2 0.5,0.8", 0.2, 0.5, 0.1 },         /* beside the line */
    { "0.5,0.2 0.5,0.8", 0.5, 0.9, 0.1 },         /* beyond its end */
    { "0.5,0.2 0.5,0.4 0.8,0.4", 0.8, 0.3, 0.1 }, /* its nearest part counts */
    { "0.5,0.5 0.5,0.5", 0.5, 0.6, 0.1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) points = venule_stroke_parse (rows[i].points);

      g_assert_cmpfloat_with_epsilon (venule_stroke_get_distance (points, ASPECT, rows[i].x, rows[i].y),
                                      rows[i].distance, 1e-9);
    }
}

/* A mark moves as a whole: at the edge it stops and keeps its shape. */
static void
test_move (void)
{
  static const struct
  {
    const char *from;
    double dx, dy;
    const char *to;
  } rows[] = {
    { "0.5,0.5", 0.1, -0.2, "0.6,0.3" },
    { "0.5,0.5", 0.9, -0.9, "1,0" },
    { "0.2,0.2 0.6,0.4", 0.7, 0.1, "0.6,0.3 1,0.5" },
    { "0.2,0.2 0.6,0.4", -0.7, -0.7, "0,0 0.4,0.2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) points = venule_stroke_parse (rows[i].from);
      g_autofree char *text = NULL;

      venule_stroke_move (points, rows[i].dx, rows[i].dy);
      text = venule_stroke_format (points);
      g_assert_cmpstr (text, ==, rows[i].to);
    }
}

static void
test_simplify (void)
{
  static const struct
  {
    const char *from, *to;
  } rows[] = {
    { "0.5,0.1 0.5,0.2 0.5,0.3 0.5,0.4", "0.5,0.1 0.5,0.4" },
    { "0.5,0.1 0.503,0.2 0.5,0.3", "0.5,0.1 0.5,0.3" },
    { "0.5,0.1 0.8,0.2 0.5,0.3", "0.5,0.1 0.8,0.2 0.5,0.3" },
    { "0.2,0.2 0.3,0.3 0.2,0.4 0.2,0.2", "0.2,0.2 0.3,0.3 0.2,0.4 0.2,0.2" },
    { "0.5,0.5 0.501,0.501 0.502,0.502", "0.5,0.5" },
    { "0.5,0.5", "0.5,0.5" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) points = venule_stroke_parse (rows[i].from);
      g_autoptr (GArray) simple = venule_stroke_simplify (points, ASPECT, 0.004);
      g_autofree char *text = venule_stroke_format (simple);

      g_assert_cmpstr (text, ==, rows[i].to);
    }
}

/* However a hand moves, few points come of it, and none that was drawn is far from what is kept. */
static void
test_simplify_hand (void)
{
  g_autoptr (GArray) points = venule_stroke_new ();
  g_autoptr (GArray) simple = NULL;
  g_autoptr (GArray) scribble = venule_stroke_new ();
  g_autoptr (GArray) few = NULL;

  for (guint i = 0; i < 600; i++)
    venule_stroke_add (points, 0.5 + 0.3 * sin (i / 90.0) + g_random_double_range (-0.003, 0.003), 0.1 + i / 800.0);
  simple = venule_stroke_simplify (points, ASPECT, 0.004);
  g_assert_cmpuint (venule_stroke_get_n_points (simple), <, 40);
  for (guint i = 0; i < venule_stroke_get_n_points (points); i++)
    {
      double x, y;

      venule_stroke_get_point (points, i, &x, &y);
      g_assert_cmpfloat (venule_stroke_get_distance (simple, ASPECT, x, y), <=, 0.004 + 1e-9);
    }

  for (guint i = 0; i < 5000; i++)
    venule_stroke_add (scribble, g_random_double (), g_random_double ());
  few = venule_stroke_simplify (scribble, ASPECT, 0.004);
  g_assert_cmpuint (venule_stroke_get_n_points (few), <=, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/stroke/text", test_text);
  g_test_add_func ("/app/stroke/distance", test_distance);
  g_test_add_func ("/app/stroke/move", test_move);
  g_test_add_func ("/app/stroke/simplify", test_simplify);
  g_test_add_func ("/app/stroke/simplify-hand", test_simplify_hand);

  return g_test_run ();
}
