/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-consultation.h"

G_BEGIN_DECLS

/**
 * VenuleDifferenceKind:
 * @VENULE_DIFFERENCE_ANSWER: an answer, or how it was given
 * @VENULE_DIFFERENCE_MEMBER: a member of a group that only one has; its answers follow, each as a difference
 * @VENULE_DIFFERENCE_ORDER: the order of a group's members that both have
 * @VENULE_DIFFERENCE_DECISION: an override or an acknowledgement
 * @VENULE_DIFFERENCE_DOCUMENT: what is said of the whole: `state`, `protocol`, `example`
 */
typedef enum
{
  VENULE_DIFFERENCE_ANSWER,
  VENULE_DIFFERENCE_MEMBER,
  VENULE_DIFFERENCE_ORDER,
  VENULE_DIFFERENCE_DECISION,
  VENULE_DIFFERENCE_DOCUMENT,
} VenuleDifferenceKind;

/* One thing that two versions of a consultation don't say alike. */
typedef struct
{
  VenuleDifferenceKind kind;
  char *path;                     /* with member keys: `session[s1]/injected[i1]/batch` */
  const VenuleQuestion *question; /* (nullable): answers only; for its label, its options' and its unit */
  char *mine, *theirs;            /* (nullable): what each says, as text; NULL: it says nothing */
} VenuleDifference;

/* (transfer full) (element-type VenuleDifference): in the order of the form, then decisions, then the rest */
GPtrArray *venule_comparison_new (VenuleConsultation *mine, VenuleConsultation *theirs);

G_END_DECLS
