/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What of a text can be compared with what poppler reads. */
gboolean venule_letter_is_counted (gunichar c);
gboolean venule_letter_is_lost (gunichar c);
gboolean venule_letter_key_is_reordered (const char *text);
char *venule_letter_key_new (const char *text);
char *venule_letter_key_new_sorted (const char *text);
char *venule_letter_key_new_ordered (const char *text);
gboolean venule_letter_key_match (const char *expected, const char *found, const char *hidden);

G_END_DECLS
