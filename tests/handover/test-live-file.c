/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* A file that follows what is written: when it is there, what is in it, and whose it is. */

#include "venule-live-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define START  "a."
#define SUFFIX ".ini"

typedef struct
{
  char *folder;
  VenuleLiveFile *file;
  const char *now; /* (nullable): what is to be in it */
  GPtrArray *read; /* what was taken up */
  gboolean refuses;
} Fixture;

static GBytes *
make (gpointer user_data)
{
  const char *now = ((Fixture *) user_data)->now;

  return now == NULL ? NULL : g_bytes_new (now, strlen (now));
}

static gboolean
read_file (const char *path, gpointer user_data)
{
  Fixture *fixture = user_data;
  char *contents;

  if (fixture->refuses)
    return FALSE;
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_ptr_array_add (fixture->read, contents);
  return TRUE;
}

static VenuleLiveFile *
begin (Fixture *fixture)
{
  return venule_live_file_new (fixture->folder, START, SUFFIX, make, fixture);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *above = g_dir_make_tmp ("venule-live-file-XXXXXX", NULL);

  fixture->folder = g_build_filename (above, "typed", NULL);
  fixture->read = g_ptr_array_new_with_free_func (g_free);
  fixture->file = begin (fixture);
}

/* Returns: (transfer full): the names that are there */
static GPtrArray *
look (Fixture *fixture)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name = dir == NULL ? NULL : g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_ptr_array_add (names, g_build_filename (fixture->folder, name, NULL));
  return names;
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) names = look (fixture);
  g_autofree char *above = g_path_get_dirname (fixture->folder);

  venule_live_file_leave (fixture->file);
  for (guint i = 0; i < names->len; i++)
    g_remove (names->pdata[i]);
  g_rmdir (fixture->folder);
  g_assert_cmpint (g_rmdir (above), ==, 0);
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->read);
}

