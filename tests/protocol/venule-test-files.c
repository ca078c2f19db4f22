/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-files.h"

#include <glib/gstdio.h>

/* (transfer full): in a folder of its own; venule_test_remove() takes both away. */
char *
venule_test_write (const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("venule-test-XXXXXX", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

/* path: (transfer full) */
void
venule_test_remove (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (path);
}

/* (transfer full) */
char *
venule_test_fixture (const char *name)
{
  g_assert_nonnull (g_getenv ("VENULE_TESTS_DIR"));
  return g_build_filename (g_getenv ("VENULE_TESTS_DIR"), "protocol", "fixtures", name, NULL);
}
