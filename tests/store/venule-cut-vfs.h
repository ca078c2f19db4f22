/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk whose power can be cut. It stands between the database library and the real files, and knows of each
 * file what was made durable and what was only written. A cut writes, into another folder, what such a disk
 * could hold if the power went now: all that was made durable, and of the rest a part, in any order, torn at
 * sectors. What is written to the real files is not changed, so one run can be cut at many moments. */

/* Called under the disk's lock before each operation that changes a file. */
typedef void (*VenuleCutMoment) (gpointer user_data);

/* Becomes the default for files in folder, which are watched from their opening on. */
void venule_cut_vfs_install (const char *folder, VenuleCutMoment moment, gpointer user_data);
/* The default is again what it was. Nothing may be open. */
void venule_cut_vfs_remove (void);
/* Only from within a #VenuleCutMoment. */
void venule_cut_vfs_cut (const char *image, guint32 seed);

/* From here on every new connection keeps synchronous=NORMAL, whatever it asks for: what must be seen to lose
 * saves. */
void venule_weaken_connections (void);

G_END_DECLS
