/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-pages.h"

#include "venule-layout-block.h"
#include "venule-test-sheet.h"
#include "venule-test-tools.h"

#include <string.h>

typedef struct
{
  const char *language, *second;
  VenuleFormat format;
  guint n_views;
  gboolean draft;
  guint most_pages;
  gboolean help_on_first, dates_on_first;
} Row;

static const Row rows[] = {
  { "en", NULL, VENULE_FORMAT_STANDARD, 1, FALSE, 3, TRUE, TRUE },
  { "en", NULL, VENULE_FORMAT_STANDARD, 4, TRUE, 3, TRUE, TRUE },
  { "pl", NULL, VENULE_FORMAT_STANDARD, 2, FALSE, 3, TRUE, TRUE },
  { "ar", NULL, VENULE_FORMAT_STANDARD, 2, TRUE, 3, TRUE, TRUE },
  { "en", NULL, VENULE_FORMAT_LARGE, 2, FALSE, 7, TRUE, TRUE },
  { "pl", NULL, VENULE_FORMAT_LARGE, 3, TRUE, 8, TRUE, FALSE },
  { "ar", NULL, VENULE_FORMAT_LARGE, 2, TRUE, 9, TRUE, FALSE },
  { "en", NULL, VENULE_FORMAT_EXTRA_LARGE, 4, FALSE, 14, TRUE, FALSE },
  { "pl", NULL, VENULE_FORMAT_EXTRA_LARGE, 1, TRUE, 15, TRUE, FALSE },
  { "ar", NULL, VENULE_FORMAT_EXTRA_LARGE, 1, FALSE, 16, TRUE, FALSE },
  { "pl", "en", VENULE_FORMAT_STANDARD, 1, FALSE, 7, TRUE, TRUE },
  { "ar", "en", VENULE_FORMAT_STANDARD, 2, TRUE, 7, TRUE, TRUE },
  { "ar", "en", VENULE_FORMAT_LARGE, 2, FALSE, 13, TRUE, FALSE },
  { "pl", "en", VENULE_FORMAT_EXTRA_LARGE, 2, FALSE, 28, TRUE, FALSE },
};

/* Whether a page, from 0, says all of a passage. */
static gboolean
holds (GBytes *pdf, guint page, const char *passage)
{
  g_autofree char *text = venule_test_run ("pdftotext", "-raw", pdf, "-");
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
  g_autofree char *stripped = NULL, *wanted = venule_test_strip (passage);

  g_assert_cmpuint (page, <, g_strv_length (pages));
  stripped = venule_test_strip (pages[page]);
  if (strstr (stripped, wanted) == NULL)
    g_test_message ("“%s” is not in: %s", passage, pages[page]);
  return strstr (stripped, wanted) != NULL;
}

/* Every sheet in every format: laid out, read back, help and dates where they belong. */
static void
test_formats (void)
{
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (VenuleSheet) sheet = venule_test_sheet_load (row->language, row->second, row->format);
      g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (row->language, row->second);
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (VenulePages) pages = NULL;
      g_autoptr (GError) error = NULL;

      venule_test_sheet_add_marks (sheet, row->n_views);
      if (row->draft)
        venule_test_sheet_add_draft (sheet);
      pdf = venule_test_make_pdf (sheet, fonts, leg_map);
      pages = venule_pages_new (sheet, fonts, leg_map, &error);
      g_assert_no_error (error);
      g_assert_true (venule_pages_get_sheet (pages) == sheet);
      g_assert_cmpuint (venule_pages_get_n_pages (pages), <=, row->most_pages);
      /* What runs right to left comes back torn apart; its place is the same. */
      if (sheet->right_to_left)
        continue;
      if (row->help_on_first)
        g_assert_true (
            holds (pdf, 0, venule_test_sheet_find (sheet, row->language[0] == 'e' ? "Call" : "Zadzwoń")->first->text));
      if (row->dates_on_first)
        g_assert_true (holds (
            pdf, 0, venule_test_sheet_find (sheet, row->language[0] == 'e' ? "Your next" : "Następny")->first->text));
    }
}

/* The first or the last section of the columns. */
static guint
find_column_section (VenuleSheet *sheet, gboolean last)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i < sheet->sections->len && (last || found == G_MAXUINT); i++)
    if (((VenuleSection *) sheet->sections->pdata[i])->region == VENULE_REGION_COLUMNS)
      found = i;
  g_assert_cmpuint (found, !=, G_MAXUINT);
  return found;
}

static gboolean
has_column_heading (VenuleSheet *sheet, GBytes *pdf, guint page)
{
  for (guint i = find_column_section (sheet, FALSE); i <= find_column_section (sheet, TRUE); i++)
    if (holds (pdf, page, ((VenuleSection *) sheet->sections->pdata[i])->heading->first->text))
      return TRUE;
  return FALSE;
}

