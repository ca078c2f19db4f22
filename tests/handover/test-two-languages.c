/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-layout-block.h"
#include "venule-test-pages.h"

#include <math.h>

/* Every language beside the clinic's, passage by passage: the two stay together; and what runs right to left is
 * mirrored, but for the pictures. */

#define N_SAMPLES 3
/* Points. */
#define NEAR 0.6
#define LINE 30

typedef struct
{
  guint64 pages; /* a bit each */
  double x, y, width, height;
} Place;

typedef struct
{
  VenuleSheet *sheet;
  VenulePages *pages;
  GHashTable *places; /* VenuleWording → Place: of its first part */
  GHashTable *apart;  /* set of VenulePassage: the head is a line of parts, and help and dates may stand in one
                          language and then in the other */
} Fixture;

static void
find_places (Fixture *self, VenuleLayoutBlock *block, guint page, double x, double y)
{
  if (block->says != NULL)
    {
      Place *place = g_hash_table_lookup (self->places, block->says);

      if (place == NULL)
        {
          place = g_new (Place, 1);
          *place = (Place){ 0, x, y, block->width, block->height };
          g_hash_table_insert (self->places, (gpointer) block->says, place);
        }
      place->pages |= G_GUINT64_CONSTANT (1) << page;
    }
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    {
      VenuleLayoutBlock *child = block->children->pdata[i];

      find_places (self, child, page, x + child->x, y + child->y);
    }
}

static void
set_apart (Fixture *self, GPtrArray *blocks)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      VenuleBlock *block = blocks->pdata[i];

      g_hash_table_add (self->apart, block->passage);
      g_hash_table_add (self->apart, block->label);
      set_apart (self, block->children);
    }
}

static void
assert_pair_is_together (Fixture *self, const VenulePassage *passage)
{
  const Place *first = g_hash_table_lookup (self->places, passage->first),
              *second = g_hash_table_lookup (self->places, passage->second);
  gboolean beside;

  /* A label that says what the one above it says stands once for both rows. */
  if (first == NULL && second == NULL)
    return;
  if (first == NULL || second == NULL || first->pages != second->pages)
    g_error ("%s: %s and %s of %s are on different pages", self->sheet->language, passage->first->text,
             passage->second->text, passage->id);
  beside = first->x + first->width <= second->x || second->x + second->width <= first->x;
  if (beside)
    {
      g_assert_cmpint (first->x > second->x, ==, self->sheet->right_to_left);
      /* Their first lines stand on one line. */
      g_assert_cmpfloat (fabs (first->y - second->y), <, LINE);
    }
  else
    g_assert_cmpfloat (second->y, >=, first->y + first->height - NEAR);
}

static void
assert_pairs_are_together (Fixture *self)
{
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (self->sheet);
  guint n_pairs = 0;

  for (guint i = 0; i < passages->len; i++)
    {
      const VenulePassage *passage = passages->pdata[i];

      if (passage->second == NULL)
        continue;
      if (g_hash_table_contains (self->apart, passage))
        continue;
      assert_pair_is_together (self, passage);
      n_pairs++;
    }
  g_assert_cmpuint (n_pairs, >, self->sheet->bilingual ? 8 : 0);
}

/* Lines begin where their writing does, and bullets stand before them. */
static void
assert_starts (VenuleLayoutBlock *block)
{
  if (block->kind == VENULE_LAYOUT_TEXT)
    for (guint i = block->first_line; i < block->first_line + block->n_lines; i++)
      {
        PangoRectangle logical;
        double x = block->text->lines[i].x, right;

        pango_layout_line_get_extents (pango_layout_get_line_readonly (block->text->layout, (int) i), NULL, &logical);
        right = x + pango_units_to_double (logical.width);
        if (block->text->right_to_left && pango_layout_get_width (block->text->layout) > 0)
          g_assert_cmpfloat (fabs (right - pango_units_to_double (pango_layout_get_width (block->text->layout))), <, 5);
        else
          g_assert_cmpfloat (x, <, NEAR);
      }
  if (block->kind == VENULE_LAYOUT_SIDE && block->parting == VENULE_PART_LAST && block->children->len == 2)
    {
      VenuleLayoutBlock *bullet = block->children->pdata[0], *text = block->children->pdata[1];

      if (bullet->text != NULL && text->text != NULL)
        g_assert_cmpint (bullet->x > text->x, ==, text->text->right_to_left);
    }
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    assert_starts (block->children->pdata[i]);
}

