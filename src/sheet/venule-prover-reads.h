/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"

G_BEGIN_DECLS

/* One comparison of a number or a date with something else. */
typedef struct
{
  const VenuleRule *rule;
  const VenuleQuestion *other; /* (nullable): the operand, when it is an answer */
} VenuleProbeComparison;

/* All that the rules of one slice ask of one question: what its answers must be told apart by. */
typedef struct
{
  const VenuleQuestion *question;
  GPtrArray *tokens;    /* (element-type utf8), interned: options that are named */
  gboolean all_tokens;  /* compared with another answer: every option counts */
  GArray *comparisons;  /* (element-type VenuleProbeComparison) */
  gboolean of_others;   /* asked of other treatments than the chosen one */
  GHashTable *shown_by; /* a set of VenuleQuestion: all that can decide whether it shows */
} VenuleProbe;

typedef struct
{
  VenuleNumber number;
  const char *unit; /* (nullable), interned */
} VenuleThreshold;

/* Everything that a slice's rules read, closed under what decides whether it shows. */
typedef struct
{
  GPtrArray *probes;           /* (element-type VenuleProbe), by the questions' order in the checklist */
  GPtrArray *forms;            /* (element-type VenuleForm): repeating ones whose members matter */
  GHashTable *forms_of_others; /* (element-type VenuleForm): those of them that are asked of other treatments */
  GHashTable *iterated;        /* (element-type VenuleForm): those asked as a whole (some, each, count) */
  GHashTable *keys;            /* VenuleForm → GPtrArray of interned keys that are named singly */
  gboolean other_sessions;
  GPtrArray *settings; /* (element-type VenulePath): fields and settings of the clinic, each once */
  GArray *thresholds;  /* of VenuleThreshold: constants that numbers are compared with, or dates moved by */
} VenuleProverReads;

VenuleProverReads *
venule_prover_reads_new (VenuleProtocol *protocol, GPtrArray *rules, GPtrArray *groups, GError **error);
void venule_prover_reads_free (VenuleProverReads *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleProverReads, venule_prover_reads_free)

G_END_DECLS
