/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-words.h"

#include "venule-schema-gate.h"
#include "venule-free-text.h"
#include "venule-message.h"
#include "venule-xml-reader.h"

struct _VenuleWords
{
  GPtrArray *words; /* of VenuleWord */
};

static void
word_free (gpointer data)
{
  VenuleWord *word = data;

  g_clear_pointer (&word->when, venule_rule_free);
  g_clear_pointer (&word->in, g_ptr_array_unref);
  g_clear_pointer (&word->forms, g_ptr_array_unref);
  g_free (word->message);
  g_clear_pointer (&word->message_paths, g_ptr_array_unref);
  g_free (word);
}

static gboolean
parse_form (VenuleWord *word, const xmlNode *node, GError **error)
{
  g_autofree char *text = venule_xml_get_text (node);
  VenuleFreeText *form = venule_free_text_new (text);

  g_ptr_array_add (word->forms, form);
  if (venule_free_text_get_n_tokens (form) > 0)
    return TRUE;

  venule_xml_set_error (error, node, "<form> holds no word; write one as people do");
  return FALSE;
}

static gboolean
parse_message (VenuleWord *word, const xmlNode *node, VenuleVocabulary *vocabulary, GError **error)
{
  const char *why = NULL;
  g_autofree char *line = venule_xml_collapse_spaces (venule_xml_get_text (node));

  if (!venule_xml_text_is_clean (line, &why))
    {
      venule_xml_set_error (error, node, "%s", why);
      return FALSE;
    }
  g_free (word->message);
  g_clear_pointer (&word->message_paths, g_ptr_array_unref);
  word->message = venule_message_read (node, vocabulary, NULL, &word->message_paths, error);
  return word->message != NULL;
}

static gboolean
parse_unless (VenuleWord *word, const xmlNode *node, VenuleVocabulary *vocabulary, GError **error)
{
  g_autofree char *unless = venule_xml_get_attribute (node, "unless");
  g_autofree char *quoted = NULL;

  if (unless == NULL)
    return TRUE;
  word->unless = venule_vocabulary_find_rule (vocabulary, unless);
  if (word->unless != NULL)
    return TRUE;

  quoted = venule_xml_quote (unless);
  venule_xml_set_error (error, node, "there is no rule %s; name one of the checklist's rules", quoted);
  return FALSE;
}

/* Where somebody writes what must not be had, such as an allergy, a word means the opposite of what it means in advice:
 * such questions are named, and have words of their own. */
static gboolean
parse_in (VenuleWord *word, const xmlNode *node, VenuleVocabulary *vocabulary, GError **error)
{
  const VenuleForm *form = venule_vocabulary_get_form (vocabulary);
  g_autofree char *in = venule_xml_get_attribute (node, "in");
  g_auto (GStrv) paths = in == NULL ? NULL : g_strsplit_set (in, " \t\r\n", -1);

  if (in == NULL)
    return TRUE;
  word->in = g_ptr_array_new ();
  for (guint i = 0; paths[i] != NULL; i++)
    {
      const VenuleQuestion *question = *paths[i] == '\0' ? NULL : venule_form_find_question (form, paths[i]);
      g_autofree char *quoted = NULL;

      if (question != NULL && question->kind == VENULE_KIND_TEXT)
        {
          g_ptr_array_add (word->in, (gpointer) question);
          continue;
        }
      if (*paths[i] == '\0')
        continue;
      quoted = venule_xml_quote (paths[i]);
      venule_xml_set_error (error, node,
                            "there is no question %s that is answered in text; use a path of checklist.xml", quoted);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_child (VenuleWord *word, const xmlNode *child, VenuleVocabulary *vocabulary, GError **error)
{
  g_autofree char *quoted = NULL;

  if (venule_xml_is_element (child, "form"))
    return parse_form (word, child, error);
  if (venule_xml_is_element (child, "message"))
    return parse_message (word, child, vocabulary, error);
  if (venule_xml_is_element (child, "when") && word->when == NULL)
    {
      word->when = venule_rule_parse (child, vocabulary, NULL, error);
      return word->when != NULL;
    }

  quoted = venule_xml_quote ((const char *) child->name);
  venule_xml_set_error (error, child, "%s has no place in a word; use one <when>, <form> and one <message>", quoted);
  return FALSE;
}

static gboolean
parse_word (VenuleWord *word, const xmlNode *node, VenuleVocabulary *vocabulary, GError **error)
{
  g_autofree char *id = NULL;

  word->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_free_text_free);
  if (!venule_xml_is_element (node, "word"))
    {
      venule_xml_set_error (error, node, "words.xml holds <word> elements; this is none");
      return FALSE;
    }
  id = venule_xml_get_attribute (node, "id");
  if (id == NULL || *id == '\0')
    {
      venule_xml_set_error (error, node, "a word has no “id”; add it");
      return FALSE;
    }
  word->id = g_intern_string (id);
  if (!parse_unless (word, node, vocabulary, error) || !parse_in (word, node, vocabulary, error))
    return FALSE;
  for (xmlNode *child = venule_xml_first_element (node); child != NULL; child = venule_xml_next_element (child))
    if (!parse_child (word, child, vocabulary, error))
      return FALSE;
  if ((word->when != NULL || word->unless != NULL) && word->forms->len > 0 && word->message != NULL)
    return TRUE;

  venule_xml_set_error (error, node,
                        "the word “%s” lacks its rule (<when>, or “unless”), a <form>, or its <message>; "
                        "add it",
                        word->id);
  return FALSE;
}

/**
 * venule_words_new_from_file:
 * @path: a `words.xml`
 * @vocabulary: what its rules are checked against; must outlive the words
 * @schemas: (nullable): the folder of the RELAX NG schemas
 * @error: %VENULE_XML_ERROR, with file and line
 *
 * Returns: (transfer full) (nullable): the words
 */
VenuleWords *
venule_words_new_from_file (const char *path, VenuleVocabulary *vocabulary, const char *schemas, GError **error)
{
  g_autoptr (VenuleWords) self = g_new0 (VenuleWords, 1);
  g_autoptr (xmlDoc) doc = NULL;
  const xmlNode *root;

  g_return_val_if_fail (path != NULL && vocabulary != NULL, NULL);

  self->words = g_ptr_array_new_with_free_func (word_free);
  doc = venule_xml_read_file (path, error);
  if (doc == NULL)
    return NULL;
  root = xmlDocGetRootElement (doc);
  if (!venule_xml_is_element (root, "words"))
    {
      venule_xml_set_error (error, root, "this is no list of words; its first element must be <words>");
      return NULL;
    }
  for (xmlNode *node = venule_xml_first_element (root); node != NULL; node = venule_xml_next_element (node))
    {
      VenuleWord *word = g_new0 (VenuleWord, 1);

      g_ptr_array_add (self->words, word);
      if (!parse_word (word, node, vocabulary, error))
        return NULL;
    }
  return venule_schema_gate_pass (doc, schemas, "words.rng", error) ? g_steal_pointer (&self) : NULL;
}

/**
 * venule_words_free:
 * @self: (nullable) (transfer full): the words
 *
 * Frees them.
 */
void
venule_words_free (VenuleWords *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self);
}