/* What page 1 has left is filled from the columns only where one sheet of paper is then enough. */
static void
test_one_sheet (void)
{
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts ("en", NULL);
  g_autoptr (VenuleSheet) sheet = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);
  gboolean saved = FALSE;
  guint n_pages = 3;

  while (find_column_section (sheet, FALSE) < find_column_section (sheet, TRUE))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VenulePages) pages = venule_pages_new (sheet, fonts, NULL, &error);
      g_autoptr (GBytes) pdf = venule_test_make_pdf (sheet, fonts, NULL);

      g_assert_no_error (error);
      g_assert_cmpuint (venule_pages_get_n_pages (pages), <=, n_pages);
      n_pages = venule_pages_get_n_pages (pages);
      if (has_column_heading (sheet, pdf, 0))
        {
          g_assert_cmpuint (n_pages, ==, 2);
          saved = TRUE;
        }
      g_ptr_array_remove_index (sheet->sections, find_column_section (sheet, TRUE));
    }
  g_assert_cmpuint (n_pages, ==, 2);
  g_assert_true (saved);
}

/* Long texts take more pages; nothing is lost and no page is left out. */
static void
test_long (void)
{
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts ("en", NULL);
  static const VenuleRegion regions[] = { VENULE_REGION_FIRST, VENULE_REGION_COLUMNS };
  static const VenuleFormat formats[] = { VENULE_FORMAT_STANDARD, VENULE_FORMAT_EXTRA_LARGE };

  for (guint r = 0; r < G_N_ELEMENTS (regions); r++)
    for (guint f = 0; f < G_N_ELEMENTS (formats); f++)
      {
        g_autoptr (VenuleSheet) sheet = venule_test_sheet_load ("en", NULL, formats[f]);
        g_autoptr (GBytes) pdf = NULL;

        venule_test_sheet_repeat (sheet, regions[r], 12);
        pdf = venule_test_make_pdf (sheet, fonts, leg_map);
        g_assert_nonnull (pdf);
      }
}

/* A box that no page can hold goes on with its heading. */
static void
test_tall_box (void)
{
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts ("en", NULL);
  g_autoptr (VenuleSheet) sheet = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_EXTRA_LARGE);
  VenulePassage *heading = venule_test_sheet_find (sheet, "Call 999");
  g_autoptr (GString) item = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;

  for (guint i = 0; i < 12; i++)
    g_string_append (item, "Swelling of your face or of your tongue that comes on at once. ");
  venule_test_sheet_reword (venule_test_sheet_find (sheet, "Coughing"), item->str);
  venule_test_sheet_reword (venule_test_sheet_find (sheet, "Collapse"), item->str);
  pdf = venule_test_make_pdf (sheet, fonts, NULL);
  g_assert_true (holds (pdf, 0, heading->first->text));
  g_assert_true (holds (pdf, 1, heading->first->text));
}

static void
assert_refused (VenuleSheet *sheet, VenulePagesError code, const char *part)
{
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts ("en", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenulePages) pages = venule_pages_new (sheet, fonts, NULL, &error);

  g_assert_null (pages);
  g_assert_error (error, VENULE_PAGES_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_refusals (void)
{
  static const char *const unbroken = "Pneumonoultramicroscopicsilicovolcanoconiosispneumonoultramicroscopic";
  static const VenuleFormat formats[] = { VENULE_FORMAT_STANDARD, VENULE_FORMAT_LARGE, VENULE_FORMAT_EXTRA_LARGE };
  g_autoptr (VenuleSheet) glyph = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (VenuleSheet) picture = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);

  venule_test_sheet_reword (venule_test_sheet_find (glyph, "You can go home"), "You can go home \U00013000 soon.");
  assert_refused (glyph, VENULE_PAGES_ERROR_GLYPH, "U+13000");
  assert_refused (glyph, VENULE_PAGES_ERROR_GLYPH, "fonts-noto");
  assert_refused (glyph, VENULE_PAGES_ERROR_GLYPH, "en-GB");

  venule_test_sheet_add_marks (picture, 1);
  assert_refused (picture, VENULE_PAGES_ERROR_PICTURE, "outlines");

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (VenuleSheet) sheet = venule_test_sheet_load ("en", NULL, formats[i]);

      venule_test_sheet_reword (venule_test_sheet_find (sheet, "Bruises in"), unbroken);
      assert_refused (sheet, VENULE_PAGES_ERROR_OVERFLOW, unbroken);
    }
}

static void
test_endless (void)
{
  g_autoptr (VenuleSheet) sheet = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_EXTRA_LARGE);

  venule_test_sheet_repeat (sheet, VENULE_REGION_COLUMNS, 300);
  assert_refused (sheet, VENULE_PAGES_ERROR_OVERFLOW, "pages");
}

static void
test_same_bytes (void)
{
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i += 3)
    {
      GBytes *pdfs[2] = { NULL, NULL };

      for (guint n = 0; n < G_N_ELEMENTS (pdfs); n++)
        {
          g_autoptr (VenuleSheet) sheet = venule_test_sheet_load (rows[i].language, rows[i].second, rows[i].format);
          g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (rows[i].language, rows[i].second);

          venule_test_sheet_add_marks (sheet, rows[i].n_views);
          pdfs[n] = venule_test_make_pdf (sheet, fonts, leg_map);
        }
      g_assert_true (g_bytes_equal (pdfs[0], pdfs[1]));
      g_bytes_unref (pdfs[0]);
      g_bytes_unref (pdfs[1]);
    }
}

