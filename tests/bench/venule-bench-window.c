/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-bench"

/* Times the frames of the real window, in the main thread's processor time, since others may be busy on the machine:
 * what it does from one frame's end to the next, GTK's layout and drawing with it. Prints p50 p99 most, ms; then the
 * same on the clock, all that the main thread waits for the display with it; then with what it waits for the next
 * frame.
 *
 *   venule-bench-window keys RECORD   a sample is answered, each time with the question in sight, as somebody would
 *                                     who types fast; from an answer to the end of the frame with the redrawn sheet;
 *                                     in another line, to the end of that in which all of the form has followed
 *   venule-bench-window scroll        the list of records moves on with every frame
 *   venule-bench-window search        letters are typed into the search, one every few frames
 */

#include "venule-application.h"
#include "venule-bench-answers.h"
#include "venule-bench-frames.h"
#include "venule-form-column.h"
#include "venule-records-pane.h"
#include "venule-window.h"

#include <stdlib.h>

#define ANSWERS 200

/* Milliseconds between a redrawn sheet and the next answer: about ten keystrokes a second. */
#define PAUSE 100

typedef struct
{
  GApplication *application;
  const char *what, *record;
  VenuleWindow *window;
  VenuleBenchAnswers *answers; /* (nullable): until the record is there */
  VenuleBenchFrames times, following;
  guint n_frames, round;
  guint answered_at;                 /* so many frames */
  gboolean is_waiting, is_following; /* for the frame with the sheet; for that with the form */
  gboolean is_composed, is_judged;
  guint pause;
} Bench;

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static void
on_composed_cb (VenuleCase *the_case, Bench *bench)
{
  bench->is_composed = TRUE;
}

static void
on_judged_cb (VenuleCase *the_case, Bench *bench)
{
  bench->is_judged = TRUE;
}

static gboolean
open_record (Bench *bench)
{
  VenuleCase *the_case = venule_window_get_case (bench->window);

  if (bench->answers != NULL)
    return TRUE;
  if (the_case == NULL || !g_str_equal (venule_case_get_id (the_case), bench->record))
    {
      if (bench->n_frames == VENULE_BENCH_WARM_UP)
        venule_window_open_record (bench->window, bench->record);
      return FALSE;
    }
  bench->n_frames = 0;
  /* What is finished is open to nobody. */
  if (venule_case_get_course (the_case) != VENULE_COURSE_DRAFT)
    venule_case_amend (the_case, "The answers of a bench");
  bench->answers = venule_bench_answers_new (the_case);
  g_signal_connect (the_case, "composed", G_CALLBACK (on_composed_cb), bench);
  g_signal_connect (the_case, "judged", G_CALLBACK (on_judged_cb), bench);
  return FALSE;
}

static void answer (Bench *bench);

static gboolean
on_pause_end_cb (gpointer user_data)
{
  Bench *bench = user_data;

  bench->pause = 0;
  bench->is_composed = bench->is_judged = FALSE;
  bench->answered_at = bench->n_frames;
  venule_bench_frames_start (&bench->times);
  venule_bench_frames_start (&bench->following);
  bench->is_waiting = bench->is_following = venule_bench_answers_give (bench->answers, bench->round++);
  if (!bench->is_waiting)
    answer (bench);
  return G_SOURCE_REMOVE;
}

static void
answer (Bench *bench)
{
  if (!open_record (bench) || bench->n_frames < VENULE_BENCH_WARM_UP || bench->is_following || bench->pause != 0)
    return;
  while (!venule_bench_answers_has (bench->answers, bench->round))
    bench->round++;
  venule_window_show_question (bench->window, venule_bench_answers_get_path (bench->answers, bench->round));
  bench->pause = g_timeout_add (PAUSE, on_pause_end_cb, bench);
}

/* The longest list: the last of those to choose from. */
static void
choose_all (Bench *bench)
{
  GtkWidget *pane = find_widget (GTK_WIDGET (bench->window), VENULE_TYPE_RECORDS_PANE);
  GtkListBox *kinds = GTK_LIST_BOX (find_widget (pane, GTK_TYPE_LIST_BOX));
  int last = 0;

  while (gtk_list_box_get_row_at_index (kinds, last + 1) != NULL)
    last++;
  gtk_list_box_select_row (kinds, gtk_list_box_get_row_at_index (kinds, last));
}

