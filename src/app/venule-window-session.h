/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-window.h"

G_BEGIN_DECLS

/* What a window was at when the program ended, and is at again when it begins. */
void venule_window_remember (VenuleWindow *self, VenuleCase *the_case);
void venule_window_restore_state (VenuleWindow *self);
void venule_window_resume (VenuleWindow *self);

G_END_DECLS
