/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-measurer.h"

#include "venule-test-sheet.h"
#include "venule-test-tools.h"

typedef struct
{
  VenuleLayoutBlock *block;
  double x, y, width;
} Placed;

static void
collect_placed (GArray *found, VenuleLayoutBlock *block, double x, double y)
{
  Placed placed = { block, x, y, block->width };

  /* A text may be narrower than its room. */
  if (block->kind == VENULE_LAYOUT_TEXT)
    {
      placed.width = block->text->width;
      placed.x += block->text->right_to_left ? block->width - placed.width : 0;
    }
  if (block->children == NULL)
    g_array_append_val (found, placed);
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    {
      VenuleLayoutBlock *child = block->children->pdata[i];

      collect_placed (found, child, x + child->x, y + child->y);
    }
}

static gboolean
overlap (const Placed *a, const Placed *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->block->height
         && b->y < a->y + a->block->height;
}

static void
assert_apart (VenuleLayoutBlock *figure, VenuleSheet *sheet, guint n_views)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Placed));
  guint n_trunks = 0;

  collect_placed (found, figure, 0, 0);
  for (guint i = 0; i < found->len; i++)
    {
      const Placed *placed = &g_array_index (found, Placed, i);
      const VenuleWording *word = g_hash_table_lookup (sheet->leg_labels, "ssv");

      g_assert_cmpfloat (placed->x, >=, -0.5);
      g_assert_cmpfloat (placed->x + placed->width, <=, figure->width + 0.5);
      g_assert_cmpfloat (placed->y + placed->block->height, <=, figure->height + 0.01);
      if (placed->block->kind == VENULE_LAYOUT_PICTURE)
        g_assert_cmpfloat (placed->block->height, >=, 60);
      else
        {
          PangoFontDescription *font
              = (PangoFontDescription *) pango_layout_get_font_description (placed->block->text->layout);

          g_assert_cmpint (pango_font_description_get_size (font), >=,
                           (sheet->format == VENULE_FORMAT_STANDARD ? 7 : 16) * PANGO_SCALE);
          n_trunks += g_str_equal (pango_layout_get_text (placed->block->text->layout), word->text);
        }
      for (guint k = 0; k < i; k++)
        g_assert_false (overlap (placed, &g_array_index (found, Placed, k)));
    }
  /* Seen from outside and from behind. */
  g_assert_cmpuint (n_trunks, ==, n_views < 3 ? n_views : n_views - 1);
}

/* Labels large enough to read, whole, and on nothing else: in every width that a picture gets. */
static void
test_figure (void)
{
  static const char *const languages[] = { "en", "pl", "ar" };
  static const double widths[] = { VENULE_NARROW_COLUMN, 245, 510 };
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (VenuleFormat format = VENULE_FORMAT_STANDARD; format <= VENULE_FORMAT_EXTRA_LARGE; format++)
      for (guint w = format == VENULE_FORMAT_STANDARD ? 0 : 2; w < G_N_ELEMENTS (widths); w++)
        for (guint n_views = 1; n_views <= 4; n_views++)
          {
            g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (languages[l], NULL);
            g_autoptr (VenuleSheet) sheet = venule_test_sheet_load (languages[l], NULL, format);
            const VenulePageStyle *style = venule_page_style_get (format);
            g_autoptr (VenuleTypesetter) typesetter = venule_typesetter_new (fonts, style);
            VenuleMeasurer measurer = { .sheet = sheet, .leg_map = leg_map, .typesetter = typesetter, .style = style };
            VenuleBlock block = { .kind = VENULE_BLOCK_PICTURE };
            g_autoptr (GError) error = NULL;
            g_autoptr (VenuleLayoutBlock) figure = NULL;

            venule_test_sheet_add_marks (sheet, n_views);
            figure = venule_measurer_measure_picture (&measurer, &block, widths[w], style->picture, &error);
            g_assert_no_error (error);
            assert_apart (figure, sheet, n_views);
          }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  venule_fonts_forgo_system_fonts ();
  g_test_add_func ("/page/figure/apart", test_figure);
  return g_test_run ();
}
