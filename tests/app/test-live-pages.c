/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* What is on the screen after any answers is what is painted from nothing, pixel by pixel, whatever part of it was seen
 * in between. */

#include "venule-bench-answers.h"
#include "venule-bench-case.h"
#include "venule-page-pictures.h"
#include "venule-thread-tools.h"

#include <math.h>

#define ANSWERS 20
#define SHADES  8

typedef struct
{
  VenuleCase *the_case;
  VenuleBenchAnswers *answers;
  VenulePagePictures *pictures;
  double scale;
  gboolean is_composed;
  guint n_compared, n_kept; /* strips; those that were not painted anew */
} Screen;

static void
on_composed_cb (VenuleCase *the_case, Screen *screen)
{
  screen->is_composed = TRUE;
}

static VenulePages *
make_pages (Screen *screen)
{
  VenuleSheet *sheet = venule_case_get_sheet (screen->the_case);
  VenuleWorkplace *workplace = venule_desk_get_workplace (venule_case_get_desk (screen->the_case));
  g_autoptr (GError) error = NULL;
  VenuleFonts *fonts = venule_thread_tools_get_fonts (sheet, &error);
  VenuleLegMap *leg_map = venule_thread_tools_get_leg_map (venule_workplace_get_data_folder (workplace), &error);
  VenulePages *pages;

  g_assert_no_error (error);
  pages = venule_pages_new (sheet, fonts, leg_map, &error);
  g_assert_no_error (error);
  return pages;
}

/* The page in one piece, as it is painted on paper. */
static VenulePagePicture *
paint_whole (VenulePages *pages, guint page, double scale, gboolean is_wide)
{
  int width = (int) ceil (VENULE_PAGE_WIDTH * scale), height = (int) ceil (VENULE_PAGE_HEIGHT * scale);
  int across = is_wide ? VENULE_PAGE_PICTURE_ACROSS : 1;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * across, height);
  VenulePagePicture *picture = venule_page_picture_new (width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale * across, scale);
  venule_pages_draw (pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  venule_page_picture_take (picture, 0, surface, is_wide);
  cairo_surface_destroy (surface);
  return picture;
}

static cairo_surface_t *
draw_strip (const VenulePagePicture *picture, guint strip)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, venule_page_picture_get_width (picture),
                                                         VENULE_PAGE_PICTURE_STRIP);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, 0, -(double) strip * VENULE_PAGE_PICTURE_STRIP);
  gsk_render_node_draw (venule_page_picture_get_node (picture, strip, TRUE), cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* A curve that is cut where strips end is a shade or two of 255 off; anything that is not there is many. */
static void
assert_strip (const VenulePagePicture *shown, const VenulePagePicture *wanted, guint strip)
{
  cairo_surface_t *one = draw_strip (shown, strip), *other = draw_strip (wanted, strip);
  gsize size = (gsize) cairo_image_surface_get_stride (one) * VENULE_PAGE_PICTURE_STRIP;

  for (gsize i = 0; i < size; i++)
    g_assert_cmpint (ABS (cairo_image_surface_get_data (one)[i] - cairo_image_surface_get_data (other)[i]), <=, SHADES);
  cairo_surface_destroy (other);
  cairo_surface_destroy (one);
}

static guint
count_kept (Screen *screen, guint page)
{
  const VenulePagePicture *before = venule_page_pictures_get (screen->pictures, page);
  guint n = 0;

  for (guint i = 0; before != NULL && i < venule_page_picture_get_n_strips (before); i++)
    n += !venule_page_picture_is_due (before, i);
  return n;
}

/* Some rows of it are seen, from somewhere to somewhere. */
static void
look (Screen *screen, VenulePages *pages, guint page)
{
  int height = (int) (VENULE_PAGE_HEIGHT * screen->scale), top = g_test_rand_int_range (-height, height);
  int bottom = top + g_test_rand_int_range (1, 2 * height);
  g_autoptr (VenulePagePicture) wanted = paint_whole (pages, page, screen->scale, screen->scale < 2);
  const VenulePagePicture *shown;
  guint end;

  screen->n_kept += count_kept (screen, page);
  venule_page_pictures_paint (screen->pictures, page, screen->scale, top, bottom);
  shown = venule_page_pictures_get (screen->pictures, page);
  end = venule_page_picture_find_end (shown, bottom);
  for (guint i = (guint) MAX (top, 0) / VENULE_PAGE_PICTURE_STRIP; i < end; i++)
    {
      assert_strip (shown, wanted, i);
      screen->n_compared++;
    }
}

static void
answer (Screen *screen, guint round)
{
  g_autoptr (VenulePages) pages = NULL;

  screen->is_composed = FALSE;
  if (!venule_bench_answers_give (screen->answers, round))
    return;
  while (!screen->is_composed)
    g_main_context_iteration (NULL, TRUE);
  if (venule_case_get_sheet (screen->the_case) == NULL)
    return;
  pages = make_pages (screen);
  venule_page_pictures_set_pages (screen->pictures, pages);
  for (guint page = 0; page < venule_pages_get_n_pages (pages); page++)
    look (screen, pages, page);
}

static void
test_sample (gconstpointer data)
{
  const char *name = data;
  g_autofree char *file = g_strdup_printf ("%s/samples/%s.xml", g_getenv ("VENULE_DATA_DIR"), name);
  g_autoptr (VenuleDesk) desk = venule_desk_new (TRUE, venule_civil_date_new (2026, 11, 23));
  g_autoptr (VenulePagePictures) pictures = venule_page_pictures_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleCase) the_case = venule_bench_case_open (desk, file, &error);
  Screen screen = { .the_case = the_case, .pictures = pictures };

  g_assert_no_error (error);
  g_signal_connect (the_case, "composed", G_CALLBACK (on_composed_cb), &screen);
  screen.answers = venule_bench_answers_new (the_case);
  for (guint i = 0; i < ANSWERS; i++)
    {
      screen.scale = i < ANSWERS * 3 / 4 ? 1.1 : 2;
      answer (&screen, (guint) g_test_rand_int_range (0, 10000));
    }
  g_assert_cmpuint (screen.n_compared, >, 0);
  g_assert_cmpuint (screen.n_kept, >, 0);
  g_signal_handlers_disconnect_by_data (the_case, &screen);
  venule_bench_answers_free (screen.answers);
}

int
main (int argc, char **argv)
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init_check (); /* Without a display it fails, but render nodes are there. */
  g_test_add_data_func ("/app/live-pages/both-legs", "both-legs", test_sample);
  g_test_add_data_func ("/app/live-pages/two-languages", "arabic-bilingual", test_sample);
  g_test_add_data_func ("/app/live-pages/draft", "draft-with-gaps", test_sample);
  return g_test_run ();
}
