/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-leg-map.h"

#include "venule-test-sheet.h"
#include "venule-test-tools.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define WIDTH  200
#define HEIGHT 600

/* (nullable): the veins that have a word. */
static GHashTable *drawn_words;

static cairo_surface_t *
draw (const char *leg, const char *view, GPtrArray *marks)
{
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  g_assert_true (venule_leg_map_load (leg_map, view, &error));
  g_assert_no_error (error);
  venule_leg_map_draw (leg_map, cr, leg, view, drawn_words, marks, 0, 0, WIDTH, HEIGHT);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *) (data + y * cairo_image_surface_get_stride (surface) + x * 4);
}

static gboolean
is_dark (cairo_surface_t *surface, int x, int y)
{
  guint32 pixel = get_pixel (surface, x, y);

  return (pixel >> 24) == 0xFF && ((pixel >> 16 & 0xFF) + (pixel >> 8 & 0xFF) + (pixel & 0xFF)) / 3 < 0x80;
}

static guint
count_dark (cairo_surface_t *surface)
{
  guint n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      n += is_dark (surface, x, y);
  return n;
}

static guint
count_painted (cairo_surface_t *surface)
{
  guint n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      n += get_pixel (surface, x, y) != 0;
  return n;
}

static void
test_outlines (void)
{
  static const char *const views[] = { "front", "back", "inner", "outer" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      cairo_surface_t *right = draw ("right", views[i], NULL), *left = draw ("left", views[i], NULL);
      guint n_right = count_painted (right), n_mirrored = 0;

      g_assert_cmpuint (n_right, >, 5000);
      /* The line around the leg: down one side, around the foot, up the other. */
      g_assert_cmpuint (count_dark (right), >, 2 * HEIGHT);
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          n_mirrored += get_pixel (right, x, y) != 0 && get_pixel (left, WIDTH - 1 - x, y) != 0;
      g_assert_cmpuint (n_mirrored, >, n_right * 98 / 100);
      cairo_surface_destroy (right);
      cairo_surface_destroy (left);
    }
}

/* A mark stands where the consultation has it on either leg, and only on its own leg and view. */
static void
test_marks (void)
{
  static const char *const kinds[] = { "thread", "reticular", "feeding", "treated" };
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const double points[] = { 0.2, 0.4, 0.8, 0.4 };
      g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_leg_mark_free);
      VenuleLegMark *mark = venule_leg_mark_new ("left", "front", kinds[i]);
      cairo_surface_t *here, *other_leg, *other_view;

      g_array_append_vals (mark->points, points, G_N_ELEMENTS (points));
      g_ptr_array_add (marks, mark);
      here = draw ("left", "front", marks);
      other_leg = draw ("right", "front", marks);
      other_view = draw ("left", "back", marks);
      g_assert_cmpuint (get_pixel (here, 41, 240), !=, 0);
      g_assert_cmpuint (get_pixel (here, 41, 240), !=, get_pixel (other_leg, 41, 240));
      g_assert_cmpuint (get_pixel (here, 41, 240), !=, get_pixel (other_view, 41, 240));
      g_assert_true (g_hash_table_add (colours, GUINT_TO_POINTER (get_pixel (here, 41, 240))));
      cairo_surface_destroy (here);
      cairo_surface_destroy (other_leg);
      cairo_surface_destroy (other_view);
    }
}

