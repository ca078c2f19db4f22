/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-window.h"

G_BEGIN_DECLS

/* What brings sheets to paper: win.print, win.print-day. */
void venule_window_open_print_dialog (VenuleWindow *self, VenuleCase *the_case);
void venule_window_update_printing (VenuleWindow *self);
void venule_window_install_printing (GtkWidgetClass *widget_class);

G_END_DECLS
