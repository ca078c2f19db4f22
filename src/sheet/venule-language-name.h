/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What languages and countries are called. Each (transfer full), never NULL; the tag or code itself where nobody knows.
 */
char *venule_language_name (const char *language, const char *in);
char *venule_language_name_within (const char *language);
char *venule_language_own_name (const char *language);
char *venule_country_name (const char *code, const char *in);

G_END_DECLS
