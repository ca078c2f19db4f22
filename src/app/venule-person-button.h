/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-desk.h"

G_BEGIN_DECLS

/**
 * VenulePersonButton:
 *
 * Who is at the desk, always in sight; pressed, it lets somebody else sit down: one of the clinic's staff, or a name
 * that is typed.
 */
#define VENULE_TYPE_PERSON_BUTTON (venule_person_button_get_type ())
G_DECLARE_FINAL_TYPE (VenulePersonButton, venule_person_button, VENULE, PERSON_BUTTON, AdwBin)

void venule_person_button_set_desk (VenulePersonButton *self, VenuleDesk *desk);
void venule_person_button_ask (VenulePersonButton *self);

gboolean venule_role_from_staff (const char *staff_role, VenuleRole *role);
const char *venule_role_in_words (VenuleRole role);

G_END_DECLS
