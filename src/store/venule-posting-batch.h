/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sqlite.h"

G_BEGIN_DECLS

/* Changes of postings, gathered, so that each row is written once. */
typedef struct _VenulePostingBatch VenulePostingBatch;

VenulePostingBatch *venule_posting_batch_new (VenuleSqlite *db);
void venule_posting_batch_free (VenulePostingBatch *self);
gboolean
venule_posting_batch_change (VenulePostingBatch *self, gint64 id, GArray *keys, gboolean present, GError **error);
gboolean venule_posting_batch_write (VenulePostingBatch *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePostingBatch, venule_posting_batch_free)

G_END_DECLS
