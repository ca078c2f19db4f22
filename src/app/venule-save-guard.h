/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleSaveGuard:
 *
 * Sees to it that nothing typed is lost: consultations that were left stay until they are kept, the window does not
 * close before, and logging out is held up meanwhile.
 *
 * Signal "changed": how one of them is kept changed.
 */
#define VENULE_TYPE_SAVE_GUARD (venule_save_guard_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSaveGuard, venule_save_guard, VENULE, SAVE_GUARD, GObject)

VenuleSaveGuard *venule_save_guard_new (GtkWindow *window);
void venule_save_guard_set_current (VenuleSaveGuard *self, VenuleCase *the_case);
VenuleCase *venule_save_guard_get_current (VenuleSaveGuard *self);
VenuleCase *venule_save_guard_find_newer (VenuleSaveGuard *self, const char *record);
void venule_save_guard_replace (VenuleSaveGuard *self, VenuleCase *the_case);
void venule_save_guard_erase (VenuleSaveGuard *self, const char *record);
VenuleCase *venule_save_guard_find_trouble (VenuleSaveGuard *self);
gboolean venule_save_guard_save_now (VenuleSaveGuard *self);
void venule_save_guard_put_aside (VenuleSaveGuard *self);
char *venule_save_guard_describe_unsaved (VenuleSaveGuard *self);
gboolean venule_save_guard_close (VenuleSaveGuard *self);

G_END_DECLS
