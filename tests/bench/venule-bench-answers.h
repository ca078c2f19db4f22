/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

typedef struct _VenuleBenchAnswers VenuleBenchAnswers;

VenuleBenchAnswers *venule_bench_answers_new (VenuleCase *the_case);
void venule_bench_answers_free (VenuleBenchAnswers *self);
const char *venule_bench_answers_get_path (VenuleBenchAnswers *self, guint round);
gboolean venule_bench_answers_has (VenuleBenchAnswers *self, guint round);
gboolean venule_bench_answers_give (VenuleBenchAnswers *self, guint round);

G_END_DECLS
