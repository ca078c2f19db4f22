/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The database's file and the folders it stands in, for the owner's eyes only. */
gboolean venule_sqlite_ensure_folder (const char *folder, GError **error);
gboolean venule_sqlite_ensure_file (const char *file, GError **error);

G_END_DECLS
