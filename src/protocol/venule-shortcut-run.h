/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"

G_BEGIN_DECLS

/* One answer that a shortcut gives. */
typedef struct
{
  char *path;           /* with the keys of members */
  VenuleAnswer *answer; /* marked with how it was given */
} VenuleShortcutAnswer;

/* within: (nullable): an entry that the shortcut's form is, or lies around; NULL: the top and the chosen treatment */
gboolean venule_shortcut_is_offered (const VenuleShortcut *shortcut, VenuleEvaluation *evaluation, VenuleEntry *within);
/* (transfer full) (element-type VenuleShortcutAnswer) */
GPtrArray *venule_shortcut_list (const VenuleShortcut *shortcut, VenuleEvaluation *evaluation, VenuleEntry *within);
GPtrArray *venule_shortcut_run (const VenuleShortcut *shortcut, VenuleEvaluation *evaluation, VenuleEntry *within);
GPtrArray *
venule_heading_run_none_of_these (const VenuleHeading *heading, VenuleEvaluation *evaluation, VenuleEntry *within);

G_END_DECLS
