/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-window.h"

G_BEGIN_DECLS

/* Taking back what was typed, and doing it again. */
void venule_window_install_undo (GtkWidgetClass *widget_class);
void venule_window_follow_undo (VenuleWindow *self, VenuleCase *the_case);

G_END_DECLS
