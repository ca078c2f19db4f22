/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-desk.h"

G_BEGIN_DECLS

/**
 * VenuleRecordsPane:
 *
 * The consultations that are kept: today's, those to hand over, drafts, all, and those that a search finds.
 *
 * Signal "record-activated" (id): somebody wants to see that consultation.
 */
#define VENULE_TYPE_RECORDS_PANE (venule_records_pane_get_type ())
G_DECLARE_FINAL_TYPE (VenuleRecordsPane, venule_records_pane, VENULE, RECORDS_PANE, AdwBin)

void venule_records_pane_set_desk (VenuleRecordsPane *self, VenuleDesk *desk);
void venule_records_pane_set_current (VenuleRecordsPane *self, const char *record);
void venule_records_pane_focus_search (VenuleRecordsPane *self);

G_END_DECLS
