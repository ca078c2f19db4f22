/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-bench"

#include "venule-bench-frames.h"

#include <stdlib.h>
#include <time.h>

static double
get_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/**
 * venule_bench_frames_start:
 * @self: times
 *
 * What is measured next begins now.
 */
void
venule_bench_frames_start (VenuleBenchFrames *self)
{
  self->start = get_now ();
}

/**
 * venule_bench_frames_add:
 * @self: times
 * @most: how many are measured
 *
 * Notes what has passed since the start. The last one ends the program, after the median, the 99th percentile and the
 * most are printed.
 */
void
venule_bench_frames_add (VenuleBenchFrames *self, guint most)
{
  double passed = get_now () - self->start;

  if (self->times == NULL)
    self->times = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (self->times, passed);
  if (self->times->len < most)
    return;
  g_array_sort (self->times, compare_doubles);
  g_print ("%.3f %.3f %.3f\n", g_array_index (self->times, double, most / 2),
           g_array_index (self->times, double, most * 99 / 100), g_array_index (self->times, double, most - 1));
  exit (EXIT_SUCCESS);
}

/**
 * venule_bench_frames_end:
 * @self: times
 * @is_measured: whether the frame counts
 *
 * Notes what the frame that ends now took since the one before; the next one begins.
 */
void
venule_bench_frames_end (VenuleBenchFrames *self, gboolean is_measured)
{
  if (is_measured)
    venule_bench_frames_add (self, VENULE_BENCH_FRAMES);
  venule_bench_frames_start (self);
}
