/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-bench"

/* Times what is between a keystroke and the redrawn sheet: an answer is set, the sheet composed, laid out, and what
 * looks different of its first page painted at one pixel a point. In the main thread's processor time, since others
 * may be busy on the machine, and the whole of it in wall time too. Prints medians and 99th percentiles, ms. */

#include "venule-bench-answers.h"
#include "venule-bench-case.h"
#include "venule-page-pictures.h"
#include "venule-thread-tools.h"

#include <stdlib.h>
#include <time.h>

#define ANSWERS 300

enum
{
  STEP_COMPOSE,
  STEP_LAY_OUT,
  STEP_PAINT,
  STEP_ALL,
  STEP_WALL,
  STEP_NEXT,
  N_STEPS
};

static const char *const names[N_STEPS] = { "answer to composed",  "laid out",      "page painted", "keystroke to page",
                                            "the same, wall time", "next page, too" };

typedef struct
{
  VenuleCase *the_case;
  VenuleBenchAnswers *answers;
  VenulePagePictures *pictures;
  gboolean is_composed;
  GArray *times[N_STEPS]; /* of double */
} Bench;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
get_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static double
since (double *start)
{
  double now = get_now ();
  double passed = now - *start;

  *start = now;
  return passed;
}

/* As the window does it, where all of the page is in view. */
static void
paint_page (Bench *bench, guint page)
{
  venule_page_pictures_paint (bench->pictures, page, 1.0, 0, G_MAXINT);
}

static gboolean
run_round (Bench *bench, guint round, GError **error)
{
  VenuleWorkplace *workplace = venule_desk_get_workplace (venule_case_get_desk (bench->the_case));
  gint64 wall = g_get_monotonic_time ();
  double start = get_now ();
  double times[N_STEPS] = { 0 };
  g_autoptr (VenulePages) pages = NULL;
  VenuleSheet *sheet;
  VenuleFonts *fonts;
  VenuleLegMap *leg_map;

  bench->is_composed = FALSE;
  if (!venule_bench_answers_give (bench->answers, round))
    return TRUE;
  while (!bench->is_composed)
    g_main_context_iteration (NULL, TRUE);
  times[STEP_COMPOSE] = since (&start);
  sheet = venule_case_get_sheet (bench->the_case);
  if (sheet == NULL)
    return TRUE;
  fonts = venule_thread_tools_get_fonts (sheet, error);
  leg_map
      = fonts == NULL ? NULL : venule_thread_tools_get_leg_map (venule_workplace_get_data_folder (workplace), error);
  pages = leg_map == NULL ? NULL : venule_pages_new (sheet, fonts, leg_map, error);
  if (pages == NULL)
    return FALSE;
  times[STEP_LAY_OUT] = since (&start);
  venule_page_pictures_set_pages (bench->pictures, pages);
  paint_page (bench, 0);
  times[STEP_PAINT] = since (&start);
  times[STEP_ALL] = times[STEP_COMPOSE] + times[STEP_LAY_OUT] + times[STEP_PAINT];
  times[STEP_WALL] = (double) (g_get_monotonic_time () - wall) / 1e3;
  if (venule_pages_get_n_pages (pages) > 1)
    paint_page (bench, 1);
  times[STEP_NEXT] = since (&start);
  for (guint i = 0; i < N_STEPS; i++)
    g_array_append_val (bench->times[i], times[i]);
  return TRUE;
}

static void
on_composed_cb (VenuleCase *the_case, Bench *bench)
{
  bench->is_composed = TRUE;
}

static void
print_times (Bench *bench)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      GArray *times = bench->times[i];

      g_array_sort (times, compare_doubles);
      g_print ("%s: p50 %.2f ms, p99 %.2f ms, most %.2f ms\n", names[i], g_array_index (times, double, times->len / 2),
               g_array_index (times, double, times->len * 99 / 100), g_array_index (times, double, times->len - 1));
    }
  g_print ("%u answers\n", bench->times[0]->len);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("venule-bench-XXXXXX", &error);
  g_autoptr (VenuleDesk) desk = NULL;
  Bench bench = { .pictures = venule_page_pictures_new () };

  if (argc != 2 || home == NULL)
    {
      g_printerr ("usage: venule-bench-live SAMPLE.xml\n");
      return EXIT_FAILURE;
    }
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  desk = venule_desk_new (TRUE, venule_civil_date_new (2026, 11, 23));
  bench.the_case = venule_bench_case_open (desk, argv[1], &error);
  if (bench.the_case != NULL)
    {
      g_signal_connect (bench.the_case, "composed", G_CALLBACK (on_composed_cb), &bench);
      bench.answers = venule_bench_answers_new (bench.the_case);
      for (guint i = 0; i < N_STEPS; i++)
        bench.times[i] = g_array_new (FALSE, FALSE, sizeof (double));
      for (guint i = 0; error == NULL && bench.times[0]->len < ANSWERS && i < 20 * ANSWERS; i++)
        run_round (&bench, i, &error);
    }
  if (error != NULL)
    {
      g_printerr ("venule-bench-live: %s\n", error->message);
      return EXIT_FAILURE;
    }
  print_times (&bench);
  return EXIT_SUCCESS;
}
