/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-prover-domain.h"

G_BEGIN_DECLS

/* One answer that is tried in every way. */
typedef struct
{
  VenuleEntry *entry;
  const VenuleQuestion *question;
  GPtrArray *domain; /* (element-type VenuleAnswer) */
  gboolean settled;  /* whether it shows is decided by those that change more slowly */
  guint at;          /* which of them stands now */
} VenuleProverVariable;

/* A consultation with a fixed number of members in each group, whose answers are then tried in every
 * way; a slice is tried over all its worlds. */
typedef struct
{
  VenuleConsultation *consultation;
  const char *session;  /* (nullable): the chosen treatment */
  GPtrArray *variables; /* (element-type VenuleProverVariable) */
} VenuleProverWorld;

/* How many worlds a slice has. */
guint64 venule_prover_world_count (VenuleProtocol *protocol, VenuleProverReads *reads);
VenuleProverWorld *venule_prover_world_new (VenuleProtocol *protocol,
                                            VenuleProverReads *reads,
                                            VenuleProverDomain *domain,
                                            guint64 number);
void venule_prover_world_free (VenuleProverWorld *self);
gboolean venule_prover_world_next (VenuleProverWorld *self, VenuleEvaluation *evaluation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleProverWorld, venule_prover_world_free)

G_END_DECLS
