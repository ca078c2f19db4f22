/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-store.h"

G_BEGIN_DECLS

/* What leaves the store for who asks for it. Both wait for the store: call them in a thread of their own where
 * somebody looks on. */

char *venule_export_record (VenuleStore *store, const char *record, const char *folder, const char *by, GError **error);
gboolean
venule_export_list (VenuleStore *store, const VenuleListQuery *query, const char *file, const char *by, GError **error);

G_END_DECLS
