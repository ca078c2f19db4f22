/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a store of an older version: all of it is there afterwards, or it is still the older store. */
#include "venule-cut-vfs.h"
#include "venule-sqlite-backup.h"
#include "venule-sqlite-issue.h"
#include "venule-sqlite-list.h"
#include "venule-sqlite-load.h"
#include "venule-sqlite-schema.h"
#include "venule-sqlite-verify.h"
#include "venule-store-folder.h"
#include "venule-test-base.h"

#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_OTHERS 40

/* A store of version 1, and what it holds. */
typedef struct
{
  Base base;
  char *former; /* the older store's file; the base's is of this version */
  VenuleRevision *revision;
  VenuleIssue *issue;
} Fixture;

static void
run_sql (const char *file, const char *sql)
{
  sqlite3 *handle;
  g_autofree char *failure = NULL;

  g_assert_cmpint (sqlite3_open (file, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &failure);
  g_assert_cmpstr (failure, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static gint64
read_number (const char *file, const char *sql)
{
  sqlite3 *handle;
  sqlite3_stmt *statement;
  gint64 number;

  g_assert_cmpint (sqlite3_open (file, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return number;
}

/* The same rows as this version's store has, in tables as version 1 had them. Its search tables are left empty: nobody
 * reads them any more. */
static void
make_former (const char *from, const char *to)
{
  g_autofree char *path = g_build_filename (g_getenv ("VENULE_TESTS_DIR"), "store", "version-1.sql", NULL);
  g_autofree char *tables = NULL, *fill = NULL;

  g_assert_true (g_file_get_contents (path, &tables, NULL, NULL));
  fill = g_strdup_printf ("ATTACH '%s' AS present;"
                          "INSERT INTO record SELECT id, uuid, newest, course, to_hand_over, n_issues, changed_at,"
                          " changed_day, given_name, family_name, number, nhs_number, protocol, born, visit,"
                          " is_example, newest_hash, seal FROM present.record;"
                          "INSERT INTO revision SELECT * FROM present.revision;"
                          "INSERT INTO issue SELECT * FROM present.issue;"
                          "INSERT INTO issue_content SELECT * FROM present.issue_content;"
                          "INSERT INTO issue_event SELECT * FROM present.issue_event;"
                          "INSERT INTO audit SELECT * FROM present.audit;"
                          "DETACH present; PRAGMA journal_mode = WAL;",
                          from);
  run_sql (to, tables);
  run_sql (to, fill);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  Base *base = &fixture->base;

  venule_test_base_set_up (base, NULL);
  fixture->revision = venule_test_save_text (base->db, 0, VENULE_COURSE_FINISHED, "one");
  fixture->issue = venule_test_issue (base->db, fixture->revision);
  for (guint i = 0; i < N_OTHERS; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autoptr (VenuleSave) save = venule_made_up_save (id, 0, i, "Example");
      g_autoptr (VenuleRevision) made = NULL;
      g_autoptr (GError) error = NULL;

      g_free (save->reason);
      save->reason = i == 0 ? g_strdup ("Asked for by letter") : NULL;
      made = venule_test_save (base->db, save, &error);
      g_assert_no_error (error);
    }
  fixture->former = g_build_filename (base->folder, "former.db", NULL);
  make_former (base->file, fixture->former);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_pointer (&fixture->revision, venule_revision_unref);
  g_clear_pointer (&fixture->issue, venule_issue_unref);
  g_free (fixture->former);
  venule_test_base_tear_down (&fixture->base, NULL);
}

static void
assert_listed (VenuleSqlite *db, VenuleListKind kind, const char *search, guint n)
{
  VenuleListQuery query = { .kind = kind, .search = search, .today = venule_civil_date_today (), .limit = 64 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = venule_sqlite_list (db, &query, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, n);
  g_assert_cmpint (venule_sqlite_count (db, &query, NULL, &error), ==, n);
}

/* Everything of it is there, and true; lists and searches find it; and it works on. */
static void
assert_present (const Fixture *fixture, VenuleSqlite *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleStoreState) state = venule_sqlite_verify (db, NULL, &error);
  g_autoptr (VenuleRevision) revision = NULL, next = NULL;
  g_autoptr (VenuleIssue) issue = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (state->n_records, ==, N_OTHERS + 1);
  g_assert_cmpuint (state->n_issues, ==, 1);
  g_assert_cmpuint (state->n_audit_lines, ==, N_OTHERS + 2);
  revision = venule_sqlite_load (db, VENULE_TEST_RECORD, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (revision->hash, ==, fixture->revision->hash);
  issue = venule_sqlite_load_issue (db, fixture->issue->id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (issue->pdf, fixture->issue->pdf));
  assert_listed (db, VENULE_LIST_ALL, NULL, N_OTHERS + 1);
  assert_listed (db, VENULE_LIST_TO_HAND_OVER, NULL, 1);
  assert_listed (db, VENULE_LIST_DRAFTS, NULL, N_OTHERS);
  assert_listed (db, VENULE_LIST_TODAY, NULL, N_OTHERS + 1);
  assert_listed (db, VENULE_LIST_ALL, "exampl", N_OTHERS + 1);
  assert_listed (db, VENULE_LIST_DRAFTS, "ezample", N_OTHERS);
  next = venule_test_save_text (db, 1, VENULE_COURSE_AMENDED, "two");
  g_assert_cmpuint (next->number, ==, 2);
}

static VenuleSqlite *
open_file (const char *file)
{
  g_autoptr (GError) error = NULL;
  VenuleSqlite *db = venule_sqlite_open (file, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (venule_test_count (db, "PRAGMA user_version"), ==, VENULE_SQLITE_VERSION);
  g_assert_cmpint (venule_test_count (db, "PRAGMA foreign_keys"), ==, 1);
  return db;
}

/* A backup is known by the text of its tables: it must not tell how old the store is. */
static void
assert_same_tables (Fixture *fixture)
{
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS other", fixture->former);

  g_assert_true (venule_sqlite_execute (fixture->base.db, attach, NULL));
  g_assert_cmpint (
      venule_test_count (fixture->base.db,
                         "SELECT count(*) FROM (SELECT type, name, tbl_name, sql FROM sqlite_schema EXCEPT "
                         "SELECT type, name, tbl_name, sql FROM other.sqlite_schema)"),
      ==, 0);
  g_assert_cmpint (venule_test_count (fixture->base.db, "SELECT (SELECT count(*) FROM sqlite_schema) = "
                                                        "(SELECT count(*) FROM other.sqlite_schema)"),
                   ==, 1);
}

static void
test_migrate (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VenuleSqlite) db = NULL;

  if (user_data != NULL)
    run_sql (fixture->former, user_data);
  db = open_file (fixture->former);
  assert_present (fixture, db);
  g_clear_pointer (&db, venule_sqlite_close);
  assert_same_tables (fixture);
  db = open_file (fixture->former);
  assert_listed (db, VENULE_LIST_ALL, "exampl", N_OTHERS + 1);
}

/* One that can't be read stands in the lists, as it did before, and keeps nobody from the others. */
static void
test_damaged (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VenuleSqlite) db = NULL;
  g_autoptr (VenuleRevision) revision = NULL;
  g_autoptr (GError) error = NULL;
  VenuleListQuery query = { .kind = VENULE_LIST_ALL, .limit = 64 };

  run_sql (fixture->former, "UPDATE record SET family_name = 'Somebody' WHERE id = 2");
  db = open_file (fixture->former);
  g_assert_cmpint (venule_sqlite_count (db, &query, NULL, NULL), ==, N_OTHERS + 1);
  g_assert_null (venule_sqlite_list (db, &query, NULL, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_DAMAGED);
  assert_listed (db, VENULE_LIST_ALL, "exampl", N_OTHERS);
  g_clear_error (&error);
  revision = venule_sqlite_load (db, VENULE_TEST_RECORD, 1, NULL, &error);
  g_assert_no_error (error);
}

/* What belongs to no record is kept for somebody to look at, and not carried along. */
static void
test_dangling (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  run_sql (fixture->former, "DROP TRIGGER record_is_kept; PRAGMA foreign_keys = OFF; DELETE FROM record WHERE id = 2");
  g_assert_null (venule_sqlite_open (fixture->former, FALSE, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_UNAVAILABLE);
  g_assert_nonnull (strstr (error->message, "restore a backup"));
  g_assert_cmpint (read_number (fixture->former, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (read_number (fixture->former, "SELECT count(*) FROM revision"), ==, N_OTHERS + 1);
}

/* Who only looks changes nothing, and says what to do. */
static void
test_read_only (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (venule_sqlite_open (fixture->former, TRUE, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_UNAVAILABLE);
  g_assert_nonnull (strstr (error->message, "older version"));
  g_assert_cmpint (read_number (fixture->former, "PRAGMA user_version"), ==, 1);
}

/* A backup that an older version made is read, and restored. */
static void
test_backup (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GFile) copy = g_file_new_for_path (fixture->former);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleStoreState) there = NULL, restored = NULL;

  run_sql (fixture->former, "PRAGMA journal_mode = DELETE");
  there = venule_sqlite_inspect_copy (copy, g_get_tmp_dir (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (there->n_records, ==, N_OTHERS + 1);
  restored = venule_sqlite_restore (fixture->base.db, copy, "Nurse Example", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (restored->n_records, ==, N_OTHERS + 1);
  g_assert_cmpint (read_number (fixture->former, "PRAGMA user_version"), ==, 1);
  assert_listed (fixture->base.db, VENULE_LIST_ALL, "exampl", N_OTHERS + 1);
  assert_listed (fixture->base.db, VENULE_LIST_TO_HAND_OVER, NULL, 1);
}

static int
open_in_child (const char *file, rlim_t limit, gboolean *is_open)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      const struct rlimit most = { limit, limit };
      g_autoptr (GError) error = NULL;
      VenuleSqlite *db;

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &most);
      db = venule_sqlite_open (file, FALSE, &error);
      /* What it failed with must name the file. */
      _exit (db != NULL ? 0 : strstr (error->message, file) != NULL ? 1 : 2);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  *is_open = WEXITSTATUS (status) == 0;
  return WEXITSTATUS (status);
}

/* Where there is no room for all of it, the older store stays, whole; with more room it is done. */
static void
test_no_room (Fixture *fixture, gconstpointer user_data)
{
  gboolean is_open = FALSE;
  guint n_refused = 0;

  for (rlim_t limit = 4096; !is_open; limit += 16384)
    {
      g_assert_cmpint (open_in_child (fixture->former, limit, &is_open), <, 2);
      if (is_open)
        break;
      n_refused++;
      g_assert_cmpint (read_number (fixture->former, "PRAGMA user_version"), ==, 1);
      g_assert_cmpint (read_number (fixture->former, "SELECT count(*) FROM search_word"), ==, 0);
      g_assert_cmpint (read_number (fixture->former, "SELECT count(*) FROM record"), ==, N_OTHERS + 1);
      g_assert_cmpint (read_number (fixture->former, "SELECT count(*) FROM revision"), ==, N_OTHERS + 1);
    }
  g_assert_cmpuint (n_refused, >, 3);
  {
    g_autoptr (VenuleSqlite) db = open_file (fixture->former);

    assert_present (fixture, db);
  }
}

/* A disk whose power is cut while the store is brought up to date. */
typedef struct
{
  char *folder;
  guint n_moments, n_cuts;
} Scene;

static char *
get_image (const Scene *scene, guint number)
{
  g_autofree char *name = g_strdup_printf ("%s-cut-%u", scene->folder, number);

  return g_steal_pointer (&name);
}

static void
on_moment (gpointer user_data)
{
  Scene *scene = user_data;
  g_autofree char *image = NULL;

  /* The first are those of one transaction, which is written in few pieces. */
  if (scene->n_moments++ > 40 && scene->n_moments % 5 != 0)
    return;
  image = get_image (scene, scene->n_cuts);
  g_assert_cmpint (g_mkdir (image, 0700), ==, 0);
  venule_cut_vfs_cut (image, scene->n_cuts++);
}

/* Cut off or killed at any moment, it is the older store or this version's, never neither. */
static void
test_power_cut (Fixture *fixture, gconstpointer user_data)
{
  Scene scene = { g_build_filename (fixture->base.folder, "disk", NULL), 0, 0 };
  g_autofree char *file = g_build_filename (scene.folder, "venule.db", NULL);
  guint n_former = 0, n_present = 0;

  g_assert_cmpint (g_mkdir (scene.folder, 0700), ==, 0);
  make_former (fixture->base.file, file);
  venule_cut_vfs_install (scene.folder, on_moment, &scene);
  {
    g_autoptr (VenuleSqlite) db = open_file (file);

    g_assert_nonnull (db);
  }
  venule_cut_vfs_remove ();
  for (guint i = 0; i < scene.n_cuts; i++)
    {
      g_autofree char *image = get_image (&scene, i), *there = g_build_filename (image, "venule.db", NULL);
      g_autoptr (VenuleSqlite) db = NULL;

      if (read_number (there, "PRAGMA user_version") == 1)
        n_former++;
      else
        n_present++;
      db = open_file (there);
      assert_present (fixture, db);
    }
  g_test_message ("%u cuts before it was done, %u after", n_former, n_present);
  g_assert_cmpuint (n_former, >, 5);
  g_assert_cmpuint (n_present, >, 0);
  g_free (scene.folder);
}

/* The earliest form that the search tables of version 1 had. */
static const char earliest[]
    = "DROP TABLE search_entry; DROP TABLE search_namesakes; DROP TABLE search_former; DROP INDEX record_by_change;"
      "DROP INDEX record_by_visit; CREATE INDEX audit_by_record ON audit (record) WHERE record IS NOT NULL;"
      "CREATE TABLE search_entry (record INTEGER PRIMARY KEY, words TEXT NOT NULL);"
      "CREATE TABLE search_names (names INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (names, record))"
      " WITHOUT ROWID;"
      "CREATE TABLE search_time (block INTEGER PRIMARY KEY, times BLOB NOT NULL);"
      "CREATE INDEX record_by_change ON record (changed_at);"
      "CREATE INDEX record_by_day ON record (changed_day, changed_at);"
      "CREATE INDEX record_by_visit ON record (visit, changed_at) WHERE visit IS NOT NULL;";

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test, data) g_test_add (path, Fixture, data, set_up, test, tear_down)
  ADD ("/migration/from-1", test_migrate, NULL);
  ADD ("/migration/from-1/earliest", test_migrate, earliest);
  ADD ("/migration/from-1/damaged", test_damaged, NULL);
  ADD ("/migration/from-1/dangling", test_dangling, NULL);
  ADD ("/migration/from-1/read-only", test_read_only, NULL);
  ADD ("/migration/from-1/backup", test_backup, NULL);
  ADD ("/migration/from-1/no-room", test_no_room, NULL);
  ADD ("/migration/from-1/power-cut", test_power_cut, NULL);
#undef ADD
  return g_test_run ();
}
