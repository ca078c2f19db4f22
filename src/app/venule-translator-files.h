/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with a language's file in the translator's room: the actions room.*. */

void venule_translator_files_install (GtkWidgetClass *widget_class);

G_END_DECLS
