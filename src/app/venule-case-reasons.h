/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

/* What was written as the reason for something and not given yet. Kept as long as the desk, for each consultation,
 * writer and key: not with what is on screen, which comes and goes, nor with the case, which is read anew whenever it
 * is opened. binding: what the reason was written about; where that is another now, it is gone. */
void venule_case_note_reason (VenuleCase *self, const char *key, const char *binding, const char *text);
const char *venule_case_get_reason (VenuleCase *self, const char *key, const char *binding);
/* Of what is no open consultation: about names what it is a reason for; name: whose consultation, for people. */
void
venule_desk_note_reason (VenuleDesk *desk, const char *about, const char *binding, const char *name, const char *text);
const char *venule_desk_get_reason (VenuleDesk *desk, const char *about, const char *binding);
char *venule_desk_describe_reasons (VenuleDesk *desk);
void venule_desk_forget_reasons (VenuleDesk *desk);
void venule_desk_erase_reasons (VenuleDesk *desk, const char *record);
void venule_desk_put_reasons_aside (VenuleDesk *desk);
void venule_desk_take_reasons_up (VenuleDesk *desk);

G_END_DECLS
