/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleKeyedCards:
 *
 * The members that a list of keys allows (legs, junctions, trunks), each a card, side by side where there is room. A
 * card is there before its member: that comes with the first answer.
 */
#define VENULE_TYPE_KEYED_CARDS (venule_keyed_cards_get_type ())
G_DECLARE_FINAL_TYPE (VenuleKeyedCards, venule_keyed_cards, VENULE, KEYED_CARDS, GtkWidget)

GtkWidget *venule_keyed_cards_new (VenuleCase *the_case, VenuleGroup *group);
gboolean venule_keyed_cards_show_question (VenuleKeyedCards *self, const char *path);

G_END_DECLS
