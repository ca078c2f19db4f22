/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-gram.h"

G_BEGIN_DECLS

/* What was typed to look for somebody, read once. Every term must be met by a record, in any order; a term is
 * met by any of its readings. */
typedef struct _VenuleSearchTerm VenuleSearchTerm;
struct _VenuleSearchTerm
{
  char *word;             /* (nullable): folded */
  GArray *dates;          /* (element-type VenuleTypedDate): born; may be empty */
  GPtrArray *parts;       /* (nullable) (element-type VenuleSearchTerm): all of them */
  GPtrArray *corrections; /* (nullable) (element-type utf8): words that @word may be a slip for, nearest first */
  guint n_near;           /* as many of them are the nearest */
};

/* How well a record meets the terms, best first. */
typedef enum
{
  VENULE_SEARCH_EXACT,  /* its words are those typed */
  VENULE_SEARCH_PREFIX, /* they begin so */
  VENULE_SEARCH_INFIX,  /* they hold it */
  VENULE_SEARCH_NEAR,   /* words that nobody has, taken for the nearest that somebody has */
  VENULE_SEARCH_FAR,    /* any word taken for a slip */
} VenuleSearchTier;

#define VENULE_SEARCH_TIERS 5

GPtrArray *venule_search_query_parse (const char *typed);
gboolean venule_search_query_meets (GPtrArray *terms, VenuleSearchTier tier, const char *words, VenuleCivilDate born);
VenuleGramExtent venule_search_query_get_extent (const VenuleSearchTerm *term, VenuleSearchTier tier);
guint venule_search_query_count_corrections (const VenuleSearchTerm *term, VenuleSearchTier tier);
gboolean venule_search_query_reads_dates (const VenuleSearchTerm *term, VenuleSearchTier tier);

G_END_DECLS
