/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-glossary.h"

#include "venule-po-file.h"
#include "venule-translation-files.h"

#include <string.h>

#define STEMS "stems: "

/* Longer than any stem; more stars would take long to match. */
#define MAX_STEM  120
#define MAX_STARS 4

typedef struct
{
  char *term, *translation;
  GRegex *said;       /* the term in the source language */
  GPtrArray *choices; /* (element-type GPtrArray of GRegex): of each choice all words are needed */
} Term;

struct _VenuleGlossary
{
  GPtrArray *terms; /* owns Term */
  GRegex *places;   /* for values */
};

static void
term_free (gpointer data)
{
  Term *term = data;

  g_clear_pointer (&term->said, g_regex_unref);
  g_clear_pointer (&term->choices, g_ptr_array_unref);
  g_free (term->term);
  g_free (term->translation);
  g_free (term);
}

static GRegex *
make_regex (const char *text, const char *ending)
{
  g_autofree char *pattern = g_strconcat ("(?<!\\w)", text, ending, "(?!\\w)", NULL);

  return g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
}

/* `żył*`: * stands for any letters. Returns: (nullable): it is none */
static GRegex *
make_word (const char *stem)
{
  g_autofree char *folded = g_utf8_casefold (stem, -1);
  g_autofree char *escaped = g_regex_escape_string (folded, -1);
  g_auto (GStrv) parts = g_strsplit (escaped, "\\*", -1);
  g_autofree char *open = g_strjoinv ("\\w*", parts);

  return strlen (stem) > MAX_STEM || g_strv_length (parts) > MAX_STARS + 1 ? NULL : make_regex (open, "");
}

/* `words words | other words`. */
static GPtrArray *
read_stems (const char *stems)
{
  g_auto (GStrv) choices = g_strsplit (stems, " | ", -1);
  GPtrArray *read = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (choices[i], " ", -1);
      GPtrArray *choice = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);

      for (guint k = 0; words[k] != NULL; k++)
        {
          GRegex *word = *words[k] == '\0' ? NULL : make_word (words[k]);

          if (word != NULL)
            g_ptr_array_add (choice, word);
        }
      g_ptr_array_add (read, choice);
    }
  return read;
}

static void
add_term (VenuleGlossary *self, const VenulePoEntry *entry)
{
  const char *stems = g_str_has_prefix (entry->comment, STEMS) ? entry->comment : strstr (entry->comment, "\n" STEMS);
  g_autofree char *line = NULL, *folded = NULL, *escaped = NULL;
  Term *term;

  if (entry->fuzzy || *entry->translation == '\0' || strlen (entry->source) > MAX_STEM)
    return;
  if (stems != NULL)
    {
      stems = strstr (stems, STEMS) + strlen (STEMS);
      line = g_strndup (stems, strcspn (stems, "\n"));
    }
  folded = g_utf8_casefold (entry->source, -1);
  escaped = g_regex_escape_string (folded, -1);
  term = g_new0 (Term, 1);
  term->term = g_strdup (entry->source);
  term->translation = g_strdup (entry->translation);
  term->said = make_regex (escaped, "(?:s|es)?");
  term->choices = read_stems (line != NULL ? line : entry->translation);
  g_ptr_array_add (self->terms, term);
}

/**
 * venule_glossary_load:
 * @language: a BCP 47 tag
 * @po_folders: (array zero-terminated=1): where `glossary/LANG.po` may be, the first one that has it wins
 * @error: a #VenuleTranslationError
 *
 * Returns: (transfer full) (nullable): the glossary, empty where the language has none; %NULL: there is one, and it
 *   can't be read
 */
VenuleGlossary *
venule_glossary_load (const char *language, const char *const *po_folders, GError **error)
{
  g_autoptr (VenuleGlossary) self = g_new0 (VenuleGlossary, 1);
  g_autoptr (VenulePoFile) file = NULL;
  g_autofree char *path = NULL;

  self->terms = g_ptr_array_new_with_free_func (term_free);
  self->places = g_regex_new ("\\{[^{}]*\\}", G_REGEX_OPTIMIZE, 0, NULL);
  for (guint i = 0; po_folders[i] != NULL && path == NULL; i++)
    {
      g_autofree char *there = venule_translation_folder_get_glossary (po_folders[i], language);

      if (g_file_test (there, G_FILE_TEST_EXISTS) || g_file_test (there, G_FILE_TEST_IS_SYMLINK))
        path = g_steal_pointer (&there);
    }
  if (path == NULL)
    return g_steal_pointer (&self);
  file = venule_po_file_read (path, error);
  if (file == NULL)
    return NULL;
  for (guint i = 0; i < file->entries->len; i++)
    add_term (self, g_ptr_array_index (file->entries, i));
  return g_steal_pointer (&self);
}

void
venule_glossary_free (VenuleGlossary *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->terms);
  g_regex_unref (self->places);
  g_free (self);
}

guint
venule_glossary_get_n_terms (VenuleGlossary *self)
{
  return self->terms->len;
}

static gboolean
keeps (const Term *term, const char *text)
{
  for (guint i = 0; i < term->choices->len; i++)
    {
      GPtrArray *words = g_ptr_array_index (term->choices, i);
      gboolean has_all = words->len > 0;

      for (guint k = 0; k < words->len && has_all; k++)
        has_all = g_regex_match (g_ptr_array_index (words, k), text, 0, NULL);
      if (has_all)
        return TRUE;
    }
  return FALSE;
}

/**
 * venule_glossary_find_lost:
 * @self: a glossary
 * @source: a text in the source language
 * @translation: of it
 *
 * Returns: (transfer full) (element-type VenuleLostTerm): the terms that @source has and @translation does not keep;
 *   their texts live as long as @self
 */
GArray *
venule_glossary_find_lost (VenuleGlossary *self, const char *source, const char *translation)
{
  g_autofree char *bare = g_regex_replace_literal (self->places, source, -1, 0, "", 0, NULL);
  g_autofree char *folded = g_utf8_casefold (bare, -1);
  g_autoptr (GString) text = g_string_new (translation);
  g_autofree char *said = NULL;
  GArray *lost = g_array_new (FALSE, FALSE, sizeof (VenuleLostTerm));

  g_string_replace (text, "\302\240", " ", 0);
  said = g_utf8_casefold (text->str, -1);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = g_ptr_array_index (self->terms, i);
      VenuleLostTerm one = { term->term, term->translation };

      if (g_regex_match (term->said, folded, 0, NULL) && !keeps (term, said))
        g_array_append_val (lost, one);
    }
  return lost;
}
