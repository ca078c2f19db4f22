/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-language-work.h"

G_BEGIN_DECLS

/**
 * VenuleTranslatedSheet:
 *
 * A sample's sheet in the language at work, as on paper.
 *
 * Signal "passage-activated" (string id): somebody pointed at a text.
 */
#define VENULE_TYPE_TRANSLATED_SHEET (venule_translated_sheet_get_type ())
G_DECLARE_FINAL_TYPE (VenuleTranslatedSheet, venule_translated_sheet, VENULE, TRANSLATED_SHEET, AdwBin)

void venule_translated_sheet_set_work (VenuleTranslatedSheet *self, VenuleLanguageWork *work);
void venule_translated_sheet_choose_sample (VenuleTranslatedSheet *self, guint sample);
void venule_translated_sheet_show_passage (VenuleTranslatedSheet *self, const char *id);

G_END_DECLS
