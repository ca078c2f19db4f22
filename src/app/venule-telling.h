/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void venule_tell (GtkWidget *widget, const char *message, gboolean with_undo);
gboolean venule_lead_to (GtkWidget *widget, const char *path);

G_END_DECLS
