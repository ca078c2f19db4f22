/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"
#include "venule-template-private.h"

G_BEGIN_DECLS

/* One invariant over one passage, or one pair of them: small enough to try every combination of the
 * answers that its rules read. */
typedef struct
{
  const VenuleInvariant *invariant;
  VenuleTemplate *tmpl;
  GHashTable *chosen;  /* VenuleRule (a `prints`) → GPtrArray of VenuleTemplatePassage: one of them */
  GPtrArray *passages; /* (element-type VenuleTemplatePassage): all whose printing matters */
} VenuleProverSlice;

/* (element-type VenuleProverSlice) */
GPtrArray *venule_prover_slice_list (VenuleTemplate *tmpl, const VenuleInvariant *invariant);
void venule_prover_slice_free (VenuleProverSlice *self);
/* (element-type VenuleRule) (transfer container): every rule that takes part */
GPtrArray *venule_prover_slice_list_rules (VenuleProverSlice *self);
/* (element-type VenulePath) (transfer container): every group over which a passage repeats */
GPtrArray *venule_prover_slice_list_groups (VenuleProverSlice *self);
/* Whether the invariant holds for the evaluation's consultation as it is now. */
gboolean venule_prover_slice_holds (VenuleProverSlice *self, VenuleEvaluation *evaluation);
char *venule_prover_slice_describe (VenuleProverSlice *self);

G_END_DECLS