static void
assert_is (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) names = look (fixture);
  g_autofree char *contents = NULL;
  GStatBuf status;

  g_assert_cmpuint (names->len, ==, 1);
  g_assert_true (g_file_get_contents (names->pdata[0], &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
  g_assert_cmpint (g_stat (names->pdata[0], &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (fixture->folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

static void
assert_none (Fixture *fixture)
{
  g_autoptr (GPtrArray) names = look (fixture);

  g_assert_cmpuint (names->len, ==, 0);
}

static void
say (Fixture *fixture, const char *text)
{
  fixture->now = text;
  venule_live_file_follow (fixture->file);
}

/* By itself; the harness ends a test that never sees it. */
static void
wait_for (Fixture *fixture, const char *text)
{
  for (;;)
    {
      g_autoptr (GPtrArray) names = look (fixture);
      g_autofree char *contents = NULL;

      if (names->len == 1 && g_str_has_suffix (names->pdata[0], SUFFIX)
          && g_file_get_contents (names->pdata[0], &contents, NULL, NULL) && g_str_equal (contents, text))
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
on_tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
test_follows (Fixture *fixture, gconstpointer user_data)
{
  guint tick = g_timeout_add (20, on_tick_cb, NULL);

  venule_live_file_follow (fixture->file);
  assert_none (fixture);
  say (fixture, "31");
  say (fixture, "31/02");
  wait_for (fixture, "31/02");
  assert_is (fixture, "31/02");
  say (fixture, "31/02/2027");
  wait_for (fixture, "31/02/2027");
  say (fixture, NULL);
  assert_none (fixture);
  g_source_remove (tick);
}

/* What is given up while it is being written does not come back. */
static void
test_given_up_while_it_is_written (Fixture *fixture, gconstpointer user_data)
{
  guint tick = g_timeout_add (20, on_tick_cb, NULL);

  for (guint i = 0; i < 4; i++)
    {
      gint64 end = g_get_monotonic_time () + (VENULE_LIVE_FILE_DELAY - 1 + i) * G_TIME_SPAN_MILLISECOND;

      say (fixture, i % 2 == 0 ? "31" : "32");
      while (g_get_monotonic_time () < end)
        g_main_context_iteration (NULL, FALSE);
      say (fixture, NULL);
      g_assert_true (venule_live_file_write_now (fixture->file, NULL));
      assert_none (fixture);
    }
  g_source_remove (tick);
}

static void
test_written_now (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  say (fixture, "31/02");
  g_assert_true (venule_live_file_write_now (fixture->file, &error));
  g_assert_no_error (error);
  assert_is (fixture, "31/02");
  fixture->now = NULL;
  g_assert_true (venule_live_file_write_now (fixture->file, &error));
  assert_none (fixture);
}

static void
test_nowhere_to_write (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->folder, "no folder", -1, NULL));
  fixture->now = "31/02";
  g_assert_false (venule_live_file_write_now (fixture->file, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  g_assert_nonnull (strstr (error->message, fixture->folder));
  g_assert_cmpint (g_remove (fixture->folder), ==, 0);
  g_assert_true (venule_live_file_write_now (fixture->file, NULL));
  assert_is (fixture, "31/02");
}

/* Left by a program that ended, it is taken up, and stays until something newer is durable. */
static void
test_taken_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->now = "left";
  g_assert_true (venule_live_file_write_now (fixture->file, NULL));
  venule_live_file_leave (fixture->file);
  fixture->file = begin (fixture);
  fixture->refuses = TRUE;
  venule_live_file_take_up (fixture->file, read_file);
  assert_is (fixture, "left");
  fixture->refuses = FALSE;
  venule_live_file_take_up (fixture->file, read_file);
  g_assert_cmpuint (fixture->read->len, ==, 1);
  g_assert_cmpstr (fixture->read->pdata[0], ==, "left");
  assert_is (fixture, "left");
  fixture->now = "newer";
  g_assert_true (venule_live_file_write_now (fixture->file, NULL));
  assert_is (fixture, "newer");
}

/* Another one that lives leaves it alone, from the first moment on. */
static void
test_held (Fixture *fixture, gconstpointer user_data)
{
  VenuleLiveFile *other = begin (fixture);

  fixture->now = "mine";
  g_assert_true (venule_live_file_write_now (fixture->file, NULL));
  venule_live_file_take_up (other, read_file);
  g_assert_cmpuint (fixture->read->len, ==, 0);
  fixture->now = "mine still";
  g_assert_true (venule_live_file_write_now (fixture->file, NULL));
  venule_live_file_take_up (other, read_file);
  g_assert_cmpuint (fixture->read->len, ==, 0);
  venule_live_file_leave (other);
  assert_is (fixture, "mine still");
}

/* Not ours by its name, or not whole. */
static void
test_what_else_is_there (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *name;
    gboolean stays;
  } files[] = {
    { "a.ini", TRUE },
    { "a.0f1e2d3c-0000-4000-8000-00000000000a.xml", TRUE },
    { "a.0f1e2d3c-0000-4000-8000-00000000000a.inix", TRUE },
    { "b.0f1e2d3c-0000-4000-8000-00000000000a.ini", TRUE },
    { "a.0f1e2d3c-0000-4000-8000-00000000000a.ini.part", FALSE },
    { "a.0f1e2d3c-0000-4000-8000-00000000000a.ini.part.A1B2C3", FALSE },
  };

  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i].name, NULL);

      g_assert_true (g_file_set_contents (path, "x", -1, NULL));
    }
  venule_live_file_take_up (fixture->file, read_file);
  g_assert_cmpuint (fixture->read->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i].name, NULL);

      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, files[i].stays);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/live-file/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("follows", test_follows);
  ADD ("given-up-while-it-is-written", test_given_up_while_it_is_written);
  ADD ("written-now", test_written_now);
  ADD ("nowhere-to-write", test_nowhere_to_write);
  ADD ("taken-up", test_taken_up);
  ADD ("held", test_held);
  ADD ("what-else-is-there", test_what_else_is_there);
#undef ADD
  return g_test_run ();
}
