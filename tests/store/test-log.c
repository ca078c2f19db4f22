/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The write-ahead log written in few pieces: what is in it, who can read it when, and what happens when a piece can't
 * be written. Below it stands a disk that counts the pieces, and refuses them. */
#include "venule-sqlite-log.h"
#include "venule-store-folder.h"
#include "venule-store.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  sqlite3_file base;
  gboolean is_log;
  sqlite3_file real[];
} CountedFile;

static struct
{
  sqlite3_vfs vfs, *real;
  sqlite3_io_methods methods;
  guint n_pieces, n_syncs; /* of logs */
  int refuse_from;         /* the first piece that is refused; -1: none */
} disk;

typedef struct
{
  char *folder, *file;
  sqlite3 *db, *other;
} Fixture;

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((CountedFile *) file)->real;
}

static int
counted_close (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
counted_read (sqlite3_file *file, void *buffer, int size, sqlite3_int64 offset)
{
  return get_real (file)->pMethods->xRead (get_real (file), buffer, size, offset);
}

static int
counted_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  if (((CountedFile *) file)->is_log)
    {
      disk.n_pieces++;
      if (disk.refuse_from >= 0 && disk.n_pieces > (guint) disk.refuse_from)
        return SQLITE_IOERR_WRITE;
    }
  return get_real (file)->pMethods->xWrite (get_real (file), data, size, offset);
}

static int
counted_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return get_real (file)->pMethods->xTruncate (get_real (file), size);
}

static int
counted_sync (sqlite3_file *file, int flags)
{
  disk.n_syncs += ((CountedFile *) file)->is_log ? 1 : 0;
  return get_real (file)->pMethods->xSync (get_real (file), flags);
}

static int
counted_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
counted_control (sqlite3_file *file, int operation, void *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
counted_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
counted_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

/* Only logs are counted; other files are the real ones. */
static int
counted_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *flags_out)
{
  CountedFile *file = (CountedFile *) base;
  int status;

  if ((flags & SQLITE_OPEN_WAL) == 0)
    return disk.real->xOpen (disk.real, path, base, flags, flags_out);
  file->is_log = TRUE;
  status = disk.real->xOpen (disk.real, path, file->real, flags, flags_out);
  file->base.pMethods = file->real->pMethods != NULL ? &disk.methods : NULL;
  return status;
}

static void
install_disk (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.refuse_from = -1;
  disk.vfs = *disk.real;
  disk.vfs.zName = "counted";
  disk.vfs.pNext = NULL;
  disk.vfs.szOsFile = (int) sizeof (CountedFile) + disk.real->szOsFile;
  disk.vfs.xOpen = counted_open;
  disk.methods = (sqlite3_io_methods){ .iVersion = 1,
                                       .xClose = counted_close,
                                       .xRead = counted_read,
                                       .xWrite = counted_write,
                                       .xTruncate = counted_truncate,
                                       .xSync = counted_sync,
                                       .xFileSize = counted_size,
                                       .xFileControl = counted_control,
                                       .xSectorSize = counted_sector_size,
                                       .xDeviceCharacteristics = counted_characteristics };
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, 1), ==, SQLITE_OK);
}

static void
run (sqlite3 *db, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static gint64
read_number (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;
  gint64 number;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  return number;
}

static sqlite3 *
open_db (Fixture *fixture, const char *vfs)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (fixture->file, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs), ==,
                   SQLITE_OK);
  run (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
  return db;
}

/* One that writes through the log, and one that knows nothing of it. */
static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->folder = venule_store_folder_new ();
  fixture->file = g_build_filename (fixture->folder, "log.db", NULL);
  disk.refuse_from = -1;
  fixture->db = open_db (fixture, venule_sqlite_log_get_vfs ());
  run (fixture->db, "CREATE TABLE page (number INTEGER PRIMARY KEY, bytes BLOB)");
  fixture->other = open_db (fixture, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  sqlite3_close (fixture->other);
  sqlite3_close (fixture->db);
  venule_store_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->file);
}

#define ADD(n)                                                                                                         \
  "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT " #n ")"                                    \
  " INSERT INTO page (bytes) SELECT randomblob (3000) FROM n;"
#define CHECK "PRAGMA integrity_check"

static void
assert_whole (sqlite3 *db, gint64 n)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, CHECK, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  g_assert_cmpint (read_number (db, "SELECT count(*) FROM page"), ==, n);
}

static void
test_one_piece (Fixture *fixture, gconstpointer user_data)
{
  disk.n_pieces = disk.n_syncs = 0;
  run (fixture->db, "BEGIN;" ADD (20) "COMMIT");
  g_assert_cmpuint (disk.n_pieces, ==, 1);
  g_assert_cmpuint (disk.n_syncs, ==, 1);
  assert_whole (fixture->other, 20);
  /* One page: its head completes the commit and isn't kept back. */
  disk.n_pieces = 0;
  run (fixture->db, "UPDATE page SET bytes = randomblob (3000) WHERE number = 7");
  g_assert_cmpuint (disk.n_pieces, ==, 2);
  /* More than there is room for. */
  disk.n_pieces = 0;
  run (fixture->db, "BEGIN;" ADD (400) "COMMIT");
  g_assert_cmpuint (disk.n_pieces, <, 30);
  assert_whole (fixture->other, 420);
  run (fixture->other, ADD (10));
  assert_whole (fixture->db, 430);
}

