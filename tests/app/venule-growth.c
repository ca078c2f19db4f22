/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-growth"

/* Opens every window and closes it, and goes through consultations, round after round, and says after each round how
 * much memory there is and how many objects of each type: a line with the round and the resident memory in KiB, then
 * one for each type.
 *
 *   venule-growth ROUNDS RECORD…
 *
 * The last one is a finished consultation: what is done with one is done with that.
 *
 * Objects are counted where they begin and end, in the class that all classes come from; no special GLib is needed. */

#include "venule-application.h"
#include "venule-window.h"

#include <malloc.h>
#include <stdlib.h>

#define SETTLED_MS 20
#define PATIENCE_S 60

static struct
{
  GMutex lock;
  GHashTable *counts; /* (element-type utf8 guint): how many there are of a type, by its name */
  void (*constructed) (GObject *object);
  void (*finalize) (GObject *object);
} living;

static const char *const windows[] = { "win.history",  "win.keep",      "win.clinic",    "win.print", "win.print-day",
                                       "win.bring-in", "app.shortcuts", "app.translate", "app.about" };
static const char *const popovers[]
    = { "win.find-question", "win.checks", "win.choose-person", "win.return", "win.amend" };

static void
count (GObject *object, int more)
{
  const char *name = G_OBJECT_TYPE_NAME (object);

  g_mutex_lock (&living.lock);
  g_hash_table_insert (living.counts, (gpointer) name,
                       GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (living.counts, name)) + more));
  g_mutex_unlock (&living.lock);
}

static void
on_constructed (GObject *object)
{
  count (object, 1);
  living.constructed (object);
}

static void
on_finalize (GObject *object)
{
  count (object, -1);
  living.finalize (object);
}

/* Before any other class is made: each takes these over from the one it comes from. */
static void
watch_living (void)
{
  GObjectClass *klass = g_type_class_ref (G_TYPE_OBJECT);

  living.counts = g_hash_table_new (g_str_hash, g_str_equal);
  living.constructed = klass->constructed;
  living.finalize = klass->finalize;
  klass->constructed = on_constructed;
  klass->finalize = on_finalize;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* 0 under the sanitizers, which keep what was freed. */
static guint
get_resident (void)
{
#ifdef __SANITIZE_ADDRESS__
  return 0;
#else
  g_autofree char *pages = NULL;

  malloc_trim (0);
  if (!g_file_get_contents ("/proc/self/statm", &pages, NULL, NULL))
    g_error ("/proc/self/statm can't be read");
  return (guint) (strtoul (strchr (pages, ' '), NULL, 10) * (gulong) sysconf (_SC_PAGESIZE) / 1024);
#endif
}

static void
say_living (guint round)
{
  g_autoptr (GList) names = NULL;

  g_print ("%u %u\n", round, get_resident ());
  g_mutex_lock (&living.lock);
  names = g_list_sort (g_hash_table_get_keys (living.counts), compare_names);
  for (GList *name = names; name != NULL; name = name->next)
    g_print ("%s %d\n", (const char *) name->data, GPOINTER_TO_INT (g_hash_table_lookup (living.counts, name->data)));
  g_mutex_unlock (&living.lock);
}

/* Waiting. */

static gboolean
on_time_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, milliseconds, on_time_cb, &is_over, NULL);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for (gboolean (*condition) (gpointer data), gpointer data, const char *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (!condition (data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("waited %d s for %s", PATIENCE_S, what);
      settle (5);
    }
  settle (SETTLED_MS);
}

/* How many windows are seen; the newest of them, without a reference. */
static guint
count_windows (GtkWindow **newest)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
        continue;
      *newest = window;
      n++;
    }

  return n;
}

static gboolean
has_windows (gpointer n)
{
  GtkWindow *newest;

  return count_windows (&newest) == GPOINTER_TO_UINT (n);
}

/* The rounds. */

static void
open_and_close (VenuleWindow *window, const char *action)
{
  GtkWindow *newest;
  guint n = count_windows (&newest);

  if (!gtk_widget_activate_action (GTK_WIDGET (window), action, NULL))
    g_error ("there is no action %s", action);
  wait_for (has_windows, GUINT_TO_POINTER (n + 1), action);
  count_windows (&newest);
  gtk_window_close (newest);
  wait_for (has_windows, GUINT_TO_POINTER (n), action);
}

static GtkPopover *
find_popover (GtkWidget *widget)
{
  GtkPopover *found = GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget) ? GTK_POPOVER (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_popover (child);
  return found;
}

static gboolean
has_popover (gpointer window)
{
  return find_popover (window) != NULL;
}

static gboolean
has_none (gpointer window)
{
  return find_popover (window) == NULL;
}

static void
open_popover (VenuleWindow *window, const char *action)
{
  if (!gtk_widget_activate_action (GTK_WIDGET (window), action, NULL))
    g_error ("there is no action %s", action);
  wait_for (has_popover, window, action);
  gtk_popover_popdown (find_popover (GTK_WIDGET (window)));
  wait_for (has_none, window, action);
}

typedef struct
{
  VenuleWindow *window;
  const char *record;
} Opening;

static gboolean
is_opened (gpointer data)
{
  const Opening *opening = data;
  VenuleCase *the_case = venule_window_get_case (opening->window);

  return the_case != NULL && g_str_equal (venule_case_get_id (the_case), opening->record)
         && venule_case_get_sheet (the_case) != NULL;
}

static gboolean
has_store (gpointer desk)
{
  return venule_desk_get_store (desk) != NULL;
}

static void
go_round (VenuleWindow *window, char **records)
{
  for (char **record = records; *record != NULL; record++)
    {
      Opening opening = { window, *record };

      venule_window_open_record (window, *record);
      wait_for (is_opened, &opening, *record);
    }
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    open_and_close (window, windows[i]);
  for (guint i = 0; i < G_N_ELEMENTS (popovers); i++)
    open_popover (window, popovers[i]);
  venule_window_close_record (window);
  settle (10 * SETTLED_MS);
}

static gboolean
on_ready_cb (gpointer arguments)
{
  GApplication *application = g_application_get_default ();
  char **rounds = arguments;
  VenuleWindow *window = VENULE_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->data);

  wait_for (has_store, venule_window_get_desk (window), "the store");
  for (guint round = 1; round <= strtoul (rounds[0], NULL, 10); round++)
    {
      go_round (window, rounds + 1);
      say_living (round);
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);

  return G_SOURCE_REMOVE;
}

static void
on_activate_cb (GApplication *application, char **arguments)
{
  g_idle_add_full (G_PRIORITY_LOW, on_ready_cb, arguments, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (VenuleApplication) application = NULL;
  char *given[] = { argv[0], (char *) "--today", (char *) "2026-11-23", NULL };

  watch_living ();
  application = venule_application_new ();
  g_signal_connect_after (application, "activate", G_CALLBACK (on_activate_cb), argv + 1);

  return g_application_run (G_APPLICATION (application), 3, given);
}
