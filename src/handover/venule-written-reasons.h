/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reasons that were written and not given, in a file between the end of one session and the beginning of the next. Each
 * is a group; its id begins with what it is about, on a line of its own: a consultation's id. */
char *venule_written_reasons_get_path (gboolean is_practice);
void venule_written_reasons_save (GKeyFile *reasons, const char *path, GError **error);
void venule_written_reasons_erase (const char *path, const char *record);
gboolean venule_written_reason_is_about (const char *id, const char *record);

G_END_DECLS
