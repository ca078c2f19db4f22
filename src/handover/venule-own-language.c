/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-own-language.h"

#include "venule-folders.h"
#include "venule-template-po.h"

#include <glib/gi18n-lib.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/**
 * venule_own_language_get_path:
 * @language: a BCP 47 tag
 *
 * Returns: (transfer full): where the user's own translation into it is, or would be
 */
char *
venule_own_language_get_path (const char *language)
{
  g_auto (GStrv) folders = venule_folders_list_po ();
  g_autofree char *base = g_strconcat (language, ".po", NULL);

  return g_build_filename (folders[0], base, NULL);
}

static gboolean
fail (GError **error, const char *path, int code)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
               _ ("%s: it can’t be written (%s); see that there is room and that the folder is yours"), path,
               g_strerror (code));
  return FALSE;
}

/* Whole or not at all, and durable. */
gboolean
venule_own_language_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, folder, errno);
  if (!g_file_set_contents_full (path, text, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, NULL))
    return fail (error, path, errno);
  return TRUE;
}

static gboolean
write_new (const char *language, GBytes *bytes, GError **error)
{
  g_autofree char *path = venule_own_language_get_path (language);

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST, _ ("%s: it is there already; choose it from the languages"),
                   path);
      return FALSE;
    }
  return venule_own_language_write (path, bytes, error);
}

/**
 * venule_own_language_start:
 * @tmpl: what is to be translated
 * @language: a BCP 47 tag
 * @translator: who translates; "" where it is not known
 * @error: a #GFileError; also when there is such a file
 *
 * Makes a PO file with every text and no translation.
 *
 * Returns: whether it is durable
 */
gboolean
venule_own_language_start (VenuleTemplate *tmpl, const char *language, const char *translator, GError **error)
{
  char *po = venule_template_to_po (tmpl, language, translator);
  g_autoptr (GBytes) bytes = g_bytes_new_take (po, strlen (po));

  return write_new (language, bytes, error);
}

/**
 * venule_own_language_copy:
 * @language: a BCP 47 tag
 * @from: the PO file that is shipped
 * @error: a #GFileError; also when there is an own one
 *
 * Makes the user's own copy of a translation, byte for byte.
 *
 * Returns: whether it is durable
 */
gboolean
venule_own_language_copy (const char *language, const char *from, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length;

  if (!g_file_get_contents (from, &text, &length, error))
    return FALSE;
  bytes = g_bytes_new_take (text, length);
  return write_new (language, bytes, error);
}

/**
 * venule_own_language_replace:
 * @language: a BCP 47 tag
 * @bytes: a PO file
 * @error: a #GFileError
 *
 * Puts it in the place of the user's own translation. What was there stays beside it, as `LANG.po~`.
 *
 * Returns: whether it is durable
 */
gboolean
venule_own_language_replace (const char *language, GBytes *bytes, GError **error)
{
  g_autofree char *path = venule_own_language_get_path (language);
  g_autofree char *before = g_strconcat (path, "~", NULL);
  char *text;
  gsize length;

  if (g_file_get_contents (path, &text, &length, NULL))
    {
      g_autoptr (GBytes) old = g_bytes_new_take (text, length);

      if (!venule_own_language_write (before, old, error))
        return FALSE;
    }
  return venule_own_language_write (path, bytes, error);
}
