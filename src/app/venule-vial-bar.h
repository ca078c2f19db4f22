/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleVialBar:
 *
 * Today's vials at a group that takes them, each a button that adds a member with what its label says.
 *
 * Signal "used" (entry): a member was made from a vial.
 */
#define VENULE_TYPE_VIAL_BAR (venule_vial_bar_get_type ())
G_DECLARE_FINAL_TYPE (VenuleVialBar, venule_vial_bar, VENULE, VIAL_BAR, AdwBin)

/* (nullable): NULL: nothing in that group comes out of a vial */
GtkWidget *venule_vial_bar_new (VenuleCase *the_case, VenuleEntry *around, const VenuleForm *form);

G_END_DECLS
