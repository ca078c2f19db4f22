/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void venule_focus_leave (GtkWidget *widget);
void venule_focus_present (GtkWindow *dialog);

G_END_DECLS
