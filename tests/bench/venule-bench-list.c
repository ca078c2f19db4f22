/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-bench"

/* The floor of the list of records: the least that GtkListView takes for a list as long, with two labels a row and
 * nothing else in the window. Prints p50 p99 most of a frame, as venule-bench-window does.
 *
 *   venule-bench-list scroll ROWS   the list moves on with every frame
 *   venule-bench-list search ROWS   another list comes every few frames: a short one, a long one
 */

#include "venule-bench-frames.h"

#include <adwaita.h>
#include <stdlib.h>

#define FOUND 32

typedef struct
{
  gboolean searches;
  GtkAdjustment *adjustment;
  GtkNoSelection *selection;
  GListModel *lists[2]; /* all; what is found */
  guint n_frames;
  VenuleBenchFrames frames;
} Bench;

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), "9 Apr 1968 · To hand over");
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;

  bench->n_frames++;
  if (bench->n_frames <= VENULE_BENCH_WARM_UP)
    return G_SOURCE_CONTINUE;
  if (!bench->searches)
    gtk_adjustment_set_value (bench->adjustment,
                              gtk_adjustment_get_value (bench->adjustment) + VENULE_BENCH_SCROLL_STEP);
  else if (bench->n_frames % VENULE_BENCH_FRAMES_A_LETTER == 0)
    gtk_no_selection_set_model (bench->selection, bench->lists[bench->n_frames / VENULE_BENCH_FRAMES_A_LETTER % 2]);
  return G_SOURCE_CONTINUE;
}

static void
on_painted_cb (GdkFrameClock *clock, Bench *bench)
{
  venule_bench_frames_end (&bench->frames, bench->n_frames > VENULE_BENCH_WARM_UP);
}

static GListModel *
make_list (guint n_rows)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    gtk_string_list_take (list, g_strdup_printf ("Sample Patient-%u", i + 1));
  return G_LIST_MODEL (list);
}

static GtkWidget *
make_view (Bench *bench)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view, *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  bench->selection = gtk_no_selection_new (g_object_ref (bench->lists[0]));
  view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (bench->selection)), factory);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_halign (scroller, GTK_ALIGN_START);
  gtk_widget_set_size_request (scroller, 270, -1);
  bench->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  return scroller;
}

static void
on_activate_cb (GtkApplication *application, Bench *bench)
{
  GtkWidget *window = adw_application_window_new (application);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), make_view (bench));
  gtk_window_set_default_size (GTK_WINDOW (window), 1360, 860);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_add_tick_callback (window, on_tick_cb, bench, NULL);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted_cb), bench);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.venule.Bench", G_APPLICATION_DEFAULT_FLAGS);
  Bench bench = { .searches = argc == 3 && g_str_equal (argv[1], "search") };

  if (argc != 3)
    {
      g_printerr ("usage: venule-bench-list scroll|search ROWS\n");
      return EXIT_FAILURE;
    }
  bench.lists[0] = make_list ((guint) strtoul (argv[2], NULL, 10));
  bench.lists[1] = make_list (FOUND);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), &bench);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
