/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-test-tools.h"

#include <glib/gstdio.h>

VenuleFonts *
venule_test_open_fonts (const char *language, const char *second)
{
  const char *languages[] = { language, second, NULL };
  g_autoptr (GError) error = NULL;
  VenuleFonts *fonts = venule_fonts_new (languages, &error);

  g_assert_no_error (error);
  return fonts;
}

VenuleLegMap *
venule_test_open_leg_map (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "leg-maps", NULL);
  g_autoptr (GError) error = NULL;
  VenuleLegMap *leg_map = venule_leg_map_new_from_folder (folder, &error);

  g_assert_no_error (error);
  return leg_map;
}

GBytes *
venule_test_make_pdf (VenuleSheet *sheet, VenuleFonts *fonts, VenuleLegMap *leg_map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenulePages) pages = venule_pages_new (sheet, fonts, leg_map, &error);
  GBytes *pdf;

  g_assert_no_error (error);
  pdf = venule_pages_to_pdf (pages, &error);
  g_assert_no_error (error);
  venule_pages_verify_pdf (pages, pdf, &error);
  g_assert_no_error (error);
  return pdf;
}

/* What a program of the PDF tools says about a file: @tool is the variable that names it. */
char *
venule_test_run (const char *tool, const char *option, GBytes *pdf, const char *last)
{
  g_autofree char *path = NULL, *output = NULL, *messages = NULL;
  g_autoptr (GError) error = NULL;
  int file = g_file_open_tmp ("venule-XXXXXX.pdf", &path, &error), status;
  const char *words[] = { tool, NULL, NULL, NULL, NULL };
  guint n = 1;

  g_assert_no_error (error);
  g_close (file, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  if (option != NULL)
    words[n++] = option;
  words[n++] = path;
  if (last != NULL)
    words[n++] = last;
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &messages, &status, &error);
  g_assert_no_error (error);
  g_unlink (path);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s: %s%s", words[0], output, messages);
  return g_steal_pointer (&output);
}

/* Without spaces and invisible marks. */
char *
venule_test_strip (const char *text)
{
  GString *stripped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_FORMAT && !g_unichar_iscntrl (c))
        g_string_append_unichar (stripped, c);
    }
  return g_string_free (stripped, FALSE);
}
