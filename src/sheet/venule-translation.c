/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-translation.h"

#include "venule-translation-files.h"
#include "venule-translation-private.h"
#include "venule-translation-text.h"

#include "venule-xml-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than any text of a sheet; looking through it would take long. */
#define MAX_TEXT 20000

struct _VenuleTranslation
{
  GObject parent_instance;
  VenuleTemplate *tmpl;
  VenuleReviews *reviews;
  const char *language; /* interned */
  char *path;
  GPtrArray *texts;  /* owns VenuleTranslationText */
  GHashTable *by_id; /* passage id → VenuleTranslationText (unowned) */
};

G_DEFINE_FINAL_TYPE (VenuleTranslation, venule_translation, G_TYPE_OBJECT)
G_DEFINE_QUARK (venule_translation_error_quark, venule_translation_error)

/* By id; the entry whose source is today's wins over one that is left from an older text. */
static GHashTable *
index_entries (VenulePoFile *file, VenuleTemplate *tmpl)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < file->entries->len; i++)
    {
      VenulePoEntry *entry = g_ptr_array_index (file->entries, i);
      const VenuleTemplatePassage *passage;
      g_autofree char *source = venule_text_collapse (entry->source);

      if (entry->context == NULL)
        continue;
      passage = venule_template_find_word (tmpl, entry->context);
      if (passage == NULL)
        passage = venule_template_find_passage (tmpl, entry->context);
      if (passage == NULL || passage->text == NULL)
        continue;
      if (strcmp (source, passage->text->source) == 0 || !g_hash_table_contains (by_id, entry->context))
        g_hash_table_insert (by_id, entry->context, entry);
    }
  return by_id;
}

static void
add_text (VenuleTranslation *self, VenuleTranslationText *text)
{
  g_ptr_array_add (self->texts, text);
  g_hash_table_insert (self->by_id, (gpointer) text->id, text);
}

static void
judge_all (VenuleTranslation *self, GHashTable *entries, GPtrArray *passages)
{
  for (guint i = 0; i < passages->len; i++)
    {
      const VenuleTemplatePassage *passage = g_ptr_array_index (passages, i);

      if (passage->text != NULL)
        add_text (self, venule_translation_text_new (self->tmpl, self->language, passage,
                                                     g_hash_table_lookup (entries, passage->id), self->reviews));
    }
}

