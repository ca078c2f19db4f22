/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-rule.h"

G_BEGIN_DECLS

/* Parts of a condition in words. */
void venule_path_append (GString *words, const VenulePath *path);
void venule_path_append_group (GString *words, const VenulePath *path);
void venule_path_append_plus (GString *words, VenulePath *const *plus);

G_END_DECLS
