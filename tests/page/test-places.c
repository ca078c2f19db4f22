/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-pages.h"

#include "venule-test-sheet.h"
#include "venule-test-tools.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *language, *second;
  VenuleFormat format;
} Row;

static const Row rows[] = {
  { "en", NULL, VENULE_FORMAT_STANDARD },    { "pl", NULL, VENULE_FORMAT_LARGE },
  { "ar", NULL, VENULE_FORMAT_STANDARD },    { "en", NULL, VENULE_FORMAT_EXTRA_LARGE },
  { "pl", "en", VENULE_FORMAT_STANDARD },    { "ar", "en", VENULE_FORMAT_STANDARD },
  { "pl", "en", VENULE_FORMAT_EXTRA_LARGE },
};

static VenulePages *
make_pages (VenuleSheet *sheet, VenuleFonts *fonts, VenuleLegMap *leg_map)
{
  g_autoptr (GError) error = NULL;
  VenulePages *pages = venule_pages_new (sheet, fonts, leg_map, &error);

  g_assert_no_error (error);
  return pages;
}

static gboolean
is_on_paper (const VenulePlace *place)
{
  return place->x >= 0 && place->y >= 0 && place->x + place->width <= VENULE_PAGE_WIDTH
         && place->y + place->height <= VENULE_PAGE_HEIGHT && place->width > 0 && place->height > 0;
}

/* A label that says what the one above it says is not repeated. */
static gboolean
is_said_by_another (GPtrArray *passages, GHashTable *placed, const VenulePassage *passage)
{
  for (guint i = 0; i < passages->len; i++)
    {
      const VenulePassage *other = passages->pdata[i];

      if (other != passage && g_hash_table_contains (placed, other)
          && g_str_equal (other->first->text, passage->first->text))
        return TRUE;
    }
  return FALSE;
}

/* Every passage of every sheet stands somewhere, and on the paper. */
static void
test_all_placed (void)
{
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (VenuleSheet) sheet = venule_test_sheet_load (rows[i].language, rows[i].second, rows[i].format);
      g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (rows[i].language, rows[i].second);
      g_autoptr (VenulePages) pages = NULL;
      g_autoptr (GPtrArray) passages = NULL;
      g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);

      venule_test_sheet_add_marks (sheet, 2);
      pages = make_pages (sheet, fonts, leg_map);
      passages = venule_sheet_list_passages (sheet);
      for (guint page = 0; page < venule_pages_get_n_pages (pages); page++)
        {
          g_autoptr (GArray) places = venule_pages_list_places (pages, page);

          for (guint k = 0; k < places->len; k++)
            {
              const VenulePlace *place = &g_array_index (places, VenulePlace, k);

              g_assert_true (g_ptr_array_find (passages, place->passage, NULL));
              g_assert_true (is_on_paper (place));
              g_hash_table_add (placed, (gpointer) place->passage);
            }
        }
      for (guint k = 0; k < passages->len; k++)
        if (!g_hash_table_contains (placed, passages->pdata[k])
            && !is_said_by_another (passages, placed, passages->pdata[k]))
          g_error ("“%s” stands nowhere", ((VenulePassage *) passages->pdata[k])->first->text);
    }
}

