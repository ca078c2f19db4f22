/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-page-letters.h"

G_BEGIN_DECLS

/* Pages of a PDF, read by poppler beside those before them: most of reading back is poppler's work, and a document is
 * for one thread. */
typedef struct _VenuleReadAhead VenuleReadAhead;

VenuleReadAhead *venule_read_ahead_new (const VenulePdfModule *module, GBytes *pdf, guint first, guint end);
VenulePageLetters *venule_read_ahead_take (VenuleReadAhead *self, guint page);
void venule_read_ahead_free (VenuleReadAhead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleReadAhead, venule_read_ahead_free)

G_END_DECLS
