/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-window.h"

G_BEGIN_DECLS

/* What takes a consultation further: win.finish, win.return, win.amend. */
void venule_window_update_course (VenuleWindow *self);
void venule_window_install_course (GtkWidgetClass *widget_class);

G_END_DECLS
