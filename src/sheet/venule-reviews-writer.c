/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-reviews-writer.h"

#include "venule-text.h"
#include "venule-xml-reader.h"

#include <glib/gi18n-lib.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

static void
set_attribute (xmlNode *element, const char *name, const char *value)
{
  g_autofree char *collapsed = value == NULL ? NULL : venule_text_collapse (value);

  if (collapsed != NULL && *collapsed != '\0')
    xmlNewProp (element, (const xmlChar *) name, (const xmlChar *) collapsed);
}

static void
append_mark (xmlNode *root, const VenuleReviewMark *mark)
{
  xmlNode *element = xmlNewNode (NULL, (const xmlChar *) (mark->is_revoked ? "revoked" : "review"));

  xmlAddChild (root, element);
  set_attribute (element, "passage", mark->passage);
  set_attribute (element, "source-hash", mark->source_hash);
  set_attribute (element, "translation-hash", mark->translation_hash);
  set_attribute (element, "by", mark->by);
  set_attribute (element, "qualification", mark->qualification);
  set_attribute (element, "second", mark->second);
  set_attribute (element, "at", mark->at);
}

static GBytes *
to_xml (const char *language, GPtrArray *before, GPtrArray *marks)
{
  g_autoptr (xmlDoc) doc = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *root = xmlNewNode (NULL, (const xmlChar *) "reviews");

  xmlDocSetRootElement (doc, root);
  xmlNewProp (root, (const xmlChar *) "language", (const xmlChar *) language);
  for (guint i = 0; i < before->len; i++)
    append_mark (root, g_ptr_array_index (before, i));
  for (guint i = 0; i < marks->len; i++)
    append_mark (root, g_ptr_array_index (marks, i));
  return venule_xml_save (doc);
}

static gboolean
check_text (const char *text, GError **error)
{
  const char *why = NULL;

  if (text == NULL || venule_xml_text_is_clean (text, &why))
    return TRUE;
  g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID, "“%s”: %s", text, why);
  return FALSE;
}

static gboolean
check_marks (GPtrArray *marks, GError **error)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const VenuleReviewMark *mark = g_ptr_array_index (marks, i);
      const char *fault = venule_review_mark_find_fault (mark);

      if (fault != NULL)
        {
          g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID, "%s: %s", mark->passage, fault);
          return FALSE;
        }
      if (!check_text (mark->by, error) || !check_text (mark->qualification, error)
          || !check_text (mark->second, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fail (GError **error, const char *path, int code)
{
  g_set_error (
      error, G_FILE_ERROR, g_file_error_from_errno (code),
      _ ("%s: it can’t be written (%s), so nothing was marked; see that there is room and that the folder is yours"),
      path, g_strerror (code));
  return FALSE;
}

static gboolean
replace_file (const char *path, const char *language, GPtrArray *marks, int folder, GError **error)
{
  g_autoptr (GPtrArray) before = venule_reviews_read_marks (path, language, error);
  g_autoptr (GBytes) bytes = before == NULL ? NULL : to_xml (language, before, marks);
  gsize length;
  const char *text = bytes == NULL ? NULL : g_bytes_get_data (bytes, &length);

  if (text == NULL)
    return FALSE;
  if (length > VENULE_XML_MAX_BYTES)
    return fail (error, path, EFBIG);
  if (!g_file_set_contents_full (path, text, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, NULL))
    return fail (error, path, errno);
  /* The name is durable only once its folder is. */
  return fsync (folder) == 0 || fail (error, path, errno);
}

/**
 * venule_reviews_add:
 * @path: a reviews file; it and its folder are made where there is none
 * @language: a BCP 47 tag
 * @marks: (element-type VenuleReviewMark): what is said
 * @error: a #VenuleXmlError of what stands in the file or of a mark, or a #GFileError
 *
 * Says more in the file, after what stands there. Two programs at once wait for each other. A file that can't be read
 * is left as it is.
 *
 * Returns: whether it is durable
 */
gboolean
venule_reviews_add (const char *path, const char *language, GPtrArray *marks, GError **error)
{
  g_autofree char *folder = NULL;
  gboolean done;
  int fd;

  g_return_val_if_fail (path != NULL && language != NULL && marks != NULL, FALSE);

  folder = g_path_get_dirname (path);
  if (!check_marks (marks, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0755) != 0)
    return fail (error, folder, errno);
  fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd < 0 || flock (fd, LOCK_EX) != 0)
    {
      int code = errno;

      if (fd >= 0)
        close (fd);
      return fail (error, folder, code);
    }
  done = replace_file (path, language, marks, fd, error);
  close (fd);
  return done;
}
