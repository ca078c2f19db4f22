/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-speech.h"

G_BEGIN_DECLS

/* A composed sheet: what one patient gets, as blocks that each know why they are there. Built by the
 * composer, then immutable; the pages, the plain text, the XML and the explanation are made from it. */

typedef enum
{
  VENULE_FORMAT_STANDARD,    /* 12 pt */
  VENULE_FORMAT_LARGE,       /* 16 pt */
  VENULE_FORMAT_EXTRA_LARGE, /* 24 pt */
} VenuleFormat;

/* What a stretch of a wording is: the painter sets DATE, DURATION and PHONE in bold; GAP is a marked
 * hole in a draft that names the missing question. */
typedef enum
{
  VENULE_SPAN_VALUE,
  VENULE_SPAN_DATE,
  VENULE_SPAN_DURATION,
  VENULE_SPAN_PHONE,
  VENULE_SPAN_GAP,
} VenuleSpanKind;

typedef struct
{
  guint start, end; /* bytes into the wording's text */
  VenuleSpanKind kind;
} VenuleSpan;

/* One text in one language: flat, values filled, isolates (U+2066…U+2069) already around phone
 * numbers, codes and names that run the other way. */
typedef struct
{
  char *text;
  const char *language; /* interned BCP 47 */
  gboolean right_to_left;
  GArray *spans; /* (element-type VenuleSpan), ascending */
} VenuleWording;

typedef enum
{
  VENULE_REVIEW_SOURCE, /* in the source language */
  VENULE_REVIEW_REVIEWED,
  VENULE_REVIEW_UNREVIEWED,
  VENULE_REVIEW_STALE,   /* fuzzy, empty, wrong placeholders, changed English: prints in the clinic's language */
  VENULE_REVIEW_MISSING, /* likewise */
} VenuleReview;

#define VENULE_N_REVIEWS (VENULE_REVIEW_MISSING + 1)

/* One answer that put a passage on the sheet. */
typedef struct
{
  char *path;  /* `session/stocking` */
  char *value; /* as written in the consultation; "—" when unanswered */
} VenuleReason;

/* A passage as printed, with its provenance. */
typedef struct
{
  char *id;
  VenuleWording *first;  /* in the sheet's language (or the clinic's, when stale or missing) */
  VenuleWording *second; /* (nullable): the clinic's language beside it */
  VenuleReview review;
  gboolean safety;
  char *condition;      /* (nullable): in words; NULL: as its origin has it */
  gconstpointer origin; /* (nullable): the template's passage, while the sheet keeps its template */
  GPtrArray *reasons;   /* (element-type VenuleReason) */
  char *source;         /* `leaflet`, `clinic`, `product`, `nhs`, … */
  char *version;        /* of the wording: the sheet's version and the text's short hash */
} VenulePassage;

typedef enum
{
  VENULE_BLOCK_PARAGRAPH,  /* passage */
  VENULE_BLOCK_LIST,       /* children: ITEM */
  VENULE_BLOCK_ITEM,       /* passage */
  VENULE_BLOCK_SUBHEADING, /* passage: a heading inside a section or an alert */
  VENULE_BLOCK_ALERT,      /* children; style "emergency" | "same-day" | "notice" */
  VENULE_BLOCK_TABLE,      /* children: ROW; style "dates" | "treated" | "contact" */
  VENULE_BLOCK_ROW,        /* head cell: label; passage: the row's text; style "dates": label is the date */
  VENULE_BLOCK_PICTURE,    /* the leg map; passage: its caption, the same in words */
} VenuleBlockKind;

typedef struct _VenuleBlock VenuleBlock;
struct _VenuleBlock
{
  VenuleBlockKind kind;
  const char *style;      /* (nullable), interned */
  VenulePassage *passage; /* (nullable) */
  VenulePassage *label;   /* (nullable): rows */
  GPtrArray *children;    /* (element-type VenuleBlock) (nullable) */
};

