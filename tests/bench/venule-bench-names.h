/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-card.h"

/* People who do not exist, with names as several countries give them: some that very many share, and a long tail
 * that nearly nobody does. The same seed gives the same people. */
VenuleCard *venule_bench_names_make_patient (GRand *rand, guint number);
