/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-form-section.h"

G_BEGIN_DECLS

/**
 * VenuleSectionDots:
 *
 * How far each section of a checklist is, a dot each, in a row; pressed, it leads there. For the pointer only: the
 * button beside it opens the same sections as a list, for the keyboard.
 *
 * Signal "section-activated" (index): somebody wants to go there.
 */
#define VENULE_TYPE_SECTION_DOTS (venule_section_dots_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSectionDots, venule_section_dots, VENULE, SECTION_DOTS, AdwBin)

void venule_section_dots_set_sections (VenuleSectionDots *self, GPtrArray *sections);
void venule_section_dots_update (VenuleSectionDots *self); /* they were counted anew */
void venule_section_dots_select (VenuleSectionDots *self, guint index);

G_END_DECLS
