/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VenuleEntryRow:
 *
 * A row of a list to type into: its title, below it what is typed. AdwEntryRow is not used: up to libadwaita 1.2 who
 * listens to the screen does not hear that the keyboard came to it.
 *
 * "entry-activated" is emitted on Return, where that does not activate the window's default.
 */
#define VENULE_TYPE_ENTRY_ROW (venule_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (VenuleEntryRow, venule_entry_row, VENULE, ENTRY_ROW, AdwPreferencesRow)

GtkWidget *venule_entry_row_new (const char *title);
void venule_entry_row_add_suffix (VenuleEntryRow *self, GtkWidget *widget);

G_END_DECLS
