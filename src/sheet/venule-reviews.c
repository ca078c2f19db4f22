/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-reviews.h"

#include "venule-civil-date.h"
#include "venule-text.h"
#include "venule-xml-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HASH_DIGITS 16

struct _VenuleReviews
{
  char *language;
  GPtrArray *marks;   /* owns VenuleReviewMark, in the order in which they were said */
  GHashTable *by_key; /* "passage source-hash translation-hash" → VenuleReviewMark (unowned): the last word */
  GHashTable *last;   /* passage → VenuleReviewMark (unowned) */
};

static gboolean
is_hash (const char *text)
{
  return strlen (text) == HASH_DIGITS && strspn (text, "0123456789abcdef") == HASH_DIGITS;
}

static gboolean
is_same_person (const char *a, const char *b)
{
  g_autofree char *one = venule_text_collapse (a), *other = venule_text_collapse (b);
  g_autofree char *one_folded = g_utf8_casefold (one, -1), *other_folded = g_utf8_casefold (other, -1);

  return strcmp (one_folded, other_folded) == 0;
}

/* A mark with these texts as they are now. */
VenuleReviewMark *
venule_review_mark_new (const char *passage, const char *source, const char *translation)
{
  VenuleReviewMark *self = g_new0 (VenuleReviewMark, 1);

  self->passage = g_strdup (passage);
  self->source_hash = venule_text_hash (source, HASH_DIGITS);
  self->translation_hash = venule_text_hash (translation, HASH_DIGITS);
  return self;
}

void
venule_review_mark_free (VenuleReviewMark *self)
{
  if (self == NULL)
    return;
  g_free (self->passage);
  g_free (self->source_hash);
  g_free (self->translation_hash);
  g_free (self->by);
  g_free (self->qualification);
  g_free (self->second);
  g_free (self->at);
  g_free (self);
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || text[strspn (text, " \t\n")] == '\0';
}

/**
 * venule_review_mark_find_fault:
 * @self: a mark
 *
 * Returns: (nullable): what is wrong with it and what to do, as the end of a sentence; %NULL: it counts
 */
const char *
venule_review_mark_find_fault (const VenuleReviewMark *self)
{
  VenuleCivilDate day;

  if (is_empty (self->passage) || is_empty (self->source_hash) || is_empty (self->translation_hash)
      || is_empty (self->by) || is_empty (self->at)
      || (!self->is_revoked && (is_empty (self->qualification) || is_empty (self->second))))
    return self->is_revoked ? _ ("it names passage, both hashes, by and day, or takes nothing back")
                            : _ ("a review names passage, both hashes, by, qualification, second reader and day, or is "
                                 "none");
  if (!is_hash (self->source_hash) || !is_hash (self->translation_hash))
    return _ ("a hash is the first 16 hex digits of the text's SHA-256, in small letters");
  if (!venule_civil_date_parse (self->at, &day))
    return _ ("its day is none; write one like 2026-11-22");
  if (!self->is_revoked && is_same_person (self->by, self->second))
    return _ ("the second reader must be someone else than the first");
  return NULL;
}

static VenuleReviewMark *
read_mark (const xmlNode *element, GError **error)
{
  g_autoptr (VenuleReviewMark) mark = g_new0 (VenuleReviewMark, 1);
  const char *fault;

  mark->is_revoked = venule_xml_is_element (element, "revoked");
  if (!mark->is_revoked && !venule_xml_is_element (element, "review"))
    {
      venule_xml_set_error (error, element, "only <review> and <revoked> may stand here; take it out");
      return NULL;
    }
  mark->passage = venule_xml_get_attribute (element, "passage");
  mark->source_hash = venule_xml_get_attribute (element, "source-hash");
  mark->translation_hash = venule_xml_get_attribute (element, "translation-hash");
  mark->by = venule_xml_get_attribute (element, "by");
  mark->qualification = venule_xml_get_attribute (element, "qualification");
  mark->second = venule_xml_get_attribute (element, "second");
  mark->at = venule_xml_get_attribute (element, "at");
  fault = venule_review_mark_find_fault (mark);
  if (fault == NULL)
    return g_steal_pointer (&mark);
  venule_xml_set_error (error, element, "%s", fault);
  return NULL;
}

