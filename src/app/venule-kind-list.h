/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-desk.h"

G_BEGIN_DECLS

/**
 * VenuleKindList:
 *
 * The lists that consultations stand in, with how many are in each; it follows the store and the day.
 *
 * Property "kind" (#VenuleListKind as int): the one that is chosen; notifies.
 */
#define VENULE_TYPE_KIND_LIST (venule_kind_list_get_type ())
G_DECLARE_FINAL_TYPE (VenuleKindList, venule_kind_list, VENULE, KIND_LIST, AdwBin)

void venule_kind_list_set_desk (VenuleKindList *self, VenuleDesk *desk);
VenuleListKind venule_kind_list_get_kind (VenuleKindList *self);
void venule_kind_list_set_kind (VenuleKindList *self, VenuleListKind kind);

G_END_DECLS
