/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-civil-date.h"

G_BEGIN_DECLS

/* A day of birth as far as it has been typed: "1968", "apr 1968", "9/4", "9/4/19", "9.4.1968". */
typedef struct
{
  int first_year, last_year; /* 0: any */
  int month;                 /* 0: any */
  int day;                   /* 0: any */
} VenuleTypedDate;

#define VENULE_TYPED_DATE_READINGS 3

guint venule_typed_date_read (const char *typed, VenuleTypedDate readings[VENULE_TYPED_DATE_READINGS]);
gboolean venule_typed_date_matches (const VenuleTypedDate *self, VenuleCivilDate date);
gboolean venule_typed_date_names_month (const char *typed);

G_END_DECLS
