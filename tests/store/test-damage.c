/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-sqlite-issue.h"
#include "venule-sqlite-load.h"
#include "venule-sqlite-verify.h"
#include "venule-test-base.h"

#include <glib/gstdio.h>

#include <string.h>

/* What was stored, to hold against what is read. */
typedef struct
{
  char *record, *issue;
  VenuleRevision *first, *second; /* read back, with all they hold */
  VenuleIssue *sheet;
} Stored;

static void
stored_clear (Stored *stored)
{
  g_free (stored->issue);
  venule_revision_unref (stored->first);
  venule_revision_unref (stored->second);
  venule_issue_unref (stored->sheet);
}

/* One record of two revisions with a frozen sheet that was handed over, and another that was superseded. */
static void
fill (Base *base, Stored *stored)
{
  g_autoptr (VenuleRevision) first = venule_test_save_text (base->db, 0, VENULE_COURSE_FINISHED, "<first/>");
  g_autoptr (VenuleIssue) former = venule_test_issue (base->db, first);
  g_autoptr (VenuleRevision) second = venule_test_save_text (base->db, 1, VENULE_COURSE_AMENDED, "<second/>");
  g_autoptr (VenuleIssue) issue = venule_made_up_issue (second, 9);
  g_autoptr (VenuleSave) other = venule_made_up_save ("another", 0, 3, "Another");
  g_autoptr (VenuleRevision) others = NULL;
  g_autoptr (GError) error = NULL;

  g_bytes_unref (issue->pdf);
  issue->pdf = g_bytes_new_static ("%PDF", 4);
  g_clear_pointer (&issue->pdf_hash, g_free);
  g_bytes_unref (issue->sheet);
  issue->sheet = g_bytes_new_static ("<s/>", 4);
  g_clear_pointer (&issue->sheet_hash, g_free);
  issue->session = g_strdup ("s1");
  venule_sqlite_add_issue (base->db, issue, &error);
  g_assert_no_error (error);
  venule_sqlite_add_issue_event (base->db, issue->id, venule_issue_event_new (VENULE_ISSUE_HANDED_OVER, "n", "d"), NULL,
                                 &error);
  g_assert_no_error (error);
  others = venule_test_save (base->db, other, &error);
  g_assert_no_error (error);

  stored->issue = g_strdup (issue->id);
  stored->first = venule_sqlite_load (base->db, VENULE_TEST_RECORD, 1, NULL, &error);
  stored->second = venule_sqlite_load (base->db, VENULE_TEST_RECORD, 0, NULL, &error);
  stored->sheet = venule_sqlite_load_issue (base->db, stored->issue, &error);
  g_assert_no_error (error);
  venule_sqlite_checkpoint (base->db, TRUE, &error);
  g_assert_no_error (error);
}

static gboolean
same_revision (const VenuleRevision *a, const VenuleRevision *b)
{
  return g_str_equal (a->record, b->record) && a->number == b->number && g_str_equal (a->save_id, b->save_id)
         && a->course == b->course && g_strcmp0 (a->reason, b->reason) == 0 && g_str_equal (a->by, b->by)
         && g_str_equal (a->at, b->at) && venule_card_equal (a->card, b->card)
         && g_bytes_equal (a->document, b->document) && g_str_equal (a->hash, b->hash);
}

