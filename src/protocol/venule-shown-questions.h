/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"

G_BEGIN_DECLS

/* Called for one question that shows, in one entry. */
typedef void (*VenuleQuestionFunc) (VenuleEvaluation *evaluation,
                                    VenuleEntry *entry,
                                    const VenuleQuestion *question,
                                    gpointer user_data);

void venule_evaluation_foreach_question (VenuleEvaluation *self, VenuleQuestionFunc func, gpointer user_data);
GPtrArray *venule_evaluation_list_members (VenuleEvaluation *self, VenuleEntry *parent, const VenuleForm *form);
VenuleEntry *venule_evaluation_find_entry (VenuleEvaluation *self, VenuleEntry *within, const VenuleForm *form);

G_END_DECLS
