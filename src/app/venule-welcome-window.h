/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-window.h"

G_BEGIN_DECLS

/**
 * VenuleWelcomeWindow:
 *
 * The first start: the clinic and its numbers, who is there, and a sample or the first patient.
 */
#define VENULE_TYPE_WELCOME_WINDOW (venule_welcome_window_get_type ())
G_DECLARE_FINAL_TYPE (VenuleWelcomeWindow, venule_welcome_window, VENULE, WELCOME_WINDOW, AdwWindow)

void venule_welcome_window_present_if_new (VenuleWindow *parent);
gboolean venule_practice_start (GError **error);

G_END_DECLS
