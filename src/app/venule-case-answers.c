/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-case-private.h"

#include "venule-direction.h"
#include "venule-day-format.h"

#include <glib/gi18n.h>

/* What is asked of a case: who it is about, what its checks say and what is decided of them,
 * and how it is kept. */

/**
 * venule_case_get_desk:
 * @self: a case
 *
 * Returns: (transfer none): the desk it lies on
 */
VenuleDesk *
venule_case_get_desk (VenuleCase *self)
{
  return self->desk;
}

/**
 * venule_case_get_id:
 * @self: a case
 *
 * Returns: (transfer none): the consultation's id
 */
const char *
venule_case_get_id (VenuleCase *self)
{
  return venule_consultation_get_id (self->consultation);
}

/**
 * venule_case_get_consultation:
 * @self: a case
 *
 * Returns: (transfer none): the answers
 */
VenuleConsultation *
venule_case_get_consultation (VenuleCase *self)
{
  return self->consultation;
}

/**
 * venule_case_get_definitions:
 * @self: a case
 *
 * Returns: (transfer none): what it is read and judged by
 */
VenuleDefinitions *
venule_case_get_definitions (VenuleCase *self)
{
  return self->definitions;
}

/**
 * venule_case_get_evaluation:
 * @self: a case
 *
 * Returns: (transfer none): the effective answers and rules, for the chosen treatment; another after
 *   [method@Case.choose_session]
 */
VenuleEvaluation *
venule_case_get_evaluation (VenuleCase *self)
{
  return self->evaluation;
}

static const char *
get_text (VenuleCase *self, const char *role)
{
  const VenuleQuestion *question = venule_protocol_find_role (self->definitions->protocol, role);
  VenuleAnswer *answer = question == NULL ? NULL : venule_consultation_get_answer (self->consultation, question->path);

  return answer == NULL ? NULL : venule_answer_get_text (answer);
}

/**
 * venule_case_format_name:
 * @self: a case
 *
 * Returns: (transfer full): the patient's names, or that there are none yet
 */
char *
venule_case_format_name (VenuleCase *self)
{
  const char *given = get_text (self, "given-name"), *family = get_text (self, "family-name");
  g_autofree char *name = NULL;

  if (given == NULL && family == NULL)
    return g_strdup (_ ("New patient"));
  name = g_strdup_printf ("%s%s%s", given == NULL ? "" : given, given != NULL && family != NULL ? " " : "",
                          family == NULL ? "" : family);
  return venule_direction_isolate (name);
}

/**
 * venule_case_format_born:
 * @self: a case
 *
 * Returns: (transfer full): the patient's day of birth and age, "" when unknown
 */
char *
venule_case_format_born (VenuleCase *self)
{
  const char *text = get_text (self, "born");
  VenuleCivilDate born;
  g_autofree char *words = NULL, *day = NULL;

  if (text == NULL || !venule_civil_date_parse (text, &born))
    return g_strdup ("");

  words = venule_day_format (born, _ ("%-d %B %Y"));
  day = venule_direction_isolate (words);
  /* Translators: a patient's day of birth, and the age in years. */
  return g_strdup_printf (_ ("born %s, age %d"), day, venule_civil_date_age (born, venule_desk_get_today (self->desk)));
}

/**
 * venule_case_format_number:
 * @self: a case
 *
 * Returns: (transfer full): the clinic's number, else the NHS number in its groups, else ""
 */
char *
venule_case_format_number (VenuleCase *self)
{
  const char *number = get_text (self, "number"), *nhs = get_text (self, "nhs-number");
  g_autofree char *grouped = NULL;

  if (number != NULL)
    return venule_direction_isolate_code (number);
  if (nhs == NULL)
    return g_strdup ("");
  grouped = venule_text_group ("nhs-number", nhs);
  return venule_direction_isolate_code (grouped);
}

/**
 * venule_case_set_text:
 * @self: a case
 * @path: an answer's path, with the keys of members
 * @text: (nullable): as the file has it; %NULL: no answer
 * @error: in words for who typed it
 *
 * Returns: whether it is an answer to that question
 */
gboolean
venule_case_set_text (VenuleCase *self, const char *path, const char *text, GError **error)
{
  return text == NULL ? venule_consultation_set_answer (self->consultation, path, NULL, error)
                      : venule_consultation_set_text (self->consultation, path, text, error);
}

/**
 * venule_case_get_checks:
 * @self: a case
 *
 * Returns: (transfer none) (element-type VenuleCheck): what stands or can't be made yet, worst first
 */
GPtrArray *
venule_case_get_checks (VenuleCase *self)
{
  return self->checks;
}

/**
 * venule_case_get_missing:
 * @self: a case
 *
 * Returns: (transfer none) (element-type utf8): paths of required answers that are missing, of both parts
 */
GPtrArray *
venule_case_get_missing (VenuleCase *self)
{
  return self->missing;
}

/**
 * venule_case_decide:
 * @self: a case
 * @check: a stop or a caution that stands
 * @by: who decides
 * @reason: (nullable): why a stop is overridden; cautions need none
 *
 * Overrides a stop, or acknowledges a caution. It holds as long as the answers that the check read.
 */
