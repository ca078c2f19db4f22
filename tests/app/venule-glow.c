/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-glow"

/* What an answer changes on the sheet is set off from the rest at once, and for a moment only: also where nothing may
 * move. Drawn within the very call that says that the sheet is composed anew: a moment can't be waited for.
 *
 *   venule-glow SAMPLE PATH ANSWER */

#include "venule-bench-case.h"
#include "venule-sheet-pages-private.h"
#include "venule-sheet-pane.h"

#define SIZE 900
#define ZOOM 0.35 /* all pages are in view */
#define HALO 4

typedef struct
{
  VenuleCase *the_case;
  VenuleSheetPages *pages;
  cairo_surface_t *shown; /* (nullable): as soon as it was composed */
  cairo_region_t *halos;  /* of what glowed then */
} Look;

static cairo_surface_t *
draw (VenuleSheetPages *pages)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  venule_sheet_pages_draw (pages, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_region_t *
find_halos (VenuleSheetPages *pages)
{
  cairo_region_t *region = cairo_region_create ();

  for (guint i = 0; pages->glowing != NULL && i < pages->places->len; i++)
    {
      GArray *places = pages->places->pdata[i];

      for (guint k = 0; k < places->len; k++)
        {
          const VenulePlace *place = &g_array_index (places, VenulePlace, k);
          graphene_rect_t halo;

          if (!g_hash_table_contains (pages->glowing, place->passage))
            continue;
          venule_sheet_pages_place_to_view (pages, i, place, &halo);
          graphene_rect_inset (&halo, -HALO, -HALO);
          graphene_rect_round_extents (&halo, &halo);
          cairo_region_union_rectangle (region,
                                        &(cairo_rectangle_int_t){ (int) halo.origin.x, (int) halo.origin.y,
                                                                  (int) halo.size.width, (int) halo.size.height });
        }
    }
  return region;
}

static void
on_composed_cb (VenuleCase *the_case, Look *look)
{
  look->shown = draw (look->pages);
  look->halos = find_halos (look->pages);
}

/* Returns: how many pixels of a place that glowed are others; everywhere else none may be */
static guint
compare (const Look *look, cairo_surface_t *after)
{
  const guint32 *one = (const guint32 *) (void *) cairo_image_surface_get_data (look->shown);
  const guint32 *other = (const guint32 *) (void *) cairo_image_surface_get_data (after);
  guint n = 0;

  for (int i = 0; i < SIZE * SIZE; i++)
    {
      if (one[i] == other[i])
        continue;
      g_assert_true (cairo_region_contains_point (look->halos, i % SIZE, i / SIZE));
      n++;
    }
  return n;
}

/* Answers, and looks at once and once nothing glows any more. */
static void
look_at_answer (VenuleCase *the_case, VenuleSheetPages *pages, const char *path, const char *answer)
{
  Look look = { .the_case = the_case, .pages = pages };
  gulong handler = g_signal_connect (the_case, "composed", G_CALLBACK (on_composed_cb), &look);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *after;

  g_assert_true (venule_case_set_text (the_case, path, answer, &error));
  g_assert_no_error (error);
  while (look.shown == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (the_case, handler);
  g_assert_false (cairo_region_is_empty (look.halos));
  while (pages->glowing != NULL)
    g_main_context_iteration (NULL, TRUE);
  after = draw (pages);
  g_assert_cmpuint (compare (&look, after), >, 100);
  cairo_surface_destroy (after);
  cairo_surface_destroy (look.shown);
  cairo_region_destroy (look.halos);
}

int
main (int argc, char **argv)
{
  g_autoptr (VenuleDesk) desk = NULL;
  g_autoptr (VenuleCase) the_case = NULL;
  g_autoptr (GError) error = NULL;
  VenuleSheetPages *pages;
  GtkWidget *window, *pane;

  g_assert_cmpint (argc, ==, 4);
  adw_init ();
  desk = venule_desk_new (TRUE, venule_civil_date_new (2026, 11, 23));
  the_case = venule_bench_case_open (desk, argv[1], &error);
  g_assert_no_error (error);
  window = gtk_window_new ();
  pane = g_object_new (VENULE_TYPE_SHEET_PANE, NULL);
  pages = VENULE_SHEET_PAGES (gtk_widget_get_template_child (pane, VENULE_TYPE_SHEET_PANE, "pages"));
  gtk_window_set_default_size (GTK_WINDOW (window), SIZE, SIZE);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  venule_sheet_pane_set_case (VENULE_SHEET_PANE (pane), the_case);
  g_object_set (pages, "fits-width", FALSE, "zoom", ZOOM, NULL);
  gtk_window_present (GTK_WINDOW (window));
  while (venule_sheet_pages_get_pages (pages) == NULL || gtk_widget_get_height (GTK_WIDGET (pages)) == 0)
    g_main_context_iteration (NULL, TRUE);

  look_at_answer (the_case, pages, argv[2], argv[3]);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  look_at_answer (the_case, pages, argv[2], "no");
  venule_sheet_pane_set_case (VENULE_SHEET_PANE (pane), NULL);
  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}
