/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-posting.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

/* A record and when it was changed, in microseconds. */
typedef struct
{
  gint64 time;
  gint64 record;
} VenuleNewest;

gint64 venule_newest_read_time (const char *text);
GArray *venule_newest_pick (VenuleSqlite *db,
                            const VenuleIdSet *set,
                            const VenuleNewest *before,
                            guint most,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
