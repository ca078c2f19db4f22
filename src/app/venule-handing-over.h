/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-desk.h"

G_BEGIN_DECLS

/**
 * VenuleHandingOver:
 *
 * The last step of a printed sheet: who gave it, and how they made sure whom they gave it to.
 *
 * Signal "handed-over": it is kept that it was.
 */
#define VENULE_TYPE_HANDING_OVER (venule_handing_over_get_type ())
G_DECLARE_FINAL_TYPE (VenuleHandingOver, venule_handing_over, VENULE, HANDING_OVER, AdwBin)

void venule_handing_over_set_issue (VenuleHandingOver *self, VenuleDesk *desk, VenuleIssue *issue, const char *patient);

G_END_DECLS