static void
scroll (Bench *bench)
{
  GtkWidget *pane = find_widget (GTK_WIDGET (bench->window), VENULE_TYPE_RECORDS_PANE);
  GtkWidget *list = find_widget (pane, GTK_TYPE_LIST_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  double page = gtk_adjustment_get_page_size (adjustment), upper = gtk_adjustment_get_upper (adjustment);
  double next = gtk_adjustment_get_value (adjustment) + VENULE_BENCH_SCROLL_STEP;

  if (upper < 100 * page)
    g_error ("there is nothing to scroll: %.0f of %.0f pixels are seen", page, upper);
  gtk_adjustment_set_value (adjustment, next + page > upper ? 0 : next);
}

/* Letter by letter, then all of it away. */
static void
search (Bench *bench)
{
  static const char *const texts[]
      = { "s", "sm", "smi", "smit", "smith", "", "a", "an", "ann", "anna", "19", "196", "" };
  GtkWidget *entry = find_widget (GTK_WIDGET (bench->window), GTK_TYPE_SEARCH_ENTRY);

  if (bench->n_frames % VENULE_BENCH_FRAMES_A_LETTER == 0)
    gtk_editable_set_text (GTK_EDITABLE (entry),
                           texts[bench->n_frames / VENULE_BENCH_FRAMES_A_LETTER % G_N_ELEMENTS (texts)]);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;

  bench->n_frames++;
  if (bench->n_frames == VENULE_BENCH_WARM_UP / 3 && bench->record == NULL)
    choose_all (bench);
  if (g_str_equal (bench->what, "scroll") && bench->n_frames > VENULE_BENCH_WARM_UP)
    scroll (bench);
  else if (g_str_equal (bench->what, "search") && bench->n_frames > VENULE_BENCH_WARM_UP)
    search (bench);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_answering_cb (gpointer user_data)
{
  answer (user_data);
  return G_SOURCE_REMOVE;
}

/* All of the form is there that is seen, as the answer has it. */
static gboolean
has_followed (Bench *bench)
{
  GtkWidget *column = find_widget (GTK_WIDGET (bench->window), VENULE_TYPE_FORM_COLUMN);
  GtkWidget *scroller = gtk_widget_get_ancestor (column, GTK_TYPE_SCROLLED_WINDOW);

  return bench->is_judged
         && venule_form_column_get_is_settled (VENULE_FORM_COLUMN (column),
                                               gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

/* With G_MESSAGES_DEBUG=venule-bench, each answer's times are told.
 * Returns: how many answers there are now */
static guint
note_following (Bench *bench)
{
  guint n = venule_bench_frames_add (&bench->following);

  g_debug ("%6.2f ms, form %6.2f, with the wait %6.2f, %u frames: %s",
           venule_bench_frames_get_last (&bench->times, VENULE_BENCH_PROCESSOR),
           venule_bench_frames_get_last (&bench->following, VENULE_BENCH_PROCESSOR),
           venule_bench_frames_get_last (&bench->following, VENULE_BENCH_WALL), bench->n_frames - bench->answered_at,
           venule_bench_answers_get_path (bench->answers, bench->round - 1));
  return n;
}

static void
on_answer_painted_cb (Bench *bench)
{
  if (bench->is_waiting && bench->is_composed)
    {
      bench->is_waiting = FALSE;
      venule_bench_frames_add (&bench->times);
    }
  if (bench->is_following && !bench->is_waiting && has_followed (bench))
    {
      bench->is_following = FALSE;
      if (note_following (bench) == ANSWERS)
        {
          venule_bench_frames_print (&bench->times);
          venule_bench_frames_print (&bench->following);
          exit (EXIT_SUCCESS);
        }
    }
  g_idle_add (on_answering_cb, bench);
}

static void
on_painted_cb (GdkFrameClock *clock, Bench *bench)
{
  if (g_str_equal (bench->what, "keys"))
    on_answer_painted_cb (bench);
  else
    venule_bench_frames_end (&bench->times, bench->n_frames > VENULE_BENCH_WARM_UP);
}

static gboolean
on_ready_cb (gpointer user_data)
{
  Bench *bench = user_data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));

  if (clock == NULL)
    return G_SOURCE_CONTINUE;
  gtk_widget_add_tick_callback (GTK_WIDGET (bench->window), on_tick_cb, bench, NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted_cb), bench);
  return G_SOURCE_REMOVE;
}

static void
on_window_added_cb (GtkApplication *application, GtkWindow *window, Bench *bench)
{
  if (bench->window != NULL || !VENULE_IS_WINDOW (window))
    return;
  bench->window = VENULE_WINDOW (window);
  g_timeout_add (100, on_ready_cb, bench);
}

int
main (int argc, char **argv)
{
  g_autoptr (VenuleApplication) application = venule_application_new ();
  Bench bench = { .what = argc > 1 ? argv[1] : "", .record = argc > 2 ? argv[2] : NULL };
  char *practice[] = { argv[0], (char *) "--today", (char *) "2026-11-23", (char *) "--practice", NULL };

  if (argc < 2 || (g_str_equal (bench.what, "keys") && bench.record == NULL))
    {
      g_printerr ("usage: venule-bench-window keys RECORD | scroll | search\n");
      return EXIT_FAILURE;
    }
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added_cb), &bench);
  return g_application_run (G_APPLICATION (application), bench.record != NULL ? 4 : 3, practice);
}
