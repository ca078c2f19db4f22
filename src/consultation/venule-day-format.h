/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-civil-date.h"

G_BEGIN_DECLS

/* Days and directions as the program's own language has them; the locale's may be another. */
char *venule_day_format (VenuleCivilDate day, const char *format);
char *venule_moment_format (GDateTime *moment, const char *format);
char *venule_day_to_words (VenuleCivilDate day);
char *venule_moment_to_words (const char *rfc3339);
gboolean venule_language_is_right_to_left (void);

G_END_DECLS
