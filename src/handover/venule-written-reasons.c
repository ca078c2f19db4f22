/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-written-reasons.h"

#include "venule-durable-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/**
 * venule_written_reasons_get_folder:
 * @is_practice: of samples, which are kept apart
 *
 * Returns: (transfer full): where their files are
 */
char *
venule_written_reasons_get_folder (gboolean is_practice)
{
  return is_practice ? g_build_filename (g_get_user_data_dir (), "venule", "practice", "reasons", NULL)
                     : g_build_filename (g_get_user_data_dir (), "venule", "reasons", NULL);
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

/* Where none is left, the file goes. */
static gboolean
save (GKeyFile *reasons, const char *path)
{
  g_auto (GStrv) groups = g_key_file_get_groups (reasons, NULL);
  gsize length;
  char *text = g_key_file_to_data (reasons, &length, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, length);

  return *groups == NULL ? g_unlink (path) == 0 : venule_durable_file_write (path, bytes, NULL);
}

static void
erase_in_file (const char *path, const char *record)
{
  g_autoptr (GKeyFile) reasons = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  gboolean is_about_it = FALSE;

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
  if ((groups == NULL || is_about_it) && !save (reasons, path) && g_unlink (path) != 0)
    g_printerr ("venule: %s: %s\n", path, g_strerror (errno));
}

/**
 * venule_written_reasons_erase:
 * @folder: where their files are
 * @record: a consultation that is erased
 *
 * Removes what was written about it; a file that can't be read, whole: nobody could take it up.
 */
void
venule_written_reasons_erase (const char *folder, const char *record)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir == NULL ? NULL : g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      erase_in_file (path, record);
    }
}
