/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean venule_sqlite_can_open (const char *path);
gboolean venule_sqlite_carry (const char *from, const char *to, GCancellable *cancellable, GError **error);

G_END_DECLS
