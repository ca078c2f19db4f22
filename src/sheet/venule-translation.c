/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-translation.h"

#include "venule-po-file.h"
#include "venule-reviews.h"
#include "venule-template-private.h"

#include "venule-xml-reader.h"

#include <string.h>

/* What a translator's file holds for one text of the template. */
typedef struct
{
  char *source;
  char *translation; /* (nullable): none that may be printed */
  VenuleReview review;
} State;

struct _VenuleTranslation
{
  GObject parent_instance;
  const char *language; /* interned */
  char *path;
  GHashTable *states; /* passage id → State */
};

G_DEFINE_FINAL_TYPE (VenuleTranslation, venule_translation, G_TYPE_OBJECT)
G_DEFINE_QUARK (venule_translation_error_quark, venule_translation_error)

static void
state_free (gpointer data)
{
  State *state = data;

  g_free (state->source);
  g_free (state->translation);
  g_free (state);
}

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

static gboolean
fits_pattern (VenuleTemplate *tmpl, const char *language, const VenuleTemplatePassage *passage, const char *text)
{
  VenulePhrasebook *phrasebook = venule_template_get_phrasebook (tmpl, language, FALSE);
  const guint numbers[] = { 1, 2, 3, 4 };
  g_autofree char *message = NULL;

  if (phrasebook == NULL)
    return FALSE;
  message = venule_phrasebook_format_message (phrasebook, text, passage->pattern_names, numbers, NULL);
  return message != NULL;
}

static gboolean
fits_places (const VenuleTemplatePassage *passage, const char *text)
{
  g_autofree char *what = NULL;
  g_autoptr (VenuleText) parsed = venule_text_parse (text, &what);

  return parsed != NULL && venule_text_has_same_places (parsed, passage->text);
}

static State *
judge (VenuleTranslation *self,
       VenuleTemplate *tmpl,
       VenuleReviews *reviews,
       const VenuleTemplatePassage *passage,
       const VenulePoEntry *entry)
{
  State *state = g_new0 (State, 1);
  g_autofree char *source = entry != NULL ? venule_text_collapse (entry->source) : NULL;
  g_autofree char *text = entry != NULL ? venule_text_collapse (entry->translation) : NULL;

  state->source = g_strdup (passage->text->source);
  if (entry == NULL)
    state->review = VENULE_REVIEW_MISSING;
  else if (entry->fuzzy || entry->plural || *text == '\0' || strcmp (source, state->source) != 0
           || (passage->pattern_names != NULL ? !fits_pattern (tmpl, self->language, passage, text)
                                              : !fits_places (passage, text)))
    state->review = VENULE_REVIEW_STALE;
  else
    {
      state->review = venule_reviews_cover (reviews, passage->id, state->source, text) ? VENULE_REVIEW_REVIEWED
                                                                                       : VENULE_REVIEW_UNREVIEWED;
      state->translation = g_steal_pointer (&text);
    }
  return state;
}

static void
judge_all (
    VenuleTranslation *self, VenuleTemplate *tmpl, VenuleReviews *reviews, GHashTable *entries, GPtrArray *passages)
{
  for (guint i = 0; i < passages->len; i++)
    {
      const VenuleTemplatePassage *passage = g_ptr_array_index (passages, i);

      if (passage->text != NULL)
        g_hash_table_insert (self->states, g_strdup (passage->id),
                             judge (self, tmpl, reviews, passage, g_hash_table_lookup (entries, passage->id)));
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

      if (venule_xml_text_is_clean (text, &why))
        continue;
      g_set_error (error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_BROKEN, "%s: the translation of “%s” %s",
                   path, entry->context != NULL ? entry->context : entry->source, why);
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
               "%s: the header says Language: %s, the name %s; put the right file there", path, file->language,
               language);
  return FALSE;
}

/* pt-BR.po, pt_BR.po, then pt.po. */
static char *
find_file (const char *folder, const char *language, char **name)
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

          if (!g_file_test (path, G_FILE_TEST_EXISTS))
            continue;
          *name = g_strdup (names[i]);
          return g_steal_pointer (&path);
        }
      dash = strrchr (tag, '-');
      if (dash == NULL)
        return NULL;
      *dash = '\0';
    }
}

