/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-language-work.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VenuleTranslatorWindow:
 *
 * The translator's room: a language's texts, what is wrong with them, who reviewed them, and the sheet they make.
 */
#define VENULE_TYPE_TRANSLATOR_WINDOW (venule_translator_window_get_type ())
G_DECLARE_FINAL_TYPE (VenuleTranslatorWindow, venule_translator_window, VENULE, TRANSLATOR_WINDOW, AdwWindow)

void venule_translator_window_present (GtkApplication *application, VenuleDesk *desk);
void venule_translator_window_open (GtkApplication *application, VenuleDesk *desk, const char *path);

VenuleLanguageWork *venule_translator_window_get_work (VenuleTranslatorWindow *self);
void venule_translator_window_tell (VenuleTranslatorWindow *self, const char *message);
void venule_translator_window_choose (VenuleTranslatorWindow *self, const char *language);

G_END_DECLS
