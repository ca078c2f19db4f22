/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-consultation.h"
#include "venule-workplace.h"

G_BEGIN_DECLS

/* Of the treatments of a consultation that was changed, those whose sheets say what they said. */
GPtrArray *venule_kept_sheets_list (VenuleWorkplace *workplace,
                                    VenuleDefinitions *definitions,
                                    GBytes *before,
                                    VenuleConsultation *now,
                                    VenuleCivilDate today);

G_END_DECLS
