/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-store.h"

G_BEGIN_DECLS

void venule_store_emit_changed (VenuleStore *self, const char *record);
/* Before the task returns CONFLICT. */
void venule_store_task_set_winner (GTask *task, VenuleRevision *winner);

G_END_DECLS
