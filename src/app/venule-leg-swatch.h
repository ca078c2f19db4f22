/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A dot and a line as marks of a kind are painted, on paper. It says nothing that words beside it don't. */
GtkWidget *venule_leg_swatch_new (const char *kind);
void venule_leg_swatch_set_kind (GtkWidget *swatch, const char *kind);

G_END_DECLS
