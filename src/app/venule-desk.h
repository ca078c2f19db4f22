/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-store.h"
#include "venule-workplace.h"

G_BEGIN_DECLS

/**
 * VenuleRole:
 * @VENULE_ROLE_SPECIALIST: fills, overrides and finishes consultations
 * @VENULE_ROLE_NURSE: completes the part about going home, prints and hands over
 *
 * What somebody at the desk does.
 */
typedef enum
{
  VENULE_ROLE_SPECIALIST,
  VENULE_ROLE_NURSE,
} VenuleRole;

/**
 * VenuleDesk:
 *
 * What all windows share: the definitions, the clinic, the store, the settings of this desk, and who sits at it.
 *
 * Properties: "person" (string), "role" (int), both notify. Signal "clinic-changed": the clinic's profile was
 * written anew and read again; definitions asked for before are no longer the present ones.
 */
#define VENULE_TYPE_DESK (venule_desk_get_type ())
G_DECLARE_FINAL_TYPE (VenuleDesk, venule_desk, VENULE, DESK, GObject)

VenuleDesk *venule_desk_new (gboolean is_practice, VenuleCivilDate today);
void
venule_desk_open_async (VenuleDesk *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean venule_desk_open_finish (VenuleDesk *self, GAsyncResult *result, GError **error);

VenuleWorkplace *venule_desk_get_workplace (VenuleDesk *self);
VenuleDefinitions *venule_desk_get_definitions (VenuleDesk *self, const char *protocol, GError **error);
void venule_desk_reload_clinic (VenuleDesk *self);
VenuleStore *venule_desk_get_store (VenuleDesk *self); /* (nullable): until it is open */
GSettings *venule_desk_get_settings (VenuleDesk *self);
gboolean venule_desk_get_is_practice (VenuleDesk *self);
VenuleCivilDate venule_desk_get_today (VenuleDesk *self);

const char *venule_desk_get_person (VenuleDesk *self); /* "" until somebody is chosen */
VenuleRole venule_desk_get_role (VenuleDesk *self);
gboolean venule_desk_get_is_specialist (VenuleDesk *self); /* nobody is none */
const char *venule_desk_get_part (VenuleDesk *self);       /* "specialist", "nurse": whose questions come first */
void venule_desk_set_person (VenuleDesk *self, const char *name, VenuleRole role);

G_END_DECLS
