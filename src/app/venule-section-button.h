/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-form-section.h"

G_BEGIN_DECLS

/**
 * VenuleSectionButton:
 *
 * Where one is in a checklist, on one line; it opens the list of its sections. For windows too narrow for the list:
 * where there is room, each section's progress stands beside it.
 *
 * Signal "section-activated" (index): somebody wants to go there.
 */
#define VENULE_TYPE_SECTION_BUTTON (venule_section_button_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSectionButton, venule_section_button, VENULE, SECTION_BUTTON, AdwBin)

void venule_section_button_set_sections (VenuleSectionButton *self, GPtrArray *sections);
void venule_section_button_update (VenuleSectionButton *self); /* they were counted anew */
void venule_section_button_select (VenuleSectionButton *self, guint index);

G_END_DECLS
