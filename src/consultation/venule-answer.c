/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-answer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _VenuleAnswer
{
  gatomicrefcount ref_count;
  const VenuleQuestion *question;
  VenuleNumber number;
  VenuleCivilDate date;
  const char *via; /* (nullable), interned */
  char *text;      /* the values, a space between them */
  guint n_values;
  const char *values[]; /* interned tokens, or the text itself */
};

GType
venule_answer_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    {
      GType registered = g_boxed_type_register_static ("VenuleAnswer", (GBoxedCopyFunc) venule_answer_ref,
                                                       (GBoxedFreeFunc) venule_answer_unref);

      g_once_init_leave (&type, registered);
    }
  return type;
}

static VenuleAnswer *
answer_new (const VenuleQuestion *question, guint n_values)
{
  VenuleAnswer *answer = g_malloc0 (sizeof (VenuleAnswer) + n_values * sizeof (char *));

  g_atomic_ref_count_init (&answer->ref_count);
  answer->question = question;
  answer->n_values = n_values;
  return answer;
}

static gboolean
holds_tokens (const VenuleQuestion *question)
{
  return question->kind == VENULE_KIND_YES_NO || question->kind == VENULE_KIND_ONE_OF
         || question->kind == VENULE_KIND_MANY_OF || question->kind == VENULE_KIND_REFERENCE
         || question->kind == VENULE_KIND_LANGUAGE;
}

/* Where a value stands among all that the question could hold: legs first, then the options' order. */
static guint
get_rank (const VenuleQuestion *question, const char *value)
{
  const char *slash = question->leg_coded ? strchr (value, '/') : NULL;
  const char *id = slash != NULL ? slash + 1 : value;
  guint rank = 0;

  while (rank < question->options->len
         && strcmp (((VenuleOption *) g_ptr_array_index (question->options, rank))->id, id) != 0)
    rank++;
  return slash != NULL && value[0] == 'r' ? rank + question->options->len : rank;
}

static gint
compare_rank (gconstpointer a, gconstpointer b, gpointer question)
{
  guint rank_a = get_rank (question, *(const char *const *) a);
  guint rank_b = get_rank (question, *(const char *const *) b);

  return (rank_a > rank_b) - (rank_a < rank_b);
}

static VenuleAnswer *
parse_options (const VenuleQuestion *question, const char *const *texts, char **what_to_do)
{
  g_autoptr (VenuleAnswer) answer = answer_new (question, g_strv_length ((GStrv) texts));

  for (guint i = 0; i < answer->n_values; i++)
    {
      if (!venule_question_check_text (question, texts[i], what_to_do))
        return NULL;
      answer->values[i] = g_intern_string (texts[i]);
    }
  /* The same choice is the same answer, in whatever order it was made. */
  g_qsort_with_data (answer->values, answer->n_values, sizeof (char *), compare_rank, (gpointer) question);
  for (guint i = 1; i < answer->n_values; i++)
    if (answer->values[i] == answer->values[i - 1])
      {
        if (what_to_do != NULL)
          *what_to_do = g_strdup_printf (_ ("\"%s\" is chosen twice; choose it once"), answer->values[i]);
        return NULL;
      }

  {
    g_autofree const char **strings = g_new0 (const char *, answer->n_values + 1);

    memcpy (strings, answer->values, answer->n_values * sizeof (char *));
    answer->text = g_strjoinv (" ", (GStrv) strings);
  }
  return g_steal_pointer (&answer);
}

/**
 * venule_answer_parse:
 * @question: what is answered
 * @text: one value, as documents hold it; `left/knee` where the question is leg-coded
 * @what_to_do: (out) (optional) (transfer full): on failure, what is wrong and what to do
 *
 * An answer from text, refused when [func@question_check_text] refuses it. A many-of question gets an
 * answer of one value. A number keeps the text it was typed as (`0.20`).
 *
 * Returns: (transfer full) (nullable): the answer; %NULL when @text can't be one
 */
VenuleAnswer *
venule_answer_parse (const VenuleQuestion *question, const char *text, char **what_to_do)
{
  const char *texts[] = { text, NULL };

  g_return_val_if_fail (text != NULL, NULL);

  return venule_answer_parse_many (question, texts, what_to_do);
}

/**
 * venule_answer_parse_many:
 * @question: what is answered
 * @texts: (array zero-terminated=1): the values; just one unless the question is many-of
 * @what_to_do: (out) (optional) (transfer full): on failure, what is wrong and what to do
 *
 * An answer from all its values. The values of a many-of answer are put into the order of the options (the
 * left leg's first) and may not repeat.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL when @texts can't be one
 */
VenuleAnswer *
venule_answer_parse_many (const VenuleQuestion *question, const char *const *texts, char **what_to_do)
{
  g_autoptr (VenuleAnswer) answer = NULL;

  g_return_val_if_fail (question != NULL, NULL);
  g_return_val_if_fail (texts != NULL, NULL);

  if (texts[0] == NULL || (texts[1] != NULL && question->kind != VENULE_KIND_MANY_OF))
    {
      if (what_to_do != NULL)
        *what_to_do = g_strdup (texts[0] == NULL ? _ ("there is no value; where there is no answer, leave it out")
                                                 : _ ("there is more than one value; give one"));
      return NULL;
    }
  if (question->kind == VENULE_KIND_MANY_OF)
    return parse_options (question, texts, what_to_do);
  if (!venule_question_check_text (question, texts[0], what_to_do))
    return NULL;

  answer = answer_new (question, 1);
  answer->text = g_strdup (texts[0]);
  answer->values[0] = holds_tokens (question) ? g_intern_string (texts[0]) : answer->text;
  if (question->kind == VENULE_KIND_NUMBER)
    venule_number_parse (texts[0], &answer->number);
  else if (question->kind == VENULE_KIND_DATE)
    venule_civil_date_parse (texts[0], &answer->date);
  return g_steal_pointer (&answer);
}

