/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-answer-words.h"

#include "venule-day-format.h"
#include "venule-direction.h"
#include "venule-entry-words.h"
#include "venule-language-name.h"
#include "venule-path-label.h"
#include "venule-record-words.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
say_value (const VenuleQuestion *question, const char *value)
{
  const VenuleOption *option = venule_question_find_option (question, value);

  if (option != NULL)
    return option->label;
  if (g_str_equal (value, "yes"))
    return _ ("Yes");
  if (g_str_equal (value, "no"))
    return _ ("No");
  return value;
}

/* `left/knee` is a place of a leg. */
static void
append_value (GString *text, const VenuleQuestion *question, const char *value)
{
  const char *slash = question->leg_coded ? strchr (value, '/') : NULL;
  g_autofree char *leg = slash == NULL ? NULL : g_strndup (value, (gsize) (slash - value));

  if (text->len > 0)
    g_string_append (text, C_ ("between the names of a list", ", "));
  if (leg != NULL)
    g_string_append_printf (text, "%s (%s)", say_value (question, slash + 1),
                            venule_speech_word (VENULE_SPEECH_PROGRAM, NULL, leg));
  else
    g_string_append (text, say_value (question, value));
}

static gboolean
has_options (const VenuleQuestion *question)
{
  return question->kind == VENULE_KIND_YES_NO || question->kind == VENULE_KIND_ONE_OF
         || question->kind == VENULE_KIND_MANY_OF;
}

static void
append_simple (GString *text, const VenuleQuestion *question, const VenuleAnswer *answer)
{
  g_autofree char *words = NULL;

  if (question->kind == VENULE_KIND_DATE)
    words = venule_format_day (venule_answer_get_date (answer));
  else if (question->kind == VENULE_KIND_TEXT || question->kind == VENULE_KIND_TIME)
    words = venule_text_to_words (question, venule_answer_get_text (answer));
  else if (question->kind == VENULE_KIND_NUMBER)
    words = venule_speech_amount (VENULE_SPEECH_PROGRAM, venule_answer_get_number (answer), question->unit);
  else if (question->kind == VENULE_KIND_LANGUAGE)
    words = venule_language_own_name (venule_answer_get_text (answer));
  g_string_append (text, words == NULL ? venule_answer_get_text (answer) : words);
}

/**
 * venule_answer_in_words:
 * @answer: (nullable): an answer
 *
 * Returns: (transfer full): it as its options, its unit and the calendar say it; that there is none for %NULL
 */
char *
venule_answer_in_words (const VenuleAnswer *answer)
{
  const VenuleQuestion *question = answer == NULL ? NULL : venule_answer_get_question (answer);
  GString *text;

  if (answer == NULL)
    return g_strdup (_ ("Not answered"));

  text = g_string_new (NULL);
  if (question->kind == VENULE_KIND_POINTS)
    g_string_append (text, _ ("Drawn on the leg map"));
  else if (has_options (question))
    for (guint i = 0; i < venule_answer_get_n_values (answer); i++)
      append_value (text, question, venule_answer_get_value (answer, i));
  else
    append_simple (text, question, answer);
  if (venule_answer_get_via (answer) != NULL)
    g_string_append_printf (text, " (%s)", _ ("by a shortcut"));

  return g_string_free (text, FALSE);
}

