/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-export-folder.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static char *
make_parent (void)
{
  return g_dir_make_tmp ("venule-test-XXXXXX", NULL);
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
add (VenuleExportFolder *folder, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  venule_export_folder_add (folder, name, bytes, &error);
  g_assert_no_error (error);
}

static void
test_whole (void)
{
  g_autofree char *parent = make_parent ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleExportFolder) folder = venule_export_folder_new (parent, "one", &error);
  g_autofree char *path = NULL;
  g_autofree char *sums = NULL;
  g_autofree char *text = NULL;
  struct stat status;

  g_assert_no_error (error);
  add (folder, "a.txt", "abc");
  path = venule_export_folder_close (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_entries (parent), ==, 1);
  sums = g_build_filename (path, "SHA256SUMS", NULL);
  g_assert_true (g_file_get_contents (sums, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n");
  g_assert_cmpint (g_stat (sums, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);

  g_assert_null (venule_export_folder_new (parent, "one", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST);
  remove_folder (parent);
}

static void
test_given_up (void)
{
  g_autofree char *parent = make_parent ();
  VenuleExportFolder *folder = venule_export_folder_new (parent, "one", NULL);

  add (folder, "a.txt", "abc");
  venule_export_folder_free (folder);
  g_assert_cmpuint (count_entries (parent), ==, 0);
  remove_folder (parent);
}

/* Another program makes a folder of that name while this one is filled. */
static void
test_overtaken (void)
{
  g_autofree char *parent = make_parent ();
  g_autofree char *other = g_build_filename (parent, "one", NULL);
  g_autofree char *theirs = g_build_filename (other, "theirs", NULL);
  g_autoptr (GError) error = NULL;
  VenuleExportFolder *folder = venule_export_folder_new (parent, "one", NULL);

  add (folder, "a.txt", "abc");
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  g_assert_true (g_file_set_contents (theirs, "x", 1, NULL));
  g_assert_null (venule_export_folder_close (folder, &error));
  g_assert_nonnull (error);
  venule_export_folder_free (folder);
  g_assert_cmpuint (count_entries (other), ==, 1);
  g_assert_cmpuint (count_entries (parent), ==, 1);
  remove_folder (parent);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/export-folder/whole", test_whole);
  g_test_add_func ("/handover/export-folder/given-up", test_given_up);
  g_test_add_func ("/handover/export-folder/overtaken", test_overtaken);

  return g_test_run ();
}
