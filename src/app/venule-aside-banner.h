/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleAsideBanner:
 *
 * What an earlier session could not save waits: of the consultation on screen, or of which one.
 */
#define VENULE_TYPE_ASIDE_BANNER (venule_aside_banner_get_type ())
G_DECLARE_FINAL_TYPE (VenuleAsideBanner, venule_aside_banner, VENULE, ASIDE_BANNER, AdwBin)

void venule_aside_banner_set_desk (VenuleAsideBanner *self, VenuleDesk *desk);
void venule_aside_banner_set_case (VenuleAsideBanner *self, VenuleCase *the_case);

G_END_DECLS
