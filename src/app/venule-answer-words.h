/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-comparison.h"

G_BEGIN_DECLS

/* What two versions of a consultation don't say alike, in words for people. */
char *venule_answer_in_words (const VenuleAnswer *answer);
char *venule_difference_format_label (const VenuleDifference *difference,
                                      VenuleConsultation *mine,
                                      VenuleConsultation *theirs);
char *venule_difference_format_side (const VenuleDifference *difference, VenuleConsultation *side, const char *text);

/* Of a choice: differences that go together are chosen together. */
gboolean venule_difference_is_part_of (const VenuleDifference *difference, const VenuleDifference *whole);
guint
venule_differences_take (VenuleConsultation *mine, VenuleConsultation *theirs, GPtrArray *chosen, const char *step);

G_END_DECLS
