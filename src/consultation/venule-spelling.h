/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *venule_spelling_find_closest (const char *word, GPtrArray *known);

G_END_DECLS
