/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-window.h"

G_BEGIN_DECLS

/**
 * VenuleImportWindow:
 *
 * What bringing in files would do, before it is done: which are new, which are kept already, and what differs.
 */
#define VENULE_TYPE_IMPORT_WINDOW (venule_import_window_get_type ())
G_DECLARE_FINAL_TYPE (VenuleImportWindow, venule_import_window, VENULE, IMPORT_WINDOW, AdwWindow)

void venule_import_window_present (VenuleWindow *parent, GPtrArray *files);
void venule_import_window_choose (VenuleWindow *parent);

G_END_DECLS
