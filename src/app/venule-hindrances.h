/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleHindrances:
 *
 * Everything that is in the way of printing a case's sheet, each in words and with a way to where it is put right.
 *
 * Property: "count" (uint), notifies. Signal "question-activated" (path): somebody wants to see that question.
 */
#define VENULE_TYPE_HINDRANCES (venule_hindrances_get_type ())
G_DECLARE_FINAL_TYPE (VenuleHindrances, venule_hindrances, VENULE, HINDRANCES, AdwBin)

void venule_hindrances_set_case (VenuleHindrances *self, VenuleCase *the_case);
guint venule_hindrances_get_count (VenuleHindrances *self);

G_END_DECLS
