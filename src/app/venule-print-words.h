/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-desk.h"

G_BEGIN_DECLS

/* What is said about a sheet on its way to paper, wherever it is printed. */

char *venule_print_words_today (VenuleDesk *desk);
char *venule_print_words_clinic (const char *name);
char *venule_print_words_for_patient (const char *patient, const char *where, const char *unrecorded);
char *venule_print_words_done (const char *where, const char *unrecorded);
const char *venule_print_words_not_waited (void);

G_END_DECLS
