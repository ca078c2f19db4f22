/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-form.h"

G_BEGIN_DECLS

/* Days as people type and read them. Nothing here asks a clock: "today" is told. */

/* order: the three letters d, m, y as the locale writes a day in digits: "dmy", "mdy", "ymd" */
const char *venule_date_words_get_order (void);
VenuleCivilDate venule_date_words_parse (
    const char *typed, VenuleCivilDate today, const char *order, VenuleDayReading reading, char **what_to_do);
char *venule_date_words_spell (VenuleCivilDate date, const char *order);
const char *venule_date_words_get_pattern (const char *order);
char *venule_date_words_format (VenuleCivilDate date);

G_END_DECLS
