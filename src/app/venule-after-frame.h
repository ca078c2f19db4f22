/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-form-view.h"

G_BEGIN_DECLS

/**
 * VenuleAfterFrame:
 *
 * An answer is on screen in one frame, with the sheet that it makes; all else that follows from it comes after that
 * frame. Who presses a key or a button before finds it there already.
 */
#define VENULE_TYPE_AFTER_FRAME (venule_after_frame_get_type ())
G_DECLARE_FINAL_TYPE (VenuleAfterFrame, venule_after_frame, VENULE, AFTER_FRAME, GObject)

VenuleAfterFrame *venule_after_frame_new (GtkWidget *window, VenuleFormView *form);
void venule_after_frame_set_case (VenuleAfterFrame *self, VenuleCase *the_case); /* (nullable) */

G_END_DECLS
