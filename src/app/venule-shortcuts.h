/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Every key that the program knows, in a window over that one. */
void venule_shortcuts_show (GtkApplicationWindow *window);

G_END_DECLS
