/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-decision.h"
#include "venule-entry.h"

G_BEGIN_DECLS

typedef enum
{
  VENULE_STATE_DRAFT,
  VENULE_STATE_FINISHED,
  VENULE_STATE_AMENDED,
} VenuleState;

const char *venule_state_to_string (VenuleState state);
gboolean venule_state_from_string (const char *text, VenuleState *state);

/**
 * VenuleConsultation::changed:
 * @path: what changed: an answer's path (`feeding-vein[v1]/leg`), a group's when members came or went
 *   (`feeding-vein`), `decisions`, or `state`
 *
 * The one change signal; undo and redo emit it as edits do.
 */
#define VENULE_TYPE_CONSULTATION (venule_consultation_get_type ())
G_DECLARE_FINAL_TYPE (VenuleConsultation, venule_consultation, VENULE, CONSULTATION, GObject)

#define VENULE_CONSULTATION_ERROR (venule_consultation_error_quark ())
GQuark venule_consultation_error_quark (void);
typedef enum
{
  VENULE_CONSULTATION_ERROR_NO_SUCH_PATH,
  VENULE_CONSULTATION_ERROR_BAD_VALUE,
} VenuleConsultationError;

VenuleConsultation *venule_consultation_new (const VenuleForm *form, const char *id, const char *protocol);
const char *venule_consultation_get_id (VenuleConsultation *self);
const char *venule_consultation_get_protocol (VenuleConsultation *self);
const VenuleForm *venule_consultation_get_form (VenuleConsultation *self);
VenuleEntry *venule_consultation_get_root (VenuleConsultation *self);
VenuleState venule_consultation_get_state (VenuleConsultation *self);
void venule_consultation_set_state (VenuleConsultation *self, VenuleState state);
gboolean venule_consultation_get_is_example (VenuleConsultation *self);
void venule_consultation_set_is_example (VenuleConsultation *self, gboolean is_example);

/* By path, members by their key: `feeding-vein[v1]/leg`, `scan/leg[left]/trunk[gsv]/state`. */
VenuleAnswer *venule_consultation_get_answer (VenuleConsultation *self, const char *path);
gboolean
venule_consultation_set_answer (VenuleConsultation *self, const char *path, VenuleAnswer *answer, GError **error);
gboolean venule_consultation_set_text (VenuleConsultation *self, const char *path, const char *text, GError **error);
VenuleEntry *venule_consultation_find_entry (VenuleConsultation *self, const char *path);
VenuleGroup *venule_consultation_find_group (VenuleConsultation *self, const char *path);
VenuleEntry *
venule_consultation_add_member (VenuleConsultation *self, const char *group_path, const char *key, GError **error);
gboolean venule_consultation_remove_member (VenuleConsultation *self, const char *member_path, GError **error);

GPtrArray *venule_consultation_get_decisions (VenuleConsultation *self);
void venule_consultation_add_decision (VenuleConsultation *self, VenuleDecision *decision);
void venule_consultation_remove_decision (VenuleConsultation *self, VenuleDecision *decision);

/* The journal. Edits between begin and end are one step, named for the menu ("Undo none of these"). */
void venule_consultation_begin_step (VenuleConsultation *self, const char *name);
void venule_consultation_end_step (VenuleConsultation *self);
/* The last two steps become one, if each is one edit of the same answer: somebody is still typing it. */
gboolean venule_consultation_join_steps (VenuleConsultation *self);
gboolean venule_consultation_undo (VenuleConsultation *self);
gboolean venule_consultation_redo (VenuleConsultation *self);
const char *venule_consultation_get_undo_name (VenuleConsultation *self);
const char *venule_consultation_get_redo_name (VenuleConsultation *self);
/* What the next of them touches: paths as "changed" has them, or one of these two. (transfer full) (element-type utf8)
 */
GPtrArray *venule_consultation_list_step (VenuleConsultation *self, gboolean is_undo);

G_END_DECLS
