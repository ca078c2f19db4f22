/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void venule_held_button_guard (GtkWidget *window);

G_END_DECLS
