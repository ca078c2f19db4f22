/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-translator-window.h"

G_BEGIN_DECLS

/**
 * VenulePoImportWindow:
 *
 * What bringing in a translator's file would change, before it does.
 */
#define VENULE_TYPE_PO_IMPORT_WINDOW (venule_po_import_window_get_type ())
G_DECLARE_FINAL_TYPE (VenulePoImportWindow, venule_po_import_window, VENULE, PO_IMPORT_WINDOW, AdwWindow)

void venule_po_import_window_present (VenuleTranslatorWindow *room, const char *path);
void venule_po_import_window_choose (VenuleTranslatorWindow *room);

G_END_DECLS
