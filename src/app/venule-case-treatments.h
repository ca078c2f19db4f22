/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

gboolean venule_case_is_treatment (VenuleCase *self, const VenuleForm *form);
VenuleEntry *venule_case_add_treatment (VenuleCase *self);

G_END_DECLS
