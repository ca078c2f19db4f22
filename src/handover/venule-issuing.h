/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sheet-maker.h"
#include "venule-store.h"

G_BEGIN_DECLS

/* The one way a patient's sheet leaves the program: the latest revision is loaded and its hash held, checked,
 * composed, set, read back, and frozen in the store. What is printed is what was frozen. */

void venule_issuing_issue_async (VenuleStore *store,
                                 VenuleWorkplace *workplace,
                                 const char *record,
                                 const VenuleSheetChoice *choice,
                                 const char *by,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
VenuleIssue *venule_issuing_issue_finish (VenuleStore *store, GAsyncResult *result, GError **error);

void venule_issuing_reprint_async (VenuleStore *store,
                                   const char *issue,
                                   const char *by,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
VenuleIssue *venule_issuing_reprint_finish (VenuleStore *store, GAsyncResult *result, GError **error);

gboolean venule_issuing_has_present_wording (const VenuleIssue *issue, const VenuleDefinitions *definitions);

G_END_DECLS
