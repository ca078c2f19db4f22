/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleIdentityBand:
 *
 * Whose consultation is on screen: name, day of birth with age, number, and where it stands. It never leaves the top
 * of the window; its colour is the patient's, so that a change of patient changes it.
 */
#define VENULE_TYPE_IDENTITY_BAND (venule_identity_band_get_type ())
G_DECLARE_FINAL_TYPE (VenuleIdentityBand, venule_identity_band, VENULE, IDENTITY_BAND, AdwBin)

void venule_identity_band_set_case (VenuleIdentityBand *self, VenuleCase *the_case);

G_END_DECLS
