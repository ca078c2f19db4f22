/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-entry.h"

G_BEGIN_DECLS

VenuleGroup *venule_group_new (const VenuleForm *form, VenuleEntry *owner);
void venule_group_disown (VenuleGroup *self);
VenuleEntry *venule_group_get_owner (VenuleGroup *self);
void venule_entry_set_parent (VenuleEntry *self, VenuleEntry *parent);

G_END_DECLS
