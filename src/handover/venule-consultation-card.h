/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-card.h"
#include "venule-consultation.h"
#include "venule-protocol.h"

G_BEGIN_DECLS

VenuleCard *venule_consultation_make_card (VenuleConsultation *consultation, VenuleProtocol *protocol);

G_END_DECLS
