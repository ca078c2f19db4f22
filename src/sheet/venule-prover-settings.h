/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-prover-reads.h"

G_BEGIN_DECLS

/* The clinics that a slice is tried for: its own, and those that its settings' hard limits allow. */
typedef struct _VenuleProverSettings VenuleProverSettings;

VenuleProverSettings *
venule_prover_settings_new (VenuleProverReads *reads, VenuleProtocol *protocol, VenuleClinic *own);
void venule_prover_settings_free (VenuleProverSettings *self);
guint64 venule_prover_settings_count (VenuleProverSettings *self);
VenuleClinic *venule_prover_settings_make (VenuleProverSettings *self, guint64 number);
char *venule_prover_settings_describe (VenuleProverSettings *self, guint64 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleProverSettings, venule_prover_settings_free)

G_END_DECLS
