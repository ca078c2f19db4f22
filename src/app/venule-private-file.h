/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void venule_private_file_write_async (GFile *file, GBytes *bytes, GAsyncReadyCallback callback, gpointer user_data);
gboolean venule_private_file_write_finish (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS
