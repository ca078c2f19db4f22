/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"
#include "venule-unsaved.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VenuleUnsavedWindow:
 *
 * What an earlier session could not save, against what is saved, answer by answer; somebody chooses what is taken.
 */
#define VENULE_TYPE_UNSAVED_WINDOW (venule_unsaved_window_get_type ())
G_DECLARE_FINAL_TYPE (VenuleUnsavedWindow, venule_unsaved_window, VENULE, UNSAVED_WINDOW, AdwWindow)

void venule_unsaved_window_present (GtkWindow *parent, VenuleCase *the_case, VenuleUnsaved *unsaved);

G_END_DECLS
