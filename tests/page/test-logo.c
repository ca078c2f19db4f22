/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-logo.h"

#include "venule-test-sheet.h"
#include "venule-test-tools.h"

#include <glib/gstdio.h>
#include <string.h>

static char *folder;

static char *
write_file (const char *name, gconstpointer data, gsize length)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}

/* A dark disc on nothing or on paper. */
static char *
draw_logo (const char *name, int width, int height, gboolean transparent)
{
  char *path = g_build_filename (folder, name, NULL);
  cairo_surface_t *surface
      = cairo_image_surface_create (transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  if (!transparent)
    cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0x4D / 255.0, 0x66 / 255.0);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 3.0, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return path;
}

static VenuleSheet *
make_sheet (const char *language, VenuleFormat format, const char *logo)
{
  VenuleSheet *sheet = venule_test_sheet_load (language, NULL, format);

  sheet->logo = g_strdup (logo);
  return sheet;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *) (data + y * cairo_image_surface_get_stride (surface) + x * 4) & 0xFFFFFF;
}

/* Where page 1 shows the colour of the logo: its box in points, and whether there is black around it. */
static void
find_logo (VenulePages *pages, int *left, int *top, int *right, int *bottom)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  venule_pages_draw (pages, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  *left = *top = 1000;
  *right = *bottom = -1;
  for (int y = 0; y < 842; y++)
    for (int x = 0; x < 596; x++)
      if (get_pixel (surface, x, y) == 0x004D66)
        {
          *left = MIN (*left, x);
          *right = MAX (*right, x);
          *top = MIN (*top, y);
          *bottom = MAX (*bottom, y);
        }
  /* The corner of a transparent logo is paper. */
  if (*right >= 0)
    g_assert_cmphex (get_pixel (surface, *left, MAX (*top - 3, 0)), >=, 0xFEFEFE);
  cairo_surface_destroy (surface);
}

typedef struct
{
  const char *name;
  int width, height;
  gboolean transparent;
} Good;

static const Good goods[] = {
  { "good.png", 300, 120, FALSE }, { "transparent.png", 300, 120, TRUE }, { "large.png", 1400, 1400, TRUE },
  { "tall.png", 40, 900, FALSE },  { "wide.png", 1800, 60, FALSE },       { "small.png", 16, 16, TRUE },
};

/* Whatever its shape, a logo stands in its corner, the far one from the title, and the PDF reads back. */
static void
test_good (gconstpointer data)
{
  const Good *good = data;
  g_autofree char *path = draw_logo (good->name, good->width, good->height, good->transparent);
  static const char *const languages[] = { "en", "ar" };

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (VenuleFormat format = VENULE_FORMAT_STANDARD; format <= VENULE_FORMAT_EXTRA_LARGE; format++)
      {
        g_autoptr (VenuleSheet) sheet = make_sheet (languages[l], format, path);
        g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (languages[l], NULL);
        g_autoptr (GBytes) pdf = venule_test_make_pdf (sheet, fonts, NULL);
        g_autoptr (GBytes) again = venule_test_make_pdf (sheet, fonts, NULL);
        g_autoptr (GError) error = NULL;
        g_autoptr (VenulePages) pages = venule_pages_new (sheet, fonts, NULL, &error);
        int left, top, right, bottom;

        g_assert_no_error (error);
        g_assert_true (g_bytes_equal (pdf, again));
        if (MIN (good->width, good->height) * 9 < MAX (good->width, good->height))
          continue;
        find_logo (pages, &left, &top, &right, &bottom);
        g_assert_cmpint (right - left, >, 12);
        g_assert_cmpint (abs (right - left - (bottom - top)), <=, 2);
        g_assert_cmpint (bottom, <, 42 + 45);
        if (sheet->right_to_left)
          g_assert_cmpint (left, >, 400);
        else
          g_assert_cmpint (right, <, 200);
      }
  g_unlink (path);
}

static void
assert_refused (const char *path, const char *part)
{
  g_autoptr (VenuleSheet) sheet = make_sheet ("en", VENULE_FORMAT_STANDARD, path);
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts ("en", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenulePages) pages = venule_pages_new (sheet, fonts, NULL, &error);

  g_assert_null (pages);
  g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE);
  if (strstr (error->message, path) == NULL || strstr (error->message, part) == NULL)
    g_error ("%s", error->message);
}

/* What is no picture, half of one or too much of one is refused by name, whatever its ending says. */
static void
test_refused (void)
{
  g_autofree char *whole = draw_logo ("whole.png", 400, 400, TRUE), *missing = g_build_filename (folder, "none", NULL);
  g_autofree char *data = NULL, *half = NULL, *damaged = NULL, *jpeg = NULL, *empty = NULL, *huge = NULL,
                  *long_file = NULL;
  g_autofree char *large = g_malloc0 (3 << 20), *nothing = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (whole, &data, &length, &error);
  g_assert_no_error (error);
  half = write_file ("half.png", data, length / 2);
  assert_refused (half, "can't be read");
  data[16] = data[20] = 0x10; /* 268 million points a side */
  huge = write_file ("huge.png", data, length);
  assert_refused (huge, "two million");
  memset (data + 16, 0, 4);
  nothing = write_file ("nothing.png", data, length);
  assert_refused (nothing, "no size");
  data[18] = 1;
  data[20] = 0;
  damaged = write_file ("damaged.png", data, length);
  assert_refused (damaged, "can't be read");
  jpeg = write_file ("jpeg.png", "\xFF\xD8\xFF\xE0\0\x10JFIF\0 and then some more of it", 36);
  assert_refused (jpeg, "no PNG");
  empty = write_file ("empty.png", "", 0);
  assert_refused (empty, "no PNG");
  memcpy (large, "\x89PNG\r\n\x1A\n", 8);
  long_file = write_file ("long.png", large, 3 << 20);
  assert_refused (long_file, "2 MiB");
  assert_refused (missing, "can't be read");
  assert_refused (folder, "plain file");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  venule_fonts_forgo_system_fonts ();
  folder = g_dir_make_tmp ("venule-XXXXXX", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (goods); i++)
    {
      g_autofree char *path = g_strconcat ("/page/logo/", goods[i].name, NULL);

      g_test_add_data_func (path, &goods[i], test_good);
    }
  g_test_add_func ("/page/logo/refused", test_refused);
  status = g_test_run ();
  for (const char *name; error == NULL;)
    {
      g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
      g_autofree char *path = NULL;

      name = dir ? g_dir_read_name (dir) : NULL;
      if (name == NULL)
        break;
      path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
  return status;
}