/* What the PDF says within a rectangle of a page. */
static char *
read_place (const char *file, guint page, const VenulePlace *place)
{
  const double margin = 2;
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *x = g_strdup_printf ("%.0f", floor (place->x - margin));
  g_autofree char *y = g_strdup_printf ("%.0f", floor (place->y - margin));
  g_autofree char *width = g_strdup_printf ("%.0f", ceil (place->width + 2 * margin));
  g_autofree char *height = g_strdup_printf ("%.0f", ceil (place->height + 2 * margin));
  const char *words[] = { "pdftotext", "-r", "72", "-f",  number, "-l",   number, "-x", x,
                          "-y",        y,    "-W", width, "-H",   height, file,   "-",  NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  return output;
}

/* A passage is printed where its place says. */
static void
test_true_to_paper (void)
{
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();
  g_autoptr (VenuleSheet) sheet = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts ("en", NULL);
  g_autoptr (VenulePages) pages = make_pages (sheet, fonts, leg_map);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = venule_pages_to_pdf (pages, &error);
  g_autofree char *file = NULL;
  int descriptor = g_file_open_tmp ("venule-XXXXXX.pdf", &file, NULL);
  guint n_read = 0;

  g_assert_no_error (error);
  g_close (descriptor, NULL);
  g_file_set_contents (file, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  for (guint page = 0; page < venule_pages_get_n_pages (pages); page++)
    {
      g_autoptr (GArray) places = venule_pages_list_places (pages, page);

      for (guint k = 0; k < places->len; k++)
        {
          const VenulePlace *place = &g_array_index (places, VenulePlace, k);
          g_autofree char *said = read_place (file, page, place), *read = venule_test_strip (said);
          g_autofree char *wanted = venule_test_strip (place->passage->first->text);

          /* One that is parted says a part here. */
          if (strstr (read, wanted) == NULL && strstr (wanted, read) == NULL)
            g_error ("page %u: “%s” where “%s” should be", page + 1, said, place->passage->first->text);
          n_read += strstr (read, wanted) != NULL;
        }
    }
  g_unlink (file);
  g_assert_cmpuint (n_read, >, 30);
}

/* Two languages: two places that don't touch. */
static void
test_pair (void)
{
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();
  g_autoptr (VenuleSheet) sheet = venule_test_sheet_load ("pl", "en", VENULE_FORMAT_STANDARD);
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts ("pl", "en");
  g_autoptr (VenulePages) pages = make_pages (sheet, fonts, leg_map);
  const VenulePassage *passage = venule_test_sheet_find (sheet, "Zadzwoń");
  guint n = 0;

  for (guint page = 0; page < venule_pages_get_n_pages (pages); page++)
    {
      g_autoptr (GArray) places = venule_pages_list_places (pages, page);

      for (guint k = 0; k < places->len; k++)
        n += g_array_index (places, VenulePlace, k).passage == passage;
    }
  g_assert_cmpuint (n, >=, 2);
}

static guint
count_changes (VenulePages *pages, VenulePages *other, guint page)
{
  g_autoptr (GArray) changes = venule_pages_list_changes (pages, other, page);

  return changes->len;
}

/* Only what looks different has to be painted anew. */
static void
test_changes (void)
{
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();
  g_autoptr (VenuleSheet) sheet = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (VenuleSheet) marked = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (VenuleSheet) reworded = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (VenuleSheet) draft = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts ("en", NULL);
  g_autoptr (VenulePages) pages = NULL, same = NULL, other = NULL, drafted = NULL, with_marks = NULL;
  guint last;

  venule_test_sheet_add_marks (sheet, 1);
  venule_test_sheet_add_marks (reworded, 1);
  venule_test_sheet_add_marks (draft, 1);
  venule_test_sheet_add_marks (marked, 2);
  venule_test_sheet_add_draft (draft);
  venule_test_sheet_reword (venule_test_sheet_find (reworded, "Call"), "Call now");
  pages = make_pages (sheet, fonts, leg_map);
  same = make_pages (sheet, fonts, leg_map);
  other = make_pages (reworded, fonts, leg_map);
  drafted = make_pages (draft, fonts, leg_map);
  with_marks = make_pages (marked, fonts, leg_map);
  last = venule_pages_get_n_pages (pages) - 1;
  g_assert_cmpuint (last, >, 0);
  for (guint page = 0; page <= last; page++)
    {
      g_assert_cmpuint (count_changes (pages, same, page), ==, 0);
      g_assert_cmpuint (count_changes (pages, drafted, page), >, 0);
    }
  g_assert_cmpuint (count_changes (pages, same, last + 1), >, 0);
  g_assert_cmpuint (count_changes (pages, other, 0), >, 0);
  g_assert_cmpuint (count_changes (pages, other, last), ==, 0);
  g_assert_cmpuint (count_changes (pages, with_marks, 0), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/places/all-placed", test_all_placed);
  g_test_add_func ("/page/places/true-to-paper", test_true_to_paper);
  g_test_add_func ("/page/places/pair", test_pair);
  g_test_add_func ("/page/places/changes", test_changes);
  return g_test_run ();
}
