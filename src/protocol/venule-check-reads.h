/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"

G_BEGIN_DECLS

/* What a rule asks, in one consultation: what a decision about a check is bound to. */
typedef struct
{
  GPtrArray *reads;       /* (element-type VenuleDecisionRead): in document order */
  GPtrArray *unanswered;  /* (element-type utf8): labels of questions that show and have no answer, each once */
  char *first_unanswered; /* (nullable): the path of the first of them */
  GPtrArray *parts;       /* (element-type utf8): interned parts of the checklist that they stand in, each once */
  gboolean of_session;    /* whether the rule asks anything of the chosen treatment, answered or not */
} VenuleCheckReads;

VenuleCheckReads *venule_check_reads_new (VenuleEvaluation *evaluation, const VenuleRule *rule, VenuleEntry *within);
void venule_check_reads_free (VenuleCheckReads *self);
void venule_check_reads_add (VenuleCheckReads *self, const char *answer, const char *value);
void venule_check_reads_add_answer (VenuleCheckReads *self,
                                    VenuleEvaluation *evaluation,
                                    VenuleEntry *entry,
                                    const VenuleQuestion *question);
char *venule_check_reads_name_unanswered (VenuleCheckReads *self);
gboolean venule_check_reads_equal (GPtrArray *a, GPtrArray *b);
char *venule_entry_get_answer_path (VenuleEntry *entry, const VenuleQuestion *question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleCheckReads, venule_check_reads_free)

G_END_DECLS
