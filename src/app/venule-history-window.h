/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VenuleHistoryWindow:
 *
 * What became of one consultation: its versions, any two of which can be compared, and the sheets made of it.
 */
#define VENULE_TYPE_HISTORY_WINDOW (venule_history_window_get_type ())
G_DECLARE_FINAL_TYPE (VenuleHistoryWindow, venule_history_window, VENULE, HISTORY_WINDOW, AdwWindow)

void venule_history_window_present (GtkWindow *parent, VenuleCase *the_case);

G_END_DECLS
