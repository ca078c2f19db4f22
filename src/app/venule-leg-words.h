/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-leg-marks.h"

G_BEGIN_DECLS

/* A leg map in words, for those who don't see it; each (transfer full). */
char *venule_leg_words_capitalise (const char *text);
char *venule_leg_words_name_picture (VenuleLegMarks *marks, const char *leg, const char *view);
char *venule_leg_words_name_views (VenuleLegMarks *marks, const char *view, const char *other);
char *venule_leg_words_name_place (double across, double down);
char *venule_leg_words_name_mark (VenuleLegMarks *marks, VenulePlacedMark *mark);
/* Where it is, and what it is tied to. */
char *venule_leg_words_describe_mark (VenuleLegMarks *marks, VenulePlacedMark *mark);
/* A member of another group: "Feeding vein 1: left, tributary, outer thigh". */
char *venule_leg_words_name_member (VenuleEntry *member);

G_END_DECLS
