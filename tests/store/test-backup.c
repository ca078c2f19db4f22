/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-store-await.h"
#include "venule-store-backup.h"
#include "venule-store-folder.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *base, *folder, *copy;
  VenuleStore *store;
} Fixture;

static void
reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->store);
  self->store = venule_await_open (self->folder, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->base = venule_store_folder_new ();
  self->folder = g_build_filename (self->base, "store", NULL);
  self->copy = g_build_filename (self->base, "copy", NULL);
  reopen (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  venule_store_folder_remove (self->base);
  g_free (self->base);
  g_free (self->folder);
  g_free (self->copy);
}

static void
add_record (VenuleStore *store, const char *name, guint seed)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free), done = NULL;
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleIssue) issue = NULL;

  g_ptr_array_add (saves, venule_made_up_save (id, 0, seed, name));
  done = venule_await_save (store, saves, VENULE_AUDIT_SAVED, &error);
  g_assert_no_error (error);
  issue = venule_made_up_issue (done->pdata[0], seed);
  venule_await_add_issue (store, issue, &error);
  g_assert_no_error (error);
}

static VenuleStoreState *
back_up (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  VenuleStoreState *state = venule_await_back_up (self->store, self->copy, &error);

  g_assert_no_error (error);
  return state;
}

static VenuleStoreState *
verify (VenuleStore *store)
{
  g_autoptr (GError) error = NULL;
  VenuleStoreState *state = venule_await_verify (store, &error);

  g_assert_no_error (error);
  return state;
}

static VenuleAuditLine *
get_last_line (GPtrArray *audit)
{
  return audit->pdata[audit->len - 1];
}

static void
assert_one_file (const char *folder, const char *name)
{
  g_autoptr (GPtrArray) files = venule_store_folder_list (folder, name),
                        hidden = venule_store_folder_list (folder, ".");
  struct stat about;

  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpuint (hidden->len, ==, 0);
  g_assert_cmpint (stat (files->pdata[0], &about), ==, 0);
  g_assert_cmpuint (about.st_mode & 0777, ==, 0600);
}

