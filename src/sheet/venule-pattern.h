/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An ICU message pattern with named whole numbers: `Page {page} of {pages}`, `{count, plural, …}`. One thread at a
 * time. */
typedef struct _VenulePattern VenulePattern;

VenulePattern *venule_pattern_new (const char *locale, const char *text, const char *const *names, GError **error);
void venule_pattern_free (VenulePattern *self);
gboolean venule_pattern_has_names (const VenulePattern *self, const char *const *names);
char *venule_pattern_fill (VenulePattern *self, const guint *numbers, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePattern, venule_pattern_free)

G_END_DECLS
