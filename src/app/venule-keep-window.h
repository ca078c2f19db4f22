/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-window.h"

G_BEGIN_DECLS

/**
 * VenuleKeepWindow:
 *
 * Keeping what is kept: copies of all of it, putting one back, taking one patient's or the list out, erasing.
 */
#define VENULE_TYPE_KEEP_WINDOW (venule_keep_window_get_type ())
G_DECLARE_FINAL_TYPE (VenuleKeepWindow, venule_keep_window, VENULE, KEEP_WINDOW, AdwWindow)

void venule_keep_window_present (VenuleWindow *parent, VenuleCase *the_case);

G_END_DECLS
