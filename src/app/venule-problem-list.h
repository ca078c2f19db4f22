/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VenuleProblemList:
 *
 * What may be wrong with a translation: what, in which text, in which line of which file.
 *
 * Signal "problem-activated" (string id): somebody wants to see the text.
 */
#define VENULE_TYPE_PROBLEM_LIST (venule_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (VenuleProblemList, venule_problem_list, VENULE, PROBLEM_LIST, AdwBin)

void venule_problem_list_show (VenuleProblemList *self, GPtrArray *problems);

G_END_DECLS
