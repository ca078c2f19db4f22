/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-exit.h"
#include "venule-options.h"

G_BEGIN_DECLS

VenuleExit venule_proof_report_run (VenuleWorkplace *workplace, const VenuleOptions *options);

G_END_DECLS
