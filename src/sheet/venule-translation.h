/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-reviews.h"
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

/* Why a text is %VENULE_REVIEW_STALE. */
typedef enum
{
  VENULE_STALE_NOT,
  VENULE_STALE_EMPTY,
  VENULE_STALE_FUZZY,
  VENULE_STALE_ENGLISH, /* the source is another one than it was made for */
  VENULE_STALE_VALUES,  /* its places for values are not those of the source */
  VENULE_STALE_PLURAL,  /* a gettext plural, which no text of a sheet is */
} VenuleStaleness;

/* A text of the template, with what the PO file has for it. */
typedef struct
{
  const char *id;
  const char *source; /* in the source language, as the template has it */
  const char *note;   /* (nullable): for the translator */
  gboolean safety;
  gboolean is_term;                 /* a word or term, without a condition of its own */
  const char *const *pattern_names; /* (nullable): it is an ICU message pattern over these numbers */
  char *translation;                /* as written, usable or not; "" when there is none */
  char *made_for;                   /* (nullable): the source that it was made for, where that is another one */
  char *comment;                    /* (nullable): what translators noted */
  guint line;                       /* of the file; 0: not known */
  VenuleReview review;
  VenuleStaleness staleness;
  const VenuleReviewMark *mark; /* (nullable): what was said last of the passage, perhaps with other texts */
} VenuleTranslationText;

/* po_folders: searched in order for LANG.po (the user's first); reviews/LANG.xml in each of them. */
VenuleTranslation *
venule_translation_load (VenuleTemplate *tmpl, const char *language, const char *const *po_folders, GError **error);
VenuleTranslation *venule_translation_load_file (
    VenuleTemplate *tmpl, const char *language, const char *path, const char *const *po_folders, GError **error);
char **venule_translation_list_languages (const char *const *po_folders);
const char *venule_translation_get_language (VenuleTranslation *self);
const char *venule_translation_get_path (VenuleTranslation *self);
/* (element-type VenuleTranslationText): passages in reading order, then words and terms */
GPtrArray *venule_translation_get_texts (VenuleTranslation *self);
const VenuleTranslationText *venule_translation_find_text (VenuleTranslation *self, const char *id);
/* How many of the template's texts are in each state, by #VenuleReview. */
void venule_translation_count (VenuleTranslation *self, guint counts[VENULE_N_REVIEWS]);
/* Looked up by id and source text; (nullable): no usable translation. */
const char *
venule_translation_lookup (VenuleTranslation *self, const char *id, const char *source, VenuleReview *review);

G_END_DECLS
