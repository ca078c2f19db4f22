/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-unsaved-texts.h"

#include "venule-handover-error.h"

#define GROUP "Typed"

/**
 * venule_unsaved_texts_write:
 * @texts: (element-type utf8 utf8): of questions, by their paths
 * @path: a file; what is there is replaced, whole or not at all
 * @error: %G_FILE_ERROR
 *
 * Returns: whether they are durable
 */
gboolean
venule_unsaved_texts_write (GHashTable *texts, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *contents = NULL;
  GHashTableIter iter;
  gpointer question, text;
  guint n = 0;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &question, &text))
    {
      g_autofree char *key = g_strdup_printf ("%u", n++);
      const char *const pair[] = { question, text };

      g_key_file_set_string_list (file, GROUP, key, pair, G_N_ELEMENTS (pair));
    }
  contents = g_key_file_to_data (file, NULL, NULL);
  return g_file_set_contents_full (path, contents, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static gboolean
read_pairs (GKeyFile *file, GHashTable *texts)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, GROUP, NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_key_file_get_string_list (file, GROUP, keys[i], NULL, NULL);

      if (pair == NULL || g_strv_length (pair) != 2)
        return FALSE;
      g_hash_table_insert (texts, g_strdup (pair[0]), g_strdup (pair[1]));
    }
  return g_hash_table_size (texts) > 0;
}

/**
 * venule_unsaved_texts_read:
 * @path: a file
 * @error: it can't be read, or says something else
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): of questions, by their paths
 */
GHashTable *
venule_unsaved_texts_read (const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) reason = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &reason) && read_pairs (file, texts))
    return g_steal_pointer (&texts);
  if (reason != NULL)
    g_set_error (error, reason->domain, reason->code, "%s: %s", path, reason->message);
  else
    venule_handover_set_foreign (error, path);
  return NULL;
}
