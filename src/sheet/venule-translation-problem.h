/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-glossary.h"
#include "venule-translation.h"

G_BEGIN_DECLS

/**
 * VenuleProblemKind:
 * @VENULE_PROBLEM_BROKEN: the file as a whole can't be read
 * @VENULE_PROBLEM_VALUES: places for values are missing, renamed or too many
 * @VENULE_PROBLEM_PATTERN: a message pattern that none can be made from
 * @VENULE_PROBLEM_ENGLISH: made for another English text
 * @VENULE_PROBLEM_FUZZY: marked as fuzzy
 * @VENULE_PROBLEM_PHONE: a number to ring, typed as text
 * @VENULE_PROBLEM_NUMBER: another number than the English says
 * @VENULE_PROBLEM_TERM: a key term of the glossary is not kept
 * @VENULE_PROBLEM_UNTRANSLATED: still the English words
 * @VENULE_PROBLEM_LENGTH: much longer or shorter than the English
 * @VENULE_PROBLEM_STRAY: signs that belong in no sheet
 * @VENULE_PROBLEM_GLYPH: a letter that no font has
 *
 * What may be wrong with a translation, as far as that can be told without knowing the language.
 */
typedef enum
{
  VENULE_PROBLEM_BROKEN,
  VENULE_PROBLEM_VALUES,
  VENULE_PROBLEM_PATTERN,
  VENULE_PROBLEM_ENGLISH,
  VENULE_PROBLEM_FUZZY,
  VENULE_PROBLEM_PHONE,
  VENULE_PROBLEM_NUMBER,
  VENULE_PROBLEM_TERM,
  VENULE_PROBLEM_UNTRANSLATED,
  VENULE_PROBLEM_LENGTH,
  VENULE_PROBLEM_STRAY,
  VENULE_PROBLEM_GLYPH,
} VenuleProblemKind;

typedef struct
{
  VenuleProblemKind kind;
  char *id;       /* (nullable): the text's; NULL: of the file */
  char *location; /* `file:line`, or `file` */
  char *message;  /* what, and what to do; without the location */
} VenuleTranslationProblem;

GPtrArray *venule_translation_problems_new (void);
void venule_translation_problems_add (GPtrArray *problems,
                                      VenuleProblemKind kind,
                                      VenuleTranslation *translation,
                                      const VenuleTranslationText *text,
                                      const char *format,
                                      ...) G_GNUC_PRINTF (5, 6);
void venule_translation_problems_add_error (GPtrArray *problems, const GError *error);
GPtrArray *venule_translation_find_problems (VenuleTranslation *translation, VenuleGlossary *glossary);

G_END_DECLS