static void
test_backed_up (Fixture *self, gconstpointer data)
{
  g_autoptr (VenuleStoreState) state = NULL, seen = NULL;
  g_autoptr (GPtrArray) audit = NULL;
  g_autoptr (GError) error = NULL;

  add_record (self->store, "First", 1);
  add_record (self->store, "Second", 2);
  state = back_up (self);
  g_assert_cmpuint (state->n_records, ==, 2);
  g_assert_cmpuint (state->n_issues, ==, 2);
  g_assert_cmpstr (state->newest->family_name, ==, "Second");
  assert_one_file (self->base, "copy");

  seen = venule_await_inspect (self->store, self->copy, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (seen->audit_head, ==, state->audit_head);
  g_assert_cmpstr (seen->newest_record, ==, state->newest_record);
  g_assert_cmpstr (seen->newest_at, ==, state->newest_at);
  assert_one_file (self->base, "copy");

  audit = venule_await_audit (self->store, NULL, &error);
  g_assert_cmpint (get_last_line (audit)->action, ==, VENULE_AUDIT_BACKED_UP);
  g_assert_cmpstr (get_last_line (audit)->subject, ==, state->audit_head);
}

static void
test_no_file_is_replaced (Fixture *self, gconstpointer data)
{
  g_autoptr (VenuleStoreState) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  add_record (self->store, "First", 1);
  before = verify (self->store);
  g_assert_true (g_file_set_contents (self->copy, "a letter", -1, NULL));
  g_assert_null (venule_await_back_up (self->store, self->copy, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, self->copy));
  g_assert_true (g_file_get_contents (self->copy, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "a letter");
  after = verify (self->store);
  g_assert_cmpstr (after->audit_head, ==, before->audit_head);
}

/* A backup of what is damaged would pass for a good one, and push the good ones out. */
static void
test_damaged_store_is_not_backed_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "venule.db", NULL), *contents = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  char *place;
  gsize size;

  add_record (self->store, "Unmistakable", 1);
  g_clear_object (&self->store);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  place = memmem (contents, size, "Unmistakable", 12);
  g_assert_nonnull (place);
  place[3] ^= 1;
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
  reopen (self);
  g_assert_null (venule_await_back_up (self->store, self->copy, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_DAMAGED);
  left = venule_store_folder_list (self->base, "");
  g_assert_cmpuint (left->len, ==, 1);
}

static void
test_restored (Fixture *self, gconstpointer data)
{
  g_autoptr (VenuleStoreState) copied = NULL, former = NULL, restored = NULL, now = NULL, kept = NULL, seen = NULL;
  g_autoptr (VenuleStore) other = NULL;
  g_autoptr (GPtrArray) audit = NULL, files = NULL;
  g_autoptr (GError) error = NULL;

  add_record (self->store, "First", 1);
  copied = back_up (self);
  add_record (self->store, "Later", 2);
  former = verify (self->store);
  other = venule_await_open (self->folder, &error);
  g_assert_no_error (error);

  restored = venule_await_restore (self->store, self->copy, &error);
  g_assert_no_error (error);
  now = verify (self->store);
  g_assert_cmpuint (now->n_records, ==, 1);
  g_assert_cmpstr (now->audit_head, ==, restored->audit_head);
  g_assert_cmpuint (now->n_audit_lines, ==, copied->n_audit_lines + 1);
  g_assert_cmpuint (now->n_audit_lines, ==, restored->n_audit_lines);
  audit = venule_await_audit (self->store, NULL, &error);
  g_assert_cmpint (get_last_line (audit)->action, ==, VENULE_AUDIT_RESTORED);
  g_assert_cmpstr (get_last_line (audit)->subject, ==, former->audit_head);
  g_assert_cmpstr (get_last_line (audit)->previous, ==, copied->audit_head);

  seen = verify (other);
  g_assert_cmpstr (seen->audit_head, ==, now->audit_head);
  add_record (other, "Third", 3);

  assert_one_file (self->folder, "before-restore-");
  files = venule_store_folder_list (self->folder, "before-restore-");
  kept = venule_await_inspect (self->store, files->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept->audit_head, ==, former->audit_head);
}

static void
assert_not_restored (Fixture *self, VenuleStoreError code)
{
  g_autoptr (VenuleStoreState) before = verify (self->store), after = NULL;
  g_autoptr (GPtrArray) kept = NULL, hidden = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (venule_await_restore (self->store, self->copy, &error));
  g_assert_error (error, VENULE_STORE_ERROR, (gint) code);
  g_assert_nonnull (strstr (error->message, "; "));
  after = verify (self->store);
  g_assert_cmpstr (after->audit_head, ==, before->audit_head);
  kept = venule_store_folder_list (self->folder, "before-restore-");
  hidden = venule_store_folder_list (self->folder, ".");
  g_assert_cmpuint (kept->len + hidden->len, ==, 0);
}

static void
change_copy (Fixture *self, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (self->copy, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_no_backup_is_not_restored (Fixture *self, gconstpointer data)
{
  g_autoptr (VenuleStoreState) state = NULL;

  add_record (self->store, "First", 1);
  assert_not_restored (self, VENULE_STORE_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (self->copy, "a letter", -1, NULL));
  assert_not_restored (self, VENULE_STORE_ERROR_DAMAGED);
  g_unlink (self->copy);
  change_copy (self, "CREATE TABLE patient (name)");
  assert_not_restored (self, VENULE_STORE_ERROR_DAMAGED);
  g_unlink (self->copy);
  state = back_up (self);
  change_copy (self, "DROP TRIGGER audit_is_kept");
  assert_not_restored (self, VENULE_STORE_ERROR_DAMAGED);
}

static void
test_newer_backup_is_not_restored (Fixture *self, gconstpointer data)
{
  g_autoptr (VenuleStoreState) state = NULL;

  add_record (self->store, "First", 1);
  state = back_up (self);
  change_copy (self, "PRAGMA user_version = 9999");
  assert_not_restored (self, VENULE_STORE_ERROR_NEWER);
}

/* Each time one bit of the copy is another. It is noticed, or it was no part of what is kept. */
static void
test_flipped_bits (Fixture *self, gconstpointer data)
{
  g_autoptr (VenuleStoreState) state = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree char *contents = NULL;
  guint n_noticed = 0;
  gsize size;

  for (guint seed = 0; seed < 8; seed++)
    add_record (self->store, "Example", seed);
  state = back_up (self);
  g_assert_true (g_file_get_contents (self->copy, &contents, &size, NULL));
  for (guint i = 0; i < 100; i++)
    {
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) size);
      char bit = (char) (1 << g_rand_int_range (rand, 0, 8));
      g_autoptr (VenuleStoreState) seen = NULL;
      g_autoptr (GError) error = NULL;

      contents[at] ^= bit;
      g_assert_true (g_file_set_contents (self->copy, contents, (gssize) size, NULL));
      contents[at] ^= bit;
      seen = venule_await_inspect (self->store, self->copy, &error);
      n_noticed += !seen;
      g_assert_true (!seen || g_str_equal (seen->audit_head, state->audit_head));
    }
  g_test_message ("%u of 100 flipped bits noticed", n_noticed);
  g_assert_cmpuint (n_noticed, >, 10);
}

/* That is what one restores for. */
static void
test_damaged_store_is_restored (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "venule.db", NULL), *contents = NULL;
  g_autoptr (VenuleStoreState) state = NULL, restored = NULL, now = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  char *place;

  add_record (self->store, "Unmistakable", 1);
  state = back_up (self);
  g_clear_object (&self->store);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  place = memmem (contents, size, "Unmistakable", 12);
  place[0] = 'V';
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
  reopen (self);
  g_assert_null (venule_await_verify (self->store, &error));
  g_clear_error (&error);

  restored = venule_await_restore (self->store, self->copy, &error);
  g_assert_no_error (error);
  now = verify (self->store);
  g_assert_cmpuint (now->n_records, ==, 1);
  kept = venule_store_folder_list (self->folder, "before-restore-");
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (g_str_has_suffix (kept->pdata[0], "-damaged.backup"));
}

