/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"
#include "venule-unsaved.h"

G_BEGIN_DECLS

/* What could not be saved when the program was ended. It waits at the desk of the next session until somebody has
 * compared it with what is saved: nothing of it is an answer before. */
gboolean venule_case_put_aside (VenuleCase *self, GError **error);
void venule_desk_take_aside_up (VenuleDesk *desk);
GListModel *venule_desk_get_aside (VenuleDesk *desk);
/* Of what can't be read, somebody has to know. */
GListModel *venule_desk_get_aside_complaints (VenuleDesk *desk);
VenuleUnsaved *venule_desk_find_aside (VenuleDesk *desk, const char *record);
void venule_desk_forget_aside (VenuleDesk *desk, VenuleUnsaved *unsaved);
void venule_desk_erase_aside (VenuleDesk *desk, const char *record);
/* Once the case is saved. */
void venule_case_forget_aside_once_saved (VenuleCase *self, VenuleUnsaved *unsaved);

G_END_DECLS
