/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a name or a number is looked for: as words without case, accents and marks, so that what is typed on
 * any keyboard meets what stands in a record. */

#define VENULE_SEARCH_WORD_LETTERS 40 /* a longer word is known by its beginning */
#define VENULE_SEARCH_TEXT_WORDS   32 /* of one text; those after them are not searched */

GPtrArray *venule_search_text_split (const char *text);
GPtrArray *venule_search_text_list_name_words (const char *name);
GPtrArray *venule_search_text_list_number_words (const char *number);
gboolean venule_search_text_has_digit (const char *word);

G_END_DECLS
