/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleCheckRow:
 *
 * One check that stands: what it says to do, a way to its question, and what may be decided of it. A stop is overridden
 * by a specialist who writes why; a caution is acknowledged; what contradicts itself is corrected.
 *
 * Signal "question-activated" (path).
 */
#define VENULE_TYPE_CHECK_ROW (venule_check_row_get_type ())
G_DECLARE_FINAL_TYPE (VenuleCheckRow, venule_check_row, VENULE, CHECK_ROW, AdwBin)

GtkWidget *venule_check_row_new (VenuleCase *the_case, const VenuleCheck *check);
const char *venule_check_row_get_key (VenuleCheckRow *self);
void venule_check_row_enter (VenuleCheckRow *self);

G_END_DECLS
