/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reasons that were written and not given, in files that a program holds while it lives. Each is a group; its id begins
 * with what it is about, on a line of its own: a consultation's id. */
char *venule_written_reasons_get_folder (gboolean is_practice);
void venule_written_reasons_erase (const char *folder, const char *record);
gboolean venule_written_reason_is_about (const char *id, const char *record);

G_END_DECLS
