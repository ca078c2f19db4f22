/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-own-checks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "venule-message.h"
#include "venule-missing.h"
#include "venule-shown-questions.h"
#include "venule-words.h"
#include "venule-xml-reader.h"

#define REQUIRED         "required"
#define WORDS            "words"
#define UNKNOWN_DECISION "unknown-decision"
#define ACKNOWLEDGE      "acknowledge"
#define HIDDEN_ENTRIES   "hidden-entries"

/**
 * venule_check_new:
 * @id: its id
 * @severity: how bad it is
 * @result: what was found
 * @reads: what it asked; its reads are taken over
 *
 * Returns: (transfer full): a check without message and path
 */
VenuleCheck *
venule_check_new (const char *id, VenuleSeverity severity, VenuleCheckResult result, VenuleCheckReads *reads)
{
  VenuleCheck *check = g_new0 (VenuleCheck, 1);

  check->id = g_intern_string (id);
  check->severity = severity;
  check->result = result;
  check->reads = g_ptr_array_ref (reads->reads);
  check->of_session = reads->of_session;
  return check;
}

/**
 * venule_check_id_is_own:
 * @id: a check's id
 *
 * Returns: whether the program itself makes it
 */
gboolean
venule_check_id_is_own (const char *id)
{
  static const char *const ids[] = { REQUIRED, WORDS, UNKNOWN_DECISION, ACKNOWLEDGE, HIDDEN_ENTRIES, NULL };

  return g_strv_contains (ids, id);
}

static char *
name_question (const VenuleQuestion *question)
{
  const char *label = question->label != NULL ? question->label : question->id;
  const char *section = question->form->label;

  if (question->form->parent == NULL || section == NULL || *section == '\0')
    return g_strdup_printf (_ ("“%s”"), label);
  /* Translators: a question and the part of the checklist that it stands in. */
  return g_strdup_printf (_ ("“%s” (%s)"), label, section);
}

static void
add_missing (VenuleEvaluation *evaluation, VenuleEntry *entry, const VenuleQuestion *question, gpointer user_data)
{
  GPtrArray *checks = user_data;
  g_autoptr (VenuleCheckReads) reads = venule_check_reads_new (evaluation, NULL, NULL);
  g_autofree char *name = name_question (question);
  VenuleCheck *check;

  if (!venule_evaluation_lacks (evaluation, entry, question))
    return;
  check = venule_check_new (REQUIRED, VENULE_SEVERITY_FIX, VENULE_CHECK_STANDS, reads);
  check->path = venule_entry_get_answer_path (entry, question);
  check->message = g_strdup_printf (_ ("%s has no answer, and a finished consultation needs it. Answer it."), name);
  g_ptr_array_add (checks, check);
}

/**
 * venule_own_checks_add_required:
 * @evaluation: where the answers are
 * @checks: (element-type VenuleCheck): what is added to
 *
 * `required`: a consultation that says it is finished or amended lacks a required answer. A fix.
 */
void
venule_own_checks_add_required (VenuleEvaluation *evaluation, GPtrArray *checks)
{
  if (venule_consultation_get_state (venule_evaluation_get_consultation (evaluation)) != VENULE_STATE_DRAFT)
    venule_evaluation_foreach_question (evaluation, add_missing, checks);
}

/* What permits must be a positive answer: unknown does not. */
static VenuleTruth
test_word (VenuleEvaluation *evaluation, const VenuleWord *word)
{
  VenuleTruth when = word->when == NULL ? VENULE_YES : venule_evaluation_test (evaluation, word->when, NULL);

  if (word->unless != NULL && venule_evaluation_test (evaluation, word->unless, NULL) == VENULE_YES)
    return VENULE_NO;
  return when;
}

static void
add_rule_reads (VenuleEvaluation *evaluation, const VenuleRule *rule, VenuleCheckReads *reads)
{
  g_autoptr (VenuleCheckReads) more = NULL;

  if (rule == NULL)
    return;
  more = venule_check_reads_new (evaluation, rule, NULL);
  for (guint i = 0; i < more->reads->len; i++)
    {
      const VenuleDecisionRead *read = more->reads->pdata[i];

      venule_check_reads_add (reads, read->answer, read->value);
    }
  g_ptr_array_extend (reads->unanswered, more->unanswered, NULL, NULL);
  reads->of_session |= more->of_session;
}

