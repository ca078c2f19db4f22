/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-civil-date.h"
#include "venule-number.h"

G_BEGIN_DECLS

/* What can be asked: the definition side of a consultation. A #VenuleForm is a container (the whole
 * document, a section, a group) and a #VenuleQuestion one answer in it. Both are built once from a
 * checklist (in the protocol room), then never changed, and may be read by many threads. The
 * consultation room knows kinds of question; no question is known here by name. */

typedef struct _VenuleForm VenuleForm;
typedef struct _VenuleQuestion VenuleQuestion;
typedef struct _VenuleOption VenuleOption;

/**
 * VenuleQuestionKind:
 * @VENULE_KIND_YES_NO: `yes` or `no`; no answer is neither
 * @VENULE_KIND_ONE_OF: one of the options
 * @VENULE_KIND_MANY_OF: any of the options, one element each; none chosen is no answer
 * @VENULE_KIND_NUMBER: a [alias@VenuleNumber] in the question's unit, within its range
 * @VENULE_KIND_DATE: a civil day
 * @VENULE_KIND_TIME: `HH:MM`, 24 hours
 * @VENULE_KIND_TEXT: NFC text of one line
 * @VENULE_KIND_LANGUAGE: a BCP 47 tag
 * @VENULE_KIND_REFERENCE: the id of a member of the group that #VenuleQuestion.refers_to names
 * @VENULE_KIND_POINTS: `x,y x,y …`, each 0 to 1
 */
typedef enum
{
  VENULE_KIND_YES_NO,
  VENULE_KIND_ONE_OF,
  VENULE_KIND_MANY_OF,
  VENULE_KIND_NUMBER,
  VENULE_KIND_DATE,
  VENULE_KIND_TIME,
  VENULE_KIND_TEXT,
  VENULE_KIND_LANGUAGE,
  VENULE_KIND_REFERENCE,
  VENULE_KIND_POINTS,
} VenuleQuestionKind;

/* Where the answer stands in the XML: an element of its own, an attribute of its container's element,
 * or the text of that element (`<feeder-treated vein="v1">foam</feeder-treated>`). */
typedef enum
{
  VENULE_PLACE_ELEMENT,
  VENULE_PLACE_ATTRIBUTE,
  VENULE_PLACE_CONTENT,
} VenuleAnswerPlace;

/**
 * VenuleFormKind:
 * @VENULE_FORM_SECTION: exactly one entry (the document itself is one)
 * @VENULE_FORM_GROUP: repeats; each entry has an `id` attribute that stays
 * @VENULE_FORM_KEYED: repeats; each entry is known by the attribute #VenuleForm.key_name, whose values
 *   are #VenuleForm.keys (sides, trunks), or the ids of another group (#VenuleForm.key_refers_to)
 */
typedef enum
{
  VENULE_FORM_SECTION,
  VENULE_FORM_GROUP,
  VENULE_FORM_KEYED,
} VenuleFormKind;

/**
 * VenuleTextRun:
 * @VENULE_TEXT_WORDS: runs as its letters do
 * @VENULE_TEXT_CODE: a number of a card or a batch, a code: left to right in every language
 * @VENULE_TEXT_PHONE: a number to ring: the same
 */
typedef enum
{
  VENULE_TEXT_WORDS,
  VENULE_TEXT_CODE,
  VENULE_TEXT_PHONE,
} VenuleTextRun;

/**
 * VenuleDayReading:
 * @VENULE_DAY_READING_FUTURE: a day to come; without its year, the next such day
 * @VENULE_DAY_READING_PAST: a day that was; without its year, the last such day
 * @VENULE_DAY_READING_BIRTH: a birthday: two digits of a year are never a year to come, and it needs its year
 * @VENULE_DAY_READING_MONTH_END: an expiry date as packs have it: a month and its year are the last day of that month
 *
 * How what is typed for a day is understood where it leaves something open.
 */
typedef enum
{
  VENULE_DAY_READING_FUTURE,
  VENULE_DAY_READING_PAST,
  VENULE_DAY_READING_BIRTH,
  VENULE_DAY_READING_MONTH_END,
} VenuleDayReading;