static gboolean
load_file (VenuleTranslation *self, VenuleTemplate *tmpl, const char *folder, const char *name, GError **error)
{
  g_autofree char *base = g_strconcat (name, ".xml", NULL);
  g_autofree char *reviews_path = g_build_filename (folder, "reviews", base, NULL);
  g_autofree char *tag = g_strdelimit (g_strdup (name), "_", '-');
  g_autoptr (VenulePoFile) file = venule_po_file_read (self->path, error);
  g_autoptr (VenuleReviews) reviews = NULL;
  g_autoptr (GHashTable) entries = NULL;

  if (file == NULL || !check_language (file, self->path, name, error) || !check_entries (file, self->path, error))
    return FALSE;
  reviews = venule_reviews_new_from_file (reviews_path, tag, error);
  if (reviews == NULL)
    return FALSE;
  entries = index_entries (file, tmpl);
  judge_all (self, tmpl, reviews, entries, venule_template_get_passages (tmpl));
  judge_all (self, tmpl, reviews, entries, venule_template_get_words (tmpl));
  return TRUE;
}

static void
venule_translation_finalize (GObject *object)
{
  VenuleTranslation *self = VENULE_TRANSLATION (object);

  g_free (self->path);
  g_hash_table_unref (self->states);
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
  self->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, state_free);
}

/**
 * venule_translation_load:
 * @tmpl: what is translated
 * @language: a BCP 47 tag; `pt-BR` falls back to a file of `pt`
 * @po_folders: (array zero-terminated=1): where `LANG.po` may be, the first one that has it wins;
 *   `reviews/LANG.xml` beside it
 *
 * Any error in the PO file or its reviews refuses the whole: the caller keeps the last good one.
 *
 * Returns: (transfer full): the translation, or %NULL with a #VenuleTranslationError or #VenuleXmlError
 */
VenuleTranslation *
venule_translation_load (VenuleTemplate *tmpl, const char *language, const char *const *po_folders, GError **error)
{
  g_autoptr (VenuleTranslation) self = NULL;

  g_return_val_if_fail (VENULE_IS_TEMPLATE (tmpl), NULL);
  g_return_val_if_fail (language != NULL && po_folders != NULL, NULL);

  self = g_object_new (VENULE_TYPE_TRANSLATION, NULL);
  self->language = g_intern_string (language);
  for (guint i = 0; po_folders[i] != NULL && venule_phrasebook_is_language (language); i++)
    {
      g_autofree char *name = NULL;

      self->path = find_file (po_folders[i], language, &name);
      if (self->path != NULL)
        return load_file (self, tmpl, po_folders[i], name, error) ? g_steal_pointer (&self) : NULL;
    }
  g_set_error (error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_NO_SUCH_LANGUAGE,
               "no translation into “%s”; choose a language that has a PO file", language);
  return NULL;
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
 * venule_translation_count:
 * @self: a translation
 * @counts: (out caller-allocates) (array fixed-size=5): how many texts are in each state, by #VenuleReview
 *
 * Counts every passage, term and word of the template that can be translated.
 */
void
venule_translation_count (VenuleTranslation *self, guint counts[VENULE_N_REVIEWS])
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (VENULE_IS_TRANSLATION (self));

  memset (counts, 0, VENULE_N_REVIEWS * sizeof *counts);
  g_hash_table_iter_init (&iter, self->states);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    counts[((const State *) value)->review]++;
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
  const State *state;
  VenuleReview found = VENULE_REVIEW_MISSING;

  g_return_val_if_fail (VENULE_IS_TRANSLATION (self), NULL);
  g_return_val_if_fail (id != NULL && source != NULL, NULL);

  state = g_hash_table_lookup (self->states, id);
  if (state != NULL)
    found = strcmp (state->source, source) == 0 ? state->review : VENULE_REVIEW_STALE;
  if (review != NULL)
    *review = found;
  return found == VENULE_REVIEW_REVIEWED || found == VENULE_REVIEW_UNREVIEWED ? state->translation : NULL;
}
