/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-translation-files.h"

#include "venule-phrasebook.h"
#include "venule-translation.h"

#include <glib/gstdio.h>
#include <string.h>

/* A link to nowhere is there, and says so when it is read. */
static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

/* pt-BR.po, pt_BR.po, then pt.po. */
static VenuleTranslationFile *
find_in (const char *folder, const char *language)
{
  g_autofree char *tag = g_strdup (language);

  for (;;)
    {
      g_autofree char *underscored = g_strdelimit (g_strdup (tag), "-", '_');
      const char *const names[] = { tag, underscored };
      char *dash;

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *base = g_strconcat (names[i], ".po", NULL);
          g_autofree char *path = g_build_filename (folder, base, NULL);
          VenuleTranslationFile *found;

          if (!exists (path))
            continue;
          found = g_new0 (VenuleTranslationFile, 1);
          found->path = g_steal_pointer (&path);
          found->folder = g_strdup (folder);
          found->name = g_strdup (names[i]);
          return found;
        }
      dash = strrchr (tag, '-');
      if (dash == NULL)
        return NULL;
      *dash = '\0';
    }
}

/**
 * venule_translation_file_find:
 * @language: a BCP 47 tag; `pt-BR` falls back to a file of `pt`
 * @po_folders: (array zero-terminated=1): the first one that has it wins
 *
 * Returns: (transfer full) (nullable): the file, which may be unreadable
 */
VenuleTranslationFile *
venule_translation_file_find (const char *language, const char *const *po_folders)
{
  VenuleTranslationFile *found = NULL;

  for (guint i = 0; po_folders[i] != NULL && found == NULL && venule_phrasebook_is_language (language); i++)
    found = find_in (po_folders[i], language);
  return found;
}

void
venule_translation_file_free (VenuleTranslationFile *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->folder);
  g_free (self->name);
  g_free (self);
}

/* Returns: (transfer full): the language of the file, as a BCP 47 tag */
char *
venule_translation_file_get_tag (const VenuleTranslationFile *self)
{
  return g_strdelimit (g_strdup (self->name), "_", '-');
}

static char *
build_beside (const char *folder, const char *kind, const char *name, const char *suffix)
{
  g_autofree char *base = g_strconcat (name, suffix, NULL);

  return g_build_filename (folder, kind, base, NULL);
}

/* Who has read it. */
char *
venule_translation_folder_get_reviews (const char *folder, const char *name)
{
  return build_beside (folder, "reviews", name, ".xml");
}

/* Its words for the sheet's key terms. */
char *
venule_translation_folder_get_glossary (const char *folder, const char *name)
{
  return build_beside (folder, "glossary", name, ".po");
}

static void
append_stamp (GString *stamp, const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) == 0)
    g_string_append_printf (stamp, "%s %lu %ld %ld.%09ld\n", path, (gulong) status.st_ino, (glong) status.st_size,
                            (glong) status.st_mtim.tv_sec, (glong) status.st_mtim.tv_nsec);
}

/**
 * venule_translation_file_get_stamp:
 * @language: a BCP 47 tag
 * @po_folders: (array zero-terminated=1): as for venule_translation_load()
 *
 * Returns: (transfer full): another text once what that would read is another
 */
char *
venule_translation_file_get_stamp (const char *language, const char *const *po_folders)
{
  g_autoptr (VenuleTranslationFile) file = venule_translation_file_find (language, po_folders);
  g_autoptr (GString) stamp = g_string_new (NULL);

  if (file == NULL)
    return g_strdup ("");
  append_stamp (stamp, file->path);
  for (guint i = 0; po_folders[i] != NULL; i++)
    {
      g_autofree char *reviews = venule_translation_folder_get_reviews (po_folders[i], file->name);

      append_stamp (stamp, reviews);
    }
  return g_string_free (g_steal_pointer (&stamp), FALSE);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * venule_translation_list_languages:
 * @po_folders: (array zero-terminated=1): as for venule_translation_load(); missing folders are passed over
 *
 * Returns: (transfer full) (array zero-terminated=1): the languages that have a PO file, sorted
 */
char **
venule_translation_list_languages (const char *const *po_folders)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) languages = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (po_folders != NULL, NULL);

  for (guint i = 0; po_folders[i] != NULL; i++)
    {
      g_autoptr (GDir) folder = g_dir_open (po_folders[i], 0, NULL);
      const char *base;

      while (folder != NULL && (base = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *tag = g_str_has_suffix (base, ".po") ? g_strndup (base, strlen (base) - 3) : NULL;

          if (tag != NULL && venule_phrasebook_is_language (g_strdelimit (tag, "_", '-')))
            g_hash_table_add (seen, (gpointer) g_intern_string (tag));
        }
    }
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (languages, g_strdup (key));
  g_ptr_array_sort (languages, compare_strings);
  g_ptr_array_add (languages, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&languages), FALSE);
}
