/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-leg-marks.h"

G_BEGIN_DECLS

/**
 * VenuleLegMarkForm:
 *
 * What is said of one mark of the leg map: where it is, what it marks, what it is tied to. Hidden while there is none.
 */
#define VENULE_TYPE_LEG_MARK_FORM (venule_leg_mark_form_get_type ())
G_DECLARE_FINAL_TYPE (VenuleLegMarkForm, venule_leg_mark_form, VENULE, LEG_MARK_FORM, AdwPreferencesGroup)

void venule_leg_mark_form_set_mark (VenuleLegMarkForm *self, VenuleLegMarks *marks, VenulePlacedMark *mark);
void venule_leg_mark_form_set_editable (VenuleLegMarkForm *self, gboolean is_editable);

G_END_DECLS
