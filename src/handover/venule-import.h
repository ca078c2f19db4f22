/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-store.h"
#include "venule-workplace.h"

G_BEGIN_DECLS

/**
 * VenuleImportVerdict:
 * @VENULE_IMPORT_NEW: no consultation of this id is kept
 * @VENULE_IMPORT_UNCHANGED: it is kept as it is in the file
 * @VENULE_IMPORT_DIFFERS: one of this id is kept, and it says something else
 *
 * What bringing in a file would do. Consultations are matched by their id and by nothing else.
 */
typedef enum
{
  VENULE_IMPORT_NEW,
  VENULE_IMPORT_UNCHANGED,
  VENULE_IMPORT_DIFFERS,
} VenuleImportVerdict;

/* One file of a preview. */
typedef struct
{
  char *file;
  VenuleImportVerdict verdict;
  VenuleSave *save;     /* what would be saved */
  VenuleRevision *kept; /* (nullable): what is kept of that id */
} VenuleImportItem;

/* Both wait for the store: call them in a thread of their own where somebody looks on. */

GPtrArray *venule_import_preview (
    VenuleStore *store, VenuleWorkplace *workplace, const char *const *files, const char *by, GError **error);
gboolean venule_import_apply (VenuleStore *store, GPtrArray *items, const char *reason, GError **error);
const char *venule_import_verdict_to_string (VenuleImportVerdict verdict);

G_END_DECLS
