/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

/* What was typed and can't be the answer: kept with the case, for the consultation has no place for it. */
void venule_case_note_typed (VenuleCase *self, const char *path, const char *text);
const char *venule_case_get_typed (VenuleCase *self, const char *path);
const char *venule_case_find_typed (VenuleCase *self);
char *venule_case_describe_typed (VenuleCase *self);
char *venule_case_describe_typed_at (VenuleCase *self, const char *path);
void venule_case_set_typing (VenuleCase *self, const char *path, gboolean is_typing);
GPtrArray *venule_case_list_typed (VenuleCase *self, gboolean is_all);
void venule_case_take_typed (VenuleCase *self, VenuleCase *before);

G_END_DECLS
