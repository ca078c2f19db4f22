/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-prover-reads.h"

G_BEGIN_DECLS

/* For each question that is asked, the answers that tell every case apart. */
typedef struct _VenuleProverDomain VenuleProverDomain;

VenuleProverDomain *venule_prover_domain_new (VenuleProverReads *reads, VenuleEvaluation *evaluation, GError **error);
void venule_prover_domain_free (VenuleProverDomain *self);
/* (element-type VenuleAnswer): the first is NULL, "not answered". members: ids that a reference may name */
GPtrArray *venule_prover_domain_list (VenuleProverDomain *self, const VenuleProbe *probe, const char *const *members);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleProverDomain, venule_prover_domain_free)

G_END_DECLS
