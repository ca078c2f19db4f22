/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-consultation.h"
#include "venule-protocol.h"
#include "venule-store.h"

G_BEGIN_DECLS

/**
 * VenuleSavedness:
 * @VENULE_SAVED: what is shown is durable
 * @VENULE_SAVE_PENDING: there are changes; they are saved within two seconds
 * @VENULE_SAVING: under way
 * @VENULE_SAVE_FAILED: it did not work; it is tried again, and the message stays until it does
 * @VENULE_SAVE_CONFLICT: it was changed elsewhere; nothing is saved until that is settled
 *
 * Whether a consultation that is being filled is kept.
 */
typedef enum
{
  VENULE_SAVED,
  VENULE_SAVE_PENDING,
  VENULE_SAVING,
  VENULE_SAVE_FAILED,
  VENULE_SAVE_CONFLICT,
} VenuleSavedness;

/* Follows one consultation's changes and saves them. */
#define VENULE_TYPE_DRAFT_SAVER (venule_draft_saver_get_type ())
G_DECLARE_FINAL_TYPE (VenuleDraftSaver, venule_draft_saver, VENULE, DRAFT_SAVER, GObject)

/* The longest that a change waits before its save begins, in milliseconds. */
#define VENULE_DRAFT_SAVER_DELAY 1500

/* Which treatments' sheets say now what they said; before: the document as it was saved last. (transfer full) */
typedef GPtrArray *(*VenuleKeptSheetsFunc) (GBytes *before, VenuleConsultation *now, gpointer user_data);

VenuleDraftSaver *venule_draft_saver_new (
    VenuleStore *store, VenuleConsultation *consultation, VenuleProtocol *protocol, guint base, const char *by);
void venule_draft_saver_set_course (VenuleDraftSaver *self, VenuleCourse course, const char *reason);
void venule_draft_saver_set_kept_sheets (VenuleDraftSaver *self, VenuleKeptSheetsFunc list_kept, gpointer user_data);
VenuleSavedness venule_draft_saver_get_savedness (VenuleDraftSaver *self);
const char *venule_draft_saver_get_message (VenuleDraftSaver *self);
guint venule_draft_saver_get_base (VenuleDraftSaver *self);
VenuleRevision *venule_draft_saver_get_winner (VenuleDraftSaver *self);
void venule_draft_saver_settle (VenuleDraftSaver *self, guint base);
void venule_draft_saver_keep_blank (VenuleDraftSaver *self);
void venule_draft_saver_save_now (VenuleDraftSaver *self);

G_END_DECLS
