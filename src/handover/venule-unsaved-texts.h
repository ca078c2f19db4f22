/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was typed and can't be an answer, in a file beside the consultations that could not be saved: of each
 * question, by its path, a text. */
GHashTable *venule_unsaved_texts_read (const char *path, GError **error);
GBytes *venule_unsaved_texts_make (GHashTable *texts);

G_END_DECLS
