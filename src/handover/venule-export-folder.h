/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder that comes to be as a whole: filled under another name, for its owner alone, with a list of what is
 * in it and each file's SHA-256, then made durable and given its name. */
typedef struct _VenuleExportFolder VenuleExportFolder;

VenuleExportFolder *venule_export_folder_new (const char *parent, const char *name, GError **error);
gboolean venule_export_folder_add (VenuleExportFolder *self, const char *name, GBytes *bytes, GError **error);
char *venule_export_folder_close (VenuleExportFolder *self, GError **error);
void venule_export_folder_free (VenuleExportFolder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleExportFolder, venule_export_folder_free)

G_END_DECLS
