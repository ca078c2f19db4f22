/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-translator-window.h"

G_BEGIN_DECLS

/**
 * VenuleNewLanguageWindow:
 *
 * Another language is begun: it is found by its name or typed as a tag, and what is known of it is said.
 */
#define VENULE_TYPE_NEW_LANGUAGE_WINDOW (venule_new_language_window_get_type ())
G_DECLARE_FINAL_TYPE (VenuleNewLanguageWindow, venule_new_language_window, VENULE, NEW_LANGUAGE_WINDOW, AdwWindow)

void venule_new_language_window_present (VenuleTranslatorWindow *room);

G_END_DECLS
