/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-check-reads.h"
#include "venule-check.h"

G_BEGIN_DECLS

/* The checks that no protocol can leave out. Each appends what it finds to checks (element-type VenuleCheck). */
VenuleCheck *
venule_check_new (const char *id, VenuleSeverity severity, VenuleCheckResult result, VenuleCheckReads *reads);
gboolean venule_check_id_is_own (const char *id);
void venule_own_checks_add_required (VenuleEvaluation *evaluation, GPtrArray *checks);
void venule_own_checks_add_words (VenuleEvaluation *evaluation, GPtrArray *checks);
void venule_own_checks_add_unknown_decisions (VenuleEvaluation *evaluation, GPtrArray *checks);
void venule_own_checks_add_hidden_entries (VenuleEvaluation *evaluation, GPtrArray *checks);
void venule_own_checks_add_open_cautions (VenuleEvaluation *evaluation, GPtrArray *checks);

G_END_DECLS
