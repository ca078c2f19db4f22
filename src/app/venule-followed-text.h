/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text that is made anew, and mostly says the same: who reads it stays where they are. */
void venule_followed_text_set (GtkTextBuffer *buffer, const char *text);

G_END_DECLS
