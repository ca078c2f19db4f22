/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-window.h"

G_BEGIN_DECLS

/* Erases a consultation for good, after its patient's number or name was typed and a reason given. */
void venule_erase_dialog_present (VenuleWindow *window, VenuleCase *the_case);
gboolean venule_erase_confirms (const char *typed, const char *expected);

G_END_DECLS
