/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-store.h"

G_BEGIN_DECLS

/* How one consultation is named to people in a list. */

char *venule_format_day (VenuleCivilDate day);
char *venule_card_format_name (const VenuleCard *card);
char *venule_card_format_number (const VenuleCard *card);
const char *venule_course_in_words (VenuleCourse course);
char *venule_record_format_details (VenuleRecord *record);
char *venule_record_format_markup (VenuleRecord *record);
char *venule_record_format_label (VenuleRecord *record);
char *venule_store_state_to_words (const VenuleStoreState *state);

G_END_DECLS
