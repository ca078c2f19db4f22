/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"

G_BEGIN_DECLS

/* The value expressions of a sheet's `<value>`: what a placeholder stands for. */
typedef enum
{
  VENULE_EXPRESSION_ANSWER,   /* <answer answer="PATH"/> */
  VENULE_EXPRESSION_DATE,     /* <date answer="PATH" plus-days="N or PATH" plus-weeks="…" plus-months="…"/> */
  VENULE_EXPRESSION_EARLIEST, /* <earliest of="GROUP" answer="PATH in it">rules</earliest> */
  VENULE_EXPRESSION_COUNT,    /* <count of="GROUP">rules</count> */
  VENULE_EXPRESSION_SUM,      /* <sum of="GROUP" answer="PATH in it">rules</sum> */
} VenuleExpressionKind;

typedef struct
{
  VenuleExpressionKind kind;
  char *location;                        /* file:line */
  VenulePath *answer;                    /* (nullable): count has none; earliest, sum: in each member */
  VenulePath *of;                        /* (nullable): the group */
  VenuleRule *rule;                      /* (nullable): which members take part; NULL: all */
  VenulePath *plus[VENULE_N_PLUS_UNITS]; /* (nullable) each */
} VenuleExpression;

/* value_element: the element whose one child is the expression. */
VenuleExpression *venule_expression_parse (const xmlNode *value_element,
                                           VenuleVocabulary *vocabulary,
                                           const VenuleForm *within,
                                           GError **error);
void venule_expression_free (VenuleExpression *expression);

/* What it will give, known without a consultation. unit and question: (nullable). */
VenuleValueKind venule_expression_get_value_kind (const VenuleExpression *expression);
const char *venule_expression_get_unit (const VenuleExpression *expression);
const VenuleQuestion *venule_expression_get_question (const VenuleExpression *expression);
void venule_expression_collect_reads (const VenuleExpression *expression, GHashTable *questions, GPtrArray *paths);

/* YES: the value is there; UNKNOWN: an answer is missing; NO: there is nothing to answer (the earliest
 * of no members). The value is borrowed, as from venule_evaluation_resolve(). */
VenuleTruth venule_expression_evaluate (const VenuleExpression *expression,
                                        VenuleEvaluation *evaluation,
                                        VenuleEntry *within,
                                        VenuleValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleExpression, venule_expression_free)

G_END_DECLS
