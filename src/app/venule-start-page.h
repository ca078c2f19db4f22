/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-desk.h"

G_BEGIN_DECLS

/**
 * VenuleStartPage:
 *
 * What stands where no consultation is on screen: the next step, or why there is none.
 */
#define VENULE_TYPE_START_PAGE (venule_start_page_get_type ())
G_DECLARE_FINAL_TYPE (VenuleStartPage, venule_start_page, VENULE, START_PAGE, AdwBin)

void venule_start_page_show_next_step (VenuleStartPage *self, VenuleDesk *desk);
void venule_start_page_show_failure (VenuleStartPage *self, const char *title, const char *message);

G_END_DECLS
