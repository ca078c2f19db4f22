/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-check.h"
#include "venule-desk.h"
#include "venule-draft-saver.h"
#include "venule-sheet-maker.h"

G_BEGIN_DECLS

/**
 * VenuleCase:
 *
 * One consultation at the desk: its answers, what they mean, whether they are kept, and the sheet that they make.
 * Everything that edits a consultation edits it through its case's consultation; everything that shows it listens
 * here. Each asynchronous act belongs to a case and not to a window: whoever is on screen when it ends, it ends
 * for the patient it began for.
 *
 * Signals:
 * - "answered" (path): an answer, a group's members, the decisions or the state changed. At once.
 * - "composed": checks and sheet were made anew: venule_case_get_checks(), venule_case_get_sheet(). Once for all
 * changes of one turn of the main loop.
 * - "judged": all that follows from it may be shown. After "composed": at once, or when who shows the sheet has shown
 *   it (venule_case_put_off()). For widgets only: what is judged, saved, finished or printed never waits for it.
 *
 * Properties: "savedness" (#VenuleSavedness as int), "course" (#VenuleCourse as int); both notify.
 */
#define VENULE_TYPE_CASE (venule_case_get_type ())
G_DECLARE_FINAL_TYPE (VenuleCase, venule_case, VENULE, CASE, GObject)

VenuleCase *venule_case_new_blank (VenuleDesk *desk, GError **error);
VenuleCase *venule_case_new_from_revision (VenuleDesk *desk, const VenuleRevision *revision, GError **error);
void venule_case_open_async (
    VenuleDesk *desk, const char *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
VenuleCase *venule_case_open_finish (GAsyncResult *result, GError **error);

VenuleDesk *venule_case_get_desk (VenuleCase *self);
const char *venule_case_get_id (VenuleCase *self);
VenuleConsultation *venule_case_get_consultation (VenuleCase *self);
VenuleDefinitions *venule_case_get_definitions (VenuleCase *self);
VenuleEvaluation *venule_case_get_evaluation (VenuleCase *self); /* of the chosen treatment */
void venule_case_choose_session (VenuleCase *self, const char *session);
void venule_case_choose_last_session (VenuleCase *self);

/* Who it is, for people: "Example Patient", "58 years", "TV-00017"; each (transfer full), never NULL. */
char *venule_case_format_name (VenuleCase *self);
char *venule_case_format_born (VenuleCase *self);
char *venule_case_format_number (VenuleCase *self);

/* Edits. text: (nullable): NULL clears. What can't be is refused with words for the person who typed it. */
gboolean venule_case_set_text (VenuleCase *self, const char *path, const char *text, GError **error);
/* Whether questions of that part ("specialist", "nurse") may be edited now, by who sits at the desk. */
gboolean venule_case_may_edit (VenuleCase *self, const char *part);

/* What it means. */
GPtrArray *venule_case_get_checks (VenuleCase *self);  /* (transfer none) (element-type VenuleCheck) */
GPtrArray *venule_case_get_missing (VenuleCase *self); /* (transfer none) (element-type utf8): paths, both parts */
void venule_case_decide (VenuleCase *self, const VenuleCheck *check, const char *by, const char *reason);
void venule_case_undecide (VenuleCase *self, const VenuleCheck *check);

/* The live sheet. */
VenuleSheet *venule_case_get_sheet (VenuleCase *self);        /* (nullable) (transfer none) */
const char *venule_case_get_sheet_failure (VenuleCase *self); /* (nullable): why there is none */
void venule_case_put_off (VenuleCase *self);                  /* while it tells that it was composed */
gboolean venule_case_get_is_due (VenuleCase *self);
void venule_case_tell_judged (VenuleCase *self); /* what was put off; nothing where nothing was */
const VenuleSheetChoice *venule_case_get_choice (VenuleCase *self);
/* language: (nullable): NULL: the patient's; format: -1: the patient's */
void venule_case_set_choice (VenuleCase *self, const char *language, int format, gboolean bilingual);

/* Keeping it. */
VenuleSavedness venule_case_get_savedness (VenuleCase *self);
const char *venule_case_get_save_message (VenuleCase *self); /* (nullable) */
VenuleRevision *venule_case_get_winner (VenuleCase *self);   /* (nullable): of a conflict */
void venule_case_settle (VenuleCase *self, guint base);
guint venule_case_get_base (VenuleCase *self);
void venule_case_keep_blank (VenuleCase *self);
void venule_case_save_now (VenuleCase *self);
VenuleCourse venule_case_get_course (VenuleCase *self);
const char *venule_case_get_note (VenuleCase *self); /* (nullable): why it was returned or amended */

/* Its course. Each finish function: FALSE with what is in the way, a line each. */
void venule_case_finish_async (VenuleCase *self, GAsyncReadyCallback callback, gpointer user_data);
void venule_case_return_async (VenuleCase *self, const char *note, GAsyncReadyCallback callback, gpointer user_data);
gboolean venule_case_course_finish (VenuleCase *self, GAsyncResult *result, GError **error);
/* What is saved from now on stands where another version of it does. */
void venule_case_follow (VenuleCase *self, VenuleCourse course, const char *reason);
/* Edits of a finished or returned consultation are saved as amended from now on. */
void venule_case_amend (VenuleCase *self, const char *reason);

G_END_DECLS