static gboolean
is_of_session (VenuleEvaluation *evaluation, VenuleEntry *entry)
{
  VenuleEntry *session = venule_evaluation_get_session (evaluation);

  for (; entry != NULL; entry = venule_entry_get_parent (entry))
    if (entry == session)
      return TRUE;
  return FALSE;
}

static void
add_word (VenuleEvaluation *evaluation,
          VenuleEntry *entry,
          const VenuleQuestion *question,
          const VenuleWordMatch *match,
          GPtrArray *checks)
{
  g_autoptr (VenuleCheckReads) reads = NULL;
  g_autofree char *name = NULL, *message = NULL;
  VenuleTruth truth = test_word (evaluation, match->word);
  VenuleCheck *check;

  if (truth == VENULE_NO)
    return;
  reads = venule_check_reads_new (evaluation, NULL, NULL);
  venule_check_reads_add_answer (reads, evaluation, entry, question);
  add_rule_reads (evaluation, match->word->when, reads);
  add_rule_reads (evaluation, match->word->unless, reads);
  reads->of_session |= is_of_session (evaluation, entry);

  name = name_question (question);
  message = truth == VENULE_YES
                ? venule_message_fill (match->word->message, match->word->message_paths, evaluation, NULL)
                : venule_check_reads_name_unanswered (reads);
  check = venule_check_new (WORDS, VENULE_SEVERITY_STOP,
                            truth == VENULE_YES ? VENULE_CHECK_STANDS : VENULE_CHECK_NOT_ANSWERED, reads);
  check->path = venule_entry_get_answer_path (entry, question);
  /* Translators: a question, a word that was found in its answer, and what is wrong with it. */
  check->message = g_strdup_printf (_ ("%s says “%s”. %s"), name, match->found, message);
  g_ptr_array_add (checks, check);
}

static void
scan_text (VenuleEvaluation *evaluation, VenuleEntry *entry, const VenuleQuestion *question, gpointer user_data)
{
  VenuleProtocol *protocol = venule_evaluation_get_protocol (evaluation);
  VenuleWords *words = venule_protocol_get_words (protocol);
  gboolean is_free_text = venule_protocol_get_is_free_text (protocol, question);
  g_autoptr (GPtrArray) matches = NULL;
  VenuleAnswer *answer;

  if (!is_free_text && !venule_words_name_question (words, question))
    return;
  answer = venule_evaluation_get_answer (evaluation, entry, question);
  if (answer == NULL)
    return;
  matches = venule_words_find (words, question, is_free_text, venule_answer_get_text (answer));
  for (guint i = 0; i < matches->len; i++)
    add_word (evaluation, entry, question, matches->pdata[i], user_data);
}

/**
 * venule_own_checks_add_words:
 * @evaluation: where the answers are
 * @checks: (element-type VenuleCheck): what is added to
 *
 * `words`: free text holds a word that contradicts this patient's answers. A stop.
 */
void
venule_own_checks_add_words (VenuleEvaluation *evaluation, GPtrArray *checks)
{
  if (venule_protocol_get_words (venule_evaluation_get_protocol (evaluation)) != NULL)
    venule_evaluation_foreach_question (evaluation, scan_text, checks);
}

static gboolean
is_defined (VenuleEvaluation *evaluation, const char *id)
{
  GPtrArray *definitions = venule_protocol_get_checks (venule_evaluation_get_protocol (evaluation));

  for (guint i = 0; i < definitions->len; i++)
    if (strcmp (((const VenuleCheckDefinition *) definitions->pdata[i])->id, id) == 0)
      return TRUE;
  return venule_check_id_is_own (id);
}

/**
 * venule_own_checks_add_unknown_decisions:
 * @evaluation: where the answers are
 * @checks: (element-type VenuleCheck): what is added to
 *
 * `unknown-decision`: the consultation holds an override or acknowledgement of a check that there is not. It is kept,
 * covers nothing, and is a caution.
 */
