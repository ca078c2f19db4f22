/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-civil-date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VenuleDayPicker:
 *
 * A calendar that folds up once a day is picked; a GtkCalendar alone says nothing when the day that is lit is picked,
 * which today is.
 */
#define VENULE_TYPE_DAY_PICKER (venule_day_picker_get_type ())
G_DECLARE_FINAL_TYPE (VenuleDayPicker, venule_day_picker, VENULE, DAY_PICKER, GtkPopover)

GtkWidget *venule_day_picker_new (void);

void venule_day_picker_show_day (VenuleDayPicker *self, VenuleCivilDate day);

G_END_DECLS
