/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleQuestionRow:
 *
 * One question of one entry: what is asked, where it is answered, and how that stands: required, answered, proposed,
 * answered by a shortcut, refused. Each kind of question has a class of its own that makes the place to answer.
 *
 * Rows don't listen to the consultation: the form box that holds them tells them what changed.
 */
#define VENULE_TYPE_QUESTION_ROW (venule_question_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (VenuleQuestionRow, venule_question_row, VENULE, QUESTION_ROW, GtkWidget)

/**
 * VenuleQuestionRowClass:
 * @build: makes the widget to answer with; called once, when case, entry and question are known
 * @show_answer: shows another answer (nullable: none)
 * @set_may_edit: whether it may be changed now; by default the widget becomes insensitive
 * @enter: brings the keyboard to it; by default to the first place that takes it
 * @judge: (nullable): something else changed that its choices may hang on
 */
struct _VenuleQuestionRowClass
{
  GtkWidgetClass parent_class;
  GtkWidget *(*build) (VenuleQuestionRow *self);
  void (*show_answer) (VenuleQuestionRow *self, VenuleAnswer *answer);
  void (*set_may_edit) (VenuleQuestionRow *self, gboolean may_edit);
  gboolean (*enter) (VenuleQuestionRow *self);
  void (*judge) (VenuleQuestionRow *self);
};

GtkWidget *venule_question_row_new (VenuleCase *the_case, VenuleEntry *entry, const VenuleQuestion *question);

VenuleCase *venule_question_row_get_case (VenuleQuestionRow *self);
VenuleEntry *venule_question_row_get_entry (VenuleQuestionRow *self);
const VenuleQuestion *venule_question_row_get_question (VenuleQuestionRow *self);
const char *venule_question_row_get_path (VenuleQuestionRow *self); /* from the root, with the keys of members */

/* For who holds it. */
void venule_question_row_refresh (VenuleQuestionRow *self);   /* its answer changed */
gboolean venule_question_row_judge (VenuleQuestionRow *self); /* anything changed; returns whether it shows now */
void venule_question_row_propose (VenuleQuestionRow *self, VenuleAnswer *answer);
gboolean venule_question_row_enter (VenuleQuestionRow *self);

/* For the kinds. */
VenuleAnswer *venule_question_row_get_answer (VenuleQuestionRow *self); /* (nullable): also while it is hidden */
void venule_question_row_write (VenuleQuestionRow *self, VenuleAnswer *answer);
void venule_question_row_write_text (VenuleQuestionRow *self, const char *text);
void venule_question_row_set_joins (VenuleQuestionRow *self, gboolean joins);
void venule_question_row_refuse (VenuleQuestionRow *self, const char *problem);
void venule_question_row_remark (VenuleQuestionRow *self, const char *remark);
void venule_question_row_show_label (VenuleQuestionRow *self, const char *label);
void venule_question_row_name (VenuleQuestionRow *self, GtkWidget *control, const char *choice);
void venule_question_row_leave (VenuleQuestionRow *self); /* to the next question */
gboolean venule_question_row_get_may_edit (VenuleQuestionRow *self);

G_END_DECLS
