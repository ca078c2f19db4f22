/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who has read which translation against which source: `reviews/LANG.xml`. */
typedef struct _VenuleReviews VenuleReviews;

VenuleReviews *venule_reviews_new_from_file (const char *path, const char *language, GError **error);
void venule_reviews_free (VenuleReviews *self);
gboolean venule_reviews_cover (VenuleReviews *self, const char *passage, const char *source, const char *translation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleReviews, venule_reviews_free)

G_END_DECLS
