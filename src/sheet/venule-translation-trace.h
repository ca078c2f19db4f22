/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-translation.h"

G_BEGIN_DECLS

/* A language that says each text's id, so that a sheet composed in it tells which texts it prints. */

VenuleTranslation *venule_translation_trace_new (VenuleTemplate *tmpl);
GHashTable *venule_translation_trace_read (VenuleSheet *sheet);

G_END_DECLS
