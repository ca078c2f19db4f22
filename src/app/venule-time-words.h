/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times of day as people type them. */

char *venule_time_words_parse (const char *typed);

G_END_DECLS
