/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"
#include "venule-progress-dot.h"

G_BEGIN_DECLS

/* A part of the checklist that one can go to: a child of its top, the questions that are in no child, or, inside a
 * child, what somebody else fills. */
typedef struct
{
  const char *label;      /* (unowned) */
  const VenuleForm *form; /* the top itself: its own questions */
  const char *part;       /* interned: who fills it; of a group with parts inside: who fills the group */
  gboolean is_inside;     /* it stands in the section before it */
  gboolean shows;
  guint n_required, n_missing;
  guint n_answered; /* also what is not required */
  guint n_shown;    /* in it and in what is inside it */
} VenuleFormSection;

/* (transfer full) (element-type VenuleFormSection): in the order of the checklist, not counted yet */
GPtrArray *venule_form_sections_list (VenuleCase *the_case);
void venule_form_sections_count (GPtrArray *sections, VenuleCase *the_case);
guint venule_form_sections_find (GPtrArray *sections, const char *path); /* of an answer; never one that is inside */
/* (transfer full) (nullable): the path of the first answer that is asked for in it, of the treatments in the chosen */
char *venule_form_section_find_first (const VenuleFormSection *section, VenuleCase *the_case);
VenuleProgressState venule_form_section_get_state (const VenuleFormSection *section);
char *venule_form_section_format_count (const VenuleFormSection *section); /* "3 of 11", "" where nothing is required */
char *venule_form_section_format_words (const VenuleFormSection *section); /* "Health, begun, 3 of 11 answered" */

G_END_DECLS
