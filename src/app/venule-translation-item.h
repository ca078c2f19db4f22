/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-translation.h"

G_BEGIN_DECLS

/**
 * VenuleTextState:
 *
 * What is to be done with a text, in the order of the filter.
 */
typedef enum
{
  VENULE_TEXT_UNTRANSLATED,
  VENULE_TEXT_STALE,
  VENULE_TEXT_UNREVIEWED,
  VENULE_TEXT_REVIEWED,
} VenuleTextState;
#define VENULE_N_TEXT_STATES (VENULE_TEXT_REVIEWED + 1)

/**
 * VenuleTranslationItem:
 *
 * One text of the sheet in a list: it stays while what its translation says changes.
 *
 * Signal "changed": another translation is shown.
 */
#define VENULE_TYPE_TRANSLATION_ITEM (venule_translation_item_get_type ())
G_DECLARE_FINAL_TYPE (VenuleTranslationItem, venule_translation_item, VENULE, TRANSLATION_ITEM, GObject)

VenuleTranslationItem *venule_translation_item_new (VenuleTranslation *translation, const char *id);
void venule_translation_item_set_translation (VenuleTranslationItem *self, VenuleTranslation *translation);
VenuleTranslation *venule_translation_item_get_translation (VenuleTranslationItem *self);
const VenuleTranslationText *venule_translation_item_get_text (VenuleTranslationItem *self);
gboolean venule_translation_item_matches (VenuleTranslationItem *self, const char *words);

VenuleTextState venule_text_state_of (const VenuleTranslationText *text);
const char *venule_text_state_say (VenuleTextState state);

G_END_DECLS
