/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"

G_BEGIN_DECLS

/**
 * VenuleCheckResult:
 * @STANDS: it stands
 * @NOT_ANSWERED: an answer it needs is missing
 * @PASSED: looked at, does not stand
 */
typedef enum
{
  VENULE_CHECK_PASSED,
  VENULE_CHECK_NOT_ANSWERED,
  VENULE_CHECK_STANDS,
} VenuleCheckResult;

/* One check, over one entry, found standing or unanswered. */
typedef struct
{
  const char *id; /* interned */
  VenuleSeverity severity;
  VenuleCheckResult result;
  char *path; /* (nullable): the answer to go to, with member keys */
  char *message;
  GPtrArray *reads;         /* (element-type VenuleDecisionRead): effective answers it read */
  gboolean of_session;      /* it asks the chosen treatment, so a decision about it is bound to that */
  VenuleDecision *decision; /* (nullable): the override or acknowledgement that covers it */
  VenuleDecision *lapsed;   /* (nullable): one that did, until an answer it rests on changed */
} VenuleCheck;

void venule_check_free (VenuleCheck *check);

/* Every check that stands or is not answered yet, worst first, in the file's order: those of
 * checks.xml and products.xml, and the program's own: `required` (a finished consultation lacks a
 * required answer: fix), `words` (free text against this patient's answers: stop), `unknown-decision`
 * (caution). (transfer full) (element-type VenuleCheck) */
GPtrArray *venule_evaluation_check (VenuleEvaluation *self);
/* Whether a sheet may be made: no fix, no stop without its override. */
gboolean venule_checks_permit (GPtrArray *checks);
/* Whether nothing that it asks was answered: there is something to answer, not to correct. It stands all the same. */
gboolean venule_check_wants_answer (const VenuleCheck *check);
/* Required answers that are missing: paths. (transfer full) (element-type utf8); part (nullable) */
GPtrArray *venule_evaluation_list_missing (VenuleEvaluation *self, const char *part);
const char *venule_severity_to_string (VenuleSeverity severity);

G_END_DECLS
