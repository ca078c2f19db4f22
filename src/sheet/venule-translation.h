/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sheet.h"
#include "venule-template.h"

G_BEGIN_DECLS

/* One PO file, read at run time and held against a template and the reviews. Immutable once made. */
#define VENULE_TYPE_TRANSLATION (venule_translation_get_type ())
G_DECLARE_FINAL_TYPE (VenuleTranslation, venule_translation, VENULE, TRANSLATION, GObject)

/* po_folders: searched in order for LANG.po (the user's first); reviews/LANG.xml beside it. */
VenuleTranslation *venule_translation_load (VenuleTemplate *tmpl, const char *language, const char *const *po_folders, GError **error);
char **venule_translation_list_languages (const char *const *po_folders);
const char *venule_translation_get_language (VenuleTranslation *self);
/* Looked up by id and source text; (nullable): no usable translation. */
const char *venule_translation_lookup (VenuleTranslation *self, const char *id, const char *source, VenuleReview *review);

G_END_DECLS
