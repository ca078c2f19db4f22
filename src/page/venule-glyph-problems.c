/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-glyph-problems.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

struct _VenuleGlyphProblems
{
  char *language;      /* (nullable): that the fonts are for */
  VenuleFonts *fonts;  /* (nullable) */
  PangoLayout *layout; /* (nullable) */
  GHashTable *seen;    /* (element-type utf8): texts whose letters are all there */
};

VenuleGlyphProblems *
venule_glyph_problems_new (void)
{
  VenuleGlyphProblems *self = g_new0 (VenuleGlyphProblems, 1);

  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static void
forget (VenuleGlyphProblems *self)
{
  g_clear_object (&self->layout);
  g_clear_object (&self->fonts);
  g_clear_pointer (&self->language, g_free);
  g_hash_table_remove_all (self->seen);
}

void
venule_glyph_problems_free (VenuleGlyphProblems *self)
{
  forget (self);
  g_hash_table_unref (self->seen);
  g_free (self);
}

static gboolean
get_ready (VenuleGlyphProblems *self, const char *language, GError **error)
{
  const char *const languages[] = { language, NULL };
  PangoContext *context;
  PangoFontDescription *font;

  if (g_strcmp0 (language, self->language) == 0)
    return TRUE;
  forget (self);
  self->fonts = venule_fonts_new (languages, error);
  if (self->fonts == NULL)
    return FALSE;
  context = venule_fonts_create_context (self->fonts);
  pango_context_set_language (context, pango_language_from_string (language));
  self->layout = pango_layout_new (context);
  g_object_unref (context);
  font = pango_font_description_from_string (venule_fonts_get_family (self->fonts, language));
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  self->language = g_strdup (language);
  return TRUE;
}

/* Returns: the first letter that no font has; 0: none. */
static gunichar
find_unknown (PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gunichar unknown = 0;

  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      for (int i = 0; run != NULL && unknown == 0 && i < run->glyphs->num_glyphs; i++)
        if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
          unknown = run->glyphs->glyphs[i].glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
    }
  while (unknown == 0 && pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  return unknown;
}

static void
check_text (VenuleGlyphProblems *self,
            VenuleTranslation *translation,
            const VenuleTranslationText *text,
            GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  gunichar unknown;

  if (g_hash_table_contains (self->seen, text->translation))
    return;
  if (!venule_fonts_cover (self->fonts, text->translation, &error))
    {
      venule_translation_problems_add (problems, VENULE_PROBLEM_GLYPH, translation, text, "%s", error->message);
      return;
    }
  pango_layout_set_text (self->layout, text->translation, -1);
  unknown = pango_layout_get_unknown_glyphs_count (self->layout) > 0 ? find_unknown (self->layout) : 0;
  if (unknown == 0)
    g_hash_table_add (self->seen, g_strdup (text->translation));
  else
    venule_translation_problems_add (problems, VENULE_PROBLEM_GLYPH, translation, text,
                                     _ ("no font has its letter U+%04X; install the package %s"), unknown,
                                     venule_fonts_name_package (unknown));
}

/**
 * venule_glyph_problems_find:
 * @self: what was seen before
 * @translation: a translation
 * @problems: (element-type VenuleTranslationProblem): those that are found are added
 *
 * Finds letters that would refuse the sheet, and names the package that has them.
 */
void
venule_glyph_problems_find (VenuleGlyphProblems *self, VenuleTranslation *translation, GPtrArray *problems)
{
  GPtrArray *texts = venule_translation_get_texts (translation);
  g_autoptr (GError) error = NULL;

  if (!get_ready (self, venule_translation_get_language (translation), &error))
    {
      venule_translation_problems_add_error (problems, error);
      return;
    }
  for (guint i = 0; i < texts->len; i++)
    {
      const VenuleTranslationText *text = g_ptr_array_index (texts, i);

      if (text->review == VENULE_REVIEW_REVIEWED || text->review == VENULE_REVIEW_UNREVIEWED)
        check_text (self, translation, text, problems);
    }
}
