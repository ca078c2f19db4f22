/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"

G_BEGIN_DECLS

/* Members of a group that repeats, made and taken away by a person: each call is one step of undo. */
VenuleEntry *venule_member_add (VenuleEvaluation *evaluation, VenuleEntry *parent, const VenuleForm *form);
gboolean venule_member_can_be_duplicated (VenuleEvaluation *evaluation, VenuleEntry *member);
VenuleEntry *venule_member_duplicate (VenuleEvaluation *evaluation, VenuleEntry *member);
/* Returns how many mentions of it elsewhere were taken away with it. */
guint venule_member_remove (VenuleEvaluation *evaluation, VenuleEntry *member);

G_END_DECLS
