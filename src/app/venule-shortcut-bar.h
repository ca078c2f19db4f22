/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleShortcutBar:
 *
 * The shortcuts of one form: a button for each that is offered, and what is proposed, grey and outlined, until somebody
 * takes it. It hides itself where there is nothing to offer.
 */
#define VENULE_TYPE_SHORTCUT_BAR (venule_shortcut_bar_get_type ())
G_DECLARE_FINAL_TYPE (VenuleShortcutBar, venule_shortcut_bar, VENULE, SHORTCUT_BAR, AdwBin)

GtkWidget *venule_shortcut_bar_new (VenuleCase *the_case, VenuleEntry *entry, const VenuleForm *form);

G_END_DECLS
