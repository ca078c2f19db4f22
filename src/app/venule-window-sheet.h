/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-window.h"

G_BEGIN_DECLS

void venule_window_install_sheet (GtkWidgetClass *widget_class);
void venule_window_follow_pointer (VenuleWindow *self);
void venule_window_show_sheet_of (VenuleWindow *self, VenuleCase *the_case);
void venule_window_place_checks (VenuleWindow *self);
VenuleChecksBar *venule_window_get_checks_in_sight (VenuleWindow *self);
void venule_window_uncover_form (VenuleWindow *self);

G_END_DECLS
