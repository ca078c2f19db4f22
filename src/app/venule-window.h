/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-checks-bar.h"
#include "venule-save-guard.h"

G_BEGIN_DECLS

/**
 * VenuleWindow:
 *
 * The lists, one consultation, and its sheet, side by side; they fold away from left to right as it narrows.
 */
#define VENULE_TYPE_WINDOW (venule_window_get_type ())
G_DECLARE_FINAL_TYPE (VenuleWindow, venule_window, VENULE, WINDOW, AdwApplicationWindow)

VenuleWindow *venule_window_new (GtkApplication *application, VenuleDesk *desk);
VenuleDesk *venule_window_get_desk (VenuleWindow *self);
VenuleCase *venule_window_get_case (VenuleWindow *self); /* (nullable) */
gboolean venule_window_get_is_opening (VenuleWindow *self);
VenuleChecksBar *venule_window_get_checks_bar (VenuleWindow *self);
void venule_window_show_question (VenuleWindow *self, const char *path);
void venule_window_open_record (VenuleWindow *self, const char *record);
void venule_window_reload_record (VenuleWindow *self, const char *record);
void venule_window_close_record (VenuleWindow *self);
void venule_window_stay (VenuleWindow *self);
VenuleSaveGuard *venule_window_get_save_guard (VenuleWindow *self);
void venule_window_import (VenuleWindow *self, GFile **files, guint n_files);
void venule_window_withdraw_undo (VenuleWindow *self);
/* One line that goes away by itself; with_undo: a button takes the last step back. */
void venule_window_tell (VenuleWindow *self, const char *message, gboolean with_undo);
/* How something ended that was begun a while ago; what was not done is told until somebody has read it. */
void venule_window_tell_outcome (VenuleWindow *self, const char *message, gboolean is_well);

G_END_DECLS
