/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-exit.h"
#include "venule-workplace.h"

G_BEGIN_DECLS

VenuleExit venule_languages_report_run (VenuleWorkplace *workplace);

G_END_DECLS
