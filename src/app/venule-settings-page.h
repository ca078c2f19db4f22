/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-clinic-draft.h"

G_BEGIN_DECLS

/**
 * VenuleSettingsPage:
 *
 * Every clinical setting beside its hard limits, what others do, and where that is written.
 *
 * Signal "edited".
 */
#define VENULE_TYPE_SETTINGS_PAGE (venule_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSettingsPage, venule_settings_page, VENULE, SETTINGS_PAGE, AdwPreferencesPage)

void venule_settings_page_show (VenuleSettingsPage *self, VenuleClinicDraft *draft);
gboolean venule_settings_page_get_is_valid (VenuleSettingsPage *self);
void venule_settings_page_store (VenuleSettingsPage *self, VenuleClinicDraft *draft);

G_END_DECLS
