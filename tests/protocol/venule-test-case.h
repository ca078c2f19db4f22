/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-check.h"

G_BEGIN_DECLS

/* A consultation over the protocol of fixtures/checks. */
typedef struct
{
  VenuleProtocol *protocol;
  VenuleClinic *clinic;
  VenuleConsultation *consultation;
  VenuleEvaluation *evaluation;
  GPtrArray *checks; /* (nullable): of the last run */
} VenuleTestCase;

VenuleTestCase *venule_test_case_new (const char *state, const char *content);
void venule_test_case_free (VenuleTestCase *self);
void venule_test_case_choose (VenuleTestCase *self, const char *session);
void venule_test_case_set (VenuleTestCase *self, const char *path, const char *text);
GPtrArray *venule_test_case_run (VenuleTestCase *self);
guint venule_test_case_count (VenuleTestCase *self, const char *id);
VenuleCheck *venule_test_case_find (VenuleTestCase *self, const char *id);
void
venule_test_case_decide (VenuleTestCase *self, VenuleDecisionKind kind, const char *session, const VenuleCheck *check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleTestCase, venule_test_case_free)

G_END_DECLS