/**
 * venule_answer_ref:
 * @answer: an answer
 *
 * Returns: (transfer full): the same answer
 */
VenuleAnswer *
venule_answer_ref (VenuleAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, NULL);

  g_atomic_ref_count_inc (&answer->ref_count);
  return answer;
}

/**
 * venule_answer_unref:
 * @answer: (transfer full): an answer
 */
void
venule_answer_unref (VenuleAnswer *answer)
{
  g_return_if_fail (answer != NULL);

  if (!g_atomic_ref_count_dec (&answer->ref_count))
    return;
  g_free (answer->text);
  g_free (answer);
}

/**
 * venule_answer_with_via:
 * @answer: an answer
 * @via: (nullable): the shortcut that gave it (`none-of-these`); %NULL: given by hand
 *
 * Answers that stand in an attribute have no place for a mark and never carry one.
 *
 * Returns: (transfer full): the same answer with this mark; @answer itself when nothing changes
 */
VenuleAnswer *
venule_answer_with_via (VenuleAnswer *answer, const char *via)
{
  VenuleAnswer *marked;

  g_return_val_if_fail (answer != NULL, NULL);
  g_return_val_if_fail (via == NULL || venule_id_is_valid (via), NULL);

  if (g_strcmp0 (via, answer->via) == 0 || answer->question->place == VENULE_PLACE_ATTRIBUTE)
    return venule_answer_ref (answer);

  marked = answer_new (answer->question, answer->n_values);
  marked->number = answer->number;
  marked->date = answer->date;
  marked->via = g_intern_string (via);
  marked->text = g_strdup (answer->text);
  for (guint i = 0; i < answer->n_values; i++)
    marked->values[i] = answer->values[i] == answer->text ? marked->text : answer->values[i];
  return marked;
}

/**
 * venule_answer_equal:
 * @a: (nullable): an answer, or none
 * @b: (nullable): another, or none
 *
 * Whether both say the same: `0.20` and `0.2` do, and how an answer was given (its via) takes no part.
 *
 * Returns: whether they are equal
 */
gboolean
venule_answer_equal (const VenuleAnswer *a, const VenuleAnswer *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->question->kind != b->question->kind)
    return FALSE;
  if (a->question->kind == VENULE_KIND_NUMBER)
    return a->number == b->number;
  return strcmp (a->text, b->text) == 0;
}

/**
 * venule_answer_is_identical:
 * @a: (nullable): an answer, or none
 * @b: (nullable): another, or none
 *
 * `0.20` and `0.2` say the same, and so does an answer by hand and by a shortcut; the record still differs.
 *
 * Returns: whether both are the same in the record
 */
gboolean
venule_answer_is_identical (const VenuleAnswer *a, const VenuleAnswer *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return strcmp (a->text, b->text) == 0 && g_strcmp0 (a->via, b->via) == 0;
}

/**
 * venule_answer_get_question:
 * @answer: an answer
 *
 * Returns: (transfer none): what it answers
 */
const VenuleQuestion *
venule_answer_get_question (const VenuleAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, NULL);

  return answer->question;
}

/**
 * venule_answer_get_n_values:
 * @answer: an answer
 *
 * Returns: how many values it holds, at least 1
 */
guint
venule_answer_get_n_values (const VenuleAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, 0);

  return answer->n_values;
}

/**
 * venule_answer_get_value:
 * @answer: an answer
 * @index: less than the number of values
 *
 * Returns: (transfer none): the value as text; interned where it is an option, a reference or a language
 */
const char *
venule_answer_get_value (const VenuleAnswer *answer, guint index)
{
  g_return_val_if_fail (answer != NULL, NULL);
  g_return_val_if_fail (index < answer->n_values, NULL);

  return answer->values[index];
}

/**
 * venule_answer_get_text:
 * @answer: an answer
 *
 * Returns: (transfer none): its values with a space between them, numbers as they were typed
 */
const char *
venule_answer_get_text (const VenuleAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, NULL);

  return answer->text;
}

/**
 * venule_answer_has_value:
 * @answer: an answer of options, a reference or a language
 * @interned: an interned value
 *
 * Returns: whether it holds this value
 */
gboolean
venule_answer_has_value (const VenuleAnswer *answer, const char *interned)
{
  g_return_val_if_fail (answer != NULL, FALSE);

  for (guint i = 0; i < answer->n_values; i++)
    if (answer->values[i] == interned)
      return TRUE;
  return FALSE;
}

/**
 * venule_answer_get_number:
 * @answer: an answer to a number question
 *
 * Returns: the number, in the question's unit; 0 for other kinds
 */
VenuleNumber
venule_answer_get_number (const VenuleAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, 0);

  return answer->number;
}

/**
 * venule_answer_get_date:
 * @answer: an answer to a date question
 *
 * Returns: the day; %VENULE_CIVIL_DATE_NONE for other kinds
 */
VenuleCivilDate
venule_answer_get_date (const VenuleAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, VENULE_CIVIL_DATE_NONE);

  return answer->date;
}

/**
 * venule_answer_get_via:
 * @answer: an answer
 *
 * Returns: (transfer none) (nullable): the shortcut that gave it; %NULL: given by hand
 */
const char *
venule_answer_get_via (const VenuleAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, NULL);

  return answer->via;
}
