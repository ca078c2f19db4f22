/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-clinic-draft.h"

G_BEGIN_DECLS

/**
 * VenuleProfilePage:
 *
 * Who the clinic is: what stands in the head of its sheets, how it is reached, in which languages.
 *
 * Signal "edited".
 */
#define VENULE_TYPE_PROFILE_PAGE (venule_profile_page_get_type ())
G_DECLARE_FINAL_TYPE (VenuleProfilePage, venule_profile_page, VENULE, PROFILE_PAGE, AdwPreferencesPage)

void venule_profile_page_show (VenuleProfilePage *self, VenuleClinicDraft *draft);
void venule_profile_page_store (VenuleProfilePage *self, VenuleClinicDraft *draft);

G_END_DECLS
