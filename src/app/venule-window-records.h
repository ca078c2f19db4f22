/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-window.h"

G_BEGIN_DECLS

/* What a window does with what is kept: compare, look back, bring in, keep apart. */
void venule_window_accept_files (VenuleWindow *self);
void venule_window_install_records (GtkWidgetClass *widget_class);

G_END_DECLS
