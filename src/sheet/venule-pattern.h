/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* ICU message patterns with named whole numbers: `Page {page} of {pages}`, `{count, plural, …}`. */
char *venule_pattern_format (
    const char *locale, const char *pattern, const char *const *names, const guint *numbers, GError **error);

G_END_DECLS
