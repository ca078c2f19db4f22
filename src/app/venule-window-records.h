/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a window does with what is kept: compare, look back, bring in, keep apart. */
void venule_window_install_records (GtkWidgetClass *widget_class);

G_END_DECLS
