/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"
#include "venule-revision.h"

G_BEGIN_DECLS

/* What is asked of the store when a consultation is saved, finished, returned or amended. */

VenuleState venule_saving_get_state (VenuleCourse course, VenuleState present);
VenuleSave *venule_saving_prepare (VenuleConsultation *consultation,
                                   VenuleProtocol *protocol,
                                   guint base,
                                   VenuleCourse course,
                                   const char *reason,
                                   const char *by);
GPtrArray *venule_saving_list_hindrances (VenuleEvaluation *evaluation);
VenuleSave *venule_saving_finish (VenuleEvaluation *evaluation, guint base, const char *by, GError **error);
VenuleSave *venule_saving_return (const VenuleRevision *revision, const char *note, const char *by, GError **error);

G_END_DECLS
