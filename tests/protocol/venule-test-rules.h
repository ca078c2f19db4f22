/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"

G_BEGIN_DECLS

/* The protocol of fixtures/rules, and consultations and rules over it written in one line. */
typedef struct
{
  VenuleProtocol *protocol;
  VenuleClinic *clinic;
} VenuleTestRules;

VenuleTestRules *venule_test_rules_new (void);
void venule_test_rules_free (VenuleTestRules *self);
/* answers: `path=value; …`; a path without value adds a member. */
VenuleConsultation *venule_test_rules_answer (VenuleTestRules *self, const char *answers);
void venule_test_rules_write (VenuleConsultation *consultation, const char *answers);
VenuleEvaluation *venule_test_rules_evaluate (VenuleTestRules *self, VenuleConsultation *consultation);
VenuleRule *
venule_test_rules_parse (VenuleTestRules *self, const char *rules, const VenuleForm *within, GError **error);
VenuleTruth venule_test_rules_ask (VenuleTestRules *self, VenuleEvaluation *evaluation, const char *rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleTestRules, venule_test_rules_free)

G_END_DECLS
