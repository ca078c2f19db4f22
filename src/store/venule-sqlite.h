/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "venule-sqlite-time.h"

G_BEGIN_DECLS

/* One connection to a store's database, its statements kept ready. One thread at a time uses it. */
typedef struct _VenuleSqlite VenuleSqlite;
typedef struct sqlite3_stmt VenuleStatement;

typedef enum
{
  VENULE_STEP_ROW,
  VENULE_STEP_DONE,
  VENULE_STEP_FAILED,
} VenuleStep;

VenuleSqlite *venule_sqlite_open (const char *file, gboolean read_only, GError **error);
VenuleSqlite *venule_sqlite_open_copy (const char *file, GError **error);
void venule_sqlite_close (VenuleSqlite *self);
sqlite3 *venule_sqlite_get_handle (VenuleSqlite *self);
const char *venule_sqlite_get_file (VenuleSqlite *self);

gboolean venule_sqlite_execute (VenuleSqlite *self, const char *sql, GError **error);
sqlite3_stmt *venule_sqlite_prepare (VenuleSqlite *self, const char *sql, GError **error);
VenuleStep venule_sqlite_step (VenuleSqlite *self, sqlite3_stmt *statement, GError **error);
gboolean venule_sqlite_run (VenuleSqlite *self, sqlite3_stmt *statement, GError **error);
gboolean venule_sqlite_read_number (VenuleSqlite *self, const char *sql, gint64 *number, GError **error);

gboolean venule_sqlite_begin (VenuleSqlite *self, GError **error);
gboolean venule_sqlite_begin_reading (VenuleSqlite *self, GError **error);
gboolean venule_sqlite_commit (VenuleSqlite *self, GError **error);
void venule_sqlite_roll_back (VenuleSqlite *self);

void venule_sqlite_set_error (VenuleSqlite *self, GError **error);
void venule_sqlite_set_damaged (VenuleSqlite *self, GError **error, const char *what, const char *id);

/* Columns: NULL stays NULL; %FALSE when the text isn't one (a byte of it is 0, or it is no UTF-8). */
gboolean venule_sqlite_get_text (sqlite3_stmt *statement, int column, char **text);
void venule_sqlite_bind_text (sqlite3_stmt *statement, int place, const char *text);
void venule_sqlite_bind_bytes (sqlite3_stmt *statement, int place, GBytes *bytes);

/* What the store calls now: microseconds since 1970, UTC. Tests set it. */
typedef gint64 (*VenuleSqliteClock) (void);
void venule_sqlite_set_clock (VenuleSqlite *self, VenuleSqliteClock clock);
gint64 venule_sqlite_now (VenuleSqlite *self);

/* Moves what the log holds into the database. all: and empties the log. */
gboolean venule_sqlite_checkpoint (VenuleSqlite *self, gboolean all, GError **error);
guint venule_sqlite_get_log_pages (VenuleSqlite *self);

#define VENULE_SQLITE_PAGE  4096
#define VENULE_SQLITE_CACHE "-16384" /* KiB below nothing, as SQLite has it */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleSqlite, venule_sqlite_close)

G_END_DECLS
