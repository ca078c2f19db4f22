/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-window.h"

G_BEGIN_DECLS

/* Taking back what was typed, and doing it again. */
void venule_window_install_undo (GtkWidgetClass *widget_class);
void venule_window_offer_undo (VenuleWindow *self, AdwToast *toast);
void venule_window_withdraw_undo (VenuleWindow *self);
void venule_window_update_undo (VenuleCase *the_case, const char *path, VenuleWindow *self);

G_END_DECLS
