/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-sqlite-load.h"
#include "venule-sqlite-schema.h"
#include "venule-sqlite-verify.h"
#include "venule-store-folder.h"
#include "venule-test-base.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

/* Folders 0700, files 0600, whatever the umask says, and also the log's. */
static void
test_modes (void)
{
  g_autofree char *folder = venule_store_folder_new ();
  g_autofree char *inside = g_build_filename (folder, "a", "b", NULL), *above = g_path_get_dirname (inside);
  mode_t former = umask (0);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleStore) store = venule_await_open (inside, &error);
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free), done = NULL;
  g_autoptr (GPtrArray) files = NULL;

  g_assert_no_error (error);
  g_ptr_array_add (saves, venule_test_save_new (0, VENULE_COURSE_DRAFT, "one"));
  done = venule_await_save (store, saves, VENULE_AUDIT_SAVED, &error);
  g_assert_no_error (error);
  g_assert_cmphex (get_mode (above), ==, 0700);
  g_assert_cmphex (get_mode (inside), ==, 0700);
  files = venule_store_folder_list (inside, "");
  g_assert_cmpuint (files->len, >=, 3);
  for (guint i = 0; i < files->len; i++)
    g_assert_cmphex (get_mode (files->pdata[i]), ==, 0600);

  g_clear_object (&store);
  umask (former);
  g_clear_pointer (&files, g_ptr_array_unref);
  files = venule_store_folder_list (inside, "");
  g_assert_cmpuint (files->len, ==, 1);
  venule_store_folder_remove (folder);
}

