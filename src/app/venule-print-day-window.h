/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-desk.h"

G_BEGIN_DECLS

/**
 * VenulePrintDayWindow:
 *
 * The sheets that are to be handed over today, printed in one go, a job each; what can't be printed says why.
 */
#define VENULE_TYPE_PRINT_DAY_WINDOW (venule_print_day_window_get_type ())
G_DECLARE_FINAL_TYPE (VenulePrintDayWindow, venule_print_day_window, VENULE, PRINT_DAY_WINDOW, AdwWindow)

GtkWidget *venule_print_day_window_new (GtkWindow *parent, VenuleDesk *desk);

G_END_DECLS
