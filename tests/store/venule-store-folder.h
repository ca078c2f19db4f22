/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A fresh folder, and what stands in one. */
char *venule_store_folder_new (void);
void venule_store_folder_remove (const char *path);
/* (element-type utf8): the paths of its files whose name begins so */
GPtrArray *venule_store_folder_list (const char *path, const char *prefix);
/* Whether any file in it or below has these bytes, as they are. */
gboolean venule_store_folder_holds (const char *path, const void *bytes, gsize size);

G_END_DECLS
