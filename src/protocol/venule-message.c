/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "venule-day-format.h"
#include "venule-definition-words.h"
#include "venule-xml-reader.h"

/* Goes to the next place: adds the text before it to @text, leaves @at behind it. Returns its path, or NULL at the
 * end; *whole is FALSE when a brace is not closed. */
static char *
take_place (const char **at, GString *text, gboolean *whole)
{
  *whole = TRUE;
  while (**at != '\0')
    {
      const char *end;
      char *path;

      if (**at != '{' || (*at)[1] == '{')
        {
          *at += **at == '{';
          g_string_append_c (text, **at);
          (*at)++;
          continue;
        }
      end = strchr (*at, '}');
      if (end == NULL)
        {
          *whole = FALSE;
          return NULL;
        }
      path = g_strndup (*at + 1, end - *at - 1);
      *at = end + 1;
      return path;
    }
  return NULL;
}

/**
 * venule_message_parse:
 * @message: a message
 * @vocabulary: what its paths are checked against
 * @within: (nullable): the form that relative paths start from; %NULL: the root
 * @where: the element, for errors
 * @error: %VENULE_XML_ERROR, with file and line
 *
 * Returns: (transfer full) (nullable) (element-type VenulePath): the paths of its places, in order
 */
GPtrArray *
venule_message_parse (
    const char *message, VenuleVocabulary *vocabulary, const VenuleForm *within, const xmlNode *where, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_path_free);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *at = message;
  gboolean whole;

  g_return_val_if_fail (message != NULL, NULL);
  g_return_val_if_fail (where != NULL, NULL);

  for (;;)
    {
      g_autofree char *place = take_place (&at, text, &whole);
      VenulePath *path;

      if (!whole)
        {
          venule_xml_set_error (error, where,
                                "the message has a “{” that is not closed; add “}”, or write “{{” for a brace");
          return NULL;
        }
      if (place == NULL)
        return g_steal_pointer (&paths);
      path = venule_path_parse (place, vocabulary, within, where, error);
      if (path == NULL)
        return NULL;
      g_ptr_array_add (paths, path);
    }
}

static gint
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(VenulePath *const *) a)->text, (*(VenulePath *const *) b)->text);
}

/* Whether two messages show the same answers, in whatever order. */
static gboolean
have_same_places (GPtrArray *one, GPtrArray *other)
{
  g_autoptr (GPtrArray) a = g_ptr_array_copy (one, NULL, NULL), b = g_ptr_array_copy (other, NULL, NULL);

  g_ptr_array_set_free_func (a, NULL);
  g_ptr_array_set_free_func (b, NULL);
  g_ptr_array_sort (a, compare_texts);
  g_ptr_array_sort (b, compare_texts);
  for (guint i = 0; a->len == b->len && i < a->len; i++)
    if (compare_texts (&a->pdata[i], &b->pdata[i]) != 0)
      return FALSE;
  return a->len == b->len;
}

/**
 * venule_message_read:
 * @node: a `message`
 * @vocabulary: what its paths are checked against
 * @within: (nullable): the form that relative paths start from; %NULL: the root
 * @paths: (out) (transfer full) (element-type VenulePath): the paths of its places, in order
 * @error: %VENULE_XML_ERROR, with file and line
 *
 * A translation that shows other answers than the English text does is not used: it would say something else.
 *
 * Returns: (transfer full) (nullable): the message in the program's language, else in English
 */
char *
venule_message_read (
    const xmlNode *node, VenuleVocabulary *vocabulary, const VenuleForm *within, GPtrArray **paths, GError **error)
{
  g_autofree char *source = venule_xml_collapse_spaces (venule_xml_get_text (node));
  g_autofree char *translation = venule_definition_read_words (node);
  g_autoptr (GPtrArray) places = venule_message_parse (source, vocabulary, within, node, error);
  g_autoptr (GPtrArray) translated = NULL;

  if (places == NULL)
    return NULL;
  translated = venule_message_parse (translation, vocabulary, within, node, NULL);
  if (translated == NULL || !have_same_places (places, translated))
    {
      *paths = g_steal_pointer (&places);
      return g_steal_pointer (&source);
    }
  *paths = g_steal_pointer (&translated);
  return g_steal_pointer (&translation);
}

/**
 * venule_value_to_words:
 * @value: a value
 *
 * A value for the clinic's eyes, in the program's language: labels of options, numbers with their unit, days with their
 * month in words.
 *
 * Returns: (transfer full): the words; "not answered" for none
 */
char *
venule_value_to_words (const VenuleValue *value)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (value != NULL, NULL);

  switch (value->kind)
    {
    case VENULE_VALUE_NUMBER:
      return venule_speech_amount (VENULE_SPEECH_PROGRAM, value->number, value->unit);
    case VENULE_VALUE_DATE:
      return venule_day_to_words (value->date);
    case VENULE_VALUE_TEXT:
      return g_strdup (value->words[0]);
    case VENULE_VALUE_TOKENS:
      for (guint i = 0; i < value->n_words; i++)
        {
          g_autofree char *token = venule_speech_token (value->question, value->words[i]);

          g_string_append_printf (words, "%s%s", i == 0 ? "" : C_ ("between the names of a list", ", "), token);
        }
      return g_string_free (g_steal_pointer (&words), FALSE);
    case VENULE_VALUE_NONE:
      break;
    }
  return g_strdup (_ ("not answered"));
}

/**
 * venule_message_fill:
 * @message: a message that [func@message_parse] accepted
 * @paths: (element-type VenulePath): what it returned
 * @evaluation: where the answers are
 * @within: (nullable): the entry that relative paths start from; %NULL: the root
 *
 * Returns: (transfer full): the message with the effective answers in place
 */
char *
venule_message_fill (const char *message, GPtrArray *paths, VenuleEvaluation *evaluation, VenuleEntry *within)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *at = message;
  gboolean whole;

  g_return_val_if_fail (message != NULL && paths != NULL, NULL);

  for (guint i = 0; i <= paths->len; i++)
    {
      g_autofree char *place = take_place (&at, text, &whole);
      g_autofree char *words = NULL;
      VenuleValue value = { 0 };

      if (place == NULL || i == paths->len)
        break;
      if (!venule_evaluation_resolve (evaluation, paths->pdata[i], within, &value))
        value.kind = VENULE_VALUE_NONE;
      words = venule_value_to_words (&value);
      g_string_append (text, words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
