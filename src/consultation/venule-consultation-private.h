/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-consultation.h"
#include "venule-journal.h"

G_BEGIN_DECLS

VenuleJournal *venule_consultation_get_journal (VenuleConsultation *self);

G_END_DECLS
