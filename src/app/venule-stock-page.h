/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-clinic-draft.h"

G_BEGIN_DECLS

/**
 * VenuleStockPage:
 *
 * What saves typing in a consultation: the vials that are open, and the course the clinic usually plans.
 *
 * Signal "edited".
 */
#define VENULE_TYPE_STOCK_PAGE (venule_stock_page_get_type ())
G_DECLARE_FINAL_TYPE (VenuleStockPage, venule_stock_page, VENULE, STOCK_PAGE, AdwPreferencesPage)

void venule_stock_page_show (VenuleStockPage *self, VenuleClinicDraft *draft);
void venule_stock_page_store (VenuleStockPage *self, VenuleClinicDraft *draft);

G_END_DECLS
