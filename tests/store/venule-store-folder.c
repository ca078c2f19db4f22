/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-store-folder.h"

#include <glib/gstdio.h>

#include <string.h>

char *
venule_store_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("venule-store-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

static GPtrArray *
list_children (const char *path)
{
  GPtrArray *children = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    g_ptr_array_add (children, g_build_filename (path, name, NULL));
  return children;
}

void
venule_store_folder_remove (const char *path)
{
  g_autoptr (GPtrArray) children = list_children (path);

  for (guint i = 0; i < children->len; i++)
    {
      if (g_file_test (children->pdata[i], G_FILE_TEST_IS_DIR))
        venule_store_folder_remove (children->pdata[i]);
      else
        g_unlink (children->pdata[i]);
    }
  g_rmdir (path);
}

GPtrArray *
venule_store_folder_list (const char *path, const char *prefix)
{
  g_autoptr (GPtrArray) children = list_children (path);
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < children->len; i++)
    {
      g_autofree char *name = g_path_get_basename (children->pdata[i]);

      if (g_str_has_prefix (name, prefix))
        g_ptr_array_add (chosen, g_strdup (children->pdata[i]));
    }
  return chosen;
}

gboolean
venule_store_folder_holds (const char *path, const void *bytes, gsize size)
{
  g_autoptr (GPtrArray) children = list_children (path);

  for (guint i = 0; i < children->len; i++)
    {
      g_autofree char *contents = NULL;
      gsize length = 0;

      if (g_file_test (children->pdata[i], G_FILE_TEST_IS_DIR))
        {
          if (venule_store_folder_holds (children->pdata[i], bytes, size))
            return TRUE;
        }
      else if (g_file_get_contents (children->pdata[i], &contents, &length, NULL)
               && memmem (contents, length, bytes, size))
        return TRUE;
    }
  return FALSE;
}
