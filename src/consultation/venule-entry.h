/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-answer.h"

G_BEGIN_DECLS

/* A filled container: the answers and sub-entries of one #VenuleForm. Reading is by index, so a rule
 * costs a few loads. Writing goes through #VenuleConsultation, which keeps the journal; the setters
 * here are for it, for the reader and for the prover. */

#define VENULE_TYPE_ENTRY (venule_entry_get_type ())
G_DECLARE_FINAL_TYPE (VenuleEntry, venule_entry, VENULE, ENTRY, GObject)

#define VENULE_TYPE_GROUP (venule_group_get_type ())
G_DECLARE_FINAL_TYPE (VenuleGroup, venule_group, VENULE, GROUP, GObject)

VenuleEntry *venule_entry_new (const VenuleForm *form, const char *key);
const VenuleForm *venule_entry_get_form (VenuleEntry *self);
const char *venule_entry_get_key (VenuleEntry *self);
VenuleEntry *venule_entry_get_parent (VenuleEntry *self);
char *venule_entry_get_path (VenuleEntry *self);

VenuleAnswer *venule_entry_get_answer (VenuleEntry *self, const VenuleQuestion *question);
void venule_entry_set_answer (VenuleEntry *self, const VenuleQuestion *question, VenuleAnswer *answer);
VenuleEntry *venule_entry_get_section (VenuleEntry *self, const VenuleForm *form);
VenuleGroup *venule_entry_get_group (VenuleEntry *self, const VenuleForm *form);
gboolean venule_entry_is_empty (VenuleEntry *self);

/* VenuleGroup is a GListModel of VenuleEntry; keyed groups keep the order of their form's keys. */
const VenuleForm *venule_group_get_form (VenuleGroup *self);
guint venule_group_get_n_entries (VenuleGroup *self);
VenuleEntry *venule_group_peek (VenuleGroup *self, guint position);
VenuleEntry *venule_group_find (VenuleGroup *self, const char *key);
VenuleEntry *venule_group_get_member (VenuleGroup *self, const char *key);
gboolean venule_group_insert (VenuleGroup *self, guint position, VenuleEntry *entry);
void venule_group_remove (VenuleGroup *self, VenuleEntry *entry);

G_END_DECLS
