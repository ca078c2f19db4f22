/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-template.h"

G_BEGIN_DECLS

/* The user's own translations: PO files in a folder that comes before what is shipped. */

char *venule_own_language_get_path (const char *language);
gboolean venule_own_language_start (VenuleTemplate *tmpl, const char *language, const char *translator, GError **error);
gboolean venule_own_language_copy (const char *language, const char *from, GError **error);
gboolean venule_own_language_replace (const char *language, GBytes *bytes, GError **error);
gboolean venule_own_language_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
