/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-entry-words.h"

#include "venule-day-format.h"
#include "venule-direction.h"
#include "venule-language-name.h"

#include <glib/gi18n.h>
#include <string.h>

/* A title is read at a glance. */
#define MAX_TITLE_ANSWERS 3

static char *
refer (VenuleCase *the_case, const VenuleQuestion *question, const char *key)
{
  VenuleConsultation *consultation = venule_case_get_consultation (the_case);
  VenuleGroup *group = venule_consultation_find_group (consultation, question->refers_to);
  VenuleEntry *member = group == NULL ? NULL : venule_group_find (group, key);

  return member == NULL ? g_strdup (_ ("one that was removed")) : venule_entry_to_words (the_case, member);
}

/**
 * venule_text_to_words:
 * @question: asks for a text or a time of day
 * @text: an answer to it
 *
 * Returns: (transfer full): the answer as it stands in a sentence: it runs as this kind of text does
 */
char *
venule_text_to_words (const VenuleQuestion *question, const char *text)
{
  g_autofree char *grouped = venule_text_group (question->pattern, text);

  if (question->kind == VENULE_KIND_TEXT && question->run == VENULE_TEXT_WORDS)
    return venule_direction_isolate (grouped);
  return venule_direction_isolate_code (grouped);
}

/**
 * venule_answer_to_words:
 * @the_case: a consultation
 * @answer: an answer in it
 *
 * Returns: (transfer full): labels of options, numbers with their unit, days with their month in words
 */
char *
venule_answer_to_words (VenuleCase *the_case, VenuleAnswer *answer)
{
  const VenuleQuestion *question = venule_answer_get_question (answer);
  g_autoptr (GString) words = g_string_new (NULL);

  switch (question->kind)
    {
    case VENULE_KIND_YES_NO:
      return g_strdup (g_str_equal (venule_answer_get_text (answer), "yes") ? _ ("yes") : _ ("no"));
    case VENULE_KIND_ONE_OF:
    case VENULE_KIND_MANY_OF:
      for (guint i = 0; i < venule_answer_get_n_values (answer); i++)
        {
          g_autofree char *token = venule_speech_token (question, venule_answer_get_value (answer, i));

          g_string_append_printf (words, "%s%s", i == 0 ? "" : C_ ("between the names of a list", ", "), token);
        }
      return g_string_free (g_steal_pointer (&words), FALSE);
    case VENULE_KIND_NUMBER:
      return venule_speech_amount (VENULE_SPEECH_PROGRAM, venule_answer_get_number (answer), question->unit);
    case VENULE_KIND_DATE:
      return venule_day_to_words (venule_answer_get_date (answer));
    case VENULE_KIND_REFERENCE:
      return refer (the_case, question, venule_answer_get_text (answer));
    case VENULE_KIND_LANGUAGE:
      return venule_language_own_name (venule_answer_get_text (answer));
    case VENULE_KIND_TIME:
    case VENULE_KIND_TEXT:
    case VENULE_KIND_POINTS:
      break;
    }
  return venule_text_to_words (question, venule_answer_get_text (answer));
}

static char *
begin_with_capital (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return *text == '\0' ? g_strdup ("") : g_strconcat (capital, g_utf8_next_char (text), NULL);
}

/* What a title is made of: choices, numbers, days and names; not what is yes or no, nor a drawn line. */
static char *
join_first_answers (VenuleCase *the_case, VenuleEntry *entry)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (the_case);
  GPtrArray *questions = venule_entry_get_form (entry)->questions;
  g_autoptr (GString) title = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < questions->len && n < MAX_TITLE_ANSWERS; i++)
    {
      const VenuleQuestion *question = g_ptr_array_index (questions, i);
      VenuleAnswer *answer = venule_evaluation_get_answer (evaluation, entry, question);
      g_autofree char *words = NULL, *capital = NULL, *apart = NULL;

      if (answer == NULL || question->kind == VENULE_KIND_YES_NO || question->kind == VENULE_KIND_POINTS)
        continue;
      words = venule_answer_to_words (the_case, answer);
      capital = n == 0 ? begin_with_capital (words) : g_strdup (words);
      apart = venule_direction_isolate (capital);
      g_string_append_printf (title, "%s%s", n++ == 0 ? "" : C_ ("between the names of a list", ", "), apart);
    }
  return g_string_free (g_steal_pointer (&title), FALSE);
}

static char *
number_member (VenuleEntry *entry)
{
  const VenuleForm *form = venule_entry_get_form (entry);
  VenuleEntry *parent = venule_entry_get_parent (entry);
  VenuleGroup *group = parent == NULL ? NULL : venule_entry_get_group (parent, form);
  guint position = 0;

  while (group != NULL && position < venule_group_get_n_entries (group) && venule_group_peek (group, position) != entry)
    position++;
  return g_strdup_printf ("%s %u", form->label, position + 1);
}

/* A treatment is called by its number and its day. */
static char *
name_session (VenuleCase *the_case, VenuleEntry *entry)
{
  VenuleProtocol *protocol = venule_case_get_definitions (the_case)->protocol;
  const VenuleQuestion *number = venule_protocol_find_role (protocol, "session-number");
  const VenuleQuestion *date = venule_protocol_find_role (protocol, "session-date");
  VenuleAnswer *nth = number == NULL ? NULL : venule_entry_get_answer (entry, number);
  VenuleAnswer *day = date == NULL ? NULL : venule_entry_get_answer (entry, date);
  g_autofree char *name
      = nth == NULL ? number_member (entry)
                    : g_strdup_printf ("%s %s", venule_entry_get_form (entry)->label, venule_answer_get_text (nth));
  g_autofree char *words = day == NULL ? NULL : venule_day_to_words (venule_answer_get_date (day));

  return words == NULL ? g_steal_pointer (&name) : g_strdup_printf (_ ("%s, %s"), name, words);
}

/**
 * venule_entry_to_words:
 * @the_case: a consultation
 * @entry: a member of one of its groups, or a section
 *
 * Returns: (transfer full): what people call it: its key's label, its first answers in words, or its kind and place
 */
char *
venule_entry_to_words (VenuleCase *the_case, VenuleEntry *entry)
{
  const VenuleForm *form = venule_entry_get_form (entry);
  g_autofree char *words = NULL;

  if (form->kind == VENULE_FORM_SECTION)
    return g_strdup (form->label);
  if (venule_form_has_list_of_keys (form))
    return begin_with_capital (venule_form_find_key (form, venule_entry_get_key (entry))->label);
  if (form->kind == VENULE_FORM_KEYED)
    {
      const VenuleQuestion reference = { .refers_to = form->key_refers_to };

      return refer (the_case, &reference, venule_entry_get_key (entry));
    }
  if (form == venule_protocol_find_form_role (venule_case_get_definitions (the_case)->protocol, "session"))
    return name_session (the_case, entry);
  words = join_first_answers (the_case, entry);
  return *words == '\0' ? number_member (entry) : g_steal_pointer (&words);
}
