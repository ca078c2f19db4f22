/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VENULE_SPELLING_MAX_LETTERS 64

guint venule_spelling_distance_get_allowed (glong letters);
guint venule_spelling_distance_measure (
    const gunichar *typed, glong n_typed, const gunichar *word, glong n_word, guint most, guint *beginning);

G_END_DECLS