/* In black and white too: a small dot, a dash, a ring and a large dot; and light around each on top of another. */
static void
test_shapes (void)
{
  static const struct
  {
    const char *kind;
    gboolean centre, beside, below, far;
  } rows[] = {
    { "thread", TRUE, FALSE, FALSE, FALSE },
    { "reticular", TRUE, TRUE, FALSE, TRUE },
    { "feeding", FALSE, FALSE, FALSE, TRUE },
    { "treated", TRUE, TRUE, TRUE, FALSE },
  };
  const double point[] = { 0.5, 0.35 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_leg_mark_free);
      VenuleLegMark *mark = venule_leg_mark_new ("left", "front", rows[i].kind);
      cairo_surface_t *surface;

      g_array_append_vals (mark->points, point, G_N_ELEMENTS (point));
      g_ptr_array_add (marks, mark);
      surface = draw ("left", "front", marks);
      g_assert_cmpint (is_dark (surface, 100, 210), ==, rows[i].centre);
      g_assert_cmpint (is_dark (surface, 106, 210), ==, rows[i].beside);
      g_assert_cmpint (is_dark (surface, 100, 216), ==, rows[i].below);
      g_assert_cmpint (is_dark (surface, 109, 210), ==, rows[i].far);
      cairo_surface_destroy (surface);
      if (!g_str_equal (rows[i].kind, "thread"))
        continue;
      mark = venule_leg_mark_new ("left", "front", "treated");
      g_array_append_vals (mark->points, point, G_N_ELEMENTS (point));
      g_ptr_array_add (marks, mark);
      surface = draw ("left", "front", marks);
      g_assert_true (is_dark (surface, 100, 210));
      g_assert_false (is_dark (surface, 105, 210));
      g_assert_true (is_dark (surface, 107, 210));
      cairo_surface_destroy (surface);
    }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleLegMap) leg_map = venule_leg_map_new_from_folder ("/nowhere", &error);

  g_assert_null (leg_map);
  g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE);
  g_clear_error (&error);
  leg_map = venule_test_open_leg_map ();
  g_assert_false (venule_leg_map_load (leg_map, "above", &error));
  g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE);
}

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static const char *const names[] = { "leg-front.svg", "leg-back.svg", "leg-inner.svg", "leg-outer.svg", "leg-map.xml" };

/* A folder of leg maps as shipped, with the schemas beside it. */
static char *
make_folder (char **parent)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *schemas = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "schemas", NULL);
  g_autofree char *link = NULL;
  char *folder;

  *parent = g_dir_make_tmp ("venule-XXXXXX", &error);
  g_assert_no_error (error);
  folder = g_build_filename (*parent, "leg-maps", NULL);
  link = g_build_filename (*parent, "schemas", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (schemas, link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "leg-maps", names[i], NULL);
      g_autofree char *text = NULL;

      g_file_get_contents (from, &text, NULL, &error);
      g_assert_no_error (error);
      write_file (folder, names[i], text);
    }
  return folder;
}

