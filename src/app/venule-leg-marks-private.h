/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-leg-marks.h"

G_BEGIN_DECLS

/* A group of the checklist that marks are members of, with the questions that say how one is painted. */
typedef struct
{
  const VenuleForm *form;                  /* (nullable): the checklist has none */
  const VenuleQuestion *leg, *view, *kind; /* never NULL where there is a form */
  const VenuleQuestion *x, *y;             /* both, where its members are dots, … */
  const VenuleQuestion *points;            /* … or this one, where they are lines */
  GPtrArray *references;                   /* (element-type VenuleQuestion) */
} VenuleMarkForm;

/* Which of the two groups. */
enum
{
  VENULE_MARKS_DOTS,
  VENULE_MARKS_LINES,
  VENULE_N_MARK_FORMS
};

struct _VenuleLegMarks
{
  GObject parent;
  VenuleProtocol *protocol;
  VenuleConsultation *consultation;
  VenuleMarkForm forms[VENULE_N_MARK_FORMS];
  GPtrArray *marks; /* (element-type VenulePlacedMark), as the document has them */
  char *session;    /* (nullable) */
};

VenulePlacedMark *venule_leg_marks_find_by_entry (VenuleLegMarks *self, VenuleEntry *entry);

VenulePlacedMark *venule_placed_mark_new (const VenuleMarkForm *form, VenuleEntry *entry);
void venule_placed_mark_read (VenulePlacedMark *self);
const VenuleMarkForm *venule_placed_mark_get_form (VenulePlacedMark *self);
const char *venule_placed_mark_get_path (VenulePlacedMark *self);

G_END_DECLS
