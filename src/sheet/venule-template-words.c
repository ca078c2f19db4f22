/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-template-reader.h"

#include "venule-xml-reader.h"

#include <string.h>

/* The words that the program itself says, whatever the protocol. */
static const VenuleKnownWord known_words[] = {
  { "foot.title", TRUE, FALSE, { NULL } },
  { "foot.page", TRUE, TRUE, { "page", "pages" } },
  { "foot.language", TRUE, FALSE, { NULL } },
  { "foot.version", TRUE, FALSE, { "version" } },
  { "foot.code", TRUE, FALSE, { "code" } },
  { "foot.gap", TRUE, FALSE, { "question" } },
  { "foot.draft", TRUE, FALSE, { NULL } },
  { "foot.draft-translation", TRUE, FALSE, { NULL } },
  { "foot.sample-clinic", TRUE, FALSE, { NULL } },
  { "foot.example", TRUE, FALSE, { NULL } },
  { "foot.part-foreign", FALSE, FALSE, { "language" } },
  { "phrase.days", FALSE, TRUE, { "n" } },
  { "phrase.weeks", FALSE, TRUE, { "n" } },
  { "phrase.months", FALSE, TRUE, { "n" } },
};

static const VenuleKnownWord *
find_known (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_words); i++)
    if (strcmp (known_words[i].id, id) == 0)
      return &known_words[i];
  return NULL;
}

static gboolean
read_pattern (
    VenuleTemplateReader *reader, VenuleTemplatePassage *word, const xmlNode *element, const char *text, GError **error)
{
  const guint numbers[] = { 1, 2 };
  VenulePhrasebook *phrasebook = venule_template_get_phrasebook (reader->tmpl, reader->tmpl->language, FALSE);
  g_autoptr (GError) wrong = NULL;
  g_autofree char *message = venule_phrasebook_format_message (phrasebook, text, word->pattern_names, numbers, &wrong);

  if (message == NULL)
    {
      venule_xml_set_error (error, element, "%s; write one like “Page {page} of {pages}”", wrong->message);
      return FALSE;
    }
  word->text = g_new0 (VenuleText, 1);
  word->text->source = venule_text_collapse (text);
  word->text->parts = g_ptr_array_new ();
  return TRUE;
}

static gboolean
check_filled (const VenuleTemplatePassage *word, const VenuleKnownWord *known, const xmlNode *element, GError **error)
{
  for (guint i = 0; known != NULL && known->names[i] != NULL; i++)
    {
      gboolean found = word->pattern_names != NULL;

      for (guint j = 0; j < word->text->parts->len; j++)
        found
            = found
              || g_strcmp0 (((VenuleTextPart *) g_ptr_array_index (word->text->parts, j))->name, known->names[i]) == 0;
      if (!found)
        {
          venule_xml_set_error (error, element, "“%s” lacks {%s}; write it where it belongs", word->id,
                                known->names[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* A text without a condition: a <word> of the foot or a <term>. It is the last of word_list. */
gboolean
venule_template_read_word (VenuleTemplateReader *reader, xmlNode *element, GError **error)
{
  static const char *const no_names[] = { NULL };
  VenuleTemplate *tmpl = reader->tmpl;
  g_autofree char *id = venule_xml_get_attribute (element, "id");
  g_autofree char *text = venule_xml_get_text (element);
  g_autofree char *note = venule_xml_get_attribute (element, "note");
  const VenuleKnownWord *known;
  VenuleTemplatePassage *word;

  if (!venule_template_claim_id (tmpl, element, id, error))
    return FALSE;
  known = find_known (id);
  word = g_new0 (VenuleTemplatePassage, 1);
  word->id = g_strdup (id);
  word->location = venule_xml_get_location (element);
  word->note = note == NULL ? NULL : venule_text_collapse (note);
  g_ptr_array_add (tmpl->word_list, word);
  g_hash_table_insert (tmpl->words, word->id, word);
  if (known != NULL && known->is_pattern)
    word->pattern_names = known->names;
  if (word->pattern_names != NULL)
    return read_pattern (reader, word, element, text, error);
  return venule_template_read_text (reader, word, element, text, known != NULL ? known->names : no_names, error)
         && check_filled (word, known, element, error);
}

/* Whether every word that the program needs is there. */
gboolean
venule_template_check_words (VenuleTemplateReader *reader, xmlNode *foot, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_words); i++)
    if (known_words[i].required && !g_hash_table_contains (reader->tmpl->words, known_words[i].id))
      {
        venule_xml_set_error (error, foot, "the foot lacks <word id=\"%s\">; add it", known_words[i].id);
        return FALSE;
      }
  return TRUE;
}
