/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"

G_BEGIN_DECLS

gboolean venule_evaluation_lacks (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question);

G_END_DECLS