/* Where a section stands in the standard format; the large formats and bilingual sheets are one
 * column and keep the order. Page 1: HEAD across; URGENT left and DATES right below it; then FIRST
 * (heading in the narrow left column, text in the wide right one; the picture goes in the left
 * column). Page 2 on: COLUMNS (two even columns); LAST across the foot of the last page. */
typedef enum
{
  VENULE_REGION_HEAD,
  VENULE_REGION_URGENT,
  VENULE_REGION_DATES,
  VENULE_REGION_FIRST,
  VENULE_REGION_COLUMNS,
  VENULE_REGION_LAST,
} VenuleRegion;

typedef struct
{
  char *id;
  VenuleRegion region;
  VenulePassage *heading; /* (nullable) */
  GPtrArray *blocks;      /* (element-type VenuleBlock) */
} VenuleSection;

/* A mark of the leg map, as the consultation has it. */
typedef struct
{
  const char *leg, *view, *kind; /* interned: left right · front back inner outer · thread reticular feeding treated */
  GArray *points;                /* of double, x y x y …; one pair: a dot; more: a stroke */
} VenuleLegMark;

typedef struct _VenuleSheet VenuleSheet;
struct _VenuleSheet
{
  gpointer tmpl; /* (nullable): the template its passages come from */
  gatomicrefcount ref_count;
  char *version;        /* of the sheet's content */
  char *code;           /* the issue code: a short hash of what was composed */
  const char *language; /* interned: the sheet's */
  const char *clinic_language;
  gboolean right_to_left;
  gboolean bilingual;
  VenuleFormat format;
  VenuleWording *title; /* the document's title: no patient in it */
  GPtrArray *sections;  /* (element-type VenuleSection), in reading order */
  GPtrArray *marks;     /* (element-type VenuleWording): DRAFT, SAMPLE CLINIC, … as printed in the foot */
  VenuleWording *draft; /* (nullable): the word across each page of a draft */
  GPtrArray *foot;      /* (element-type VenuleWording): the parts of the running foot, in order, but for page n of m */
  char *page_pattern;   /* ICU message pattern of page n of m, with {page} and {pages} */
  GPtrArray *identity;  /* (element-type utf8): name, born, number exactly as in the foot: must be on every page */
  GPtrArray *leg_marks; /* (element-type VenuleLegMark) */
  GHashTable *leg_labels;                    /* utf8 → VenuleWording: "left/front", … and "gsv", "ssv" */
  char *logo;                                /* (nullable): file */
  struct _VenulePhrasebook *page_phrasebook; /* (nullable): says the numbers of page_pattern */
};

VenuleSheet *venule_sheet_ref (VenuleSheet *self);
void venule_sheet_unref (VenuleSheet *self);
char *venule_sheet_format_page (VenuleSheet *self, guint page, guint n_pages);
char *venule_sheet_to_text (VenuleSheet *self);
GBytes *venule_sheet_to_xml (VenuleSheet *self);
char *venule_sheet_explain (VenuleSheet *self);
char *venule_sheet_hash (VenuleSheet *self);
/* When it prints, in words. */
const char *venule_passage_get_condition (const VenulePassage *passage, VenuleSpeech speech);
/* Each passage once, in reading order, whatever block holds it. (transfer container) */
GPtrArray *venule_sheet_list_passages (VenuleSheet *self);
/* Safety advice that nobody reviewed in the sheet's language, or that stands there in the clinic's alone. */
gboolean venule_passage_is_unreviewed_safety (const VenulePassage *passage);
guint venule_sheet_count_unreviewed_safety (VenuleSheet *self);
char *venule_sheet_hash_unreviewed_safety (VenuleSheet *self);
const char *venule_format_to_string (VenuleFormat format);
gboolean venule_format_from_string (const char *text, VenuleFormat *format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleSheet, venule_sheet_unref)

G_END_DECLS
