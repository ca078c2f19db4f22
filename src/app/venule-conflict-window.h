/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VenuleConflictWindow:
 *
 * A consultation that was changed here and elsewhere: both sides, answer by answer; somebody chooses which stands.
 */
#define VENULE_TYPE_CONFLICT_WINDOW (venule_conflict_window_get_type ())
G_DECLARE_FINAL_TYPE (VenuleConflictWindow, venule_conflict_window, VENULE, CONFLICT_WINDOW, AdwWindow)

void venule_conflict_window_present (GtkWindow *parent, VenuleCase *the_case);

G_END_DECLS
