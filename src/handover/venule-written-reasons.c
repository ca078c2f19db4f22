/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-written-reasons.h"

#include <glib/gstdio.h>
#include <string.h>

/**
 * venule_written_reasons_get_path:
 * @is_practice: of samples, which are kept apart
 *
 * Returns: (transfer full): where they wait
 */
char *
venule_written_reasons_get_path (gboolean is_practice)
{
  return g_build_filename (g_get_user_data_dir (), "venule", is_practice ? "practice-reasons.ini" : "reasons.ini",
                           NULL);
}

/**
 * venule_written_reasons_save:
 * @reasons: the groups
 * @path: where they wait
 * @error: %G_FILE_ERROR
 *
 * Writes them, whole or not at all, for this user alone. Where there are none, the file goes.
 */
void
venule_written_reasons_save (GKeyFile *reasons, const char *path, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (reasons, NULL);
  g_autofree char *text = NULL;

  if (*groups == NULL)
    {
      g_unlink (path);
      return;
    }
  text = g_key_file_to_data (reasons, NULL, NULL);
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/**
 * venule_written_reason_is_about:
 * @id: a reason's
 * @record: a consultation's
 *
 * Returns: whether it was written about that consultation
 */
gboolean
venule_written_reason_is_about (const char *id, const char *record)
{
  return g_str_has_prefix (id, record) && id[strlen (record)] == '\n';
}

/**
 * venule_written_reasons_erase:
 * @path: where they wait
 * @record: a consultation that is erased
 *
 * Removes what was written about it; a file that can't be read, whole: nobody could take it up.
 */
void
venule_written_reasons_erase (const char *path, const char *record)
{
  g_autoptr (GKeyFile) reasons = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;
  gboolean is_about_it = FALSE;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  if (g_key_file_load_from_file (reasons, path, G_KEY_FILE_NONE, NULL))
    groups = g_key_file_get_groups (reasons, NULL);
  for (guint i = 0; groups != NULL && groups[i] != NULL; i++)
    {
      g_autofree char *id = g_key_file_get_string (reasons, groups[i], "id", NULL);

      if (id != NULL && !venule_written_reason_is_about (id, record))
        continue;
      g_key_file_remove_group (reasons, groups[i], NULL);
      is_about_it = TRUE;
    }
  if (groups == NULL || is_about_it)
    venule_written_reasons_save (reasons, path, &error);
  if (error != NULL && g_unlink (path) != 0)
    g_printerr ("venule: %s\n", error->message);
}
