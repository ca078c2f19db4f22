/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

/* What was typed and can't be an answer, in a file that follows it: whatever ends the program, it stands where it was
 * typed when the consultation is opened again. */
void venule_case_follow_typed (VenuleCase *self);
gboolean venule_case_put_typed_aside (VenuleCase *self, GError **error);
void venule_case_forget_typed (VenuleCase *self);

G_END_DECLS
