/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-civil-date.h"
#include "venule-number.h"

G_BEGIN_DECLS

/* How one language says dates, numbers and measures: ICU behind it, never the process locale. Made
 * once a language and shared by threads. */
typedef struct _VenulePhrasebook VenulePhrasebook;

/**
 * VenuleMeasure:
 * @VENULE_MEASURE_DAYS: a duration, as are weeks and months: in the language's digits
 * @VENULE_MEASURE_PERCENT: a dose, as are ml and mg/ml: always in Latin digits, isolated
 */
typedef enum
{
  VENULE_MEASURE_NUMBER,
  VENULE_MEASURE_DAYS,
  VENULE_MEASURE_WEEKS,
  VENULE_MEASURE_MONTHS,
  VENULE_MEASURE_PERCENT,
  VENULE_MEASURE_ML,
  VENULE_MEASURE_MG_PER_ML,
} VenuleMeasure;
#define VENULE_N_MEASURES (VENULE_MEASURE_MG_PER_ML + 1)

gboolean venule_phrasebook_is_language (const char *tag);
VenulePhrasebook *venule_phrasebook_new (const char *language, gboolean native_digits, GError **error);
void venule_phrasebook_get_ready (VenulePhrasebook *self);
VenulePhrasebook *venule_phrasebook_ref (VenulePhrasebook *self);
void venule_phrasebook_unref (VenulePhrasebook *self);

const char *venule_phrasebook_get_language (VenulePhrasebook *self);
gboolean venule_phrasebook_is_right_to_left (VenulePhrasebook *self);
char *venule_phrasebook_name_language (VenulePhrasebook *self, const char *language);

char *venule_phrasebook_format_date (VenulePhrasebook *self, VenuleCivilDate date);
char *venule_phrasebook_format_birth_date (VenulePhrasebook *self, VenuleCivilDate date);
char *venule_phrasebook_format_month (VenulePhrasebook *self, VenuleCivilDate date);
char *venule_phrasebook_format_measure (VenulePhrasebook *self, VenuleNumber number, VenuleMeasure measure);
char *venule_phrasebook_isolate (VenulePhrasebook *self, const char *text);
char *venule_phrasebook_isolate_code (VenulePhrasebook *self, const char *text);
const char *venule_phrasebook_get_separator (VenulePhrasebook *self);

/* ICU message patterns with named whole numbers: `Page {page} of {pages}`. */
char *venule_phrasebook_format_message (
    VenulePhrasebook *self, const char *pattern, const char *const *names, const guint *numbers, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePhrasebook, venule_phrasebook_unref)

G_END_DECLS
