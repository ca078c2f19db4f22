/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-store.h"

G_BEGIN_DECLS

/* A store in a folder of this computer. */
#define VENULE_TYPE_SQLITE_STORE (venule_sqlite_store_get_type ())
G_DECLARE_FINAL_TYPE (VenuleSqliteStore, venule_sqlite_store, VENULE, SQLITE_STORE, GObject)

#define VENULE_SQLITE_FILE "venule.db"

void venule_sqlite_store_open (const char *folder, GTask *task);

G_END_DECLS