void
venule_own_checks_add_unknown_decisions (VenuleEvaluation *evaluation, GPtrArray *checks)
{
  GPtrArray *decisions = venule_consultation_get_decisions (venule_evaluation_get_consultation (evaluation));

  for (guint i = 0; i < decisions->len; i++)
    {
      const VenuleDecision *decision = decisions->pdata[i];
      const char *kind = decision->kind == VENULE_DECISION_OVERRIDE ? "override" : "acknowledgement";
      g_autoptr (VenuleCheckReads) reads = NULL;
      g_autofree char *quoted = NULL;
      VenuleCheck *check;

      if (is_defined (evaluation, decision->check))
        continue;
      reads = venule_check_reads_new (evaluation, NULL, NULL);
      venule_check_reads_add (reads, kind, decision->check);
      quoted = venule_xml_quote (decision->check);
      check = venule_check_new (UNKNOWN_DECISION, VENULE_SEVERITY_CAUTION, VENULE_CHECK_STANDS, reads);
      check->path = g_strdup ("decisions");
      check->message = decision->kind == VENULE_DECISION_OVERRIDE
                           ? g_strdup_printf (
                               _ ("There is an override of a check %s, which this protocol does not have. It counts "
                                  "for nothing: look at what it was about."),
                               quoted)
                           : g_strdup_printf (
                               _ ("There is an acknowledgement of a check %s, which this protocol does not have. It "
                                  "counts for nothing: look at what it was about."),
                               quoted);
      g_ptr_array_add (checks, check);
    }
}

static gboolean
is_draft (VenuleEvaluation *evaluation)
{
  return venule_consultation_get_state (venule_evaluation_get_consultation (evaluation)) == VENULE_STATE_DRAFT;
}

static void
add_fix (VenuleEvaluation *evaluation, GPtrArray *checks, const char *id, char *message)
{
  g_autoptr (VenuleCheckReads) reads = venule_check_reads_new (evaluation, NULL, NULL);
  VenuleCheck *check = venule_check_new (id, VENULE_SEVERITY_FIX, VENULE_CHECK_STANDS, reads);

  check->message = message;
  g_ptr_array_add (checks, check);
}

/**
 * venule_own_checks_add_open_cautions:
 * @evaluation: where the answers are
 * @checks: (element-type VenuleCheck): what stands, with the decisions that cover it; what is added to
 *
 * `acknowledge`: a consultation that says it is finished or amended has cautions that nobody acknowledged. A fix.
 */
void
venule_own_checks_add_open_cautions (VenuleEvaluation *evaluation, GPtrArray *checks)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheck *check = checks->pdata[i];

      if (check->severity == VENULE_SEVERITY_CAUTION && check->result == VENULE_CHECK_STANDS && check->decision == NULL
          && !venule_check_id_is_own (check->id))
        g_string_append_printf (ids, "%s%s", ids->len == 0 ? "" : ", ", check->id);
    }
  if (!is_draft (evaluation) && ids->len > 0)
    add_fix (
        evaluation, checks, ACKNOWLEDGE,
        g_strdup_printf (_ ("A finished consultation has cautions that nobody acknowledged: %s. Read and acknowledge "
                            "each."),
                         ids->str));
}

/**
 * venule_own_checks_add_hidden_entries:
 * @evaluation: where the answers are
 * @checks: (element-type VenuleCheck): what is added to
 *
 * `hidden-entries`: the chosen treatment of a finished consultation holds entries, like injections, in a group that its
 * other answers hide: what was entered and what was answered contradict each other. A fix.
 */
void
venule_own_checks_add_hidden_entries (VenuleEvaluation *evaluation, GPtrArray *checks)
{
  VenuleEntry *session = venule_evaluation_get_session (evaluation);
  const VenuleForm *form = session == NULL ? NULL : venule_entry_get_form (session);

  for (guint i = 0; form != NULL && !is_draft (evaluation) && i < form->forms->len; i++)
    {
      const VenuleForm *inner = form->forms->pdata[i];

      if (inner->kind != VENULE_FORM_SECTION && venule_group_get_n_entries (venule_entry_get_group (session, inner)) > 0
          && !venule_evaluation_shows_form (evaluation, session, inner))
        add_fix (
            evaluation, checks, HIDDEN_ENTRIES,
            g_strdup_printf (_ ("“%s” has entries, but other answers say that there are none. Take the entries out, or "
                                "correct the answers."),
                             inner->label != NULL ? inner->label : inner->id));
    }
}