static void
test_leftovers_are_swept (Fixture *self, gconstpointer data)
{
  g_autofree char *leftover = g_build_filename (self->base, ".venule-of-a-killed-run.part", NULL);
  g_autofree char *other = g_build_filename (self->base, ".venule-notes", NULL);
  g_autoptr (VenuleStoreState) state = NULL;

  g_assert_true (g_file_set_contents (leftover, "half", -1, NULL));
  g_assert_true (g_file_set_contents (other, "mine", -1, NULL));
  state = back_up (self);
  g_assert_false (g_file_test (leftover, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* A backup of a large store takes its time: who saves doesn't wait for it. */
static void
test_saves_do_not_wait (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (self->copy);
  g_autoptr (VenuleStoreState) state = NULL, copied = NULL;
  g_autoptr (GError) error = NULL;
  guint n_meanwhile = 0;

  for (guint i = 0; i < 200; i++)
    add_record (self->store, "Many", i);
  venule_store_back_up_async (self->store, file, "nurse", NULL, keep_result, &result);
  while (!result)
    {
      add_record (self->store, "Meanwhile", 1000 + n_meanwhile);
      n_meanwhile++;
    }
  copied = venule_store_back_up_finish (self->store, result, &error);
  g_assert_no_error (error);
  g_test_message ("%u saves during the backup", n_meanwhile);
  g_assert_cmpuint (n_meanwhile, >, 1);
  g_assert_cmpuint (copied->n_records, >=, 200);
  state = verify (self->store);
  g_assert_cmpuint (state->n_records, ==, 200 + n_meanwhile);
}

static VenuleBackupReport *
back_up_daily (Fixture *self, const char *day, guint keep)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->copy);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VenuleCivilDate date;
  VenuleBackupReport *report;

  g_assert_true (venule_civil_date_parse (day, &date));
  venule_store_back_up_daily_async (self->store, folder, keep, date, "nurse", NULL, keep_result, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  report = venule_store_back_up_daily_finish (self->store, result, &error);
  g_assert_no_error (error);
  return report;
}

static VenuleBackupReport *
find_newest (Fixture *self, const char *day)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->copy);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VenuleCivilDate date;
  VenuleBackupReport *report;

  g_assert_true (venule_civil_date_parse (day, &date));
  venule_store_find_newest_backup_async (self->store, folder, date, NULL, keep_result, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  report = venule_store_find_newest_backup_finish (self->store, result, &error);
  g_assert_no_error (error);
  return report;
}

static void
test_daily (Fixture *self, gconstpointer data)
{
  static const char *const days[] = { "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-25", "2026-11-26" };
  g_autofree char *notes = g_build_filename (self->copy, "venule-2026-11-19.backup.txt", NULL);
  g_autofree char *future = g_build_filename (self->copy, "venule-2031-01-01.backup", NULL);
  g_autoptr (VenuleBackupReport) again = NULL, none = find_newest (self, "2026-11-20");
  g_autoptr (GPtrArray) files = NULL;

  g_assert_null (none->newest);
  g_assert_cmpint (none->age, ==, -1);
  add_record (self->store, "First", 1);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (VenuleBackupReport) report = back_up_daily (self, days[i], 3);

      g_assert_true (report->is_new);
      g_assert_cmpint (report->age, ==, 0);
      g_assert_cmpuint (report->n_kept, ==, MIN (i + 1, 3));
      g_assert_nonnull (strstr (report->newest, days[i]));
      g_assert_true (g_file_set_contents (notes, "mine", -1, NULL));
      g_assert_true (g_file_set_contents (future, "of a wrong clock", -1, NULL));
    }
  again = back_up_daily (self, "2026-11-26", 3);
  g_assert_false (again->is_new);
  g_assert_cmpint (again->age, ==, 0);
  files = venule_store_folder_list (self->copy, "venule-");
  g_assert_cmpuint (files->len, ==, 5);
}

