/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleMemberCard:
 *
 * One member of a group: what people call it, and below that its questions once the card is opened.
 *
 * Signals: "duplicate", "remove" (somebody asks for it); property "expanded" notifies.
 */
#define VENULE_TYPE_MEMBER_CARD (venule_member_card_get_type ())
G_DECLARE_FINAL_TYPE (VenuleMemberCard, venule_member_card, VENULE, MEMBER_CARD, AdwBin)

GtkWidget *venule_member_card_new (VenuleCase *the_case, VenuleEntry *entry);
VenuleEntry *venule_member_card_get_entry (VenuleMemberCard *self);
void venule_member_card_set_expanded (VenuleMemberCard *self, gboolean expanded);
gboolean venule_member_card_show_question (VenuleMemberCard *self, const char *path);

G_END_DECLS