/**
 * venule_words_get_n_words:
 * @self: the words
 *
 * Returns: how many there are
 */
guint
venule_words_get_n_words (VenuleWords *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->words->len;
}

/**
 * venule_words_get_word:
 * @self: the words
 * @position: less than [method@Words.get_n_words]
 *
 * Returns: (transfer none): one of them, in the file's order
 */
const VenuleWord *
venule_words_get_word (VenuleWords *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->words->len, NULL);

  return self->words->pdata[position];
}

/**
 * venule_words_name_question:
 * @self: the words
 * @question: a question
 *
 * Returns: whether some word is looked for in its answers by name
 */
gboolean
venule_words_name_question (VenuleWords *self, const VenuleQuestion *question)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->words->len; i++)
    {
      const VenuleWord *word = self->words->pdata[i];

      if (word->in != NULL && g_ptr_array_find (word->in, question, NULL))
        return TRUE;
    }
  return FALSE;
}

/**
 * venule_words_find:
 * @self: the words
 * @question: (nullable): what @text is the answer to, for the words that are looked for by question
 * @is_free_text: whether to look for the others
 * @text: free text, in any language
 *
 * Whole words are found whatever their case and accents, and forms of several parts whether these are written with
 * spaces, hyphens or in one.
 *
 * Returns: (transfer full) (element-type VenuleWordMatch): the words that stand in it, in the file's order, each once
 */
GPtrArray *
venule_words_find (VenuleWords *self, const VenuleQuestion *question, gboolean is_free_text, const char *text)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_word_match_free);
  g_autoptr (VenuleFreeText) free_text = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  free_text = venule_free_text_new (text);
  for (guint i = 0; i < self->words->len; i++)
    {
      const VenuleWord *word = self->words->pdata[i];
      char *found = NULL;

      if (word->in == NULL ? !is_free_text : !g_ptr_array_find (word->in, question, NULL))
        continue;
      for (guint j = 0; j < word->forms->len && found == NULL; j++)
        found = venule_free_text_find (free_text, word->forms->pdata[j]);
      if (found != NULL)
        {
          VenuleWordMatch *match = g_new0 (VenuleWordMatch, 1);

          match->word = word;
          match->found = found;
          g_ptr_array_add (matches, match);
        }
    }
  return g_steal_pointer (&matches);
}

/**
 * venule_word_match_free:
 * @match: (transfer full): a match
 *
 * Frees it.
 */
void
venule_word_match_free (VenuleWordMatch *match)
{
  g_free (match->found);
  g_free (match);
}
