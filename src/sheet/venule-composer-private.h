/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-composer.h"
#include "venule-sheet-private.h"
#include "venule-template-private.h"

G_BEGIN_DECLS

/* One sheet being composed; shared by the composer's files only. */
typedef struct
{
  VenuleTemplate *tmpl;
  VenuleEvaluation *evaluation;
  VenuleTranslation *translation; /* (nullable) */
  VenulePhrasebook *phrasebook;   /* of the sheet's language */
  VenulePhrasebook *source_phrasebook;
  gboolean bilingual;
  gboolean is_draft;
  VenuleReview worst;  /* of all that was said so far */
  GHashTable *answers; /* VenulePath → utf8: the answers that it found, where no member decides */
} VenuleComposer;

/**
 * VenuleSaid:
 * @VENULE_SAID: the text is there
 * @VENULE_SAID_NOT: a word of it has no translation that may be printed
 * @VENULE_SAID_WRONG: an answer is missing in a sheet that is no draft; the error is set
 */
typedef enum
{
  VENULE_SAID,
  VENULE_SAID_NOT,
  VENULE_SAID_WRONG,
} VenuleSaid;

/* Where a text is being written, and in which language. */
typedef struct
{
  VenulePhrasebook *phrasebook;
  gboolean translated; /* terms come from the translation */
  VenuleEntry *member; /* (nullable): the group's member that a row is about */
  const VenuleTemplatePassage *passage;
  GString *text;
  GArray *spans;       /* of VenuleSpan */
  VenuleReview review; /* the worst of the terms used */
  gboolean as_one;     /* nothing but values: isolated together, not one by one */
} VenuleUtterance;

VenuleSaid venule_composer_say_value (VenuleComposer *composer,
                                      VenuleUtterance *utterance,
                                      const VenuleTemplateValue *value,
                                      GError **error);
gboolean venule_composer_has_value (VenuleComposer *composer, const VenuleTemplateValue *value, VenuleEntry *member);
/* A word of the foot; name and value: (nullable): what fills its one place. In the source language when it
 * has no translation that may be printed, or when translated is FALSE. */
VenuleWording *venule_composer_say_word (
    VenuleComposer *composer, const char *id, const char *name, const char *value, gboolean translated);
/* Its text in the language wanted, or NULL. */
const char *
venule_composer_translate (VenuleComposer *composer, const VenuleTemplatePassage *passage, VenuleReview *review);

gboolean venule_composer_prints (VenuleComposer *composer, const VenuleTemplatePassage *passage, VenuleEntry *member);
VenulePassage *venule_composer_say_passage (VenuleComposer *composer,
                                            const VenuleTemplatePassage *passage,
                                            VenuleEntry *member,
                                            GError **error);
GHashTable *venule_composer_new_answers (void);
void venule_composer_add_reasons (VenuleComposer *composer,
                                  VenulePassage *passage,
                                  const VenuleTemplatePassage *definition,
                                  VenuleEntry *member);

gboolean venule_composer_add_sections (VenuleComposer *composer, VenuleSheet *sheet, GError **error);
gboolean venule_composer_add_foot (VenuleComposer *composer, VenuleSheet *sheet, GError **error);
void venule_composer_add_leg_map (VenuleComposer *composer, VenuleSheet *sheet);

G_END_DECLS
