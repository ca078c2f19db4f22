/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-clinic-draft.h"

G_BEGIN_DECLS

/**
 * VenulePeoplePage:
 *
 * Who works at the clinic, and may sit down at the desk.
 *
 * Signal "edited".
 */
#define VENULE_TYPE_PEOPLE_PAGE (venule_people_page_get_type ())
G_DECLARE_FINAL_TYPE (VenulePeoplePage, venule_people_page, VENULE, PEOPLE_PAGE, AdwPreferencesPage)

void venule_people_page_show (VenulePeoplePage *self, VenuleClinicDraft *draft);
void venule_people_page_store (VenulePeoplePage *self, VenuleClinicDraft *draft);

G_END_DECLS
