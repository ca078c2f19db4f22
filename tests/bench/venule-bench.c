/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-bench"

/* Times, in one process and in turn, what a sheet costs beside the floor, in processor time: others may be busy on the
 * machine. Prints one JSON object of medians in milliseconds, and the median of each round's ratio to its own floor. */

#include "venule-composer.h"
#include "venule-consultation-file.h"
#include "venule-floor.h"
#include "venule-text-cache.h"
#include "venule-thread-tools.h"
#include "venule-workplace.h"

#include <cairo-pdf.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS 60

typedef enum
{
  STEP_FLOOR,
  STEP_COMPOSE,
  STEP_LAY_OUT,
  STEP_PAINT,
  STEP_PDF,
  STEP_READ_BACK,
  STEP_ANSWER,
  N_STEPS,
} Step;

static const char *const names[N_STEPS] = { "floor", "compose", "lay_out", "paint", "pdf", "read_back", "answer" };

typedef struct
{
  VenuleWorkplace *workplace;
  VenuleDefinitions *definitions;
  VenuleConsultation *consultation;
  VenuleEvaluation *evaluation;
  char *floor_file;
  char *paint_file;
  double times[N_STEPS][ROUNDS];
  double ratios[ROUNDS]; /* all that is made over the floor */
} Bench;

static int
compare_doubles (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median (double *values)
{
  qsort (values, ROUNDS, sizeof (double), compare_doubles);
  return values[ROUNDS / 2];
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

static void
paint_all (VenulePages *pages, const char *file)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (file, VENULE_PAGE_WIDTH, VENULE_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < venule_pages_get_n_pages (pages); i++)
    {
      venule_pages_draw (pages, i, cr);
      cairo_show_page (cr);
    }
  cairo_surface_finish (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
run_round (Bench *bench, guint round, GError **error)
{
  VenuleComposeOptions choice = { .is_draft = TRUE };
  double start = get_now ();
  g_autoptr (VenuleSheet) sheet = venule_composer_compose (bench->definitions->tmpl, bench->evaluation, &choice, error);
  g_autoptr (VenulePages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (VenuleFloor) floor = NULL;
  VenuleFonts *fonts;
  VenuleLegMap *leg_map;
  const char *folder = venule_workplace_get_data_folder (bench->workplace);

  if (sheet == NULL)
    return FALSE;
  bench->times[STEP_COMPOSE][round] = since (&start);

  fonts = venule_thread_tools_get_fonts (sheet, error);
  leg_map = fonts == NULL ? NULL : venule_thread_tools_get_leg_map (folder, error);
  if (leg_map == NULL)
    return FALSE;

  /* The floor measures each text anew; so must we. */
  venule_text_cache_clear (fonts);
  start = get_now ();
  pages = venule_pages_new (sheet, fonts, leg_map, error);
  if (pages == NULL)
    return FALSE;
  bench->times[STEP_LAY_OUT][round] = since (&start);
  paint_all (pages, bench->paint_file);
  bench->times[STEP_PAINT][round] = since (&start);
  pdf = venule_pages_to_pdf (pages, error);
  if (pdf == NULL)
    return FALSE;
  bench->times[STEP_PDF][round] = since (&start);
  if (!venule_pages_verify_pdf (pages, pdf, error))
    return FALSE;
  bench->times[STEP_READ_BACK][round] = since (&start);

  floor = venule_floor_new (pages);
  start = get_now ();
  venule_floor_paint (floor, fonts, bench->floor_file);
  bench->times[STEP_FLOOR][round] = since (&start);
  bench->ratios[round]
      = (bench->times[STEP_COMPOSE][round] + bench->times[STEP_LAY_OUT][round] + bench->times[STEP_PAINT][round])
        / bench->times[STEP_FLOOR][round];

  return TRUE;
}

/* One answer of those the example has is changed and changed back; each time every check is asked. */
static gboolean
run_answer (Bench *bench, guint round, GError **error)
{
  const char *text = round % 2 == 0 ? "yes" : "no";
  double start = get_now ();
  g_autoptr (GPtrArray) checks = NULL;

  if (!venule_consultation_set_text (bench->consultation, "health/nsaid-unsuitable", text, error))
    return FALSE;
  checks = venule_evaluation_check (bench->evaluation);
  bench->times[STEP_ANSWER][round] = since (&start);

  return TRUE;
}

static gboolean
run (Bench *bench, const char *file, GError **error)
{
  g_autoptr (xmlDoc) doc = venule_xml_read_file (file, error);

  bench->definitions = doc == NULL ? NULL : venule_workplace_get_definitions (bench->workplace, NULL, error);
  if (bench->definitions == NULL)
    return FALSE;
  bench->consultation
      = venule_consultation_from_document (doc, venule_protocol_get_form (bench->definitions->protocol), error);
  if (bench->consultation == NULL)
    return FALSE;
  bench->evaluation = venule_evaluation_new (bench->definitions->protocol, bench->definitions->clinic,
                                             bench->consultation, NULL, venule_civil_date_new (2026, 11, 23), error);
  if (bench->evaluation == NULL)
    return FALSE;

  for (guint round = 0; round < ROUNDS; round++)
    if (!run_round (bench, round, error))
      return FALSE;
  for (guint round = 0; round < ROUNDS; round++)
    if (!run_answer (bench, round, error))
      return FALSE;

  return TRUE;
}

int
main (int argc, char **argv)
{
  Bench bench = { .workplace = venule_workplace_new (NULL, NULL) };
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_assert_cmpint (argc, ==, 3);
  bench.floor_file = g_build_filename (argv[2], "floor.pdf", NULL);
  bench.paint_file = g_build_filename (argv[2], "paint.pdf", NULL);
  done = run (&bench, argv[1], &error);
  if (!done)
    g_printerr ("venule-bench: %s\n", error->message);

  if (done)
    {
      g_print ("{");
      for (Step step = 0; step < N_STEPS; step++)
        g_print ("%s\"%s\": %.4f", step == 0 ? "" : ", ", names[step], median (bench.times[step]));
      g_print (", \"ratio\": %.4f}\n", median (bench.ratios));
    }
  g_clear_object (&bench.evaluation);
  g_clear_object (&bench.consultation);
  venule_workplace_free (bench.workplace);
  g_free (bench.floor_file);
  g_free (bench.paint_file);

  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
