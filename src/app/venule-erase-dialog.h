/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-window.h"

G_BEGIN_DECLS

/* Erases the consultation on screen for good, after its patient's number or name was typed and a reason given. */
void venule_erase_dialog_present (GtkWindow *parent, VenuleWindow *window);
gboolean venule_erase_confirms (const char *typed, const char *expected);

G_END_DECLS
