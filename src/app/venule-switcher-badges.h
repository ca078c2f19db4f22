/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void venule_switcher_badges_drop (GtkWidget *window);

G_END_DECLS