static void
remove_folder (const char *folder, const char *parent)
{
  g_autofree char *link = g_build_filename (parent, "schemas", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_unlink (link);
  g_rmdir (folder);
  g_rmdir (parent);
}

#define VIEW         "<view id=\"front\" file=\"leg-front.svg\" label=\"front\"/>"
#define TRUNK        "<trunk id=\"gsv\" label=\"GSV\" name=\"a vein\"/>"
#define LABEL(more)  "<label view=\"front\" trunk=\"gsv\" " more "/>"
#define MAP(content) "<leg-map width=\"200\" height=\"600\">" content "</leg-map>"

typedef struct
{
  const char *map;
  const char *message; /* (nullable): a part of the refusal */
} Map;

static const Map maps[] = {
  { MAP (VIEW TRUNK LABEL ("x=\"0.5\" y=\"0.5\" align=\"end\"")), NULL },
  { MAP (VIEW TRUNK LABEL ("x=\"0.5\" y=\"0.5\" align=\"end\"") LABEL ("x=\"0.5\" y=\"0.6\" align=\"start\"")), NULL },
  { MAP (VIEW TRUNK LABEL ("x=\"0.5\" y=\"0.5\" align=\"end\"") LABEL ("x=\"0.5\" y=\"0.6\" align=\"end\"")),
    "too close" },
  { "no map", ":1: " },
  { "<map/>", "<leg-map>" },
  { "<leg-map/>", "no width" },
  { "<leg-map width=\"0\" height=\"600\">" VIEW "</leg-map>", "size" },
  { "<leg-map width=\"200\" height=\"nan\">" VIEW "</leg-map>", "height=" },
  { MAP (""), ":1: " },
  { MAP ("<view id=\"front\" label=\"front\"/>"), "no file" },
  { MAP ("<view id=\"front\" file=\"leg-none.svg\" label=\"front\"/>"), "leg-none.svg" },
  { MAP ("<view id=\"front\" file=\"../leg-maps/leg-front.svg\" label=\"front\"/>"), "leg-front.svg" },
  { MAP ("<view id=\"above\" file=\"leg-front.svg\" label=\"above\"/>"), ":1: " },
  { MAP (VIEW TRUNK LABEL ("x=\"0.5\" y=\"0.5\"")), "no align" },
  { MAP (VIEW TRUNK LABEL ("x=\"1.5\" y=\"0.5\" align=\"end\"")), "x=" },
  { MAP (VIEW TRUNK LABEL ("x=\"0.5\" y=\"high\" align=\"end\"")), "y=" },
  { MAP (VIEW TRUNK "<label view=\"back\" trunk=\"gsv\" x=\"0\" y=\"0\" align=\"end\"/>"), "back" },
  { MAP (VIEW TRUNK "<note/>"), ":1: " },
};

/* What the map says is read through its schema; a wrong one is refused with its line. */
static void
test_maps (void)
{
  g_autofree char *parent = NULL;
  g_autofree char *folder = make_folder (&parent);

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VenuleLegMap) leg_map = NULL;

      write_file (folder, "leg-map.xml", maps[i].map);
      leg_map = venule_leg_map_new_from_folder (folder, &error);
      if ((leg_map != NULL) != (maps[i].message == NULL))
        g_error ("%s: %s", maps[i].map, error ? error->message : "not refused");
      if (leg_map != NULL)
        continue;
      g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE);
      if (strstr (error->message, maps[i].message) == NULL || strstr (error->message, "leg-map.xml:1: ") == NULL)
        g_error ("%s: %s", maps[i].map, error->message);
    }
  remove_folder (folder, parent);
}

/* The left leg's labels are those of the right one, mirrored. */
static void
test_labels (void)
{
  static const char *const views[] = { "front", "back", "inner", "outer" };
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();
  guint n_labels = 0;

  for (guint v = 0; v < G_N_ELEMENTS (views); v++)
    {
      VenuleLegMapLabel right, left;

      for (guint i = 0; venule_leg_map_find_label (leg_map, "right", views[v], i, &right); i++, n_labels++)
        {
          g_assert_true (venule_leg_map_find_label (leg_map, "left", views[v], i, &left));
          g_assert_cmpstr (right.trunk, ==, left.trunk);
          g_assert_cmpfloat_with_epsilon (right.x, 1 - left.x, 1e-9);
          g_assert_cmpfloat (right.y, ==, left.y);
          g_assert_true (right.on_right != left.on_right);
        }
    }
  g_assert_cmpuint (n_labels, >=, 4);
}

/* A vein without a word is left out, and a line leads to the word of the others. */
static void
test_trunks (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  cairo_surface_t *none, *some;
  cairo_surface_t *all = draw ("right", "outer", NULL);

  drawn_words = words;
  none = draw ("right", "outer", NULL);
  g_hash_table_add (words, (gpointer) "ssv");
  some = draw ("right", "outer", NULL);
  drawn_words = NULL;
  g_assert_cmpuint (get_pixel (none, 2, 392), ==, 0);
  g_assert_cmpuint (get_pixel (all, 2, 392), ==, 0);
  g_assert_true (get_pixel (some, 2, 392) != 0);
  g_assert_true (memcmp (cairo_image_surface_get_data (all), cairo_image_surface_get_data (none),
                         (gsize) (HEIGHT * cairo_image_surface_get_stride (all)))
                 != 0);
  cairo_surface_destroy (all);
  cairo_surface_destroy (none);
  cairo_surface_destroy (some);
}

#define SVG(content) "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 600\">" content "</svg>"

