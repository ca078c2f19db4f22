/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sheet-maker.h"

G_BEGIN_DECLS

/* The sample consultations, to see a translation on their sheets. One thread at a time, as their makers. */
typedef struct _VenuleSampleSheets VenuleSampleSheets;

VenuleSampleSheets *venule_sample_sheets_new (VenuleWorkplace *workplace, VenuleCivilDate today, GError **error);
void venule_sample_sheets_free (VenuleSampleSheets *self);
guint venule_sample_sheets_get_n (VenuleSampleSheets *self);
const char *venule_sample_sheets_get_name (VenuleSampleSheets *self, guint sample);
VenuleSheet *
venule_sample_sheets_compose (VenuleSampleSheets *self, guint sample, VenuleTranslation *translation, GError **error);
guint venule_sample_sheets_find_fullest (VenuleSampleSheets *self);
GArray *venule_sample_sheets_find_printing (VenuleSampleSheets *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleSampleSheets, venule_sample_sheets_free)

G_END_DECLS
