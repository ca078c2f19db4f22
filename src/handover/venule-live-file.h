/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VenuleLiveFile:
 *
 * What somebody is writing and nothing else keeps, in a file for its owner alone that follows it within a second.
 *
 * A program that is killed leaves the file, and the next one takes it up. While a program lives it holds its files, by
 * a lock: another one of the same user leaves them alone.
 */
#define VENULE_TYPE_LIVE_FILE (venule_live_file_get_type ())
G_DECLARE_FINAL_TYPE (VenuleLiveFile, venule_live_file, VENULE, LIVE_FILE, GObject)

/* The longest that a change waits before it is written, and before that is tried again, in milliseconds. */
#define VENULE_LIVE_FILE_DELAY 1000
#define VENULE_LIVE_FILE_RETRY 10000

/* What is to be in the file now. (transfer full) (nullable): NULL: nothing is, and the file goes. */
typedef GBytes *(*VenuleLiveFileMakeFunc) (gpointer user_data);
/* Reads a file that nobody holds. Returns: whether it is taken over; otherwise it stays as it is. */
typedef gboolean (*VenuleLiveFileReadFunc) (const char *path, gpointer user_data);

VenuleLiveFile *venule_live_file_new (
    const char *folder, const char *start, const char *suffix, VenuleLiveFileMakeFunc make, gpointer user_data);
void venule_live_file_take_up (VenuleLiveFile *self, VenuleLiveFileReadFunc read);
void venule_live_file_follow (VenuleLiveFile *self);
gboolean venule_live_file_write_now (VenuleLiveFile *self, GError **error);
void venule_live_file_leave (VenuleLiveFile *self);

G_END_DECLS