typedef struct
{
  const char *drawing;
  const char *message; /* (nullable): a part of the refusal */
} Drawing;

static const Drawing drawings[] = {
  { SVG ("<path d=\"M10 10L20 20 30 10C1 2 3 4 5 6Z\" fill=\"none\" stroke=\"#123456\"/>"), NULL },
  { SVG ("<g id=\"trunks\"><path id=\"gsv\" d=\"M1 2L3 4\"/></g>"), NULL },
  { SVG ("<g id=\"trunks\"><path id=\"gsv\" d=\"M1\"/></g>"), "d=" },
  { SVG ("<g stroke=\"#123456\" stroke-dasharray=\"3 4\"><path d=\"M1-2L3,4\"/></g>"), NULL },
  { "no drawing", ":1:" },
  { "<svg viewBox=\"0 0 200 600\"/>", "SVG" },
  { "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 60\"/>", "view box" },
  { "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "DOCTYPE" },
  { SVG ("<image/>"), "<image>" },
  { SVG ("<g><g><g><g><g><g><g><g><g><g/></g></g></g></g></g></g></g></g></g>"), "<g>" },
  { SVG ("<path/>"), "d=" },
  { SVG ("<path d=\"\"/>"), "d=" },
  { SVG ("<path d=\"M1\"/>"), "d=" },
  { SVG ("<path d=\"1 2\"/>"), "d=" },
  { SVG ("<path d=\"M1 2Z3 4\"/>"), "d=" },
  { SVG ("<path d=\"M1 2l3 4\"/>"), "d=" },
  { SVG ("<path d=\"M1 nan\"/>"), "d=" },
  { SVG ("<path d=\"M1 inf\"/>"), "d=" },
  { SVG ("<path d=\"M1 2\" fill=\"red\"/>"), "fill=" },
  { SVG ("<path d=\"M1 2\" stroke=\"#12345g\"/>"), "stroke=" },
  { SVG ("<path d=\"M1 2\" stroke-width=\"-1\"/>"), "stroke-width=" },
  { SVG ("<path d=\"M1 2\" stroke-dasharray=\"1 1 1 1 1\"/>"), "stroke-dasharray=" },
  { SVG ("<path d=\"M1 2\" stroke-dasharray=\"0\"/>"), "stroke-dasharray=" },
  { SVG ("<path d=\"M1 2\" style=\"fill:red\"/>"), "style=" },
};

/* Plain paths are understood; all else is refused with its line, and nothing crashes. */
static void
test_drawings (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *folder = make_folder (&parent);

  for (guint d = 0; d < G_N_ELEMENTS (drawings); d++)
    {
      g_autoptr (VenuleLegMap) leg_map = NULL;
      gboolean loaded;

      write_file (folder, "leg-front.svg", drawings[d].drawing);
      leg_map = venule_leg_map_new_from_folder (folder, &error);
      g_assert_no_error (error);
      loaded = venule_leg_map_load (leg_map, "front", &error);
      if (loaded != (drawings[d].message == NULL))
        g_error ("%s: %s", drawings[d].drawing, error ? error->message : "not refused");
      if (!loaded)
        {
          g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE);
          if (strstr (error->message, drawings[d].message) == NULL
              || strstr (error->message, "leg-front.svg:1: ") == NULL)
            g_error ("%s: %s", drawings[d].drawing, error->message);
        }
      g_clear_error (&error);
    }
  remove_folder (folder, parent);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/leg-map/outlines", test_outlines);
  g_test_add_func ("/page/leg-map/marks", test_marks);
  g_test_add_func ("/page/leg-map/shapes", test_shapes);
  g_test_add_func ("/page/leg-map/missing", test_missing);
  g_test_add_func ("/page/leg-map/maps", test_maps);
  g_test_add_func ("/page/leg-map/labels", test_labels);
  g_test_add_func ("/page/leg-map/trunks", test_trunks);
  g_test_add_func ("/page/leg-map/drawings", test_drawings);
  return g_test_run ();
}
