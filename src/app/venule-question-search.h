/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleFoundQuestion:
 *
 * A question that shows, by the words that somebody may type for it: its own, those of the sections around it, and
 * those of its options.
 */
#define VENULE_TYPE_FOUND_QUESTION (venule_found_question_get_type ())
G_DECLARE_FINAL_TYPE (VenuleFoundQuestion, venule_found_question, VENULE, FOUND_QUESTION, GObject)

VenuleFoundQuestion *
venule_found_question_new (const char *path, const char *label, const char *trail, const char *aliases);
const char *venule_found_question_get_path (VenuleFoundQuestion *self);
const char *venule_found_question_get_label (VenuleFoundQuestion *self);
const char *venule_found_question_get_trail (VenuleFoundQuestion *self); /* "Scan › Left leg › GSV" */
/* 0: not meant by that */
guint venule_found_question_score (VenuleFoundQuestion *self, const char *typed);

/* (transfer full) (element-type VenuleFoundQuestion): all that show, in the order of the checklist */
GPtrArray *venule_question_search_list (VenuleCase *the_case);
/* (transfer full) (element-type VenuleFoundQuestion): those that are meant, best first */
GPtrArray *venule_question_search_find (GPtrArray *all, const char *typed);

G_END_DECLS
