/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-exit.h"
#include "venule-options.h"
#include "venule-store.h"

G_BEGIN_DECLS

/* The tasks about one kept consultation's sheets: handing over, printing again, and looking at one from the store. */

VenuleExit venule_frozen_sheet_issue (VenuleStore *store, VenuleWorkplace *workplace, const VenuleOptions *options);
VenuleExit venule_frozen_sheet_reprint (VenuleStore *store, const VenuleOptions *options);
VenuleExit venule_frozen_sheet_hand_over (VenuleStore *store, const VenuleOptions *options);
VenuleExit venule_frozen_sheet_preview (VenuleStore *store, VenuleWorkplace *workplace, const VenuleOptions *options);

G_END_DECLS
