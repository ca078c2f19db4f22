/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VenuleCivilDate:
 *
 * A civil day of the proleptic Gregorian calendar, as the Julian day number that [struct@GLib.Date]
 * uses (day 1 is 0001-01-01). 0 is "no date". Never an instant: no clock, no time zone takes part.
 */
typedef guint32 VenuleCivilDate;

#define VENULE_CIVIL_DATE_NONE ((VenuleCivilDate) 0)

VenuleCivilDate venule_civil_date_new (int year, int month, int day);
VenuleCivilDate venule_civil_date_today (void);
gboolean venule_civil_date_parse (const char *text, VenuleCivilDate *date);
char *venule_civil_date_format (VenuleCivilDate date);
void venule_civil_date_get_ymd (VenuleCivilDate date, int *year, int *month, int *day);
int venule_civil_date_get_weekday (VenuleCivilDate date);
VenuleCivilDate venule_civil_date_add_days (VenuleCivilDate date, int days);
VenuleCivilDate venule_civil_date_add_months (VenuleCivilDate date, int months);
int venule_civil_date_days_between (VenuleCivilDate from, VenuleCivilDate to);
int venule_civil_date_age (VenuleCivilDate born, VenuleCivilDate on);

G_END_DECLS
