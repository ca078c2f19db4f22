/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleHeadingButton:
 *
 * "None of these 5" beside a heading: answers "no" to the questions under it that are still open, as one step.
 */
#define VENULE_TYPE_HEADING_BUTTON (venule_heading_button_get_type ())
G_DECLARE_FINAL_TYPE (VenuleHeadingButton, venule_heading_button, VENULE, HEADING_BUTTON, AdwBin)

GtkWidget *venule_heading_button_new (VenuleCase *the_case, VenuleEntry *entry, const VenuleHeading *heading);

G_END_DECLS
