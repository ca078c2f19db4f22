/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-bench"

/* Loaded into a program by LD_PRELOAD: ends it when a frame of its window is painted, and says how long that took since
 * the program was started, in wall time and in processor time, ms. VENULE_BENCH_WAITS_FOR: the name of a type; it ends
 * with the first frame that a widget of that type is in. */

#include <gtk/gtk.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static gboolean is_rendered;

static double
get_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static gboolean
is_in (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_in (child, type))
      return TRUE;
  return FALSE;
}

static gboolean
is_waited_for (void)
{
  const char *name = g_getenv ("VENULE_BENCH_WAITS_FOR");
  GType type = name == NULL ? GTK_TYPE_WINDOW : g_type_from_name (name);
  GListModel *windows = gtk_window_get_toplevels ();

  if (type == G_TYPE_INVALID)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (is_in (window, type))
        return TRUE;
    }
  return FALSE;
}

static gboolean
on_render_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  is_rendered = TRUE;
  return TRUE;
}

static gboolean
on_painted_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  if (!is_rendered || !is_waited_for ())
    return TRUE;

  /* The parent knows when it started this one: the clock is the same. */
  printf ("%.3f %.3f\n", get_ms (CLOCK_MONOTONIC), get_ms (CLOCK_PROCESS_CPUTIME_ID));
  fflush (stdout);
  _exit (0);
}

__attribute__ ((constructor)) static void
listen (void)
{
  g_type_class_ref (GDK_TYPE_SURFACE);
  g_type_class_ref (GDK_TYPE_FRAME_CLOCK);
  g_signal_add_emission_hook (g_signal_lookup ("render", GDK_TYPE_SURFACE), 0, on_render_cb, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0, on_painted_cb, NULL, NULL);
}
