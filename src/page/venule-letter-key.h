/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What of a text can be compared with what is read from a PDF. */
gboolean venule_letter_is_counted (gunichar c);
gboolean venule_letter_is_shaped (const char *text);
char *venule_letter_key_new (const char *text);

G_END_DECLS
