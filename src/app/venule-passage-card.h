/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-sample-sheets.h"
#include "venule-translation-item.h"

G_BEGIN_DECLS

/**
 * VenulePassageCard:
 *
 * One text of the sheet: its English, its translation, what is said of it, who reviewed it, and where it prints.
 *
 * Signals: "sample-activated" (uint sample): somebody wants to see it on that sheet. "review-activated",
 * "revoke-activated": somebody has read it, or takes that back.
 */
#define VENULE_TYPE_PASSAGE_CARD (venule_passage_card_get_type ())
G_DECLARE_FINAL_TYPE (VenulePassageCard, venule_passage_card, VENULE, PASSAGE_CARD, AdwBin)

void venule_passage_card_show (VenulePassageCard *self, VenuleTranslationItem *item, VenuleSampleSheets *samples);

char *venule_sample_say (VenuleSampleSheets *samples, guint sample);

G_END_DECLS
