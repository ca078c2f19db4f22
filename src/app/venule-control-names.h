/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A control's name, for those who hear the screen. GTK takes a tooltip for a description only, which is not read out
 * where a name is asked for. */

void venule_control_name (GtkWidget *control, const char *name);
void venule_drop_down_name (GtkWidget *drop_down, const char *name);
void venule_control_names_complete (GtkWidget *root, const char *rest);

G_END_DECLS
