/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"
#include "venule-template.h"

G_BEGIN_DECLS

/* What came of one invariant. */
typedef struct
{
  char *invariant;
  guint slices;
  guint clinics; /* settings tried: one a slice that reads none */
  guint64 combinations;
  VenuleConsultation *counterexample; /* (nullable): a document that opens */
  char *explanation;                  /* (nullable): which passages, at which settings */
} VenuleProof;

void venule_proof_free (VenuleProof *proof);
/* Every invariant of the template, or the one that is named. (transfer full) (element-type VenuleProof); NULL with an
 * error when an invariant can't be analysed. */
GPtrArray *venule_prover_prove (
    VenuleTemplate *tmpl, VenuleClinic *clinic, VenuleCivilDate today, const char *only, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleProof, venule_proof_free)

G_END_DECLS