struct _VenuleOption
{
  const char *id;             /* interned */
  char *label, *source_label; /* for people: in the program's language, and as the definition has it */
  GPtrArray *covers; /* (element-type utf8) (nullable): interned ids this option stands for ("both": left, right) */
};

struct _VenuleQuestion
{
  const char *id;   /* interned */
  const char *path; /* interned, without member keys: `session/injected/batch` */
  VenuleQuestionKind kind;
  VenuleAnswerPlace place;
  VenuleForm *form;         /* (unowned): the container */
  guint index;              /* among form->questions */
  guint ordinal;            /* among all questions of the root form, from 0 */
  char *label;              /* in the program's language */
  char *source_label;       /* as the checklist has it: for a sheet, whose language is another */
  char *help;               /* (nullable) */
  GPtrArray *options;       /* (element-type VenuleOption): empty unless one-of or many-of */
  gboolean leg_coded;       /* the element carries `leg`; values are `left/knee` */
  VenuleQuestion *leg_from; /* (nullable) (unowned): sibling whose answer is this one's leg */
  char *unit;               /* (nullable): "ms", "mm", "ml", "%", "weeks", … */
  gboolean has_range;
  VenuleNumber minimum, maximum; /* inclusive, numbers only */
  guint decimals;                /* 0 to 3 */
  VenuleCivilDate earliest;      /* dates only; VENULE_CIVIL_DATE_NONE: no limit */
  VenuleDayReading reading;      /* dates only */
  guint max_length;              /* characters; texts only */
  VenuleTextRun run;             /* texts only */
  char *pattern;                 /* (nullable): an extra check by name, e.g. "nhs-number" */
  const char *refers_to;         /* (nullable): path of the group a reference names */
};

struct _VenuleForm
{
  const char *id;   /* interned; the element's name ("consultation" for the root) */
  const char *path; /* interned, without member keys; "" for the root */
  VenuleFormKind kind;
  VenuleForm *parent;         /* (nullable) (unowned) */
  guint index;                /* among parent->forms */
  guint ordinal;              /* among all forms, root 0 */
  char *label, *source_label; /* as a question's */
  const char *key_name;       /* (nullable): keyed only */
  GPtrArray *keys;            /* (element-type VenuleOption): keyed by a list */
  const char *key_refers_to;  /* (nullable): keyed by the ids of this group */
  GPtrArray *questions;       /* (element-type VenuleQuestion) */
  GPtrArray *forms;           /* (element-type VenuleForm) */
  GArray *order;              /* of VenuleFormItem: document order of both */
  guint n_questions, n_forms; /* root only: how many ordinals there are */
};

/* One step of the document order: exactly one of the two is set. */
typedef struct
{
  VenuleQuestion *question;
  VenuleForm *form;
} VenuleFormItem;

VenuleForm *venule_form_new (const char *id, VenuleFormKind kind, VenuleForm *parent);
void venule_form_free (VenuleForm *root);
VenuleQuestion *venule_form_add_question (VenuleForm *form, const char *id, VenuleQuestionKind kind);
void venule_form_seal (VenuleForm *root);
VenuleOption *venule_option_new (const char *id, const char *label);
void venule_option_free (VenuleOption *option);

VenuleQuestion *venule_form_find_question (const VenuleForm *form, const char *relative_path);
VenuleForm *venule_form_find_form (const VenuleForm *form, const char *relative_path);
const VenuleOption *venule_question_find_option (const VenuleQuestion *question, const char *id);
const VenuleOption *venule_form_find_key (const VenuleForm *form, const char *key);
gboolean venule_form_has_list_of_keys (const VenuleForm *form);
gboolean venule_id_is_valid (const char *id);
gboolean venule_question_has_pattern (const char *name);
char *venule_text_group (const char *pattern, const char *text);
gboolean venule_question_check_text (const VenuleQuestion *question, const char *text, char **what_to_do);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleForm, venule_form_free)

G_END_DECLS
