/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *venule_direction_isolate (const char *text);
char *venule_direction_isolate_code (const char *text);
char *venule_direction_isolate_within (const char *line, const char *part);
char *venule_direction_begin (const char *line);
char *venule_direction_strip (const char *text);
void venule_direction_keep_code (GtkEditable *entry);

G_END_DECLS
