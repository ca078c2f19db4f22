/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-save-guard.h"

G_BEGIN_DECLS

/**
 * VenuleCaseBanners:
 *
 * What somebody has to know about the consultation on screen, above it: that it is not saved and why, that it was
 * changed elsewhere, that the sheet its patient was given is out of date; and which other one is not saved.
 */
#define VENULE_TYPE_CASE_BANNERS (venule_case_banners_get_type ())
G_DECLARE_FINAL_TYPE (VenuleCaseBanners, venule_case_banners, VENULE, CASE_BANNERS, AdwBin)

void venule_case_banners_set_guard (VenuleCaseBanners *self, VenuleSaveGuard *guard);
void venule_case_banners_set_case (VenuleCaseBanners *self, VenuleCase *the_case);

G_END_DECLS
