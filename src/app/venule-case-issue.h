/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

/* The sheet of a consultation at the desk, frozen: what is shown is saved, made, read back and kept. */

void venule_case_issue_async (VenuleCase *self,
                              const char *confirmed,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
VenuleIssue *venule_case_issue_finish (VenuleCase *self, GAsyncResult *result, GError **error);
gboolean venule_case_issue_is_present (VenuleCase *self, const VenuleIssue *issue);

G_END_DECLS