static gboolean
same_sheet (const VenuleIssue *a, const VenuleIssue *b)
{
  if (!g_str_equal (a->hash, b->hash) || !g_bytes_equal (a->pdf, b->pdf) || !g_bytes_equal (a->sheet, b->sheet)
      || a->events->len != b->events->len)
    return FALSE;
  for (guint i = 0; i < a->events->len; i++)
    {
      const VenuleIssueEvent *first = a->events->pdata[i], *second = b->events->pdata[i];

      if (first->kind != second->kind || !g_str_equal (first->by, second->by) || !g_str_equal (first->at, second->at)
          || g_strcmp0 (first->detail, second->detail) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Returns: whether it was read; what is read must be what was stored */
static gboolean
read_revision (VenuleSqlite *db, guint number, const VenuleRevision *expected)
{
  g_autoptr (VenuleRevision) revision = venule_sqlite_load (db, VENULE_TEST_RECORD, number, NULL, NULL);

  g_assert_true (revision == NULL || same_revision (revision, expected));
  return revision != NULL;
}

static gboolean
read_sheet (VenuleSqlite *db, const Stored *stored)
{
  g_autoptr (VenuleIssue) sheet = venule_sqlite_load_issue (db, stored->issue, NULL);

  g_assert_true (sheet == NULL || same_sheet (sheet, stored->sheet));
  return sheet != NULL;
}

typedef struct
{
  const char *table, *where, *columns; /* where: by what is not flipped; columns: between spaces */
  gboolean latest, first, sheet;       /* whose load must notice it */
} Rows;

/* Every column that is stored of a record and of an issue. */
static const Rows rows[] = {
  { "record", "rowid = 1",
    "uuid newest course to_hand_over n_issues changed_at changed_day given_name family_name number nhs_number protocol "
    "born visit is_example newest_hash seal",
    TRUE, TRUE, FALSE },
  { "revision", "rowid = 2",
    "record number save_id course reason by at given_name family_name card_number nhs_number protocol born visit "
    "is_example hash document",
    TRUE, FALSE, FALSE },
  { "revision", "rowid = 1",
    "record number save_id course reason by at given_name family_name card_number nhs_number protocol born visit "
    "is_example hash "
    "document",
    FALSE, TRUE, FALSE },
  { "issue", "rowid = 2",
    "uuid code record revision revision_hash session language second_language format sheet_version checklist_version "
    "program_version clinic by at pdf_hash sheet_hash hash n_events events_hash",
    FALSE, FALSE, TRUE },
  { "issue_content", "length (pdf) = 4", "issue pdf sheet", FALSE, FALSE, TRUE },
  { "issue_event", "detail = 'd'", "issue number kind by at", FALSE, FALSE, TRUE },
  { "issue_event", "issue = 2", "detail", FALSE, FALSE, TRUE },
};

/* Every trigger and reference is put aside: what is flipped here is flipped under the program, not by it. */
static void
unguard (VenuleSqlite *db)
{
  sqlite3_stmt *names = venule_sqlite_prepare (db,
                                               "SELECT group_concat ('DROP TRIGGER ' || name, '; ') FROM sqlite_schema"
                                               " WHERE type = 'trigger'",
                                               NULL);
  g_autofree char *sql = NULL;

  g_assert_cmpint (venule_sqlite_step (db, names, NULL), ==, VENULE_STEP_ROW);
  sql = g_strdup ((const char *) sqlite3_column_text (names, 0));
  sqlite3_reset (names);
  g_assert_true (venule_sqlite_execute (db, "PRAGMA foreign_keys = OFF", NULL));
  g_assert_true (venule_sqlite_execute (db, sql, NULL));
}

static sqlite3_value *
read_value (VenuleSqlite *db, const Rows *row, const char *column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s", column, row->table, row->where);
  sqlite3_stmt *statement = venule_sqlite_prepare (db, sql, NULL);
  sqlite3_value *value;

  g_assert_nonnull (statement);
  g_assert_cmpint (venule_sqlite_step (db, statement, NULL), ==, VENULE_STEP_ROW);
  value = sqlite3_value_dup (sqlite3_column_value (statement, 0));
  sqlite3_reset (statement);
  return value;
}

/* Returns: how many bits there are to flip; NULL has one: to be 0 */
static guint
count_bits (sqlite3_value *value)
{
  int type = sqlite3_value_type (value);

  return type == SQLITE_NULL ? 1 : type == SQLITE_INTEGER ? 64 : (guint) sqlite3_value_bytes (value) * 8;
}

static void
bind_flipped (sqlite3_stmt *update, sqlite3_value *value, guint bit)
{
  int type = sqlite3_value_type (value), size = sqlite3_value_bytes (value);
  g_autofree char *bytes = g_memdup2 (sqlite3_value_blob (value), (gsize) size);

  if (type == SQLITE_NULL)
    sqlite3_bind_int (update, 1, 0);
  else if (type == SQLITE_INTEGER)
    sqlite3_bind_int64 (update, 1,
                        (sqlite3_int64) ((guint64) sqlite3_value_int64 (value) ^ (G_GUINT64_CONSTANT (1) << bit)));
  else
    {
      bytes[bit / 8] ^= (char) (1u << bit % 8);
      if (type == SQLITE_TEXT)
        sqlite3_bind_text (update, 1, bytes, size, SQLITE_TRANSIENT);
      else
        sqlite3_bind_blob (update, 1, bytes, size, SQLITE_TRANSIENT);
    }
}

static void
check_noticed (VenuleSqlite *db, const Stored *stored, const Rows *row, const char *column, guint bit)
{
  gboolean latest = read_revision (db, 0, stored->second), first = read_revision (db, 1, stored->first);

  if ((row->latest && latest) || (row->first && first) || (row->sheet && read_sheet (db, stored)))
    g_error ("%s.%s bit %u was not noticed", row->table, column, bit);
  g_assert_null (venule_sqlite_verify (db, NULL, NULL));
}

static guint
flip_all (VenuleSqlite *db, const Stored *stored, const Rows *row, const char *column)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ? WHERE %s", row->table, column, row->where);
  sqlite3_value *value = read_value (db, row, column);
  guint n_bits = count_bits (value), n = 0;

  for (guint bit = 0; bit < n_bits; bit++)
    {
      sqlite3_stmt *update = venule_sqlite_prepare (db, sql, NULL);

      bind_flipped (update, value, bit);
      /* Where a key refuses it, this bit can't stand there. */
      if (!venule_sqlite_run (db, update, NULL))
        continue;
      check_noticed (db, stored, row, column, bit);
      update = venule_sqlite_prepare (db, sql, NULL);
      sqlite3_bind_value (update, 1, value);
      g_assert_true (venule_sqlite_run (db, update, NULL));
      n++;
    }
  sqlite3_value_free (value);
  return n;
}

static void
test_each_bit (Base *base, gconstpointer user_data)
{
  Stored stored = { 0 };
  guint n = 0;

  fill (base, &stored);
  unguard (base->db);
  venule_sqlite_execute (base->db, "PRAGMA synchronous = OFF", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) columns = g_strsplit (rows[i].columns, " ", -1);

      for (char **column = columns; *column != NULL; column++)
        n += flip_all (base->db, &stored, &rows[i], *column);
    }
  g_test_message ("%u bits", n);
  g_assert_cmpuint (n, >, 5000);
  stored_clear (&stored);
}

/* Bits of the file, anywhere: what is read is what was stored, or nothing is. */
static void
test_bits_of_the_file (Base *base, gconstpointer user_data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autofree char *bytes = NULL, *copy = g_build_filename (base->folder, "copy.db", NULL);
  Stored stored = { 0 };
  guint n_noticed = 0, n_opened = 0;
  gsize size;

  fill (base, &stored);
  g_clear_pointer (&base->db, venule_sqlite_close);
  g_assert_true (g_file_get_contents (base->file, &bytes, &size, NULL));
  for (guint i = 0; i < 600; i++)
    {
      guint32 bit = (guint32) g_rand_int_range (rand, 0, (gint32) size * 8);
      g_autoptr (VenuleSqlite) db = NULL;
      g_autoptr (VenuleStoreState) state = NULL;

      bytes[bit / 8] ^= (char) (1u << bit % 8);
      g_assert_true (g_file_set_contents_full (copy, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      bytes[bit / 8] ^= (char) (1u << bit % 8);
      db = venule_sqlite_open (copy, FALSE, NULL);
      if (db == NULL)
        continue;
      n_opened++;
      n_noticed += !read_revision (db, 0, stored.second);
      n_noticed += !read_revision (db, 1, stored.first);
      n_noticed += !read_sheet (db, &stored);
      state = venule_sqlite_verify (db, NULL, NULL);
      if (state != NULL)
        {
          g_assert_cmpuint (state->n_records, ==, 2);
          g_assert_cmpuint (state->n_revisions, ==, 3);
          g_assert_cmpuint (state->n_issues, ==, 2);
          /* What a check of everything lets pass is read as it was stored. */
          g_assert_true (read_revision (db, 0, stored.second) && read_revision (db, 1, stored.first)
                         && read_sheet (db, &stored));
        }
    }
  g_test_message ("%u of 600 opened, %u reads refused", n_opened, n_noticed);
  g_assert_cmpuint (n_opened, >, 0);
  g_assert_cmpuint (n_noticed, >, 0);
  stored_clear (&stored);
}

/* A save on top of something damaged would give it a good hash: it is refused. */
static void
test_no_save_on_damage (Base *base, gconstpointer user_data)
{
  Stored stored = { 0 };
  g_autoptr (VenuleSave) save = venule_test_save_new (2, VENULE_COURSE_AMENDED, "three");
  g_autoptr (GError) error = NULL;

  fill (base, &stored);
  unguard (base->db);
  g_assert_true (venule_sqlite_execute (base->db, "UPDATE record SET family_name = 'X' WHERE id = 1", NULL));
  g_assert_null (venule_test_save (base->db, save, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_DAMAGED);
  g_assert_null (strstr (error->message, "Example"));
  g_assert_nonnull (strstr (error->message, base->file));
  stored_clear (&stored);
}

/* A record's whole row as it was once, with its good seal, is not what stands. */
static void
test_row_of_before (Base *base, gconstpointer user_data)
{
  Stored stored = { 0 };
  g_autoptr (VenuleRevision) third = NULL, latest = NULL;
  g_autoptr (GError) error = NULL;

  fill (base, &stored);
  g_assert_true (venule_sqlite_execute (base->db, "CREATE TABLE before AS SELECT * FROM record WHERE id = 1", NULL));
  third = venule_test_save_text (base->db, 2, VENULE_COURSE_AMENDED, "<third/>");
  unguard (base->db);
  g_assert_true (venule_sqlite_execute (base->db, "REPLACE INTO record SELECT * FROM before", NULL));
  latest = venule_sqlite_load (base->db, VENULE_TEST_RECORD, 0, NULL, &error);
  g_assert_null (latest);
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_DAMAGED);
  stored_clear (&stored);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Base, NULL, venule_test_base_set_up, test, venule_test_base_tear_down)
  ADD ("/damage/each-bit", test_each_bit);
  ADD ("/damage/bits-of-the-file", test_bits_of_the_file);
  ADD ("/damage/row-of-before", test_row_of_before);
  ADD ("/damage/no-save-on-damage", test_no_save_on_damage);
  return g_test_run ();
}
