/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-unsaved-texts.h"

#include "venule-handover-error.h"

#include <string.h>

#define GROUP "Typed"

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/**
 * venule_unsaved_texts_make:
 * @texts: (element-type utf8 utf8): of questions, by their paths
 *
 * Returns: (transfer full): what is in a file of them, the same for the same texts
 */
GBytes *
venule_unsaved_texts_make (GHashTable *texts)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GList) questions = g_list_sort (g_hash_table_get_keys (texts), compare_texts);
  char *contents;
  gsize length;
  guint n = 0;

  for (GList *question = questions; question != NULL; question = question->next)
    {
      g_autofree char *key = g_strdup_printf ("%u", n++);
      const char *const pair[] = { question->data, g_hash_table_lookup (texts, question->data) };

      g_key_file_set_string_list (file, GROUP, key, pair, G_N_ELEMENTS (pair));
    }
  contents = g_key_file_to_data (file, &length, NULL);
  return g_bytes_new_take (contents, length);
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
