/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-composer-private.h"

#include <string.h>

#define VALUES_APART " – "

/* The translation that may be printed. */
const char *
venule_composer_translate (VenuleComposer *composer, const VenuleTemplatePassage *passage, VenuleReview *review)
{
  return venule_translation_lookup (composer->translation, passage->id, passage->text->source, review);
}

/* A text of nothing but values, like a given and a family name, is one thing: isolated one by one, the
 * parts of a Latin name would change places where writing runs right to left. */
static gboolean
is_values_alone (const VenuleText *text)
{
  for (guint i = 0; i < text->parts->len; i++)
    {
      const VenuleTextPart *part = g_ptr_array_index (text->parts, i);

      if (part->literal != NULL && strspn (part->literal, " ") < strlen (part->literal))
        return FALSE;
    }
  return text->parts->len > 1;
}

static void
isolate_whole (VenuleUtterance *utterance)
{
  g_autofree char *isolated = venule_phrasebook_isolate (utterance->phrasebook, utterance->text->str);
  guint before = (guint) (strstr (isolated, utterance->text->str) - isolated);

  g_string_assign (utterance->text, isolated);
  for (guint i = 0; i < utterance->spans->len; i++)
    {
      VenuleSpan *span = &g_array_index (utterance->spans, VenuleSpan, i);

      span->start += before;
      span->end += before;
    }
}

static VenuleSaid
say_text (VenuleComposer *composer, VenuleUtterance *utterance, const VenuleText *text, GError **error)
{
  utterance->as_one = is_values_alone (text);
  for (guint i = 0; i < text->parts->len; i++)
    {
      const VenuleTextPart *part = g_ptr_array_index (text->parts, i);
      VenuleSaid said;

      if (part->literal != NULL)
        {
          g_string_append (utterance->text, part->literal);
          continue;
        }
      said = venule_composer_say_value (composer, utterance, venule_template_find_value (composer->tmpl, part->name),
                                        error);
      if (said != VENULE_SAID)
        return said;
    }
  if (utterance->as_one)
    isolate_whole (utterance);
  return VENULE_SAID;
}

static VenuleSaid
say_cell (VenuleComposer *composer, VenuleUtterance *utterance, GError **error)
{
  const VenuleTemplatePassage *passage = utterance->passage;
  VenuleSaid said = venule_composer_say_value (composer, utterance, passage->value, error);

  if (said != VENULE_SAID || passage->until == NULL)
    return said;
  g_string_append (utterance->text, VALUES_APART);
  return venule_composer_say_value (composer, utterance, passage->until, error);
}

/* text: (nullable): a value alone */
static VenuleSaid
say (VenuleComposer *composer,
     VenuleUtterance *utterance,
     const VenuleText *text,
     VenuleWording **wording,
     GError **error)
{
  VenuleSaid said;

  utterance->text = g_string_new (NULL);
  utterance->spans = g_array_new (FALSE, FALSE, sizeof (VenuleSpan));
  said = text != NULL ? say_text (composer, utterance, text, error) : say_cell (composer, utterance, error);
  *wording = venule_wording_new (utterance->phrasebook, g_steal_pointer (&utterance->text),
                                 g_steal_pointer (&utterance->spans));
  if (said != VENULE_SAID)
    g_clear_pointer (wording, venule_wording_free);
  return said;
}

static VenuleSaid
say_source (VenuleComposer *composer,
            const VenuleTemplatePassage *passage,
            VenuleEntry *member,
            VenuleWording **wording,
            GError **error)
{
  VenuleUtterance utterance = { composer->source_phrasebook, FALSE, member, passage };

  return say (composer, &utterance, passage->text, wording, error);
}

