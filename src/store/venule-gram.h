/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-typed-date.h"

G_BEGIN_DECLS

/* What the search tables are keyed by: three letters that follow each other in a word, its beginning and its
 * end counted as letters; or a year, or a day of the year, of birth. A key is a hash: two grams may share one,
 * so what is found by keys is candidates. */

#define VENULE_GRAM_BLOCK_BITS 22

typedef enum
{
  VENULE_GRAM_OF_RECORDS, /* leads to records */
  VENULE_GRAM_OF_WORDS,   /* leads to words, for slips */
} VenuleGramKind;

typedef enum
{
  VENULE_GRAM_WHOLE,     /* the word, letter for letter */
  VENULE_GRAM_BEGINNING, /* words that begin so */
  VENULE_GRAM_INSIDE,    /* words that hold it */
} VenuleGramExtent;

GArray *venule_gram_list (const char *word, VenuleGramKind kind, VenuleGramExtent extent);
GArray *venule_gram_list_all (const char *word, VenuleGramKind kind);
gint64 venule_gram_of_year (int year);
gint64 venule_gram_of_day (int month, int day);
gint64 venule_gram_of_names (const char *folded);

G_END_DECLS