static const VenulePassage *
find_first_passage (GPtrArray *blocks)
{
  const VenuleBlock *first = blocks->pdata[0];

  return first->passage != NULL ? first->passage : find_first_passage (first->children);
}

/* Whom to call is on page 1, whatever the size of print. */
static void
assert_help_is_first (Fixture *self)
{
  for (guint i = 0; i < self->sheet->sections->len; i++)
    {
      const VenuleSection *section = self->sheet->sections->pdata[i];

      if (section->region == VENULE_REGION_URGENT)
        {
          const VenulePassage *heading = find_first_passage (section->blocks);
          const Place *place = g_hash_table_lookup (self->places, heading->first);

          if (place == NULL || (place->pages & 1) == 0)
            g_error ("%s: %s is not on page 1", self->sheet->language, heading->first->text);
        }
    }
}

static void
test_sheet (VenuleWorkplace *workplace, const char *sample, const VenuleSheetChoice *choice)
{
  g_autoptr (VenulePages) pages = venule_test_make_pages (workplace, sample, choice);
  Fixture self = { venule_pages_get_sheet (pages), pages, g_hash_table_new_full (NULL, NULL, NULL, g_free),
                   g_hash_table_new (NULL, NULL) };

  for (guint i = 0; i < self.sheet->sections->len; i++)
    {
      VenuleSection *section = self.sheet->sections->pdata[i];

      if (section->region > VENULE_REGION_DATES)
        continue;
      g_hash_table_add (self.apart, section->heading);
      set_apart (&self, section->blocks);
    }
  g_assert_cmpuint (venule_pages_get_n_pages (pages), <, 64);
  for (guint page = 0; page < venule_pages_get_n_pages (pages); page++)
    {
      GPtrArray *blocks = venule_pages_get_blocks (pages, page);

      for (guint i = 0; i < blocks->len; i++)
        {
          VenuleLayoutBlock *block = blocks->pdata[i];

          find_places (&self, block, page, block->x, block->y);
          assert_starts (block);
        }
    }
  assert_pairs_are_together (&self);
  assert_help_is_first (&self);
  g_hash_table_unref (self.places);
  g_hash_table_unref (self.apart);
}

static void
test_language (gconstpointer data)
{
  const char *file = data;
  g_autofree char *base = g_path_get_basename (file), *language = g_strndup (base, strcspn (base, "."));
  g_auto (GStrv) samples = venule_test_list_files ("VENULE_DATA_DIR", "samples", ".xml");
  VenuleWorkplace *workplace = venule_workplace_new (NULL, NULL);
  guint n_samples = g_strv_length (samples), turn = g_str_hash (language) % n_samples;

  for (VenuleFormat format = VENULE_FORMAT_STANDARD; format <= VENULE_FORMAT_EXTRA_LARGE; format++)
    for (guint i = 0; i < 2 * N_SAMPLES; i++)
      {
        const char *sample = samples[(turn + 7 * i + 3 * format) % n_samples];
        VenuleSheetChoice choice = { .language = language,
                                     .bilingual = i % 2 == 0,
                                     .has_format = TRUE,
                                     .format = format,
                                     .today = venule_civil_date_new (2026, 11, 23) };

        g_test_message ("%s, format %d, two languages: %d", sample, format, choice.bilingual);
        test_sheet (workplace, sample, &choice);
      }
  venule_workplace_free (workplace);
}

