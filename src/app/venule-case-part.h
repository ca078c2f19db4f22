/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"
#include "venule-comparison.h"

G_BEGIN_DECLS

/* Whose part of the checklist something is, and what may be done with it by who sits at the desk. */
const char *venule_case_find_part (VenuleCase *self, const char *path);
char *venule_case_explain_lock (VenuleCase *self, const char *part); /* (transfer full) (nullable) */
gboolean venule_case_may_undo (VenuleCase *self, gboolean is_undo);
gboolean venule_case_get_specialist_waits (VenuleCase *self);
/* the_case: a VenuleCase; a VenuleDifferenceFunc */
gboolean venule_case_is_specialists (const VenuleDifference *difference, gpointer the_case);

G_END_DECLS
