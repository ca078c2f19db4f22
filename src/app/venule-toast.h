/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VenuleToastKind:
 * @VENULE_TOAST_PASSING: it goes by itself
 * @VENULE_TOAST_UNDO: it goes by itself; until then a button takes back what was done
 * @VENULE_TOAST_URGENT: it comes before what waits, and stays until somebody takes it away
 */
typedef enum
{
  VENULE_TOAST_PASSING,
  VENULE_TOAST_UNDO,
  VENULE_TOAST_URGENT,
} VenuleToastKind;

/**
 * VenuleToast:
 *
 * Tells one line after another, each for a moment, at the foot of what it is laid over. AdwToastOverlay is not used:
 * up to libadwaita 1.2 it ends the program when a toast is dismissed right after it came up.
 */
#define VENULE_TYPE_TOAST (venule_toast_get_type ())
G_DECLARE_FINAL_TYPE (VenuleToast, venule_toast, VENULE, TOAST, AdwBin)

void venule_toast_tell (VenuleToast *self, const char *message, VenuleToastKind kind);
void venule_toast_withdraw_undo (VenuleToast *self);

G_END_DECLS
