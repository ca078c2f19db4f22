/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-decision.h"
#include "venule-entry.h"

G_BEGIN_DECLS

/* What was edited, in steps that can be taken back. Every edit of a consultation is made through here:
 * made, recorded and told in one go. It knows no consultation: it edits entries, groups and one list of
 * decisions, and calls back with the path of each change once a whole step is done. */

typedef struct _VenuleJournal VenuleJournal;

typedef void (*VenuleJournalFunc) (const char *path, gpointer user_data);

VenuleJournal *venule_journal_new (GPtrArray *decisions, VenuleJournalFunc changed, gpointer user_data);
void venule_journal_free (VenuleJournal *self);

void venule_journal_set_answer (VenuleJournal *self,
                                VenuleEntry *entry,
                                const VenuleQuestion *question,
                                VenuleAnswer *answer);
void venule_journal_insert_member (VenuleJournal *self, VenuleGroup *group, guint position, VenuleEntry *member);
void venule_journal_remove_member (VenuleJournal *self, VenuleGroup *group, VenuleEntry *member);
void venule_journal_add_decision (VenuleJournal *self, VenuleDecision *decision);
void venule_journal_remove_decision (VenuleJournal *self, guint position);

void venule_journal_begin_step (VenuleJournal *self, const char *name);
void venule_journal_end_step (VenuleJournal *self);
gboolean venule_journal_join_steps (VenuleJournal *self);
gboolean venule_journal_undo (VenuleJournal *self);
gboolean venule_journal_redo (VenuleJournal *self);
void venule_journal_clear (VenuleJournal *self);
GPtrArray *venule_journal_list_step (VenuleJournal *self, gboolean is_undo); /* (transfer full) */
const char *venule_journal_get_undo_name (VenuleJournal *self);
const char *venule_journal_get_redo_name (VenuleJournal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleJournal, venule_journal_free)

G_END_DECLS