/* The whole passage in one language: one stale term and all of it falls back to the clinic's. */
static VenuleSaid
say_translated (VenuleComposer *composer,
                const VenuleTemplatePassage *passage,
                VenuleEntry *member,
                VenuleReview *review,
                VenuleWording **wording,
                GError **error)
{
  VenuleUtterance utterance = { composer->phrasebook, TRUE, member, passage };
  g_autoptr (VenuleText) text = NULL;
  g_autofree char *wrong = NULL;
  const char *translated = NULL;
  VenuleSaid said;

  *review = VENULE_REVIEW_SOURCE;
  if (passage->text != NULL)
    {
      translated = venule_composer_translate (composer, passage, review);
      text = translated != NULL ? venule_text_parse (translated, &wrong) : NULL;
      if (text == NULL)
        return VENULE_SAID_NOT;
    }
  said = say (composer, &utterance, text, wording, error);
  *review = MAX (*review, utterance.review);
  return said;
}

static gboolean
wants_second (VenuleComposer *composer, const VenuleTemplatePassage *passage, VenuleReview review)
{
  return composer->bilingual || (passage->safety && review == VENULE_REVIEW_UNREVIEWED);
}

static gboolean
say_wordings (VenuleComposer *composer,
              VenulePassage *said,
              const VenuleTemplatePassage *passage,
              VenuleEntry *member,
              GError **error)
{
  VenuleSaid translated = VENULE_SAID_NOT;

  if (composer->translation != NULL)
    translated = say_translated (composer, passage, member, &said->review, &said->first, error);
  if (translated == VENULE_SAID_WRONG)
    return FALSE;
  composer->worst = MAX (composer->worst, said->review);
  if (translated == VENULE_SAID_NOT)
    return say_source (composer, passage, member, &said->first, error) == VENULE_SAID;
  if (!wants_second (composer, passage, said->review))
    return TRUE;
  return say_source (composer, passage, member, &said->second, error) == VENULE_SAID;
}

/* Whether the passage is on the sheet; member: (nullable): of the group that its row repeats over. */
gboolean
venule_composer_prints (VenuleComposer *composer, const VenuleTemplatePassage *passage, VenuleEntry *member)
{
  if (passage->foreign_only && composer->translation == NULL)
    return FALSE;

  return venule_template_passage_prints_for (passage, composer->evaluation, member);
}

/* The passage as printed, with why it is there. */
VenulePassage *
venule_composer_say_passage (VenuleComposer *composer,
                             const VenuleTemplatePassage *passage,
                             VenuleEntry *member,
                             GError **error)
{
  g_autoptr (VenulePassage) said = venule_passage_new (passage->id);

  if (!say_wordings (composer, said, passage, member, error))
    return NULL;
  said->safety = passage->safety;
  said->origin = passage;
  said->source = g_strdup (passage->source);
  said->version = g_strdup (passage->version);
  venule_composer_add_reasons (composer, said, passage, member);
  return g_steal_pointer (&said);
}

/* A word with its one place filled. */
VenuleWording *
venule_composer_say_word (
    VenuleComposer *composer, const char *id, const char *name, const char *value, gboolean translated)
{
  const VenuleTemplatePassage *word = venule_template_find_word (composer->tmpl, id);
  VenulePhrasebook *phrasebook = composer->source_phrasebook;
  g_autoptr (GString) filled = g_string_new (NULL);
  g_autoptr (VenuleText) text = NULL;
  g_autofree char *wrong = NULL;
  const char *found = NULL;
  VenuleReview review = VENULE_REVIEW_SOURCE;

  if (translated && composer->translation != NULL)
    found = venule_composer_translate (composer, word, &review);
  composer->worst = MAX (composer->worst, review);
  if (found != NULL)
    phrasebook = composer->phrasebook;
  text = venule_text_parse (found != NULL ? found : word->text->source, &wrong);
  for (guint i = 0; i < text->parts->len; i++)
    {
      const VenuleTextPart *part = g_ptr_array_index (text->parts, i);
      g_autofree char *isolated
          = part->name != NULL ? venule_phrasebook_isolate (phrasebook, value) : g_strdup (part->literal);

      g_string_append (filled, isolated);
    }
  return venule_wording_new (phrasebook, g_steal_pointer (&filled), NULL);
}
