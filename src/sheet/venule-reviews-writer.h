/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-reviews.h"

G_BEGIN_DECLS

/* Adds to a reviews file: a file says all that was said, in order, and what is taken back stays to be read. */

gboolean venule_reviews_add (const char *path, const char *language, GPtrArray *marks, GError **error);

G_END_DECLS
