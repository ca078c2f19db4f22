/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-folders.h"

static void
test_named (void)
{
  g_autofree char *data = NULL;
  g_auto (GStrv) po = NULL;

  g_setenv ("VENULE_DATA_DIR", "/a/data", TRUE);
  g_setenv ("VENULE_PO_DIR", "/a/po", TRUE);
  data = venule_folders_get_data ();
  po = venule_folders_list_po ();
  g_assert_cmpstr (data, ==, "/a/data");
  g_assert_cmpuint (g_strv_length (po), ==, 2);
  g_assert_true (g_str_has_prefix (po[0], g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (po[0], "/venule/sheet-languages"));
  g_assert_cmpstr (po[1], ==, "/a/po/sheet");
}

static void
test_installed (void)
{
  g_autofree char *data = NULL;
  g_autofree char *shipped = NULL;
  g_auto (GStrv) po = NULL;

  g_setenv ("VENULE_DATA_DIR", "", TRUE);
  g_unsetenv ("VENULE_PO_DIR");
  data = venule_folders_get_data ();
  po = venule_folders_list_po ();
  shipped = g_build_filename (data, "po", "sheet", NULL);
  g_assert_true (g_path_is_absolute (data));
  g_assert_true (g_str_has_suffix (data, "/venule"));
  g_assert_cmpstr (po[1], ==, shipped);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/folders/named", test_named);
  g_test_add_func ("/protocol/folders/installed", test_installed);
  return g_test_run ();
}
