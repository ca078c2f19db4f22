/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-vocabulary.h"

G_BEGIN_DECLS

/* A heading between the questions of a form. */
typedef struct
{
  char *label;
  const VenuleForm *form;
  GPtrArray *questions;   /* (element-type VenuleQuestion), unowned: those up to the next heading */
  gboolean none_of_these; /* the shortcut "none of these" answers those that may be answered so */
} VenuleHeading;

/* One answer that a shortcut writes. */
typedef struct
{
  VenulePath *answer; /* (nullable): NULL: each answer of the clinic's usual course, to its own path */
  GPtrArray *words;   /* (nullable) (element-type utf8): what is set */
  VenulePath *from;   /* (nullable): what is copied: an answer, or clinic/… */
  gboolean leg;       /* of what is copied only on which leg it is, or legs */
} VenuleShortcutWrite;

/* One action that writes several answers, never over one. */
typedef struct
{
  char *id, *label;
  const VenuleForm *form;
  gboolean proposes; /* its values show grey until they are confirmed */
  gboolean starts;   /* run when a member of its group is added; never a button */
  VenuleRule *show;  /* (nullable): always offered */
  GPtrArray *writes; /* (element-type VenuleShortcutWrite) */
} VenuleShortcut;

/* A bit for each question and, after them, each form of a checklist. */
typedef guint64 *VenuleReadSet;

typedef struct
{
  const VenuleRule *show;     /* (nullable): always shown */
  const VenuleRule *required; /* (nullable): never required */
  const char *part;           /* interned: "specialist", "nurse" */
  VenulePath *offers;         /* (nullable): the label fact that makes a strength one to be offered */
  gboolean free_text, singly;
  gboolean once;          /* holds for one member only: a duplicate leaves it out; of a group: none is made */
  gboolean conditional;   /* it, or something around it, has a show rule */
  VenuleReadSet shown_by; /* all that decides whether it shows, closed over show rules */
} VenulePresence;

/* A checklist.xml, read and checked whole. Immutable. */
typedef struct
{
  char *id, *version, *label;
  VenuleForm *form;
  VenuleVocabulary *vocabulary;
  VenulePresence *questions; /* by ordinal */
  VenulePresence *forms;     /* by ordinal */
  GPtrArray *rules;          /* (element-type VenuleRule): owns show and required */
  GPtrArray *headings;       /* (element-type VenuleHeading) */
  GPtrArray *shortcuts;      /* (element-type VenuleShortcut) */
  GHashTable *question_of_path, *form_of_path;
  guint n_reads; /* 64-bit words of a read set */
} VenuleChecklist;

void venule_heading_free (VenuleHeading *heading);
void venule_shortcut_free (VenuleShortcut *shortcut);

VenuleShortcut *
venule_shortcut_parse (const xmlNode *node, const VenuleForm *form, const VenuleChecklist *checklist, GError **error);
VenuleChecklist *
venule_checklist_parse (const xmlNode *checklist, VenuleProducts *products, GPtrArray *settings, GError **error);
void venule_checklist_free (VenuleChecklist *self);

/* Reads: what a rule asks, and whatever decides whether that shows. */
VenuleReadSet venule_checklist_new_reads (const VenuleChecklist *self);
void venule_checklist_add_rule_reads (const VenuleChecklist *self, const VenuleRule *rule, VenuleReadSet reads);
const guint64 *venule_checklist_get_rule_reads (const VenuleChecklist *self, const VenuleRule *rule);
void venule_checklist_add_form_reads (const VenuleChecklist *self, const VenuleForm *form, VenuleReadSet reads);
gboolean venule_checklist_close_presence (VenuleChecklist *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleChecklist, venule_checklist_free)

G_END_DECLS
