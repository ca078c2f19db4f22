/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleChecksBar:
 *
 * What stands between a consultation and its sheet, always in sight: counts that open the list, and the next step:
 * finish, return, change, print.
 *
 * Signal "question-activated" (path): somebody wants to see that question.
 */
#define VENULE_TYPE_CHECKS_BAR (venule_checks_bar_get_type ())
G_DECLARE_FINAL_TYPE (VenuleChecksBar, venule_checks_bar, VENULE, CHECKS_BAR, AdwBin)

void venule_checks_bar_set_case (VenuleChecksBar *self, VenuleCase *the_case);
void venule_checks_bar_show_list (VenuleChecksBar *self);
/* What questions about those steps hang on. */
void venule_checks_bar_enter (VenuleChecksBar *self);
GtkWidget *venule_checks_bar_get_steps_button (VenuleChecksBar *self);

G_END_DECLS
