/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-sqlite-load.h"
#include "venule-sqlite-verify.h"
#include "venule-store-folder.h"
#include "venule-test-base.h"

#include <stdio.h>
#include <stdlib.h>

/* This program, as another one: */
#define SAVE_OPTION  "--save"  /* saves once: FILE BASE */
#define WRITE_OPTION "--write" /* writes its lines: FILE WRITER */

#define SAVES 25 /* each writer's, that went in */

static const char *program;

static int
tell_failure (const GError *error)
{
  g_printerr ("%s\n", error->message);
  return -1;
}

/* Reads, adds its line, saves; and begins again when it lost. What it tells is how often it lost, or -1. */
static int
write_lines (VenuleSqlite *db, guint writer)
{
  int n_lost = 0;

  for (guint i = 0; i < SAVES;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VenuleRevision) latest = venule_sqlite_load (db, VENULE_TEST_RECORD, 0, NULL, &error);
      g_autofree char *text = NULL;
      g_autoptr (VenuleSave) save = NULL;
      g_autoptr (VenuleRevision) made = NULL;

      if (latest == NULL)
        return tell_failure (error);
      text = g_strdup_printf ("%.*s%u:%u\n", (int) g_bytes_get_size (latest->document),
                              (const char *) g_bytes_get_data (latest->document, NULL), writer, i);
      save = venule_test_save_new (latest->number, VENULE_COURSE_DRAFT, text);
      made = venule_test_save (db, save, &error);
      if (made != NULL)
        i++;
      else if (g_error_matches (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_CONFLICT))
        n_lost++;
      else
        return tell_failure (error);
    }
  return n_lost;
}

static int
open_and_write (const char *file, guint writer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleSqlite) db = venule_sqlite_open (file, FALSE, &error);

  return db != NULL ? write_lines (db, writer) : tell_failure (error);
}

/* Every line of every writer is there, once, in each writer's order; each revision has one line more. */
static void
check_lines (VenuleSqlite *db, guint n_writers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleStoreState) state = venule_sqlite_verify (db, NULL, &error);
  g_autoptr (VenuleRevision) latest = venule_sqlite_load (db, VENULE_TEST_RECORD, 0, NULL, NULL);
  g_auto (GStrv) lines = NULL;
  guint next[8] = { 0 };

  g_assert_no_error (error);
  g_assert_cmpuint (state->n_revisions, ==, n_writers * SAVES + 1);
  g_assert_cmpuint (state->n_audit_lines, ==, n_writers * SAVES + 1);
  g_assert_cmpuint (latest->number, ==, n_writers * SAVES + 1);
  {
    g_autofree char *text = g_strndup (g_bytes_get_data (latest->document, NULL), g_bytes_get_size (latest->document));

    lines = g_strsplit (text, "\n", -1);
  }
  g_assert_cmpuint (g_strv_length (lines), ==, n_writers * SAVES + 2);
  for (guint i = 1; i <= n_writers * SAVES; i++)
    {
      guint writer, number;

      g_assert_cmpint (sscanf (lines[i], "%u:%u", &writer, &number), ==, 2);
      g_assert_cmpuint (number, ==, next[writer]++);
    }
}

typedef struct
{
  const char *file;
  guint writer;
  int n_lost;
} Writer;

static gpointer
write_cb (gpointer user_data)
{
  Writer *writer = user_data;

  writer->n_lost = open_and_write (writer->file, writer->writer);
  return NULL;
}

static void
test_threads (Base *base, gconstpointer user_data)
{
  guint n_writers = GPOINTER_TO_UINT (user_data);
  g_autoptr (VenuleRevision) first = venule_test_save_text (base->db, 0, VENULE_COURSE_DRAFT, "start\n");
  Writer writers[8];
  GThread *threads[8];

  for (guint i = 0; i < n_writers; i++)
    {
      writers[i] = (Writer){ base->file, i, -1 };
      threads[i] = g_thread_new ("writer", write_cb, &writers[i]);
    }
  for (guint i = 0; i < n_writers; i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpint (writers[i].n_lost, >=, 0);
    }
  check_lines (base->db, n_writers);
}

static void
test_processes (Base *base, gconstpointer user_data)
{
  guint n_writers = GPOINTER_TO_UINT (user_data);
  g_autoptr (VenuleRevision) first = venule_test_save_text (base->db, 0, VENULE_COURSE_DRAFT, "start\n");
  GSubprocess *writers[8];
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&base->db, venule_sqlite_close);
  for (guint i = 0; i < n_writers; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      writers[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, WRITE_OPTION, base->file, number, NULL);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < n_writers; i++)
    {
      g_subprocess_wait_check (writers[i], NULL, &error);
      g_assert_no_error (error);
      g_clear_object (&writers[i]);
    }
  base->db = venule_sqlite_open (base->file, FALSE, &error);
  g_assert_no_error (error);
  check_lines (base->db, n_writers);
}

static void
on_changed_cb (VenuleStore *store, const char *record, GPtrArray *told)
{
  g_ptr_array_add (told, g_strdup (record != NULL ? record : "any"));
}

