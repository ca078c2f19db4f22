/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times of frames, in the main thread's processor time, since others may be busy on the machine. */
typedef struct
{
  GArray *times; /* (nullable) (element-type double): ms */
  double start;
} VenuleBenchFrames;

/* Frames after which what is measured begins, and of a list that is scrolled or searched. */
#define VENULE_BENCH_WARM_UP         90
#define VENULE_BENCH_FRAMES          400
#define VENULE_BENCH_SCROLL_STEP     150 /* pixels with every frame */
#define VENULE_BENCH_FRAMES_A_LETTER 6

void venule_bench_frames_start (VenuleBenchFrames *self);
void venule_bench_frames_add (VenuleBenchFrames *self, guint most);
void venule_bench_frames_end (VenuleBenchFrames *self, gboolean is_measured);

G_END_DECLS
