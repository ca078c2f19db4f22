/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-consultation.h"
#include "venule-protocol.h"
#include "venule-sheet.h"

G_BEGIN_DECLS

/**
 * VenulePlacedMark:
 *
 * One mark on the leg map of a consultation: a dot or a line.
 *
 * Signal "changed": it was moved, or is of another kind.
 */
#define VENULE_TYPE_PLACED_MARK (venule_placed_mark_get_type ())
G_DECLARE_FINAL_TYPE (VenulePlacedMark, venule_placed_mark, VENULE, PLACED_MARK, GObject)

VenuleEntry *venule_placed_mark_get_entry (VenulePlacedMark *self);
/* Of a mark that is not whole yet, leg, view and kind are NULL, or there are no points. */
const VenuleLegMark *venule_placed_mark_get_drawn (VenulePlacedMark *self);

/**
 * VenuleLegMarks:
 *
 * The marks on the leg map of a consultation, as a #GListModel of #VenulePlacedMark. Each edit is one step that can be
 * taken back.
 */
#define VENULE_TYPE_LEG_MARKS (venule_leg_marks_get_type ())
G_DECLARE_FINAL_TYPE (VenuleLegMarks, venule_leg_marks, VENULE, LEG_MARKS, GObject)

VenuleLegMarks *venule_leg_marks_new (VenuleProtocol *protocol, VenuleConsultation *consultation);
gboolean venule_leg_marks_can_draw (VenuleLegMarks *self);
VenulePlacedMark *venule_leg_marks_peek (VenuleLegMarks *self, guint position);
VenulePlacedMark *venule_leg_marks_find (VenuleLegMarks *self, const char *member_path);
gboolean venule_leg_marks_find_position (VenuleLegMarks *self, VenulePlacedMark *mark, guint *position);

/* What can be chosen, from the checklist; (element-type VenuleOption) (transfer none). */
GPtrArray *venule_leg_marks_get_legs (VenuleLegMarks *self);
GPtrArray *venule_leg_marks_get_views (VenuleLegMarks *self);
GPtrArray *venule_leg_marks_get_kinds (VenuleLegMarks *self);
/* The question whose part says who may edit. */
const VenuleQuestion *venule_leg_marks_get_question (VenuleLegMarks *self);
/* The questions about a mark that are answered by a choice: which leg, from where, what. By index. */
#define VENULE_LEG_MARKS_N_CHOICES 3
const VenuleQuestion *venule_leg_marks_get_choice (VenuleLegMarks *self, VenulePlacedMark *mark, guint index);
/* (element-type VenuleQuestion) (transfer none): what a mark can be tied to */
GPtrArray *venule_leg_marks_get_references (VenuleLegMarks *self, VenulePlacedMark *mark);
VenuleGroup *venule_leg_marks_get_members (VenuleLegMarks *self, const VenuleQuestion *reference);
VenuleEntry *venule_leg_marks_get_tied (VenuleLegMarks *self, VenulePlacedMark *mark, const VenuleQuestion *reference);

/* The path (nullable) (transfer full) of the first mark that is tied to a member of another group. */
char *venule_leg_marks_find_path_of_tied (VenuleLegMarks *self, VenuleEntry *member);

/* Marks of treatment belong to this one (nullable): a member's key of the group of treatments. */
void venule_leg_marks_set_session (VenuleLegMarks *self, const char *session);

VenulePlacedMark *
venule_leg_marks_add (VenuleLegMarks *self, const char *leg, const char *view, const char *kind, GArray *points);
VenulePlacedMark *venule_leg_marks_draw_from (VenuleLegMarks *self, VenulePlacedMark *mark, GArray *points);
void venule_leg_marks_move (VenuleLegMarks *self, VenulePlacedMark *mark, double dx, double dy);
void venule_leg_marks_choose (VenuleLegMarks *self,
                              VenulePlacedMark *mark,
                              const VenuleQuestion *question,
                              const char *option);
void
venule_leg_marks_tie (VenuleLegMarks *self, VenulePlacedMark *mark, const VenuleQuestion *reference, const char *key);
void venule_leg_marks_remove (VenuleLegMarks *self, VenulePlacedMark *mark);

G_END_DECLS
