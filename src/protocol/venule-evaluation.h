/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-consultation.h"
#include "venule-protocol.h"

G_BEGIN_DECLS

/* One consultation looked at through one protocol, clinic, chosen treatment and day: effective answers
 * (what is hidden has no value) and the rules over them. It follows the consultation's change signal
 * and forgets only what the change can touch. One thread at a time. */
#define VENULE_TYPE_EVALUATION (venule_evaluation_get_type ())
G_DECLARE_FINAL_TYPE (VenuleEvaluation, venule_evaluation, VENULE, EVALUATION, GObject)

/* session: (nullable): the id of the chosen treatment; NULL: the last; none in the document: a plan only */
VenuleEvaluation *venule_evaluation_new (VenuleProtocol *protocol,
                                         VenuleClinic *clinic,
                                         VenuleConsultation *consultation,
                                         const char *session,
                                         VenuleCivilDate today,
                                         GError **error);
VenuleProtocol *venule_evaluation_get_protocol (VenuleEvaluation *self);
VenuleClinic *venule_evaluation_get_clinic (VenuleEvaluation *self);
VenuleConsultation *venule_evaluation_get_consultation (VenuleEvaluation *self);
VenuleEntry *venule_evaluation_get_session (VenuleEvaluation *self); /* (nullable) */
VenuleCivilDate venule_evaluation_get_today (VenuleEvaluation *self);

/* The effective answer: NULL when unanswered or hidden. */
VenuleAnswer *venule_evaluation_get_answer (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question);
gboolean venule_evaluation_shows_question (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question);
gboolean venule_evaluation_shows_form (VenuleEvaluation *self, VenuleEntry *parent, const VenuleForm *form);
gboolean venule_evaluation_requires (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question);

/* within: (nullable): the entry that relative paths start from; NULL: the root */
VenuleTruth venule_evaluation_test (VenuleEvaluation *self, const VenuleRule *rule, VenuleEntry *within);
gboolean
venule_evaluation_resolve (VenuleEvaluation *self, const VenulePath *path, VenuleEntry *within, VenuleValue *value);
/* The entries a group path names, effective, in document order. (transfer container) */
GPtrArray *venule_evaluation_list (VenuleEvaluation *self, const VenulePath *group, VenuleEntry *within);

/* How a sheet's `prints` is answered inside invariants. */
typedef VenuleTruth (*VenulePrintsFunc) (const VenuleRule *prints, gpointer user_data);
void venule_evaluation_set_prints (VenuleEvaluation *self, VenulePrintsFunc func, gpointer user_data);
/* For the prover, which writes entries directly: forget everything cached. */
void venule_evaluation_forget (VenuleEvaluation *self);

G_END_DECLS
