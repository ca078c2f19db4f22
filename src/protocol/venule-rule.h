/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "venule-entry.h"
#include "venule-speech.h"
#include "venule-value.h"

G_BEGIN_DECLS

/* The typed, three-valued condition vocabulary of the design's rules page. A rule is a tree that the
 * evaluation, the condition in words, the marks "this question feeds these passages" and the prover
 * all read; it is parsed and checked once and never changed. */

/* Kleene's three values: "and" is the least, "or" the greatest. */
typedef enum
{
  VENULE_NO = 0,
  VENULE_UNKNOWN = 1,
  VENULE_YES = 2,
} VenuleTruth;

typedef enum
{
  VENULE_RULE_ALL, /* when, all */
  VENULE_RULE_ANY,
  VENULE_RULE_NOT,
  VENULE_RULE_IS, /* words, or equals / among / within another path */
  VENULE_RULE_ANSWERED,
  VENULE_RULE_NUMBER,
  VENULE_RULE_DATE,
  VENULE_RULE_SOME,
  VENULE_RULE_EACH,
  VENULE_RULE_COUNT,
  VENULE_RULE_SUM,
  VENULE_RULE_REF,
  VENULE_RULE_PRINTS, /* only inside a sheet's invariants: a passage prints */
} VenuleRuleKind;

typedef enum
{
  VENULE_COMPARE_AT_LEAST,
  VENULE_COMPARE_MORE_THAN,
  VENULE_COMPARE_AT_MOST,
  VENULE_COMPARE_LESS_THAN,
  VENULE_COMPARE_BEFORE,
  VENULE_COMPARE_ON_OR_BEFORE,
  VENULE_COMPARE_AFTER,
  VENULE_COMPARE_ON_OR_AFTER,
  VENULE_COMPARE_ON,
} VenuleComparison;

typedef enum
{
  VENULE_SET_WORDS,  /* one of these words */
  VENULE_SET_EQUALS, /* the same as the other answer */
  VENULE_SET_AMONG,  /* some value of it is one of the other's */
  VENULE_SET_WITHIN, /* every value of it is one of the other's */
} VenuleSetTest;

typedef enum
{
  VENULE_PATH_ANSWER,
  VENULE_PATH_CLINIC,  /* clinic/… */
  VENULE_PATH_PRODUCT, /* product/…: a label fact of the product of the nearest entry that has one */
  VENULE_PATH_TODAY,   /* today */
  VENULE_PATH_CONSTANT,
  VENULE_PATH_KEY, /* the key or id of the entry the steps lead to (`side`, `id`) */
} VenulePathKind;

/* One step from an entry to another; MEMBERS and OTHER_SESSIONS only in paths that end in a group. */
typedef enum
{
  VENULE_STEP_SECTION,        /* into form */
  VENULE_STEP_SESSION,        /* from the root to the chosen treatment */
  VENULE_STEP_KEY,            /* the entry of keyed form with this key */
  VENULE_STEP_FOLLOW,         /* through a reference question (or key) to the entry it names, of form */
  VENULE_STEP_MEMBERS,        /* to each entry of form */
  VENULE_STEP_OTHER_SESSIONS, /* from the root to each treatment but the chosen one */
} VenuleStepKind;

typedef struct
{
  VenuleStepKind kind;
  const VenuleForm *form;
  const VenuleQuestion *question; /* (nullable): FOLLOW; NULL: the entry's own key */
  const char *key;                /* KEY, interned */
} VenuleStep;

/* What may be added to a date, in this order. */
typedef enum
{
  VENULE_PLUS_MONTHS,
  VENULE_PLUS_WEEKS,
  VENULE_PLUS_DAYS,
  VENULE_N_PLUS_UNITS,
} VenulePlusUnit;

extern const char *const venule_plus_units[VENULE_N_PLUS_UNITS]; /* "months" … */

typedef struct
{
  VenulePathKind kind;
  char *text;                     /* as written, for messages and the explanation */
  guint up;                       /* how many nested some, each, count, sum to leave first; G_MAXUINT: the root */
  const VenuleForm *base;         /* then the entry of this form is looked for outwards; the steps start there */
  GArray *steps;                  /* of VenuleStep */
  const VenuleQuestion *question; /* ANSWER that ends in a question */
  const VenuleForm *group;        /* path that ends in a group (some, each, count, sum) */
  gboolean other_sessions;        /* group is course/session: all but the chosen one */
  const char *name;               /* CLINIC, PRODUCT: the setting or fact, interned */
  char *label;                    /* (nullable): CLINIC, PRODUCT: for people */
  char *source_label;             /* (nullable): the same, as settings.xml has it */
  const VenuleQuestion *product;  /* PRODUCT: the question in @base that says which */
  const VenuleQuestion *strength, *form; /* (nullable): PRODUCT: likewise */
  VenuleValueKind value_kind;            /* what it gives; NONE: a group */
  const char *unit;                      /* (nullable), interned: of a number */
  VenuleValue constant;
} VenulePath;

typedef struct _VenuleRule VenuleRule;
struct _VenuleRule
{
  VenuleRuleKind kind;
  char *location;      /* file:line */
  guint serial;        /* of no other rule of this process */
  GPtrArray *children; /* (element-type VenuleRule): all, any, not, some, each, count, sum */
  VenulePath *answer;  /* is, answered, number, date: what is asked; sum: in each member */
  VenulePath *of;      /* some, each, count, sum: the group */
  VenulePath *on;      /* (nullable): each: the keys that this answer names */
  GPtrArray *same; /* (nullable) (element-type VenulePath): sum, count: only members that agree with the current one in
                      these */
  GPtrArray *same_here; /* (nullable) (element-type VenulePath): the same, as seen from the current one */
  VenuleSetTest set_test;
  GPtrArray *words;  /* (element-type utf8) (nullable): interned */
  GPtrArray *tokens; /* (element-type utf8) (nullable): interned: the words as the answer holds them (`left/knee`) */
  const char *leg;   /* (nullable): is: only values of this leg */
  VenuleComparison comparison;
  VenulePath *operand;                   /* (nullable): what it is compared with */
  VenulePath *times;                     /* (nullable): number: how many times the operand counts */
  VenulePath *plus[VENULE_N_PLUS_UNITS]; /* (nullable) each: added to the operand (dates) */
  const VenuleRule *target;              /* ref: the named rule */
  char *name;                            /* ref, prints (the passage's id) */
  char *tag_kind, *tag;                  /* prints by tag: "permits" "ibuprofen" */
  guint64 *reads;                        /* (nullable): all whose change can change it; the checklist's to find */
};

/* Everything a rule's words are checked against, and the named rules it may refer to. */
typedef struct _VenuleVocabulary VenuleVocabulary;

VenuleRule *
venule_rule_parse (const xmlNode *container, VenuleVocabulary *vocabulary, const VenuleForm *within, GError **error);
VenuleRule *venule_rule_new (VenuleRuleKind kind, const char *location);
void venule_rule_free (VenuleRule *rule);
char *venule_rule_to_words (const VenuleRule *rule, VenuleSpeech speech);
void venule_rule_collect_reads (const VenuleRule *rule, GHashTable *questions, GPtrArray *paths);
VenulePath *venule_path_parse (
    const char *text, VenuleVocabulary *vocabulary, const VenuleForm *within, const xmlNode *where, GError **error);
void venule_path_free (VenulePath *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleRule, venule_rule_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePath, venule_path_free)

G_END_DECLS
