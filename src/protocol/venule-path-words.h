/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-rule.h"

G_BEGIN_DECLS

/* Parts of a condition in words. */
char *venule_path_to_words (const VenulePath *path, VenuleSpeech speech);
char *venule_path_group_to_words (const VenulePath *path, VenuleSpeech speech);
char *venule_path_add_to_words (char *words, VenulePath *const *plus, VenuleSpeech speech);

G_END_DECLS
