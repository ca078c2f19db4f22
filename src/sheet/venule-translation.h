/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sheet.h"
#include "venule-template.h"

G_BEGIN_DECLS

/* One PO file, read at run time and held against a template and the reviews. Immutable once made. */
#define VENULE_TYPE_TRANSLATION (venule_translation_get_type ())
G_DECLARE_FINAL_TYPE (VenuleTranslation, venule_translation, VENULE, TRANSLATION, GObject)

/**
 * VenuleTranslationError:
 * @VENULE_TRANSLATION_ERROR_NO_SUCH_LANGUAGE: no folder has that language, or it is no language tag
 * @VENULE_TRANSLATION_ERROR_UNREADABLE: the PO file can't be opened, is no plain file, no text or too large
 * @VENULE_TRANSLATION_ERROR_BROKEN: there is an error in it: `file:line: what; what to do`
 */
typedef enum
{
  VENULE_TRANSLATION_ERROR_NO_SUCH_LANGUAGE,
  VENULE_TRANSLATION_ERROR_UNREADABLE,
  VENULE_TRANSLATION_ERROR_BROKEN,
} VenuleTranslationError;

#define VENULE_TRANSLATION_ERROR (venule_translation_error_quark ())
GQuark venule_translation_error_quark (void);

/* po_folders: searched in order for LANG.po (the user's first); reviews/LANG.xml beside it. */
VenuleTranslation *
venule_translation_load (VenuleTemplate *tmpl, const char *language, const char *const *po_folders, GError **error);
char **venule_translation_list_languages (const char *const *po_folders);
const char *venule_translation_get_language (VenuleTranslation *self);
/* How many of the template's texts are in each state, by #VenuleReview. */
void venule_translation_count (VenuleTranslation *self, guint counts[VENULE_N_REVIEWS]);
/* Looked up by id and source text; (nullable): no usable translation. */
const char *
venule_translation_lookup (VenuleTranslation *self, const char *id, const char *source, VenuleReview *review);

G_END_DECLS
