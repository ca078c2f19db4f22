/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-store-await.h"
#include "venule-store-folder.h"

#include <sqlite3.h>

#include <string.h>

typedef struct
{
  char *base, *folder;
  VenuleStore *store;
  GPtrArray *records; /* (element-type utf8) */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->base = venule_store_folder_new ();
  self->folder = g_build_filename (self->base, "store", NULL);
  self->store = venule_await_open (self->folder, &error);
  g_assert_no_error (error);
  self->records = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  venule_store_folder_remove (self->base);
  g_free (self->base);
  g_free (self->folder);
  g_ptr_array_unref (self->records);
}

static VenuleRevision *
save (Fixture *self, const char *record, guint base, guint seed, const char *name)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free), done = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (saves, venule_made_up_save (record, base, seed, name));
  done = venule_await_save (self->store, saves, VENULE_AUDIT_SAVED, &error);
  g_assert_no_error (error);
  return venule_revision_ref (done->pdata[0]);
}

/* Saved under one name, then under another, with a sheet handed over. */
static const char *
add_patient (Fixture *self, guint seed, const char *name)
{
  g_autofree char *record = g_uuid_string_random (), *former = g_strconcat ("Former", name, NULL);
  g_autoptr (VenuleRevision) first = save (self, record, 0, seed, former), second = save (self, record, 1, seed, name);
  g_autoptr (VenuleIssue) issue = venule_made_up_issue (second, seed);
  g_autoptr (GError) error = NULL;

  venule_await_add_issue (self->store, issue, &error);
  g_assert_no_error (error);
  venule_await_add_event (self->store, issue->id, venule_issue_event_new (VENULE_ISSUE_HANDED_OVER, "nurse", "asked"),
                          &error);
  g_assert_no_error (error);
  g_ptr_array_add (self->records, g_steal_pointer (&record));
  return self->records->pdata[self->records->len - 1];
}

static gboolean
holds_text (Fixture *self, const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return venule_store_folder_holds (self->folder, text, strlen (text))
         || venule_store_folder_holds (self->folder, lower, strlen (lower));
}

/* The beginnings and ends of what is stored in pieces too large for a page, as the file has them. */
static GPtrArray *
read_pieces (Fixture *self, const char *sql)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *path = g_build_filename (self->folder, "venule.db", NULL);
  sqlite3_stmt *statement;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const guint8 *blob = sqlite3_column_blob (statement, 0);
      int size = sqlite3_column_bytes (statement, 0);

      g_assert_cmpint (size, >, 100);
      g_ptr_array_add (pieces, g_bytes_new (blob + 20, 40));
      g_ptr_array_add (pieces, g_bytes_new (blob + size - 45, 40));
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return pieces;
}

static guint
count_held (Fixture *self, GPtrArray *pieces)
{
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++)
    n += venule_store_folder_holds (self->folder, g_bytes_get_data (pieces->pdata[i], NULL),
                                    g_bytes_get_size (pieces->pdata[i]));
  return n;
}

static gboolean
erase (Fixture *self, const char *reason, GError **error, const char *record, const char *other)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  g_ptr_array_add (list, (gpointer) record);
  if (other)
    g_ptr_array_add (list, (gpointer) other);
  return venule_await_erase (self->store, list, "nurse", reason, error);
}

