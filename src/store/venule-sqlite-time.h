/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-civil-date.h"

G_BEGIN_DECLS

/* Moments as they are stored: one that is later is a text that is later. */
char *venule_sqlite_format_time (gint64 time);
gint64 venule_sqlite_read_time (const char *text);
VenuleCivilDate venule_sqlite_get_day (gint64 time);

G_END_DECLS
