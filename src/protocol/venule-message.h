/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"

G_BEGIN_DECLS

/* Messages for the clinic, with answers filled in: `{PATH}` is the place of one, `{{` is a brace. */
GPtrArray *venule_message_parse (
    const char *message, VenuleVocabulary *vocabulary, const VenuleForm *within, const xmlNode *where, GError **error);
char *venule_message_fill (const char *message, GPtrArray *paths, VenuleEvaluation *evaluation, VenuleEntry *within);
char *venule_message_read (
    const xmlNode *node, VenuleVocabulary *vocabulary, const VenuleForm *within, GPtrArray **paths, GError **error);
char *venule_value_to_words (const VenuleValue *value);

G_END_DECLS