/* A transaction that is larger than memory may be reads its own pages back, and writes some of them twice. */
static void
test_larger_than_memory (Fixture *fixture, gconstpointer user_data)
{
  run (fixture->db, "PRAGMA cache_size = 5; BEGIN;" ADD (300));
  g_assert_cmpint (read_number (fixture->db, "SELECT sum (length (bytes)) FROM page"), ==, 900000);
  run (fixture->db, "UPDATE page SET bytes = zeroblob (3000) WHERE number % 3 = 0");
  g_assert_cmpint (read_number (fixture->db, "SELECT count(*) FROM page WHERE bytes = zeroblob (3000)"), ==, 100);
  assert_whole (fixture->other, 0);
  run (fixture->db, "SAVEPOINT here; DELETE FROM page WHERE number > 20; ROLLBACK TO here; COMMIT");
  assert_whole (fixture->other, 300);
  g_assert_cmpint (read_number (fixture->other, "SELECT count(*) FROM page WHERE bytes = zeroblob (3000)"), ==, 100);
  run (fixture->db, "BEGIN; DELETE FROM page WHERE number % 2 = 0;" ADD (200) "ROLLBACK");
  assert_whole (fixture->db, 300);
  run (fixture->db, ADD (1));
  assert_whole (fixture->other, 301);
}

/* Even one who doesn't make his commits durable shows them to others at once. */
static void
test_seen_at_once (Fixture *fixture, gconstpointer user_data)
{
  run (fixture->db, "PRAGMA synchronous = OFF;" ADD (9));
  assert_whole (fixture->other, 9);
  run (fixture->db, "DELETE FROM page; PRAGMA cache_size = 5");
  for (gint64 i = 1; i <= 50; i++)
    {
      run (fixture->db, "BEGIN;" ADD (30) "UPDATE page SET bytes = randomblob (2900) WHERE number % 7 = 0; COMMIT");
      assert_whole (fixture->other, i * 30);
      if (i % 20 == 0)
        run (fixture->db, "PRAGMA wal_checkpoint (TRUNCATE)");
    }
}

/* Whichever piece it is, the commit is refused and nothing of it is there, and the next one is. */
static void
test_refused (Fixture *fixture, gconstpointer user_data)
{
  gboolean done = FALSE;

  run (fixture->db, "PRAGMA cache_size = 5;" ADD (40));
  for (int at = 0; !done; at += at < 8 ? 1 : 5)
    {
      g_autofree char *next = g_strdup_printf ("UPDATE page SET bytes = zeroblob (%d) WHERE number = 1", at);

      g_assert_cmpint (at, <, 500);
      disk.n_pieces = 0;
      disk.refuse_from = at;
      done = sqlite3_exec (fixture->db, "BEGIN;" ADD (60) "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
      if (!sqlite3_get_autocommit (fixture->db))
        sqlite3_exec (fixture->db, "ROLLBACK", NULL, NULL, NULL);
      disk.refuse_from = -1;
      g_assert_cmpint (done, <=, at > 0);
      assert_whole (fixture->other, done ? 100 : 40);
      run (fixture->db, next);
      g_assert_cmpint (read_number (fixture->other, "SELECT length (bytes) FROM page WHERE number = 1"), ==, at);
      assert_whole (fixture->db, done ? 100 : 40);
    }
}

static gint64
get_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_size : -1;
}

/* What waits is written before anything is made durable, measured or cut off. */
static void
test_operations (Fixture *fixture, gconstpointer user_data)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (venule_sqlite_log_get_vfs ());
  g_autofree char *path = g_strconcat (fixture->file, "-single", NULL);
  g_autofree char *head = g_malloc0 (24), *page = g_strnfill (4096, 'x'), *written = NULL;
  g_autofree sqlite3_file *log = g_malloc0 ((gsize) vfs->szOsFile);
  sqlite3_int64 size;

  g_assert_cmpint (vfs->xOpen (vfs, path, log, SQLITE_OPEN_WAL | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), ==,
                   SQLITE_OK);
  for (int i = 0; i < 4; i++)
    {
      sqlite3_int64 start = i * (24 + 4096);

      g_assert_cmpint (log->pMethods->xWrite (log, head, 24, start), ==, SQLITE_OK);
      g_assert_cmpint (log->pMethods->xWrite (log, page, 4096, start + 24), ==, SQLITE_OK);
      g_assert_cmpint (get_size (path), ==, start);
      if (i == 0)
        g_assert_cmpint (log->pMethods->xSync (log, SQLITE_SYNC_NORMAL), ==, SQLITE_OK);
      else if (i == 1)
        g_assert_cmpint (log->pMethods->xFileSize (log, &size), ==, SQLITE_OK);
      else if (i == 2)
        g_assert_cmpint (log->pMethods->xTruncate (log, start + 24 + 4096), ==, SQLITE_OK);
      g_assert_cmpint (get_size (path), ==, i == 3 ? start : start + 24 + 4096);
    }
  g_assert_cmpint (size, ==, 2 * (24 + 4096));
  log->pMethods->xClose (log);
  /* Nobody's commit. */
  g_assert_cmpint (get_size (path), ==, 3 * (24 + 4096));
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpmem (written + 3 * (24 + 4096) - 4096, 4096, page, 4096);
}

