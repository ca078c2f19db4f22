/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

/* One thing that a passage rests on, in words. */
typedef struct
{
  char *path; /* (nullable): an answer's, with the keys of members; NULL: a fact of the clinic or a product */
  char *label;
  char *value;
} VenulePassageAnswer;

void venule_passage_answer_free (VenulePassageAnswer *self);

GPtrArray *venule_passage_list_answers (const VenulePassage *passage, VenuleCase *the_case);
char *venule_passage_describe_source (const VenulePassage *passage);
char *venule_passage_describe_language (const VenulePassage *passage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePassageAnswer, venule_passage_answer_free)

G_END_DECLS
