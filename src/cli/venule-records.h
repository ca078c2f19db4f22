/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-exit.h"
#include "venule-options.h"
#include "venule-store.h"

G_BEGIN_DECLS

/* The tasks about kept consultations as a whole: bringing in, listing, copying, erasing, the audit. */

VenuleExit venule_records_run (VenuleWorkplace *workplace, const VenuleOptions *options);

G_END_DECLS
