/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-pages.h"

#include "venule-thread-tools.h"
#include "venule-xml-reader.h"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char **
venule_test_list_files (const char *variable, const char *folder, const char *ending)
{
  g_autofree char *path = g_build_filename (g_getenv (variable), folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) open = g_dir_open (path, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (open)) != NULL)
    if (g_str_has_suffix (name, ending))
      g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

VenulePages *
venule_test_make_pages (VenuleWorkplace *workplace, const char *sample, const VenuleSheetChoice *choice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) doc = venule_xml_read_file (sample, &error);
  g_autoptr (VenuleSheetMaker) maker = NULL;
  g_autoptr (VenuleSheet) sheet = NULL;
  VenuleLegMap *leg_map;
  VenulePages *pages;

  g_assert_no_error (error);
  maker = venule_sheet_maker_new (workplace, doc, choice, &error);
  g_assert_no_error (error);
  sheet = venule_sheet_maker_compose (maker, &error);
  g_assert_no_error (error);
  leg_map = venule_thread_tools_get_leg_map (venule_workplace_get_data_folder (workplace), &error);
  g_assert_no_error (error);
  pages = venule_pages_new (sheet, venule_thread_tools_get_fonts (sheet, &error), leg_map, &error);
  g_assert_no_error (error);
  return pages;
}
