/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-check.h"

G_BEGIN_DECLS

void venule_check_decisions_apply (VenuleEvaluation *evaluation, GPtrArray *checks);

G_END_DECLS