static gboolean
check_root (const xmlNode *root, const char *language, GError **error)
{
  g_autofree char *said = venule_xml_is_element (root, "reviews") ? venule_xml_get_attribute (root, "language") : NULL;

  if (g_strcmp0 (said, language) == 0)
    return TRUE;
  venule_xml_set_error (error, root, "not the reviews of “%s”; the root must be <reviews language=\"%s\">", language,
                        language);
  return FALSE;
}

/**
 * venule_reviews_read_marks:
 * @path: the file; when there is none, nothing was said in it
 * @language: the language it must be of
 *
 * Returns: (transfer full) (element-type VenuleReviewMark): what it says, in its order, or %NULL with a
 *   #VenuleXmlError
 */
GPtrArray *
venule_reviews_read_marks (const char *path, const char *language, GError **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_review_mark_free);
  g_autoptr (xmlDoc) doc = NULL;
  xmlNode *root;

  g_return_val_if_fail (path != NULL && language != NULL, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return g_steal_pointer (&marks);
  doc = venule_xml_read_file (path, error);
  if (doc == NULL)
    return NULL;
  root = xmlDocGetRootElement (doc);
  if (!check_root (root, language, error))
    return NULL;
  for (xmlNode *element = venule_xml_first_element (root); element != NULL; element = venule_xml_next_element (element))
    {
      VenuleReviewMark *mark = read_mark (element, error);

      if (mark == NULL)
        return NULL;
      g_ptr_array_add (marks, mark);
    }
  return g_steal_pointer (&marks);
}

static char *
make_key (const char *passage, const char *source_hash, const char *translation_hash)
{
  return g_strjoin (" ", passage, source_hash, translation_hash, NULL);
}

/**
 * venule_reviews_new:
 * @language: of which
 *
 * Returns: (transfer full): reviews in which nothing was said yet
 */
VenuleReviews *
venule_reviews_new (const char *language)
{
  VenuleReviews *self = g_new0 (VenuleReviews, 1);

  g_return_val_if_fail (language != NULL, NULL);

  self->language = g_strdup (language);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_review_mark_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->last = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * venule_reviews_read:
 * @self: reviews
 * @path: another file; what it says comes after what was read before
 * @error: a #VenuleXmlError
 *
 * Returns: whether the file could be read; none is nothing said
 */
gboolean
venule_reviews_read (VenuleReviews *self, const char *path, GError **error)
{
  g_autoptr (GPtrArray) marks = venule_reviews_read_marks (path, self->language, error);

  if (marks == NULL)
    return FALSE;
  g_ptr_array_set_free_func (marks, NULL);
  for (guint i = 0; i < marks->len; i++)
    {
      VenuleReviewMark *mark = g_ptr_array_index (marks, i);

      g_ptr_array_add (self->marks, mark);
      g_hash_table_replace (self->by_key, make_key (mark->passage, mark->source_hash, mark->translation_hash), mark);
      g_hash_table_replace (self->last, mark->passage, mark);
    }
  return TRUE;
}

/** venule_reviews_free: */
void
venule_reviews_free (VenuleReviews *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->last);
  g_ptr_array_unref (self->marks);
  g_free (self->language);
  g_free (self);
}

/**
 * venule_reviews_find:
 *
 * Returns: (transfer none) (nullable): the review of this very translation of this very source for @passage, which
 *   was not taken back: a change of either is unreviewed again
 */
const VenuleReviewMark *
venule_reviews_find (VenuleReviews *self, const char *passage, const char *source, const char *translation)
{
  g_autofree char *source_hash = NULL;
  g_autofree char *translation_hash = NULL;
  g_autofree char *key = NULL;
  const VenuleReviewMark *mark;

  g_return_val_if_fail (self != NULL && passage != NULL && source != NULL && translation != NULL, NULL);

  if (g_hash_table_size (self->by_key) == 0)
    return NULL;
  source_hash = venule_text_hash (source, HASH_DIGITS);
  translation_hash = venule_text_hash (translation, HASH_DIGITS);
  key = make_key (passage, source_hash, translation_hash);
  mark = g_hash_table_lookup (self->by_key, key);
  return mark == NULL || mark->is_revoked ? NULL : mark;
}

/**
 * venule_reviews_find_last:
 *
 * Returns: (transfer none) (nullable): what was said last of the passage, whatever texts it had then
 */
const VenuleReviewMark *
venule_reviews_find_last (VenuleReviews *self, const char *passage)
{
  g_return_val_if_fail (self != NULL && passage != NULL, NULL);

  return g_hash_table_lookup (self->last, passage);
}