/* `session[s1]/override[name]` → session "s1", check "name" */
static gboolean
parse_place (const char *path, VenuleDecisionKind *kind, char **session, char **check)
{
  g_autoptr (GRegex) regex
      = g_regex_new ("^(?:session\\[([^\\]]*)\\]/)?(override|acknowledgement)\\[([^\\]]*)\\]$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *word = NULL;

  if (!g_regex_match (regex, path, 0, &match))
    return FALSE;
  *session = g_match_info_fetch (match, 1);
  if (**session == '\0')
    g_clear_pointer (session, g_free);
  word = g_match_info_fetch (match, 2);
  *kind = g_str_equal (word, "override") ? VENULE_DECISION_OVERRIDE : VENULE_DECISION_ACKNOWLEDGEMENT;
  *check = g_match_info_fetch (match, 3);

  return TRUE;
}

static char *
label_decision (const VenuleDifference *difference)
{
  g_autofree char *session = NULL, *check = NULL;
  VenuleDecisionKind kind;

  if (!parse_place (difference->path, &kind, &session, &check))
    return g_strdup (difference->path);
  return g_strdup (kind == VENULE_DECISION_OVERRIDE ? _ ("An override of a stop") : _ ("A caution that was seen"));
}

/**
 * venule_difference_format_label:
 * @difference: a difference
 * @mine: one version
 * @theirs: the other
 *
 * Returns: (transfer full): what it is about, as the form calls it
 */
char *
venule_difference_format_label (const VenuleDifference *difference,
                                VenuleConsultation *mine,
                                VenuleConsultation *theirs)
{
  VenuleConsultation *side = difference->mine != NULL ? mine : theirs;

  switch (difference->kind)
    {
    case VENULE_DIFFERENCE_DECISION:
      return label_decision (difference);
    case VENULE_DIFFERENCE_DOCUMENT:
      return g_strdup (g_str_equal (difference->path, "state") ? _ ("Where it stands") : _ ("Kind of consultation"));
    case VENULE_DIFFERENCE_ANSWER:
    case VENULE_DIFFERENCE_MEMBER:
    case VENULE_DIFFERENCE_ORDER:
    default:
      return venule_path_label_of (side, difference->path);
    }
}

static char *
say_document (const char *path, const char *text)
{
  VenuleState state;

  if (g_str_equal (path, "state") && venule_state_from_string (text, &state))
    return g_strdup (state == VENULE_STATE_DRAFT      ? _ ("Draft")
                     : state == VENULE_STATE_FINISHED ? _ ("Finished")
                                                      : _ ("Amended"));
  return g_strdup (text);
}

/* Who decided, when and why; which answers it was read from stands at the question. */
static char *
say_decision (const VenuleDifference *difference, VenuleConsultation *side, const char *text)
{
  GPtrArray *decisions = venule_consultation_get_decisions (side);
  g_autofree char *session = NULL, *check = NULL;
  VenuleDecisionKind kind;

  if (!parse_place (difference->path, &kind, &session, &check))
    return g_strdup (text);
  for (guint i = 0; i < decisions->len; i++)
    {
      const VenuleDecision *decision = g_ptr_array_index (decisions, i);
      g_autofree char *at = decision->at == NULL ? NULL : venule_moment_to_words (decision->at);
      g_autofree char *by = NULL, *reason = NULL;

      if (decision->kind != kind || g_strcmp0 (decision->session, session) != 0 || !g_str_equal (decision->check, check)
          || decision->by == NULL || at == NULL || strstr (text, decision->at) == NULL)
        continue;
      by = venule_direction_isolate (decision->by);
      if (decision->reason == NULL)
        return g_strdup_printf (_ ("%s, %s"), by, at);
      reason = venule_direction_isolate (decision->reason);
      return g_strdup_printf (_ ("%s, %s: %s"), by, at, reason);
    }
  return g_strdup (text);
}

/**
 * venule_difference_format_side:
 * @difference: a difference
 * @side: one of the two versions
 * @text: (nullable): what the difference has for that side
 *
 * Returns: (transfer full): what that version says
 */
char *
venule_difference_format_side (const VenuleDifference *difference, VenuleConsultation *side, const char *text)
{
  switch (difference->kind)
    {
    case VENULE_DIFFERENCE_ANSWER:
      return venule_answer_in_words (venule_consultation_get_answer (side, difference->path));
    case VENULE_DIFFERENCE_MEMBER:
      return g_strdup (text == NULL ? _ ("Not there") : _ ("There"));
    case VENULE_DIFFERENCE_DOCUMENT:
      return text == NULL ? g_strdup ("") : say_document (difference->path, text);
    case VENULE_DIFFERENCE_DECISION:
      return text == NULL ? g_strdup (_ ("None")) : say_decision (difference, side, text);
    case VENULE_DIFFERENCE_ORDER:
    default:
      return g_strdup (text == NULL ? _ ("None") : text);
    }
}

/**
 * venule_difference_is_part_of:
 * @difference: a difference
 * @whole: another
 *
 * Returns: whether @whole is of a member that only one version has, and @difference of an answer in it
 */
gboolean
venule_difference_is_part_of (const VenuleDifference *difference, const VenuleDifference *whole)
{
  gsize length = strlen (whole->path);

  return whole->kind == VENULE_DIFFERENCE_MEMBER && difference != whole
         && difference->kind != VENULE_DIFFERENCE_DECISION && strncmp (difference->path, whole->path, length) == 0
         && difference->path[length] == '/';
}

static gboolean
is_at (const VenuleDecision *decision, VenuleDecisionKind kind, const char *session, const char *check)
{
  return decision->kind == kind && g_strcmp0 (decision->session, session) == 0 && g_str_equal (decision->check, check);
}

static gboolean
take_decision (VenuleConsultation *mine, VenuleConsultation *theirs, const char *path)
{
  g_autofree char *session = NULL, *check = NULL;
  g_autoptr (GPtrArray) old = g_ptr_array_new ();
  GPtrArray *decisions = venule_consultation_get_decisions (mine);
  VenuleDecisionKind kind;

  if (!parse_place (path, &kind, &session, &check))
    return FALSE;
  g_ptr_array_extend (old, decisions, NULL, NULL);
  for (guint i = 0; i < old->len; i++)
    if (is_at (old->pdata[i], kind, session, check))
      venule_consultation_remove_decision (mine, old->pdata[i]);
  decisions = venule_consultation_get_decisions (theirs);
  for (guint i = 0; i < decisions->len; i++)
    if (is_at (decisions->pdata[i], kind, session, check))
      venule_consultation_add_decision (mine, decisions->pdata[i]);

  return TRUE;
}

static gboolean
take_member (VenuleConsultation *mine, const VenuleDifference *difference)
{
  const char *bracket = strrchr (difference->path, '[');
  g_autofree char *group = NULL, *key = NULL;

  if (difference->theirs == NULL)
    return venule_consultation_remove_member (mine, difference->path, NULL);
  g_return_val_if_fail (bracket != NULL, FALSE);
  group = g_strndup (difference->path, (gsize) (bracket - difference->path));
  key = g_strndup (bracket + 1, strlen (bracket) - 2);

  return venule_consultation_add_member (mine, group, key, NULL) != NULL;
}

static gboolean
take_answer (VenuleConsultation *mine, VenuleConsultation *theirs, const char *path)
{
  VenuleAnswer *answer = venule_consultation_get_answer (theirs, path);

  if (answer == NULL && venule_consultation_get_answer (mine, path) == NULL)
    return TRUE;
  return venule_consultation_set_answer (mine, path, answer, NULL);
}

/**
 * venule_differences_take:
 * @mine: the version that is changed
 * @theirs: another, of the same form
 * @chosen: (element-type VenuleDifference): of [func@comparison_new] of the two, in its order
 * @step: what undoing it is called
 *
 * Makes @mine say what @theirs says, in what was chosen, as one step that can be undone.
 *
 * Returns: how many could be taken
 */
guint
venule_differences_take (VenuleConsultation *mine, VenuleConsultation *theirs, GPtrArray *chosen, const char *step)
{
  guint n = 0;

  venule_consultation_begin_step (mine, step);
  for (guint i = 0; i < chosen->len; i++)
    {
      const VenuleDifference *difference = chosen->pdata[i];

      if (difference->kind == VENULE_DIFFERENCE_ANSWER)
        n += take_answer (mine, theirs, difference->path);
      else if (difference->kind == VENULE_DIFFERENCE_MEMBER)
        n += take_member (mine, difference);
      else if (difference->kind == VENULE_DIFFERENCE_DECISION)
        n += take_decision (mine, theirs, difference->path);
    }
  venule_consultation_end_step (mine);

  return n;
}