static gboolean
on_late_cb (gpointer late)
{
  *(gboolean *) late = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until something is told, or it is too late for it. */
static void
wait_for_changes (GPtrArray *told, guint seconds)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (seconds, on_late_cb, &late);

  while (told->len == 0 && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (source);
}

static VenuleStore *
open_store (const char *folder, GPtrArray *told)
{
  g_autoptr (GError) error = NULL;
  VenuleStore *store = venule_await_open (folder, &error);

  g_assert_no_error (error);
  g_signal_connect (store, "changed", G_CALLBACK (on_changed_cb), told);
  return store;
}

static void
save_one (VenuleStore *store, guint base)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free), done = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (saves, venule_test_save_new (base, VENULE_COURSE_DRAFT, "one"));
  done = venule_await_save (store, saves, VENULE_AUDIT_SAVED, &error);
  g_assert_no_error (error);
}

static void
test_own_change (Base *base, gconstpointer user_data)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (VenuleStore) store = NULL;

  g_clear_pointer (&base->db, venule_sqlite_close);
  store = open_store (base->folder, told);
  save_one (store, 0);
  wait_for_changes (told, 10);
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_cmpstr (told->pdata[0], ==, VENULE_TEST_RECORD);
  /* What oneself has changed is not told again as made elsewhere. */
  g_ptr_array_set_size (told, 0);
  wait_for_changes (told, 1);
  g_assert_cmpuint (told->len, ==, 0);
}

static void
test_change_elsewhere (Base *base, gconstpointer user_data)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (VenuleStore) store = open_store (base->folder, told);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) other
          = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, SAVE_OPTION, base->file, number, NULL);

      g_assert_no_error (error);
      g_subprocess_wait_check (other, NULL, &error);
      g_assert_no_error (error);
      wait_for_changes (told, 10);
      g_assert_cmpuint (told->len, >, 0);
      g_assert_cmpstr (told->pdata[0], ==, "any");
      /* One change may be seen twice, when it is looked for between its pages. */
      while (told->len > 0)
        {
          g_ptr_array_set_size (told, 0);
          wait_for_changes (told, 1);
        }
    }
}

/* A cancelled write that has begun is done; a cancelled search is not; neither leaves anything behind. */
static void
on_finished_cb (GObject *source, GAsyncResult *result, gpointer place)
{
  *(GAsyncResult **) place = g_object_ref (result);
}

static void
test_cancelled_before (Base *base, gconstpointer user_data)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (VenuleStore) store = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&base->db, venule_sqlite_close);
  store = open_store (base->folder, told);
  g_cancellable_cancel (cancelled);
  g_ptr_array_add (saves, venule_test_save_new (0, VENULE_COURSE_DRAFT, "one"));
  venule_store_save_async (store, saves, VENULE_AUDIT_SAVED, cancelled, on_finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (venule_store_save_finish (store, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  save_one (store, 0);
}

/* The loser of a conflict gets the winner through the store as well. */
static void
test_winner (Base *base, gconstpointer user_data)
{
  g_autoptr (VenuleRevision) theirs = venule_test_save_text (base->db, 0, VENULE_COURSE_DRAFT, "theirs");
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free);
  g_autoptr (VenuleStore) store = open_store (base->folder, told);
  g_autoptr (VenuleRevision) winner = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (saves, venule_test_save_new (0, VENULE_COURSE_DRAFT, "mine"));
  venule_store_save_async (store, saves, VENULE_AUDIT_SAVED, NULL, on_finished_cb, &result);
  /* arguments are copied: they may go at once */
  g_ptr_array_set_size (saves, 0);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (venule_store_save_finish (store, result, &winner, &error));
  g_assert_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_CONFLICT);
  g_assert_cmpstr (winner->hash, ==, theirs->hash);
}

/* The store goes while its last work is under way: it is done all the same. */
static void
test_let_go (Base *base, gconstpointer user_data)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free);
  VenuleStore *store = open_store (base->folder, told);
  g_autoptr (VenuleRevision) read = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (saves, venule_test_save_new (0, VENULE_COURSE_DRAFT, "mine"));
  venule_store_save_async (store, saves, VENULE_AUDIT_SAVED, NULL, on_finished_cb, &result);
  g_object_unref (store);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  read = venule_sqlite_load (base->db, VENULE_TEST_RECORD, 0, NULL, NULL);
  g_assert_nonnull (read);
}

static int
save_as_another (const char *file, const char *base)
{
  g_autoptr (VenuleSqlite) db = venule_sqlite_open (file, FALSE, NULL);
  g_autoptr (VenuleSave) save = venule_test_save_new ((guint) atoi (base), VENULE_COURSE_DRAFT, "theirs");
  g_autoptr (VenuleRevision) made = db != NULL ? venule_test_save (db, save, NULL) : NULL;

  return made != NULL ? 0 : 1;
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], SAVE_OPTION))
    return save_as_another (argv[2], argv[3]);
  if (argc == 4 && g_str_equal (argv[1], WRITE_OPTION))
    return open_and_write (argv[2], (guint) atoi (argv[3])) >= 0 ? 0 : 1;
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, test)                                                                                          \
  g_test_add (path, Base, GUINT_TO_POINTER (data), venule_test_base_set_up, test, venule_test_base_tear_down)
  ADD ("/writers/processes/two", 2, test_processes);
  ADD ("/writers/processes/eight", 8, test_processes);
  ADD ("/writers/change-elsewhere", 0, test_change_elsewhere);
  ADD ("/writers/threads/two", 2, test_threads);
  ADD ("/writers/threads/eight", 8, test_threads);
  ADD ("/writers/own-change", 0, test_own_change);
  ADD ("/writers/cancelled-before", 0, test_cancelled_before);
  ADD ("/writers/winner", 0, test_winner);
  ADD ("/writers/let-go", 0, test_let_go);
  return g_test_run ();
}
