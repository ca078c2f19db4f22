/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleChecksList:
 *
 * Everything that stands between a consultation and its sheet: what to correct, stops, cautions, what is not answered.
 *
 * Signal "question-activated" (path).
 */
#define VENULE_TYPE_CHECKS_LIST (venule_checks_list_get_type ())
G_DECLARE_FINAL_TYPE (VenuleChecksList, venule_checks_list, VENULE, CHECKS_LIST, AdwBin)

void venule_checks_list_set_case (VenuleChecksList *self, VenuleCase *the_case);

G_END_DECLS