void
venule_case_decide (VenuleCase *self, const VenuleCheck *check, const char *by, const char *reason)
{
  gboolean is_stop = check->severity == VENULE_SEVERITY_STOP;
  g_autoptr (VenuleDecision) decision
      = venule_decision_new (is_stop ? VENULE_DECISION_OVERRIDE : VENULE_DECISION_ACKNOWLEDGEMENT, check->id);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  VenuleEntry *session = venule_evaluation_get_session (self->evaluation);

  g_return_if_fail (check->severity != VENULE_SEVERITY_FIX && (!is_stop || reason != NULL));

  decision->by = g_strdup (by);
  decision->at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  decision->reason = is_stop ? g_strdup (reason) : NULL;
  if (check->of_session && session != NULL)
    decision->session = g_strdup (venule_entry_get_key (session));
  for (guint i = 0; i < check->reads->len; i++)
    {
      const VenuleDecisionRead *read = g_ptr_array_index (check->reads, i);

      venule_decision_add_read (decision, read->answer, read->value);
    }
  venule_consultation_add_decision (self->consultation, decision);
}

/**
 * venule_case_undecide:
 * @self: a case
 * @check: a check with a decision
 *
 * Takes back what was decided of it.
 */
void
venule_case_undecide (VenuleCase *self, const VenuleCheck *check)
{
  if (check->decision != NULL)
    venule_consultation_remove_decision (self->consultation, check->decision);
}

/**
 * venule_case_get_sheet:
 * @self: a case
 *
 * Returns: (transfer none) (nullable): the sheet as the answers make it now
 */
VenuleSheet *
venule_case_get_sheet (VenuleCase *self)
{
  return self->sheet;
}

/**
 * venule_case_get_sheet_failure:
 * @self: a case
 *
 * Returns: (transfer none) (nullable): why there is no sheet
 */
const char *
venule_case_get_sheet_failure (VenuleCase *self)
{
  return self->sheet_failure;
}

/**
 * venule_case_get_choice:
 * @self: a case
 *
 * Returns: (transfer none): treatment, language and print size as they are chosen for the sheet
 */
const VenuleSheetChoice *
venule_case_get_choice (VenuleCase *self)
{
  return &self->choice;
}

/**
 * venule_case_set_choice:
 * @self: a case
 * @language: (nullable): a BCP 47 tag; %NULL: the patient's
 * @format: a #VenuleFormat; -1: the patient's
 * @bilingual: whether the clinic's language stands beside it in any case
 */
void
venule_case_set_choice (VenuleCase *self, const char *language, int format, gboolean bilingual)
{
  char *copy = g_strdup (language);

  g_free (self->language);
  self->language = copy;
  self->choice.language = self->language;
  self->choice.has_format = format >= 0;
  self->choice.format = format >= 0 ? (VenuleFormat) format : VENULE_FORMAT_STANDARD;
  self->choice.bilingual = bilingual;
  venule_case_queue_judging (self);
}

/**
 * venule_case_get_savedness:
 * @self: a case
 *
 * Returns: whether what is shown is kept
 */
VenuleSavedness
venule_case_get_savedness (VenuleCase *self)
{
  return self->saver == NULL ? VENULE_SAVING : venule_draft_saver_get_savedness (self->saver);
}

/**
 * venule_case_get_save_message:
 * @self: a case
 *
 * Returns: (transfer none) (nullable): why it is not
 */
const char *
venule_case_get_save_message (VenuleCase *self)
{
  return self->saver == NULL ? NULL : venule_draft_saver_get_message (self->saver);
}

/**
 * venule_case_get_winner:
 * @self: a case whose saving met a conflict
 *
 * Returns: (transfer none) (nullable): the revision that was there first
 */
VenuleRevision *
venule_case_get_winner (VenuleCase *self)
{
  return self->saver == NULL ? NULL : venule_draft_saver_get_winner (self->saver);
}

/**
 * venule_case_settle:
 * @self: a case whose saving met a conflict
 * @base: the revision that what is on screen follows now
 *
 * Saves what is on screen after that revision: somebody has looked at both.
 */
void
venule_case_settle (VenuleCase *self, guint base)
{
  g_return_if_fail (self->saver != NULL);

  venule_draft_saver_settle (self->saver, base);
}

/**
 * venule_case_get_base:
 * @self: a case
 *
 * Returns: the revision that what is on screen follows; 0: none is kept yet
 */
guint
venule_case_get_base (VenuleCase *self)
{
  return self->saver == NULL ? self->base : venule_draft_saver_get_base (self->saver);
}

/**
 * venule_case_keep_blank:
 * @self: a case
 *
 * Keeps it although it may have no answer yet.
 */
void
venule_case_keep_blank (VenuleCase *self)
{
  if (self->saver != NULL)
    venule_draft_saver_keep_blank (self->saver);
}

/**
 * venule_case_save_now:
 * @self: a case
 *
 * Saves what waits to be saved, without waiting longer.
 */
void
venule_case_save_now (VenuleCase *self)
{
  if (self->saver != NULL)
    venule_draft_saver_save_now (self->saver);
}

/**
 * venule_case_get_course:
 * @self: a case
 *
 * Returns: where it stands
 */
VenuleCourse
venule_case_get_course (VenuleCase *self)
{
  return self->course;
}

/**
 * venule_case_get_note:
 * @self: a case
 *
 * Returns: (transfer none) (nullable): the note it was returned with, or why it was amended
 */
const char *
venule_case_get_note (VenuleCase *self)
{
  return self->note;
}
