/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-composer-private.h"

#include <string.h>

static VenuleWording *
say_word (VenuleComposer *composer, const char *id, const char *name, const char *value)
{
  return venule_composer_say_word (composer, id, name, value, TRUE);
}

static gboolean
add_parts (VenuleComposer *composer, VenuleSheet *sheet, GError **error)
{
  GPtrArray *parts = venule_template_get_foot (composer->tmpl);

  for (guint i = 0; i < parts->len; i++)
    {
      const VenuleTemplatePassage *part = g_ptr_array_index (parts, i);
      g_autoptr (VenulePassage) said = NULL;

      if (!venule_composer_prints (composer, part, NULL))
        continue;
      said = venule_composer_say_passage (composer, part, NULL, error);
      if (said == NULL)
        return FALSE;
      if (part->is_identity)
        g_ptr_array_add (sheet->identity, g_strdup (said->first->text));
      g_ptr_array_add (sheet->foot, g_steal_pointer (&said->first));
    }
  return TRUE;
}

static void
add_language (VenuleComposer *composer, VenuleSheet *sheet)
{
  VenuleReview review = VENULE_REVIEW_SOURCE;
  const VenuleTemplatePassage *word = venule_template_find_word (composer->tmpl, "foot.language");

  /* The source's own name for itself would name the wrong language. */
  if (composer->translation != NULL && venule_composer_translate (composer, word, &review) == NULL)
    {
      g_autofree char *name = venule_phrasebook_name_language (composer->phrasebook, sheet->language);

      composer->worst = MAX (composer->worst, review);
      g_ptr_array_add (sheet->foot, venule_wording_new (composer->phrasebook, g_string_new (name), NULL));
      return;
    }
  g_ptr_array_add (sheet->foot, say_word (composer, "foot.language", NULL, NULL));
}

static void
set_page_pattern (VenuleComposer *composer, VenuleSheet *sheet)
{
  const VenuleTemplatePassage *word = venule_template_find_word (composer->tmpl, "foot.page");
  VenuleReview review = VENULE_REVIEW_SOURCE;
  const char *translated = composer->translation != NULL ? venule_composer_translate (composer, word, &review) : NULL;

  composer->worst = MAX (composer->worst, review);
  sheet->page_pattern = g_strdup (translated != NULL ? translated : word->text->source);
  sheet->page_phrasebook
      = venule_phrasebook_ref (translated != NULL ? composer->phrasebook : composer->source_phrasebook);
}

/* In the clinic's language too: marks are for those who hand the sheet over as well. */
static void
add_mark (VenuleComposer *composer, VenuleSheet *sheet, const char *id)
{
  g_autoptr (VenuleWording) first = say_word (composer, id, NULL, NULL);
  g_autoptr (VenuleWording) second = venule_composer_say_word (composer, id, NULL, NULL, FALSE);
  gboolean differs = strcmp (first->text, second->text) != 0;

  g_ptr_array_add (sheet->marks, g_steal_pointer (&first));
  if (differs)
    g_ptr_array_add (sheet->marks, g_steal_pointer (&second));
}

static void
add_marks (VenuleComposer *composer, VenuleSheet *sheet)
{
  if (composer->is_draft)
    {
      sheet->draft = say_word (composer, "foot.draft", NULL, NULL);
      add_mark (composer, sheet, "foot.draft");
    }
  if (venule_clinic_get_is_sample (venule_evaluation_get_clinic (composer->evaluation)))
    add_mark (composer, sheet, "foot.sample-clinic");
  if (venule_consultation_get_is_example (venule_evaluation_get_consultation (composer->evaluation)))
    add_mark (composer, sheet, "foot.example");
  if (composer->worst >= VENULE_REVIEW_UNREVIEWED)
    add_mark (composer, sheet, "foot.draft-translation");
}

/* Said in the patient's language, so the clinic's is named in it too. */
static void
add_part_foreign (VenuleComposer *composer, VenuleSheet *sheet)
{
  const VenuleTemplatePassage *word = venule_template_find_word (composer->tmpl, "foot.part-foreign");
  VenulePhrasebook *phrasebook = composer->phrasebook;
  g_autofree char *language = NULL;

  if (composer->worst < VENULE_REVIEW_STALE || word == NULL)
    return;
  if (venule_composer_translate (composer, word, NULL) == NULL)
    phrasebook = composer->source_phrasebook;
  language = venule_phrasebook_name_language (phrasebook, sheet->clinic_language);
  g_ptr_array_add (sheet->foot, say_word (composer, "foot.part-foreign", "language", language));
}

static void
add_code (VenuleComposer *composer, VenuleSheet *sheet)
{
  g_autofree char *sum = venule_sheet_hash (sheet);
  g_autofree char *isolated = NULL;

  sheet->code = g_strndup (sum, 8);
  g_ptr_array_add (sheet->foot, say_word (composer, "foot.code", "code", sheet->code));
}

/* The foot, the marks and, over all that is composed, the issue code. */
gboolean
venule_composer_add_foot (VenuleComposer *composer, VenuleSheet *sheet, GError **error)
{
  g_autofree char *version = g_strdup_printf ("%s (%s)", sheet->version, venule_template_get_date (composer->tmpl));
  VenuleReview review = VENULE_REVIEW_SOURCE;

  if (!add_parts (composer, sheet, error))
    return FALSE;
  add_language (composer, sheet);
  g_ptr_array_add (sheet->foot, say_word (composer, "foot.version", "version", version));
  set_page_pattern (composer, sheet);
  /* The code is said last but its state counts for the marks, which the code is made of. */
  if (composer->translation != NULL)
    venule_composer_translate (composer, venule_template_find_word (composer->tmpl, "foot.code"), &review);
  composer->worst = MAX (composer->worst, review);
  add_marks (composer, sheet);
  add_part_foreign (composer, sheet);
  add_code (composer, sheet);
  return TRUE;
}
