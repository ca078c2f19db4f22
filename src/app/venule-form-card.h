/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"
#include "venule-form-piece.h"

G_BEGIN_DECLS

/**
 * VenuleFormCard:
 *
 * Questions that stand together in a section, under a heading or none: a row for each.
 */
#define VENULE_TYPE_FORM_CARD (venule_form_card_get_type ())
G_DECLARE_FINAL_TYPE (VenuleFormCard, venule_form_card, VENULE, FORM_CARD, VenuleFormPiece)

VenuleFormCard *venule_form_card_new (VenuleCase *the_case, VenuleEntry *entry, const VenuleHeading *heading);
void venule_form_card_add (VenuleFormCard *self, const VenuleQuestion *question);
const VenuleHeading *venule_form_card_get_heading (VenuleFormCard *self);
void venule_form_card_judge (VenuleFormCard *self, GHashTable *proposals); /* utf8 → VenuleAnswer: by path */
void venule_form_card_refresh (VenuleFormCard *self, const VenuleQuestion *question); /* (nullable): all of them */
gboolean venule_form_card_show_question (VenuleFormCard *self, const VenuleQuestion *question);

G_END_DECLS