static void
test_no_trace_is_left (Fixture *self, gconstpointer data)
{
  const char *gone = add_patient (self, 1, "Quixotzephyr"), *stays = add_patient (self, 5, "Remaining");
  g_autofree char *of_gone = g_strdup_printf (
      "SELECT document FROM revision JOIN record ON record.id = record WHERE uuid = '%s'"
      " UNION ALL SELECT pdf FROM issue_content UNION ALL SELECT sheet FROM issue_content WHERE issue = 1",
      gone);
  g_autoptr (GPtrArray) pieces = NULL, lines = NULL, rows = NULL;
  g_autoptr (VenuleStoreState) state = NULL;
  g_autoptr (VenuleRevision) other = NULL;
  g_autoptr (GError) error = NULL;
  VenuleListQuery query = { .kind = VENULE_LIST_ALL, .search = "quixotzephyr", .limit = 10 };

  pieces = read_pieces (self, of_gone);
  g_assert_cmpuint (pieces->len, >=, 8);
  g_assert_cmpuint (count_held (self, pieces), ==, pieces->len);
  g_assert_true (holds_text (self, "Quixotzephyr"));

  erase (self, "kept long enough", &error, gone, NULL);
  g_assert_no_error (error);
  g_assert_false (holds_text (self, "Quixotzephyr"));
  g_assert_false (holds_text (self, "100001"));
  g_assert_true (holds_text (self, "Remaining"));
  /* The other's sheet has two pieces of its own among them. */
  g_assert_cmpuint (count_held (self, pieces), ==, 2);

  state = venule_await_verify (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (state->n_records, ==, 1);
  g_assert_cmpuint (state->n_revisions, ==, 2);
  g_assert_cmpuint (state->n_issues, ==, 1);
  g_assert_null (venule_await_load (self->store, gone, 0, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  other = venule_await_load (self->store, stays, 0, &error);
  g_assert_no_error (error);
  rows = venule_await_list (self->store, &query, &error);
  g_assert_cmpuint (rows->len, ==, 0);

  lines = venule_await_audit (self->store, gone, &error);
  g_assert_cmpint (((VenuleAuditLine *) lines->pdata[lines->len - 1])->action, ==, VENULE_AUDIT_ERASED);
  g_assert_cmpstr (((VenuleAuditLine *) lines->pdata[lines->len - 1])->subject, ==, "kept long enough");
}

static void
assert_refused (Fixture *self, VenuleStoreError code, const char *reason, const char *record, const char *other)
{
  g_autoptr (VenuleStoreState) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;

  before = venule_await_verify (self->store, &error);
  g_assert_no_error (error);
  g_assert_false (erase (self, reason, &error, record, other));
  g_assert_error (error, VENULE_STORE_ERROR, (gint) code);
  g_clear_error (&error);
  after = venule_await_verify (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after->audit_head, ==, before->audit_head);
  g_assert_cmpuint (after->n_records, ==, before->n_records);
}

static void
test_all_or_none (Fixture *self, gconstpointer data)
{
  const char *record = add_patient (self, 1, "Example");

  assert_refused (self, VENULE_STORE_ERROR_NOT_FOUND, "kept long enough", record,
                  "00000000-0000-4000-8000-000000000000");
}

/* The audit outlives the record, and the reason stands in it. */
static void
test_reason (Fixture *self, gconstpointer data)
{
  const char *record = add_patient (self, 1, "Éxample");

  assert_refused (self, VENULE_STORE_ERROR_REFUSED, "", record, NULL);
  assert_refused (self, VENULE_STORE_ERROR_REFUSED, " \t", record, NULL);
  assert_refused (self, VENULE_STORE_ERROR_REFUSED, "mrs éxample asked for it", record, NULL);
  assert_refused (self, VENULE_STORE_ERROR_REFUSED, "number 100001 was entered twice", record, NULL);
}

static void
test_kept_copies (Fixture *self, gconstpointer data)
{
  const char *gone = add_patient (self, 1, "Quixotzephyr"), *stays = add_patient (self, 5, "Remaining");
  g_autofree char *copy = g_build_filename (self->base, "copy", NULL);
  g_autoptr (VenuleStoreState) backup = NULL, restored = NULL, kept = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  backup = venule_await_back_up (self->store, copy, &error);
  g_assert_no_error (error);
  restored = venule_await_restore (self->store, copy, &error);
  g_assert_no_error (error);
  erase (self, "kept long enough", &error, gone, NULL);
  g_assert_no_error (error);
  g_assert_false (holds_text (self, "Quixotzephyr"));
  files = venule_store_folder_list (self->folder, "before-restore-");
  g_assert_cmpuint (files->len, ==, 1);
  kept = venule_await_inspect (self->store, files->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->n_records, ==, 1);
  g_assert_cmpstr (kept->newest_record, ==, stays);
}

/* Who reads an older state keeps it in the files: that is said, and it goes with the last who uses them. */
static void
test_reader_in_the_way (Fixture *self, gconstpointer data)
{
  const char *gone = add_patient (self, 1, "Quixotzephyr");
  g_autofree char *path = g_build_filename (self->folder, "venule.db", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN; SELECT count(*) FROM record", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (erase (self, "kept long enough", &error, gone, NULL));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_WRITTEN);
  g_assert_nonnull (strstr (error->message, "it was erased, but"));
  g_assert_true (holds_text (self, "Quixotzephyr"));
  sqlite3_close (db);
  g_clear_object (&self->store);
  g_assert_false (holds_text (self, "Quixotzephyr"));
}

/* Rows move between pages as others come and go: what they leave behind there must be gone too. */
static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  g_autofree guint *numbers = g_new0 (guint, 80);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 80; i++)
    g_ptr_array_add (self->records, g_uuid_string_random ());
  for (guint i = 0; i < 400; i++)
    {
      guint which = (guint) g_rand_int_range (rand, 0, 80);
      g_autofree char *name
          = g_strdup_printf ("Qz%02uk%.*s", which, g_rand_int_range (rand, 0, 30), "xyxyxyxyxyxyxyxyxyxyxyxyxyxyxy");
      g_autoptr (VenuleRevision) revision = save (self, self->records->pdata[which], numbers[which], i, name);

      numbers[which]++;
    }
  for (guint i = 0; i < 80; i += 3)
    if (numbers[i] > 0)
      g_ptr_array_add (gone, self->records->pdata[i]);
  g_assert_true (venule_await_erase (self->store, gone, "nurse", "kept long enough", &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *name = g_strdup_printf ("Qz%02uk", i);

      g_assert_true (holds_text (self, name) == (i % 3 != 0 && numbers[i] > 0));
    }
}

/* What was changed after it was confirmed stays, and all that was confirmed with it; of a copy that was kept before a
 * restore all goes, whatever it has. */
static void
test_changed_since (Fixture *self, gconstpointer data)
{
  const char *first = add_patient (self, 1, "Example"), *second = add_patient (self, 2, "Sample");
  g_autoptr (GPtrArray) confirmed = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_erasure_free);
  g_autoptr (VenuleStoreState) state = NULL;
  g_autoptr (VenuleRevision) later = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (confirmed, venule_erasure_new (first, 2));
  g_ptr_array_add (confirmed, venule_erasure_new (second, 2));
  later = save (self, second, 2, 3, "Sample");
  g_assert_false (venule_await_erase_confirmed (self->store, confirmed, "nurse", "kept long enough", &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, second));
  g_assert_nonnull (strstr (error->message, "changed after the list was made"));
  g_clear_error (&error);
  state = venule_await_verify (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (state->n_records, ==, 2);
  g_clear_pointer (&state, venule_store_state_free);

  ((VenuleErasure *) confirmed->pdata[1])->revision = 3;
  g_assert_true (venule_await_erase_confirmed (self->store, confirmed, "nurse", "kept long enough", &error));
  g_assert_no_error (error);
  state = venule_await_verify (self->store, &error);
  g_assert_cmpuint (state->n_records, ==, 0);
}

static void
test_list_of_unchanged (Fixture *self, gconstpointer data)
{
  VenuleListQuery query = { .kind = VENULE_LIST_UNCHANGED, .today = venule_civil_date_today (), .limit = 10 };
  g_autoptr (GPtrArray) today = NULL, later = NULL;
  g_autoptr (GError) error = NULL;

  add_patient (self, 1, "Example");
  today = venule_await_list (self->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (today->len, ==, 0);
  query.today = venule_civil_date_add_days (query.today, 2);
  later = venule_await_list (self->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (later->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/erase/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("no-trace-is-left", test_no_trace_is_left);
  ADD ("all-or-none", test_all_or_none);
  ADD ("reason", test_reason);
  ADD ("kept-copies", test_kept_copies);
  ADD ("reader-in-the-way", test_reader_in_the_way);
  ADD ("many", test_many);
  ADD ("changed-since", test_changed_since);
  ADD ("list-of-unchanged", test_list_of_unchanged);
  return g_test_run ();
}