/* On screen as on paper. */
static void
test_draw (void)
{
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts ("ar", NULL);
  g_autoptr (VenuleSheet) sheet = venule_test_sheet_load ("ar", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (VenulePages) pages = NULL;
  g_autoptr (GError) error = NULL;

  venule_test_sheet_add_marks (sheet, 2);
  venule_test_sheet_add_draft (sheet);
  pages = venule_pages_new (sheet, fonts, leg_map, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < venule_pages_get_n_pages (pages); i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 596, 842);
      cairo_t *cr = cairo_create (surface);
      guint n_painted = 0;

      venule_pages_draw (pages, i, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      for (int p = 0; p < 842 * cairo_image_surface_get_stride (surface); p++)
        n_painted += cairo_image_surface_get_data (surface)[p] != 0;
      g_assert_cmpuint (n_painted, >, 10000);
      cairo_surface_destroy (surface);
    }
}

/* Each thread has fonts and outlines of its own, and makes what the others make. */
static gpointer
make_many (gpointer data)
{
  const Row *row = data;
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (row->language, row->second);
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();
  GBytes *first = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (VenuleSheet) sheet = venule_test_sheet_load (row->language, row->second, row->format);
      g_autoptr (GBytes) pdf = NULL;

      venule_test_sheet_add_marks (sheet, 3);
      pdf = venule_test_make_pdf (sheet, fonts, leg_map);
      if (first == NULL)
        first = g_bytes_ref (pdf);
      g_assert_true (g_bytes_equal (first, pdf));
    }
  return first;
}

static void
test_threads (void)
{
  GThread *threads[6];
  GBytes *made[6];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("pages", make_many, (gpointer) &rows[i % 3 + 1]);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    made[i] = g_thread_join (threads[i]);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_bytes_equal (made[i], made[(i + 3) % 6]));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_bytes_unref (made[i]);
}

/* Where the last line of the foot leaves no room, the number of the page has a line of its own. */
static gboolean
number_stands_alone (VenuleLayoutBlock *foot)
{
  const VenuleLayoutBlock *text = foot->children->pdata[0], *number = foot->children->pdata[1];
  double pitch = number->height;

  g_assert_cmpfloat (number->x, >=, 0);
  g_assert_cmpfloat (number->x + number->width, <=, foot->width + 0.01);
  g_assert_cmpfloat (number->y + number->height, <=, foot->height + 0.01);
  g_assert_cmpfloat (number->y, >=, text->height - pitch - 0.01);
  if (number->y >= text->height - 0.01)
    return TRUE;
  /* On the last line, behind its last letter. */
  if (text->text->right_to_left)
    g_assert_cmpfloat (number->x + number->width, <=, text->x + text->text->lines[text->n_lines - 1].x + 0.01);
  else
    g_assert_cmpfloat (number->x, >=, venule_page_text_get_line_width (text->text, text->n_lines - 1) - 0.01);
  return FALSE;
}

static void
assert_large_foot (const char *language)
{
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (language, NULL);
  guint n[2] = { 0, 0 };

  for (guint words = 0; words < 12; words++)
    {
      g_autoptr (VenuleSheet) sheet = venule_test_sheet_load (language, NULL, VENULE_FORMAT_LARGE);
      VenuleWording *last = sheet->foot->pdata[sheet->foot->len - 1];
      g_autoptr (GError) error = NULL;
      g_autoptr (VenulePages) pages = NULL;
      g_autoptr (GBytes) pdf = NULL;
      GPtrArray *blocks;

      for (guint i = 0; i < words; i++)
        {
          char *longer = g_strconcat (last->text, " word", NULL);

          g_free (last->text);
          last->text = longer;
        }
      pages = venule_pages_new (sheet, fonts, NULL, &error);
      g_assert_no_error (error);
      blocks = venule_pages_get_blocks (pages, 0);
      n[number_stands_alone (blocks->pdata[blocks->len - 1])]++;
      pdf = venule_pages_to_pdf (pages, &error);
      g_assert_true (venule_pages_verify_pdf (pages, pdf, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (n[FALSE], >, 0);
  g_assert_cmpuint (n[TRUE], >, 0);
}

static void
test_large_foot (void)
{
  assert_large_foot ("en");
  assert_large_foot ("ar");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  venule_fonts_forgo_system_fonts ();
  g_test_add_func ("/page/pages/formats", test_formats);
  g_test_add_func ("/page/pages/one-sheet", test_one_sheet);
  g_test_add_func ("/page/pages/long", test_long);
  g_test_add_func ("/page/pages/tall-box", test_tall_box);
  g_test_add_func ("/page/pages/refusals", test_refusals);
  g_test_add_func ("/page/pages/endless", test_endless);
  g_test_add_func ("/page/pages/same-bytes", test_same_bytes);
  g_test_add_func ("/page/pages/draw", test_draw);
  g_test_add_func ("/page/pages/threads", test_threads);
  g_test_add_func ("/page/pages/large-foot", test_large_foot);
  return g_test_run ();
}
