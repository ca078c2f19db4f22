/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-frozen-pages.h"
#include "venule-test-sheet.h"
#include "venule-test-tools.h"

#include <cairo-pdf.h>
#include <string.h>

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* As a print dialog does. */
static GBytes *
draw_again (VenuleFrozenPages *pages)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append_bytes, bytes, VENULE_PAGE_WIDTH, VENULE_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < venule_frozen_pages_get_n_pages (pages); i++)
    {
      g_assert_true (venule_frozen_pages_draw (pages, i, cr));
      cairo_show_page (cr);
    }
  g_assert_false (venule_frozen_pages_draw (pages, venule_frozen_pages_get_n_pages (pages), cr));
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static char *
read_words (GBytes *pdf)
{
  g_autofree char *text = venule_test_run ("pdftotext", "-layout", pdf, "-");

  return venule_test_strip (text);
}

/* What is drawn of a PDF says what the PDF says. */
static void
test_words (void)
{
  static const char *const languages[] = { "en", "pl", "ar" };
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (languages[i], NULL);
      g_autoptr (VenuleSheet) sheet = venule_test_sheet_load (languages[i], NULL, VENULE_FORMAT_STANDARD);
      g_autoptr (GBytes) pdf = venule_test_make_pdf (sheet, fonts, leg_map), again = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (VenuleFrozenPages) pages = venule_frozen_pages_new (pdf, &error);
      g_autofree char *frozen = read_words (pdf), *drawn = NULL;

      g_assert_no_error (error);
      again = draw_again (pages);
      drawn = read_words (again);
      g_assert_nonnull (strstr (frozen, "TV-00017"));
      g_assert_cmpstr (drawn, ==, frozen);
    }
}

static void
test_broken (void)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.4\nnothing", 16);
  g_autoptr (GError) error = NULL;

  g_assert_null (venule_frozen_pages_new (pdf, &error));
  g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  venule_fonts_forgo_system_fonts ();
  g_test_add_func ("/page/frozen-pages/words", test_words);
  g_test_add_func ("/page/frozen-pages/broken", test_broken);
  return g_test_run ();
}
