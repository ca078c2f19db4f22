/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "venule-expression.h"
#include "venule-phrasebook.h"
#include "venule-sheet.h"
#include "venule-template.h"
#include "venule-text.h"
#include "venule-vocabulary.h"

G_BEGIN_DECLS

/* A sheet.xml as parsed: what the composer walks and the prover reasons about. Nothing here changes
 * once the template is made. */

/* How a value is said. */
typedef enum
{
  VENULE_AS_DATE,
  VENULE_AS_BIRTH_DATE,
  VENULE_AS_MONTH,
  VENULE_AS_MEASURE, /* numbers: VenuleTemplateValue.measure */
  VENULE_AS_TEXT,
  VENULE_AS_PHONE,
  VENULE_AS_TERM, /* one or many */
} VenuleValueFormat;

typedef struct
{
  const char *id; /* interned */
  char *location;
  char *example; /* (nullable): what it may look like, for translators */
  VenuleValueFormat as;
  VenuleMeasure measure;
  VenuleExpression *expression;
  const VenuleForm *of; /* (nullable): evaluated in each member of this group */
  gboolean used;        /* while the template is read */
} VenuleTemplateValue;

/* One text for people, with its condition and its tags. */
typedef struct
{
  char *id; /* unique; a translation's msgctxt */
  char *location;
  VenuleText *text;                 /* (nullable): in the source language; NULL: a value alone */
  const char *const *pattern_names; /* (nullable): the text is an ICU message pattern over these numbers */
  VenuleTemplateValue *value;       /* (nullable) (unowned): what stands alone */
  VenuleTemplateValue *until;       /* (nullable) (unowned): its other end */
  gboolean safety;
  gboolean foreign_only; /* only where the sheet's language is not the clinic's */
  gboolean is_identity;  /* a part of the foot that must stand on every page */
  gboolean shows_when_unknown;
  GPtrArray *permits, *forbids, *concerns; /* (element-type utf8), interned; those of the section too */
  char *source;                            /* (nullable): whose fact: `leaflet`, `clinic`, … */
  char *note;                              /* (nullable): for the translator */
  const char *version;                     /* of the wording, interned */
  /* NULL: always. The condition with those of the section, list, alert or table around it, from the root… */
  const VenuleRule *rule;
  /* …and, in a row that repeats, the row's own, from each member of the group. */
  const VenuleRule *member_rule;
  const VenulePath *of; /* (nullable) (unowned): the group that the row repeats over */
  gsize conditions[2];  /* a char * each, once asked for: both in words, by VenuleSpeech */
  GPtrArray *reads;     /* (element-type VenulePath) (unowned): what its conditions, then its values read */
} VenuleTemplatePassage;

typedef struct _VenuleTemplateBlock VenuleTemplateBlock;
struct _VenuleTemplateBlock
{
  VenuleBlockKind kind;
  const char *style;              /* (nullable), interned */
  VenuleTemplatePassage *passage; /* (nullable) (unowned) */
  VenuleTemplatePassage *label;   /* (nullable) (unowned) */
  GPtrArray *children;            /* (nullable) (element-type VenuleTemplateBlock) */
};

typedef struct
{
  char *id;
  VenuleRegion region;
  VenuleTemplatePassage *heading; /* (nullable) (unowned) */
  GPtrArray *blocks;              /* (element-type VenuleTemplateBlock) */
} VenuleTemplateSection;

/* Something that must hold for every consultation. */
typedef enum
{
  VENULE_INVARIANT_NEVER,         /* rule is yes in no case */
  VENULE_INVARIANT_ALWAYS,        /* rule is yes in every case */
  VENULE_INVARIANT_CONTRADICTION, /* no pair of passages, one with each tag, prints together */
} VenuleInvariantKind;

typedef struct
{
  VenuleInvariantKind kind;
  char *id;
  char *label; /* (nullable) */
  char *location;
  VenuleRule *rule;                       /* never, always */
  const char *first_tag_kind, *first_tag; /* contradiction: "permits" "ibuprofen"; interned */
  const char *second_tag_kind, *second_tag;
} VenuleInvariant;

/* (element-type VenuleTemplatePassage) (transfer none): every passage that can print, in reading order */
GPtrArray *venule_template_get_passages (VenuleTemplate *self);
const VenuleTemplatePassage *venule_template_find_passage (VenuleTemplate *self, const char *id);
/* (element-type VenuleTemplateSection) (transfer none) */
GPtrArray *venule_template_get_sections (VenuleTemplate *self);
/* (element-type VenuleTemplatePassage) (transfer none): the parts of the running foot, in order */
GPtrArray *venule_template_get_foot (VenuleTemplate *self);
/* (element-type VenuleInvariant) (transfer none) */
GPtrArray *venule_template_get_invariants (VenuleTemplate *self);
gboolean venule_template_passage_has_tag (const VenuleTemplatePassage *passage, const char *tag_kind, const char *tag);

/* Of the sheet's content, as YYYY-MM-DD. */
const char *venule_template_get_date (VenuleTemplate *self);
/* Whether a passage's rules let it print: for one member of the group its row repeats over; at all. */
gboolean venule_template_passage_prints_for (const VenuleTemplatePassage *passage,
                                             VenuleEvaluation *evaluation,
                                             VenuleEntry *member);
gboolean venule_template_passage_prints (const VenuleTemplatePassage *passage, VenuleEvaluation *evaluation);

/* When it prints, in words; "always". Made when first asked for: few are. */
const char *venule_template_passage_get_condition (const VenuleTemplatePassage *passage, VenuleSpeech speech);

/* A word of the sheet's foot, a term or any other text without a condition; (nullable): there is none. */
const VenuleTemplatePassage *venule_template_find_word (VenuleTemplate *self, const char *id);
/* (element-type VenuleTemplatePassage) (transfer none) */
GPtrArray *venule_template_get_words (VenuleTemplate *self);
/* (nullable): the patient's word for one option of a question */
const VenuleTemplatePassage *
venule_template_find_term (VenuleTemplate *self, const VenuleQuestion *question, const char *option);
/* Whether the question's options are products, whose names need no term. */
gboolean venule_template_is_of_products (VenuleTemplate *self, const VenuleQuestion *question);
/* (transfer none): values by their id */
const VenuleTemplateValue *venule_template_find_value (VenuleTemplate *self, const char *id);
/* (transfer none): shared by all sheets of that language */
VenulePhrasebook *venule_template_get_phrasebook (VenuleTemplate *self, const char *language, gboolean native_digits);

G_END_DECLS
