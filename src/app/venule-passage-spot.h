/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "venule-sheet.h"

G_BEGIN_DECLS

/**
 * VenulePassageSpot:
 *
 * A passage of a drawn page, for the keyboard and for those who hear the page: it shows nothing itself.
 *
 * Signal "activated": somebody asks about it.
 */
#define VENULE_TYPE_PASSAGE_SPOT (venule_passage_spot_get_type ())
G_DECLARE_FINAL_TYPE (VenulePassageSpot, venule_passage_spot, VENULE, PASSAGE_SPOT, GtkWidget)

GtkWidget *venule_passage_spot_new (void);
void venule_passage_spot_set_passage (VenulePassageSpot *self, const VenulePassage *passage);
void venule_passage_spot_forget (VenulePassageSpot *self);
const VenulePassage *venule_passage_spot_get_passage (VenulePassageSpot *self);

G_END_DECLS
