/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-rule.h"

G_BEGIN_DECLS

/* A word that must not stand in free text while a rule holds: a medicine by its brand, a stocking. */
typedef struct
{
  const char *id;           /* interned */
  VenuleRule *when;         /* it contradicts the sheet when this is yes */
  const VenuleRule *unless; /* (nullable): … and this is not */
  GPtrArray *in;            /* (nullable) (element-type VenuleQuestion): looked for only there */
  GPtrArray *forms;         /* (element-type VenuleFreeText): how people write it */
  char *message;            /* what is wrong and what to do; {PATH} is filled with the answer */
  GPtrArray *message_paths; /* (element-type VenulePath): those in the message, in order */
} VenuleWord;

/* A word found in a text, once, as it is written there. */
typedef struct
{
  const VenuleWord *word;
  char *found;
} VenuleWordMatch;

/* A words.xml. Immutable; threads may share it. */
typedef struct _VenuleWords VenuleWords;

VenuleWords *
venule_words_new_from_file (const char *path, VenuleVocabulary *vocabulary, const char *schemas, GError **error);
void venule_words_free (VenuleWords *self);
guint venule_words_get_n_words (VenuleWords *self);
const VenuleWord *venule_words_get_word (VenuleWords *self, guint position);
gboolean venule_words_name_question (VenuleWords *self, const VenuleQuestion *question);
GPtrArray *
venule_words_find (VenuleWords *self, const VenuleQuestion *question, gboolean is_free_text, const char *text);
void venule_word_match_free (VenuleWordMatch *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleWords, venule_words_free)

G_END_DECLS
