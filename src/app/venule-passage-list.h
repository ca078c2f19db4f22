/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-translation-item.h"

G_BEGIN_DECLS

/**
 * VenulePassageList:
 *
 * All texts of a translation, to be searched and narrowed down to a state.
 *
 * Property: "selected" (#VenuleTranslationItem, nullable), notifies; also when what it says changed.
 */
#define VENULE_TYPE_PASSAGE_LIST (venule_passage_list_get_type ())
G_DECLARE_FINAL_TYPE (VenulePassageList, venule_passage_list, VENULE, PASSAGE_LIST, AdwBin)

void venule_passage_list_show (VenulePassageList *self, VenuleTranslation *translation);
VenuleTranslationItem *venule_passage_list_get_selected (VenulePassageList *self);
void venule_passage_list_select (VenulePassageList *self, const char *id);
void venule_passage_list_select_next (VenulePassageList *self, VenuleTextState state);

G_END_DECLS
