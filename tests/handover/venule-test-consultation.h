/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-consultation.h"
#include "venule-workplace.h"

G_BEGIN_DECLS

/* The shipped protocol, with one of the samples. */
VenuleWorkplace *venule_test_get_workplace (void);
VenuleDefinitions *venule_test_get_definitions (void);
VenuleConsultation *venule_test_read_sample (const char *name);

G_END_DECLS
