/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-window.h"

G_BEGIN_DECLS

/* What changes at the desk, for the consultation on screen. */
void venule_window_follow_desk (VenuleWindow *self, VenuleDesk *desk);

G_END_DECLS
