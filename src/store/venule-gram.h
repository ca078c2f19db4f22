/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-typed-date.h"

G_BEGIN_DECLS

/* What the search tables are keyed by: how a word begins, three letters that follow each other in it, the whole of
 * it; or a year, or a day of the year, of birth. A key is a hash: two grams may share one, so what is found by keys
 * is candidates. */

#define VENULE_GRAM_BITS 40 /* of a key */

typedef enum
{
  VENULE_GRAM_WHOLE,     /* the word, letter for letter */
  VENULE_GRAM_BEGINNING, /* words that begin so */
  VENULE_GRAM_INSIDE,    /* words that hold it */
} VenuleGramExtent;

GArray *venule_gram_list (const char *word, VenuleGramExtent extent);
GArray *venule_gram_list_all (const char *word);
GArray *venule_gram_list_padded (const char *word);
gint64 venule_gram_of_year (int year);
gint64 venule_gram_of_day (int month, int day);
gint64 venule_gram_of_names (const char *folded);

G_END_DECLS