static VenuleLayoutBlock *
find_picture (VenuleLayoutBlock *block, double *x, double *y)
{
  if (block->kind == VENULE_LAYOUT_PICTURE)
    return block;
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    {
      VenuleLayoutBlock *child = block->children->pdata[i], *found = find_picture (child, x, y);

      if (found == NULL)
        continue;
      *x += child->x;
      *y += child->y;
      return found;
    }
  return NULL;
}

/* What is painted where the first picture stands, on a surface of one size. */
static cairo_surface_t *
paint_picture (VenuleWorkplace *workplace, const char *language, const char **leg)
{
  g_autofree char *sample = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "samples", "lumpy-feeder-foam.xml", NULL);
  VenuleSheetChoice choice = { .language = language,
                               .has_format = TRUE,
                               .format = VENULE_FORMAT_STANDARD,
                               .today = venule_civil_date_new (2026, 11, 23) };
  g_autoptr (VenulePages) pages = venule_test_make_pages (workplace, sample, &choice);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 100, 200);
  cairo_t *cr = cairo_create (surface);
  VenuleLayoutBlock *picture = NULL;

  for (guint page = 0; picture == NULL && page < venule_pages_get_n_pages (pages); page++)
    for (guint i = 0; picture == NULL && i < venule_pages_get_blocks (pages, page)->len; i++)
      {
        VenuleLayoutBlock *block = venule_pages_get_blocks (pages, page)->pdata[i];
        double x = block->x, y = block->y;

        picture = find_picture (block, &x, &y);
        if (picture == NULL)
          continue;
        cairo_scale (cr, 100 / picture->width, 200 / picture->height);
        cairo_translate (cr, -x, -y);
        venule_pages_draw (pages, page, cr);
      }
  g_assert_nonnull (picture);
  *leg = picture->leg;
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* By how much two pictures differ, of all their points; @mirrored: the second seen in a mirror. */
static double
compare (cairo_surface_t *first, cairo_surface_t *second, gboolean mirrored)
{
  const guchar *a = cairo_image_surface_get_data (first), *b = cairo_image_surface_get_data (second);
  int stride = cairo_image_surface_get_stride (first), width = cairo_image_surface_get_width (first);
  guint n_different = 0, n_painted = 0;

  for (int y = 0; y < cairo_image_surface_get_height (first); y++)
    for (int x = 0; x < width; x++)
      {
        guchar one = a[y * stride + x], other = b[y * stride + (mirrored ? width - 1 - x : x)];

        n_painted += one > 128;
        n_different += ABS (one - other) > 128;
      }
  g_assert_cmpuint (n_painted, >, 100);
  return (double) n_different / n_painted;
}

/* A left leg is a left leg, whichever way one reads. */
static void
test_picture (void)
{
  static const char *const languages[] = { "ar", "ur" };
  VenuleWorkplace *workplace = venule_workplace_new (NULL, NULL);
  const char *leg;
  cairo_surface_t *english = paint_picture (workplace, "en-GB", &leg);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const char *other_leg;
      cairo_surface_t *other = paint_picture (workplace, languages[i], &other_leg);

      g_assert_cmpstr (leg, ==, other_leg);
      g_assert_cmpfloat (compare (english, other, FALSE), <, 0.5 * compare (english, other, TRUE));
      cairo_surface_destroy (other);
    }
  cairo_surface_destroy (english);
  venule_workplace_free (workplace);
}

int
main (int argc, char *argv[])
{
  g_auto (GStrv) files = NULL;

  g_test_init (&argc, &argv, NULL);
  files = venule_test_list_files ("VENULE_PO_DIR", "sheet", ".po");
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *base = g_path_get_basename (files[i]);
      g_autofree char *path = g_strdup_printf ("/handover/two-languages/%.*s", (int) strcspn (base, "."), base);

      g_test_add_data_func (path, files[i], test_language);
    }
  g_test_add_func ("/handover/two-languages/picture", test_picture);
  return g_test_run ();
}
