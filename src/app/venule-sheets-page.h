/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleSheetsPage:
 *
 * The sheets that were made of one consultation, each frozen as it left the program, and what became of it.
 */
#define VENULE_TYPE_SHEETS_PAGE (venule_sheets_page_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSheetsPage, venule_sheets_page, VENULE, SHEETS_PAGE, AdwPreferencesPage)

void venule_sheets_page_show (VenuleSheetsPage *self, VenuleCase *the_case);

G_END_DECLS