#define ROOM(n) (32 + (n) * (gint64) (24 + 4096)) /* of a log with so many pages */

/* A store beside the fixture's file. */
typedef struct
{
  char *file, *log;
  VenuleSqlite *db;
} Store;

static void
open_store (Store *store, Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;

  store->file = g_build_filename (fixture->folder, name, NULL);
  store->log = g_strconcat (store->file, "-wal", NULL);
  store->db = venule_sqlite_open (store->file, FALSE, &error);
  g_assert_no_error (error);
}

static void
close_store (Store *store)
{
  venule_sqlite_close (store->db);
  g_free (store->file);
  g_free (store->log);
}

static void
copy (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
}

/* What stands in the files at this moment, as after a power cut, is a store with so many pages. */
static void
assert_survives (Store *store, Fixture *fixture, gint64 n)
{
  g_autofree char *file = g_build_filename (fixture->folder, "after.db", NULL);
  g_autofree char *log = g_strconcat (file, "-wal", NULL);
  sqlite3 *db;

  copy (store->file, file);
  copy (store->log, log);
  g_assert_cmpint (sqlite3_open (file, &db), ==, SQLITE_OK);
  assert_whole (db, n);
  sqlite3_close (db);
  g_remove (file);
}

/* There is room before anything is written, after that, and when the log begins anew; in it commits are found. */
static void
test_room (Fixture *fixture, gconstpointer user_data)
{
  Store store;
  sqlite3 *handle;

  open_store (&store, fixture, "room.db");
  handle = venule_sqlite_get_handle (store.db);
  run (handle, "CREATE TABLE page (number INTEGER PRIMARY KEY, bytes BLOB)");
  for (gint64 i = 0; i < 4; i++)
    {
      gint64 room = ROOM (i < 3 ? 200 : 300);

      g_assert_true (venule_sqlite_log_make_room (store.db, i < 3 ? 200 : 300, NULL));
      g_assert_cmpint (get_size (store.log), ==, room);
      assert_survives (&store, fixture, i * 20);
      disk.n_pieces = 0;
      run (handle, "BEGIN;" ADD (20) "COMMIT");
      /* The first frame of a log comes after its head. */
      g_assert_cmpuint (disk.n_pieces, <=, 2);
      g_assert_cmpint (get_size (store.log), ==, room);
      assert_survives (&store, fixture, (i + 1) * 20);
      if (i == 1)
        g_assert_true (venule_sqlite_checkpoint (store.db, FALSE, NULL));
      if (i == 2)
        {
          g_assert_true (venule_sqlite_checkpoint (store.db, TRUE, NULL));
          g_assert_cmpint (get_size (store.log), ==, 0);
        }
    }
  close_store (&store);
}

/* Nothing is written over that another connection is writing, and a full disk is left as it was. */
static void
test_no_room (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *other;
  gint64 before;
  Store store;

  open_store (&store, fixture, "room.db");
  run (venule_sqlite_get_handle (store.db), "CREATE TABLE page (number INTEGER PRIMARY KEY, bytes BLOB)");
  sqlite3_busy_timeout (venule_sqlite_get_handle (store.db), 0);
  g_assert_cmpint (sqlite3_open (store.file, &other), ==, SQLITE_OK);
  run (other, "PRAGMA cache_size = 5; BEGIN;" ADD (60));
  before = get_size (store.log);
  g_assert_cmpint (before, >, ROOM (30));
  g_assert_false (venule_sqlite_log_make_room (store.db, 500, NULL));
  g_assert_cmpint (get_size (store.log), ==, before);
  run (other, "COMMIT");
  sqlite3_close (other);

  before = get_size (store.log);
  disk.n_pieces = 0;
  disk.refuse_from = 3;
  g_assert_false (venule_sqlite_log_make_room (store.db, 500, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_WRITTEN);
  g_assert_nonnull (strstr (error->message, store.file));
  g_assert_cmpint (get_size (store.log), ==, before);
  disk.refuse_from = -1;
  assert_survives (&store, fixture, 60);
  g_assert_true (venule_sqlite_log_make_room (store.db, 500, NULL));
  assert_survives (&store, fixture, 60);
  close_store (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  install_disk ();
#define TEST(name, func) g_test_add ("/log/" name, Fixture, NULL, set_up, func, tear_down)
  TEST ("one-piece", test_one_piece);
  TEST ("larger-than-memory", test_larger_than_memory);
  TEST ("seen-at-once", test_seen_at_once);
  TEST ("refused", test_refused);
  TEST ("operations", test_operations);
  TEST ("room", test_room);
  TEST ("no-room", test_no_room);
  return g_test_run ();
}