static void
assert_settings (VenuleSqlite *db)
{
  g_assert_cmpint (venule_test_count (db, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (venule_test_count (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (venule_test_count (db, "PRAGMA secure_delete"), ==, 1);
  g_assert_cmpint (venule_test_count (db, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (venule_test_count (db, "PRAGMA cell_size_check"), ==, 1);
  g_assert_cmpint (venule_test_count (db, "PRAGMA temp_store"), ==, 2);
  g_assert_cmpint (venule_test_count (db, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), ==, 1);
}

static void
test_settings (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleSqlite) reader = NULL;
  g_autoptr (GError) error = NULL;

  assert_settings (base->db);
  reader = venule_sqlite_open (base->file, TRUE, &error);
  g_assert_no_error (error);
  assert_settings (reader);
  g_assert_false (venule_sqlite_execute (reader, "DELETE FROM erasing", NULL));
}

static void
close_and_run (Base *base, const char *sql)
{
  sqlite3 *handle;

  g_clear_pointer (&base->db, venule_sqlite_close);
  g_assert_cmpint (sqlite3_open (base->file, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
assert_not_opened (const char *file, VenuleStoreError code)
{
  const gboolean ways[] = { FALSE, TRUE };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (venule_sqlite_open (file, ways[i], &error));
      g_assert_error (error, VENULE_STORE_ERROR, (int) code);
      g_assert_nonnull (strstr (error->message, file));
    }
}

static void
test_newer (Base *base, gconstpointer user_data)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize size, size_after;

  close_and_run (base, "PRAGMA user_version = 1000");
  g_assert_true (g_file_get_contents (base->file, &before, &size, NULL));
  assert_not_opened (base->file, VENULE_STORE_ERROR_NEWER);
  g_assert_true (g_file_get_contents (base->file, &after, &size_after, NULL));
  g_assert_cmpmem (before, size, after, size_after);
}

/* From nothing but an empty file: the same tables as a new store has. */
static void
test_version_0 (Base *base, gconstpointer user_data)
{
  g_autofree char *empty = g_build_filename (base->folder, "empty.db", NULL);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS other", empty);
  g_autoptr (VenuleSqlite) db = NULL;
  g_autoptr (VenuleRevision) revision = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  db = venule_sqlite_open (empty, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (venule_test_count (db, "PRAGMA user_version"), ==, VENULE_SQLITE_VERSION);
  g_assert_cmpint (venule_test_count (db, "PRAGMA application_id"), ==, VENULE_SQLITE_APPLICATION);
  assert_settings (db);
  g_assert_true (venule_sqlite_execute (base->db, attach, NULL));
  g_assert_cmpint (venule_test_count (base->db,
                                      "SELECT count(*) FROM (SELECT type, name, sql FROM sqlite_schema EXCEPT "
                                      "SELECT type, name, sql FROM other.sqlite_schema)"),
                   ==, 0);
  g_assert_cmpint (venule_test_count (base->db, "SELECT (SELECT count(*) FROM sqlite_schema) = "
                                                "(SELECT count(*) FROM other.sqlite_schema)"),
                   ==, 1);
  revision = venule_test_save_text (db, 0, VENULE_COURSE_DRAFT, "one");
  g_assert_cmpuint (revision->number, ==, 1);
}

/* All of the way or not at all: a table in the way takes back the tables before it. */
static void
test_migration_fails (Base *base, gconstpointer user_data)
{
  g_autofree char *file = g_build_filename (base->folder, "half.db", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (file, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE revision (x)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (venule_sqlite_open (file, FALSE, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_UNAVAILABLE);
  g_assert_cmpint (sqlite3_exec (handle, "SELECT x FROM revision", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "SELECT 1 FROM record", NULL, NULL, NULL), ==, SQLITE_ERROR);
  sqlite3_close (handle);
}

static void
test_unusable (Base *base, gconstpointer user_data)
{
  const char *const texts[] = { "this is no database, and it is longer than a head of one hundred bytes, so that it is "
                                "looked at as far as that and further",
                                "short" };
  g_autofree char *file = g_build_filename (base->folder, "other.db", NULL);
  g_autofree char *foreign = g_build_filename (base->folder, "foreign.db", NULL);
  g_autofree char *below = g_build_filename (base->file, "venule.db", NULL);
  sqlite3 *handle;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *after = NULL;

      g_assert_true (g_file_set_contents (file, texts[i], -1, NULL));
      assert_not_opened (file, VENULE_STORE_ERROR_UNAVAILABLE);
      g_assert_true (g_file_get_contents (file, &after, NULL, NULL));
      g_assert_cmpstr (after, ==, texts[i]);
    }
  g_assert_cmpint (sqlite3_open (foreign, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE theirs (x); PRAGMA user_version = 1", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (handle);
  assert_not_opened (foreign, VENULE_STORE_ERROR_UNAVAILABLE);
  assert_not_opened (base->folder, VENULE_STORE_ERROR_UNAVAILABLE);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (venule_sqlite_open (below, FALSE, &error));
    g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_UNAVAILABLE);
  }
}

/* As somebody whom the folder keeps out: root is kept out of nothing. */
static int
run_as_nobody (int (*what) (const char *), const char *folder)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (geteuid () == 0 && setuid (65534) != 0 ? 99 : what (folder));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static int
fails_to_open (const char *folder)
{
  g_autofree char *file = g_build_filename (folder, "venule.db", NULL);
  g_autoptr (GError) error = NULL;
  VenuleSqlite *db = venule_sqlite_open (file, FALSE, &error);

  if (db != NULL)
    return 1;
  return g_error_matches (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_UNAVAILABLE) && strstr (error->message, folder)
             ? 0
             : 2;
}

static void
test_read_only_folder (Base *base, gconstpointer user_data)
{
  g_autofree char *empty = venule_store_folder_new ();
  g_autoptr (VenuleRevision) revision = venule_test_save_text (base->db, 0, VENULE_COURSE_DRAFT, "one");

  g_clear_pointer (&base->db, venule_sqlite_close);
  g_assert_cmpint (g_chmod (empty, 0555), ==, 0);
  g_assert_cmpint (run_as_nobody (fails_to_open, empty), ==, 0);
  g_assert_cmpint (g_chmod (base->folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (base->file, 0444), ==, 0);
  g_assert_cmpint (run_as_nobody (fails_to_open, base->folder), ==, 0);
  g_assert_cmpint (g_chmod (base->folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (empty, 0700), ==, 0);
  venule_store_folder_remove (empty);
}

/* It may be read; a save says that it was not made, and what to do. */
static int
fails_to_save (const char *folder)
{
  g_autofree char *file = g_build_filename (folder, "venule.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleSqlite) db = venule_sqlite_open (file, FALSE, &error);
  g_autoptr (VenuleSave) save = venule_test_save_new (1, VENULE_COURSE_DRAFT, "two");
  g_autoptr (VenuleRevision) revision = db == NULL ? NULL : venule_test_save (db, save, &error);

  if (db == NULL || revision != NULL)
    return 1;
  return g_error_matches (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_WRITTEN)
                 && strstr (error->message, "make the folder and its files writable")
             ? 0
             : 2;
}

static void
test_read_only_file (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) revision = venule_test_save_text (base->db, 0, VENULE_COURSE_DRAFT, "one");

  g_clear_pointer (&base->db, venule_sqlite_close);
  g_assert_cmpint (g_chmod (base->folder, 0777), ==, 0);
  g_assert_cmpint (g_chmod (base->file, 0444), ==, 0);
  g_assert_cmpint (run_as_nobody (fails_to_save, base->folder), ==, 0);
  g_assert_cmpint (g_chmod (base->folder, 0700), ==, 0);
}

/* Two that make it at once: one store, and both have it. */
static gpointer
open_cb (gpointer file)
{
  g_autoptr (GError) error = NULL;
  VenuleSqlite *db = venule_sqlite_open (file, FALSE, &error);

  g_assert_no_error (error);
  return db;
}

static void
test_made_at_once (void)
{
  for (guint round = 0; round < 10; round++)
    {
      g_autofree char *folder = venule_store_folder_new (), *file = g_build_filename (folder, "venule.db", NULL);
      g_autoptr (VenuleSqlite) first = NULL, second = NULL;
      g_autoptr (VenuleRevision) saved = NULL, read = NULL;
      g_autoptr (GPtrArray) files = NULL;
      GThread *other = g_thread_new ("other", open_cb, file);

      first = open_cb (file);
      second = g_thread_join (other);
      saved = venule_test_save_text (first, 0, VENULE_COURSE_DRAFT, "one");
      read = venule_sqlite_load (second, VENULE_TEST_RECORD, 0, NULL, NULL);
      g_assert_cmpstr (read->hash, ==, saved->hash);
      g_clear_pointer (&first, venule_sqlite_close);
      g_clear_pointer (&second, venule_sqlite_close);
      files = venule_store_folder_list (folder, "");
      g_assert_cmpuint (files->len, ==, 1);
      venule_store_folder_remove (folder);
    }
}

static void
test_failed_open_of_store (Base *base, gconstpointer user_data)
{
  g_autofree char *file = g_build_filename (base->folder, "file", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_null (venule_await_open (file, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_UNAVAILABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Base, NULL, venule_test_base_set_up, test, venule_test_base_tear_down)
  g_test_add_func ("/opening/modes", test_modes);
  ADD ("/opening/settings", test_settings);
  ADD ("/opening/newer", test_newer);
  ADD ("/opening/version-0", test_version_0);
  ADD ("/opening/migration-fails", test_migration_fails);
  ADD ("/opening/unusable", test_unusable);
  ADD ("/opening/read-only-folder", test_read_only_folder);
  ADD ("/opening/read-only-file", test_read_only_file);
  g_test_add_func ("/opening/made-at-once", test_made_at_once);
  ADD ("/opening/failed-open-of-store", test_failed_open_of_store);
  return g_test_run ();
}
