/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-reviews.h"

#include "venule-civil-date.h"
#include "venule-text.h"
#include "venule-xml-reader.h"

#include <string.h>

#define HASH_DIGITS 16

struct _VenuleReviews
{
  GHashTable *keys; /* (element-type utf8): "passage source-hash translation-hash" */
};

static gboolean
is_hash (const char *text)
{
  return strlen (text) == HASH_DIGITS && strspn (text, "0123456789abcdef") == HASH_DIGITS;
}

static char *
get_required (const xmlNode *review, const char *name, GError **error)
{
  g_autofree char *value = venule_xml_get_attribute (review, name);

  if (value != NULL && *value != '\0')
    return g_steal_pointer (&value);
  venule_xml_set_error (error, review,
                        "the review has no %s; a review names passage, both hashes, by, "
                        "qualification, second reader and day, or is none",
                        name);
  return NULL;
}

static gboolean
check_reader (const xmlNode *review, GError **error)
{
  g_autofree char *by = get_required (review, "by", error);
  g_autofree char *qualification = by != NULL ? get_required (review, "qualification", error) : NULL;
  g_autofree char *second = qualification != NULL ? get_required (review, "second", error) : NULL;
  g_autofree char *at = second != NULL ? get_required (review, "at", error) : NULL;
  VenuleCivilDate day;

  if (at == NULL)
    return FALSE;
  if (!venule_civil_date_parse (at, &day))
    venule_xml_set_error (error, review, "“%s” is no day; write one like 2026-11-22", at);
  else if (strcmp (by, second) == 0)
    venule_xml_set_error (error, review, "the second reader must be someone else than %s", by);
  else
    return TRUE;
  return FALSE;
}

static gboolean
add_review (VenuleReviews *self, const xmlNode *review, GError **error)
{
  g_autofree char *passage = NULL;
  g_autofree char *source = NULL;
  g_autofree char *translation = NULL;

  if (!venule_xml_is_element (review, "review"))
    {
      venule_xml_set_error (error, review, "only <review> may stand here; take it out");
      return FALSE;
    }
  passage = get_required (review, "passage", error);
  source = passage != NULL ? get_required (review, "source-hash", error) : NULL;
  translation = source != NULL ? get_required (review, "translation-hash", error) : NULL;
  if (translation == NULL || !check_reader (review, error))
    return FALSE;
  if (!is_hash (source) || !is_hash (translation))
    {
      venule_xml_set_error (error, review, "a hash is the first 16 hex digits of the text's SHA-256, in small letters");
      return FALSE;
    }
  g_hash_table_add (self->keys, g_strjoin (" ", passage, source, translation, NULL));
  return TRUE;
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
 * venule_reviews_new_from_file:
 * @path: the file; when there is none, nothing has been reviewed
 * @language: the language it must be of
 *
 * Returns: (transfer full): the reviews, or %NULL with a #VenuleXmlError
 */
VenuleReviews *
venule_reviews_new_from_file (const char *path, const char *language, GError **error)
{
  g_autoptr (VenuleReviews) self = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  xmlNode *root;

  g_return_val_if_fail (path != NULL && language != NULL, NULL);

  self = g_new0 (VenuleReviews, 1);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&self);
  doc = venule_xml_read_file (path, error);
  if (doc == NULL)
    return NULL;
  root = xmlDocGetRootElement (doc);
  if (!check_root (root, language, error))
    return NULL;
  for (xmlNode *review = venule_xml_first_element (root); review != NULL; review = venule_xml_next_element (review))
    if (!add_review (self, review, error))
      return NULL;
  return g_steal_pointer (&self);
}

/** venule_reviews_free: */
void
venule_reviews_free (VenuleReviews *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_free (self);
}

/**
 * venule_reviews_cover:
 *
 * Returns: whether this very translation of this very source was reviewed for @passage: a change of
 *   either is unreviewed again
 */
gboolean
venule_reviews_cover (VenuleReviews *self, const char *passage, const char *source, const char *translation)
{
  g_autofree char *source_hash = NULL;
  g_autofree char *translation_hash = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && passage != NULL && source != NULL && translation != NULL, FALSE);

  if (g_hash_table_size (self->keys) == 0)
    return FALSE;
  source_hash = venule_text_hash (source, HASH_DIGITS);
  translation_hash = venule_text_hash (translation, HASH_DIGITS);
  key = g_strjoin (" ", passage, source_hash, translation_hash, NULL);
  return g_hash_table_contains (self->keys, key);
}
