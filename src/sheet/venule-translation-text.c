/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-translation-text.h"

#include <string.h>

/* Whether a pattern has the number at all, as `{n}` or `{n, plural, …}`. */
static gboolean
has_argument (const char *text, const char *name)
{
  for (const char *at = strchr (text, '{'); at != NULL; at = strchr (at + 1, '{'))
    {
      const char *inside = at + 1 + strspn (at + 1, " \t\n");
      gsize length = strlen (name);

      if (strncmp (inside, name, length) == 0 && strchr (" \t\n,}", inside[length]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A pattern is tried before it is trusted. */
static gboolean
fits_pattern (VenuleTemplate *tmpl, const char *language, const VenuleTemplatePassage *passage, const char *text)
{
  VenulePhrasebook *phrasebook = venule_template_get_phrasebook (tmpl, language, FALSE);
  const guint numbers[] = { 1, 2, 3, 4 };
  g_autofree char *message = NULL;

  if (phrasebook == NULL)
    return FALSE;
  for (guint i = 0; passage->pattern_names[i] != NULL; i++)
    if (has_argument (passage->text->source, passage->pattern_names[i])
        && !has_argument (text, passage->pattern_names[i]))
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

static VenuleStaleness
find_staleness (VenuleTranslationText *self,
                VenuleTemplate *tmpl,
                const char *language,
                const VenuleTemplatePassage *passage,
                const VenulePoEntry *entry)
{
  if (entry->plural)
    return VENULE_STALE_PLURAL;
  if (*self->translation == '\0')
    return VENULE_STALE_EMPTY;
  if (entry->fuzzy)
    return VENULE_STALE_FUZZY;
  if (self->made_for != NULL)
    return VENULE_STALE_ENGLISH;
  if (passage->pattern_names != NULL ? !fits_pattern (tmpl, language, passage, self->translation)
                                     : !fits_places (passage, self->translation))
    return VENULE_STALE_VALUES;
  return VENULE_STALE_NOT;
}

static void
take_entry (VenuleTranslationText *self, const VenulePoEntry *entry)
{
  g_autofree char *source = venule_text_collapse (entry->source);

  self->translation = venule_text_collapse (entry->translation);
  self->comment = *entry->comment == '\0' ? NULL : g_strdup (entry->comment);
  self->line = entry->line;
  if (strcmp (source, self->source) != 0)
    self->made_for = g_steal_pointer (&source);
}

/**
 * venule_translation_text_new:
 * @tmpl: what is translated
 * @language: into which language
 * @passage: one of its texts
 * @entry: (nullable): what the PO file has for it
 * @reviews: who read what
 *
 * Returns: (transfer full): the text, judged; it lives no longer than @tmpl and @reviews
 */
VenuleTranslationText *
venule_translation_text_new (VenuleTemplate *tmpl,
                             const char *language,
                             const VenuleTemplatePassage *passage,
                             const VenulePoEntry *entry,
                             VenuleReviews *reviews)
{
  VenuleTranslationText *self = g_new0 (VenuleTranslationText, 1);

  self->id = passage->id;
  self->source = passage->text->source;
  self->note = passage->note;
  self->safety = passage->safety;
  self->pattern_names = passage->pattern_names;
  self->is_term = venule_template_find_word (tmpl, passage->id) == passage;
  self->mark = venule_reviews_find_last (reviews, passage->id);
  self->review = VENULE_REVIEW_MISSING;
  if (entry == NULL)
    {
      self->translation = g_strdup ("");
      return self;
    }
  take_entry (self, entry);
  self->staleness = find_staleness (self, tmpl, language, passage, entry);
  if (self->staleness != VENULE_STALE_NOT)
    self->review = VENULE_REVIEW_STALE;
  else if (venule_reviews_find (reviews, passage->id, self->source, self->translation) != NULL)
    self->review = VENULE_REVIEW_REVIEWED;
  else
    self->review = VENULE_REVIEW_UNREVIEWED;
  return self;
}

void
venule_translation_text_free (VenuleTranslationText *self)
{
  g_free (self->translation);
  g_free (self->made_for);
  g_free (self->comment);
  g_free (self);
}
