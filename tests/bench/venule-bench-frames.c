/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-bench"

#include "venule-bench-frames.h"

#include <stdlib.h>
#include <time.h>

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* What the main loop has waited, ms. */
static double waited;

static int
wait_and_count (GPollFD *fds, guint n_fds, int timeout)
{
  double start = read_clock (CLOCK_MONOTONIC);
  int n = g_poll (fds, n_fds, timeout);

  waited += read_clock (CLOCK_MONOTONIC) - start;
  return n;
}

static double
read_time (VenuleBenchClock clock)
{
  switch (clock)
    {
    case VENULE_BENCH_PROCESSOR:
      return read_clock (CLOCK_THREAD_CPUTIME_ID);
    case VENULE_BENCH_SEEN:
      return read_clock (CLOCK_MONOTONIC) - waited;
    case VENULE_BENCH_WALL:
    case VENULE_BENCH_N_CLOCKS:
    default:
      return read_clock (CLOCK_MONOTONIC);
    }
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
  g_main_context_set_poll_func (NULL, wait_and_count);
  for (VenuleBenchClock i = 0; i < VENULE_BENCH_N_CLOCKS; i++)
    self->start[i] = read_time (i);
}

/**
 * venule_bench_frames_add:
 * @self: times
 *
 * Notes what has passed since the start.
 *
 * Returns: how many there are now
 */
guint
venule_bench_frames_add (VenuleBenchFrames *self)
{
  for (VenuleBenchClock i = 0; i < VENULE_BENCH_N_CLOCKS; i++)
    {
      double passed = read_time (i) - self->start[i];

      if (self->times[i] == NULL)
        self->times[i] = g_array_new (FALSE, FALSE, sizeof (double));
      g_array_append_val (self->times[i], passed);
    }
  return self->times[0]->len;
}

/**
 * venule_bench_frames_get_last:
 * @self: times, one at least
 * @clock: which of them
 *
 * Returns: what was noted last, ms
 */
double
venule_bench_frames_get_last (VenuleBenchFrames *self, VenuleBenchClock clock)
{
  return g_array_index (self->times[clock], double, self->times[clock]->len - 1);
}

/**
 * venule_bench_frames_print:
 * @self: times
 *
 * Prints the median, the 99th percentile and the most, on each clock.
 */
void
venule_bench_frames_print (VenuleBenchFrames *self)
{
  for (VenuleBenchClock i = 0; i < VENULE_BENCH_N_CLOCKS; i++)
    {
      GArray *times = self->times[i];

      g_array_sort (times, compare_doubles);
      g_print ("%.3f %.3f %.3f%s", g_array_index (times, double, times->len / 2),
               g_array_index (times, double, times->len * 99 / 100), g_array_index (times, double, times->len - 1),
               i + 1 < VENULE_BENCH_N_CLOCKS ? " " : "\n");
    }
}

/**
 * venule_bench_frames_end:
 * @self: times
 * @is_measured: whether the frame counts
 *
 * Notes what the frame that ends now took since the one before; the next one begins. The last one ends the program,
 * after all are printed.
 */
void
venule_bench_frames_end (VenuleBenchFrames *self, gboolean is_measured)
{
  if (is_measured && venule_bench_frames_add (self) == VENULE_BENCH_FRAMES)
    {
      venule_bench_frames_print (self);
      exit (EXIT_SUCCESS);
    }
  venule_bench_frames_start (self);
}
