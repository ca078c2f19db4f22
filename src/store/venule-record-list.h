/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-store.h"

G_BEGIN_DECLS

/* A list of consultations, as long as the store says, of which only the windows that are looked at are read.
 * It follows the store: what changes there, here or elsewhere, is read again. A place whose window is still
 * under way holds a #VenuleRecordRow without a record; it is filled, and says so, when it comes. */

#define VENULE_TYPE_RECORD_ROW (venule_record_row_get_type ())
G_DECLARE_FINAL_TYPE (VenuleRecordRow, venule_record_row, VENULE, RECORD_ROW, GObject)
/* (nullable); property "record" notifies */
VenuleRecord *venule_record_row_get_record (VenuleRecordRow *self);

#define VENULE_TYPE_RECORD_LIST (venule_record_list_get_type ())
G_DECLARE_FINAL_TYPE (VenuleRecordList, venule_record_list, VENULE, RECORD_LIST, GObject)

#define VENULE_RECORD_LIST_WINDOW 32 /* a screen of rows: what is typed is answered with the first */

VenuleRecordList *venule_record_list_new (VenuleStore *store, VenuleListKind kind, VenuleCivilDate today);
/* Typing on: a query under way is cancelled. */
void venule_record_list_set_search (VenuleRecordList *self, const char *search);
const char *venule_record_list_get_search (VenuleRecordList *self);
void venule_record_list_set_kind (VenuleRecordList *self, VenuleListKind kind);
/* property "busy": the count or a window is under way */
gboolean venule_record_list_get_busy (VenuleRecordList *self);
/* (nullable): property "failure": what the last query failed with, in words */
const char *venule_record_list_get_failure (VenuleRecordList *self);

G_END_DECLS