static gboolean
check_entries (VenulePoFile *file, const char *path, GError **error)
{
  for (guint i = 0; i < file->entries->len; i++)
    {
      const VenulePoEntry *entry = g_ptr_array_index (file->entries, i);
      g_autofree char *text = venule_text_collapse (entry->translation);
      const char *why = NULL;

      if (strlen (text) > MAX_TEXT)
        why = _ ("the text is longer than any of a sheet; write the passage’s own");
      else if (venule_xml_text_is_clean (text, &why))
        continue;
      g_set_error (error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_BROKEN, "%s: “%s”: %s", path,
                   entry->context != NULL ? entry->context : entry->source, why);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_same_language (const char *a, const char *b)
{
  gsize length = strcspn (a, "-_@");

  return length == strcspn (b, "-_@") && g_ascii_strncasecmp (a, b, length) == 0;
}

static gboolean
check_language (VenulePoFile *file, const char *path, const char *language, GError **error)
{
  if (file->language == NULL || *file->language == '\0' || is_same_language (file->language, language))
    return TRUE;
  g_set_error (error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_BROKEN,
               _ ("%s: the header says Language: %s, the name %s; put the right file there"), path, file->language,
               language);
  return FALSE;
}

/* What the user says comes after what was shipped: the last word counts. */
static gboolean
read_reviews (VenuleTranslation *self, const char *tag, const char *const *po_folders, GError **error)
{
  g_autofree char *underscored = g_strdelimit (g_strdup (tag), "-", '_');
  const char *const names[] = { underscored, tag };

  self->reviews = venule_reviews_new (tag);
  for (guint i = g_strv_length ((char **) po_folders); i > 0; i--)
    for (guint k = strchr (tag, '-') == NULL ? 1 : 0; k < G_N_ELEMENTS (names); k++)
      {
        g_autofree char *path = venule_translation_folder_get_reviews (po_folders[i - 1], names[k]);

        if (!venule_reviews_read (self->reviews, path, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
load_file (VenuleTranslation *self, const char *tag, const char *const *po_folders, GError **error)
{
  g_autoptr (VenulePoFile) file = venule_po_file_read (self->path, error);
  g_autoptr (GHashTable) entries = NULL;

  if (file == NULL || !check_language (file, self->path, tag, error) || !check_entries (file, self->path, error)
      || !read_reviews (self, tag, po_folders, error))
    return FALSE;
  entries = index_entries (file, self->tmpl);
  judge_all (self, entries, venule_template_get_passages (self->tmpl));
  judge_all (self, entries, venule_template_get_words (self->tmpl));
  return TRUE;
}

static void
venule_translation_finalize (GObject *object)
{
  VenuleTranslation *self = VENULE_TRANSLATION (object);

  g_free (self->path);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->texts);
  g_clear_pointer (&self->reviews, venule_reviews_free);
  g_clear_object (&self->tmpl);
  G_OBJECT_CLASS (venule_translation_parent_class)->finalize (object);
}

static void
venule_translation_class_init (VenuleTranslationClass *class)
{
  G_OBJECT_CLASS (class)->finalize = venule_translation_finalize;
}

static void
venule_translation_init (VenuleTranslation *self)
{
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_translation_text_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/* In which nothing is said yet. */
VenuleTranslation *
venule_translation_new (VenuleTemplate *tmpl, const char *language, const char *path)
{
  VenuleTranslation *self = g_object_new (VENULE_TYPE_TRANSLATION, NULL);

  self->tmpl = g_object_ref (tmpl);
  self->language = g_intern_string (language);
  self->path = g_strdup (path);
  return self;
}

/* Says something for a passage, as if it had been reviewed. */
void
venule_translation_say (VenuleTranslation *self, const VenuleTemplatePassage *passage, const char *said)
{
  VenuleTranslationText *text = g_new0 (VenuleTranslationText, 1);

  text->id = passage->id;
  text->source = passage->text->source;
  text->safety = passage->safety;
  text->translation = g_strdup (said);
  text->review = VENULE_REVIEW_REVIEWED;
  add_text (self, text);
}

/**
 * venule_translation_load:
 * @tmpl: what is translated
 * @language: a BCP 47 tag; `pt-BR` falls back to a file of `pt`
 * @po_folders: (array zero-terminated=1): where `LANG.po` may be, the first one that has it wins;
 *   `reviews/LANG.xml` in each of them counts, the first one's word last
 *
 * Any error in the PO file or its reviews refuses the whole: the caller keeps the last good one.
 *
 * Returns: (transfer full): the translation, or %NULL with a #VenuleTranslationError or #VenuleXmlError
 */
VenuleTranslation *
venule_translation_load (VenuleTemplate *tmpl, const char *language, const char *const *po_folders, GError **error)
{
  g_autoptr (VenuleTranslationFile) file = NULL;
  g_autoptr (VenuleTranslation) self = NULL;
  g_autofree char *tag = NULL;

  g_return_val_if_fail (VENULE_IS_TEMPLATE (tmpl), NULL);
  g_return_val_if_fail (language != NULL && po_folders != NULL, NULL);

  file = venule_translation_file_find (language, po_folders);
  if (file == NULL)
    {
      g_set_error (error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_NO_SUCH_LANGUAGE,
                   _ ("no translation into “%s”; choose a language that has a PO file"), language);
      return NULL;
    }
  tag = venule_translation_file_get_tag (file);
  self = venule_translation_new (tmpl, language, file->path);
  return load_file (self, tag, po_folders, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * venule_translation_load_file:
 * @tmpl: what is translated
 * @language: a BCP 47 tag
 * @path: a PO file, wherever it is
 * @po_folders: (array zero-terminated=1): where the reviews of that language are
 *
 * The same for a file that is not among the translations, to see what it would be there.
 *
 * Returns: (transfer full): the translation, or %NULL with a #VenuleTranslationError or #VenuleXmlError
 */
VenuleTranslation *
venule_translation_load_file (
    VenuleTemplate *tmpl, const char *language, const char *path, const char *const *po_folders, GError **error)
{
  g_autoptr (VenuleTranslation) self = NULL;

  g_return_val_if_fail (VENULE_IS_TEMPLATE (tmpl), NULL);
  g_return_val_if_fail (language != NULL && path != NULL && po_folders != NULL, NULL);

  self = venule_translation_new (tmpl, language, path);
  return load_file (self, language, po_folders, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * venule_translation_get_language:
 *
 * Returns: (transfer none): the tag it was loaded for, interned
 */
const char *
venule_translation_get_language (VenuleTranslation *self)
{
  g_return_val_if_fail (VENULE_IS_TRANSLATION (self), NULL);

  return self->language;
}

/**
 * venule_translation_get_path:
 *
 * Returns: (transfer none): its PO file
 */
const char *
venule_translation_get_path (VenuleTranslation *self)
{
  g_return_val_if_fail (VENULE_IS_TRANSLATION (self), NULL);

  return self->path;
}

/**
 * venule_translation_get_texts:
 *
 * Returns: (transfer none) (element-type VenuleTranslationText): every text of the template that can be translated,
 *   passages in reading order, then words and terms
 */
GPtrArray *
venule_translation_get_texts (VenuleTranslation *self)
{
  g_return_val_if_fail (VENULE_IS_TRANSLATION (self), NULL);

  return self->texts;
}

/**
 * venule_translation_find_text:
 *
 * Returns: (transfer none) (nullable): the template's text with that id
 */
const VenuleTranslationText *
venule_translation_find_text (VenuleTranslation *self, const char *id)
{
  g_return_val_if_fail (VENULE_IS_TRANSLATION (self), NULL);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * venule_translation_count:
 * @self: a translation
 * @counts: (out caller-allocates) (array fixed-size=5): how many texts are in each state, by #VenuleReview
 *
 * Counts every passage, term and word of the template that can be translated.
 */
void
venule_translation_count (VenuleTranslation *self, guint counts[VENULE_N_REVIEWS])
{
  g_return_if_fail (VENULE_IS_TRANSLATION (self));

  memset (counts, 0, VENULE_N_REVIEWS * sizeof *counts);
  for (guint i = 0; i < self->texts->len; i++)
    counts[((const VenuleTranslationText *) g_ptr_array_index (self->texts, i))->review]++;
}

/**
 * venule_translation_lookup:
 * @id: a passage, term or word of the template
 * @source: its text in the source language, as the template has it
 * @review: (out) (optional): the state
 *
 * Returns: (transfer none) (nullable): the translation when it is reviewed or unreviewed; %NULL when it is
 *   stale or missing
 */
const char *
venule_translation_lookup (VenuleTranslation *self, const char *id, const char *source, VenuleReview *review)
{
  const VenuleTranslationText *text;
  VenuleReview found = VENULE_REVIEW_MISSING;

  g_return_val_if_fail (VENULE_IS_TRANSLATION (self), NULL);
  g_return_val_if_fail (id != NULL && source != NULL, NULL);

  text = g_hash_table_lookup (self->by_id, id);
  if (text != NULL)
    found = strcmp (text->source, source) == 0 ? text->review : VENULE_REVIEW_STALE;
  if (review != NULL)
    *review = found;
  return found == VENULE_REVIEW_REVIEWED || found == VENULE_REVIEW_UNREVIEWED ? text->translation : NULL;
}