static void
test_daily_damaged (Fixture *self, gconstpointer data)
{
  g_autoptr (VenuleBackupReport) first = NULL, second = NULL, seen = NULL, third = NULL;

  add_record (self->store, "First", 1);
  first = back_up_daily (self, "2026-11-20", 3);
  second = back_up_daily (self, "2026-11-21", 3);
  g_assert_true (g_file_set_contents (second->newest, "nothing", -1, NULL));
  seen = find_newest (self, "2026-11-23");
  g_assert_cmpstr (seen->newest, ==, first->newest);
  g_assert_cmpint (seen->age, ==, 3);
  g_assert_cmpuint (seen->state->n_records, ==, 1);
  g_assert_nonnull (strstr (seen->damaged, second->newest));
  third = back_up_daily (self, "2026-11-21", 3);
  g_assert_true (third->is_new);
  g_assert_cmpstr (third->newest, !=, second->newest);
  g_assert_nonnull (third->damaged);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/backup/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("backed-up", test_backed_up);
  ADD ("no-file-is-replaced", test_no_file_is_replaced);
  ADD ("damaged-store-is-not-backed-up", test_damaged_store_is_not_backed_up);
  ADD ("restored", test_restored);
  ADD ("no-backup-is-not-restored", test_no_backup_is_not_restored);
  ADD ("newer-backup-is-not-restored", test_newer_backup_is_not_restored);
  ADD ("flipped-bits", test_flipped_bits);
  ADD ("damaged-store-is-restored", test_damaged_store_is_restored);
  ADD ("leftovers-are-swept", test_leftovers_are_swept);
  ADD ("saves-do-not-wait", test_saves_do_not_wait);
  ADD ("daily", test_daily);
  ADD ("daily-damaged", test_daily_damaged);
  return g_test_run ();
}
