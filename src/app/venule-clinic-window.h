/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-desk.h"

G_BEGIN_DECLS

/**
 * VenuleClinicWindow:
 *
 * The clinic: who it is, who works there, what it decides for itself. It is saved whole or not at all.
 */
#define VENULE_TYPE_CLINIC_WINDOW (venule_clinic_window_get_type ())
G_DECLARE_FINAL_TYPE (VenuleClinicWindow, venule_clinic_window, VENULE, CLINIC_WINDOW, AdwWindow)

void venule_clinic_window_present (GtkWindow *parent, VenuleDesk *desk);

G_END_DECLS
