/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleTickedCards:
 *
 * Members known by those of another group (the feeding veins that a treatment reached): every one of that group by its
 * name, with a tick for whether it is among them, and its questions below once it is.
 */
#define VENULE_TYPE_TICKED_CARDS (venule_ticked_cards_get_type ())
G_DECLARE_FINAL_TYPE (VenuleTickedCards, venule_ticked_cards, VENULE, TICKED_CARDS, AdwBin)

GtkWidget *venule_ticked_cards_new (VenuleCase *the_case, VenuleEntry *around, const VenuleForm *form);
gboolean venule_ticked_cards_show_question (VenuleTickedCards *self, const char *path);

G_END_DECLS
