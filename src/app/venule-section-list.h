/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-form-section.h"

G_BEGIN_DECLS

/**
 * VenuleSectionList:
 *
 * The sections of a checklist with how far each is.
 *
 * Signal "section-activated" (index): somebody wants to go there.
 */
#define VENULE_TYPE_SECTION_LIST (venule_section_list_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSectionList, venule_section_list, VENULE, SECTION_LIST, AdwBin)

void venule_section_list_set_sections (VenuleSectionList *self, GPtrArray *sections);
void venule_section_list_update (VenuleSectionList *self); /* they were counted anew */
void venule_section_list_select (VenuleSectionList *self, guint index);

G_END_DECLS
