/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* On which clock: */
typedef enum
{
  VENULE_BENCH_PROCESSOR, /* of the main thread, since others may be busy on the machine */
  VENULE_BENCH_SEEN,      /* what passes, without what the main loop waits for events and the display's next frame */
  VENULE_BENCH_WALL,      /* what passes */
  VENULE_BENCH_N_CLOCKS
} VenuleBenchClock;

/* Times of frames. */
typedef struct
{
  GArray *times[VENULE_BENCH_N_CLOCKS]; /* (nullable) (element-type double): ms */
  double start[VENULE_BENCH_N_CLOCKS];
} VenuleBenchFrames;

/* Frames after which what is measured begins, and of a list that is scrolled or searched. */
#define VENULE_BENCH_WARM_UP         90
#define VENULE_BENCH_FRAMES          400
#define VENULE_BENCH_SCROLL_STEP     150 /* pixels with every frame */
#define VENULE_BENCH_FRAMES_A_LETTER 6

void venule_bench_frames_start (VenuleBenchFrames *self);
guint venule_bench_frames_add (VenuleBenchFrames *self);
double venule_bench_frames_get_last (VenuleBenchFrames *self, VenuleBenchClock clock);
void venule_bench_frames_print (VenuleBenchFrames *self);
void venule_bench_frames_end (VenuleBenchFrames *self, gboolean is_measured);

G_END_DECLS
