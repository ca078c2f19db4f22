/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "venule-check-decisions.h"
#include "venule-check-reads.h"
#include "venule-message.h"
#include "venule-own-checks.h"
#include "venule-shown-questions.h"

/* One run over one consultation. */
typedef struct
{
  VenuleEvaluation *evaluation;
  GHashTable *products; /* (nullable): interned ids of those planned or injected; found when first asked for */
  GHashTable *parts;    /* (nullable): whether a part of the checklist has all that is required; the same */
  GPtrArray *checks;
} Run;

static gboolean
names_product (VenuleEvaluation *evaluation, const VenuleQuestion *question)
{
  VenuleVocabulary *vocabulary = venule_protocol_get_vocabulary (venule_evaluation_get_protocol (evaluation));

  return venule_vocabulary_find_role (vocabulary, "product", question->form) == question;
}

static void
add_product (VenuleEvaluation *evaluation, VenuleEntry *entry, const VenuleQuestion *question, gpointer user_data)
{
  GHashTable *products = user_data;
  VenuleAnswer *answer;

  if (!names_product (evaluation, question))
    return;
  answer = venule_evaluation_get_answer (evaluation, entry, question);
  if (answer != NULL)
    g_hash_table_add (products, (gpointer) g_intern_string (venule_answer_get_text (answer)));
}

static gboolean
is_used (Run *run, const char *product)
{
  if (run->products == NULL)
    {
      run->products = g_hash_table_new (NULL, NULL);
      venule_evaluation_foreach_question (run->evaluation, add_product, run->products);
    }
  return g_hash_table_contains (run->products, g_intern_string (product));
}

/* A label's check is about its own product: the one of the member it looks at, where that has one. */
static gboolean
is_about (Run *run, const char *product, VenuleEntry *within)
{
  VenuleVocabulary *vocabulary = venule_protocol_get_vocabulary (venule_evaluation_get_protocol (run->evaluation));

  if (product == NULL)
    return TRUE;
  for (VenuleEntry *entry = within; entry != NULL; entry = venule_entry_get_parent (entry))
    {
      const VenuleQuestion *question
          = venule_vocabulary_find_role (vocabulary, "product", venule_entry_get_form (entry));
      VenuleAnswer *answer = question == NULL ? NULL : venule_evaluation_get_answer (run->evaluation, entry, question);

      if (question != NULL)
        return answer != NULL && strcmp (venule_answer_get_text (answer), product) == 0;
    }
  return is_used (run, product);
}

static char *
find_path (VenuleEvaluation *evaluation, const VenuleCheckDefinition *definition, VenuleEntry *within)
{
  VenuleEntry *entry;

  if (definition->about == NULL)
    return within == NULL ? NULL : venule_entry_get_path (within);
  entry = venule_evaluation_find_entry (evaluation, within, definition->about->form);
  return entry == NULL ? g_strdup (definition->about->path) : venule_entry_get_answer_path (entry, definition->about);
}

static gboolean
is_complete (Run *run, const char *part)
{
  gpointer found;

  if (run->parts == NULL)
    run->parts = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_hash_table_lookup_extended (run->parts, part == NULL ? "" : part, NULL, &found))
    {
      g_autoptr (GPtrArray) missing = venule_evaluation_list_missing (run->evaluation, part);

      found = GINT_TO_POINTER (missing->len == 0);
      g_hash_table_insert (run->parts, (gpointer) (part == NULL ? "" : part), found);
    }
  return GPOINTER_TO_INT (found);
}

/* While required answers are still to come, a check that needs more is only waiting. Once they are there, nothing else
 * would ask: what would stop a treatment and can't be looked at counts as failed. */
static gboolean
is_failed (Run *run, const VenuleCheckDefinition *definition, VenuleCheckReads *reads)
{
  if (definition->severity == VENULE_SEVERITY_CAUTION)
    return FALSE;
  if (reads->of_session && venule_evaluation_get_session (run->evaluation) == NULL)
    return FALSE;
  if (reads->parts->len == 0)
    return is_complete (run, NULL);
  for (guint i = 0; i < reads->parts->len; i++)
    if (!is_complete (run, reads->parts->pdata[i]))
      return FALSE;
  return TRUE;
}

static char *
say_failed (const VenuleCheckDefinition *definition, VenuleCheckReads *reads)
{
  g_autofree char *unanswered = venule_check_reads_name_unanswered (reads);

  return g_strdup_printf (
      definition->severity == VENULE_SEVERITY_FIX
          /* Translators: what is not answered yet, a sentence. */
          ? _ ("%s What rests on it can’t be looked at. Answer it.")
          : _ ("%s Whether the treatment must stop rests on it. Answer it, or write why it is right without."),
      unanswered);
}

static void
run_definition (Run *run, const VenuleCheckDefinition *definition, VenuleEntry *within)
{
  g_autoptr (VenuleCheckReads) reads = NULL;
  VenuleTruth truth;
  gboolean failed, stands;
  VenuleCheck *check;

  if (!is_about (run, definition->product, within))
    return;
  truth = venule_evaluation_test (run->evaluation, definition->rule, within);
  if (truth == VENULE_NO)
    return;

  reads = venule_check_reads_new (run->evaluation, definition->rule, within);
  stands = truth == VENULE_YES || definition->stands_when_unknown;
  failed = !stands && is_failed (run, definition, reads);
  check = venule_check_new (definition->id, definition->severity,
                            stands || failed ? VENULE_CHECK_STANDS : VENULE_CHECK_NOT_ANSWERED, reads);
  if (stands)
    {
      check->path = find_path (run->evaluation, definition, within);
      check->message = venule_message_fill (definition->message, definition->message_paths, run->evaluation, within);
    }
  else
    {
      check->path = reads->first_unanswered != NULL ? g_steal_pointer (&reads->first_unanswered)
                                                    : find_path (run->evaluation, definition, within);
      check->message = failed ? say_failed (definition, reads) : venule_check_reads_name_unanswered (reads);
    }
  g_ptr_array_add (run->checks, check);
}

static void
run_definitions (Run *run)
{
  GPtrArray *definitions = venule_protocol_get_checks (venule_evaluation_get_protocol (run->evaluation));

  for (guint i = 0; i < definitions->len; i++)
    {
      const VenuleCheckDefinition *definition = definitions->pdata[i];
      g_autoptr (GPtrArray) members = NULL;

      if (definition->for_each == NULL)
        {
          run_definition (run, definition, NULL);
          continue;
        }
      members = venule_evaluation_list (run->evaluation, definition->members, NULL);
      for (guint j = 0; j < members->len; j++)
        run_definition (run, definition, members->pdata[j]);
    }
}

static gint
compare_checks (gconstpointer a, gconstpointer b)
{
  const VenuleCheck *first = *(const VenuleCheck *const *) a, *second = *(const VenuleCheck *const *) b;

  if (first->severity != second->severity)
    return first->severity < second->severity ? -1 : 1;
  return (first->result < second->result) - (first->result > second->result);
}

/**
 * venule_check_free:
 * @check: (transfer full): a check
 *
 * Frees it.
 */
void
venule_check_free (VenuleCheck *check)
{
  g_free (check->path);
  g_free (check->message);
  g_clear_pointer (&check->reads, g_ptr_array_unref);
  g_clear_pointer (&check->decision, venule_decision_unref);
  g_clear_pointer (&check->lapsed, venule_decision_unref);
  g_free (check);
}

/**
 * venule_evaluation_check:
 * @self: an evaluation
 *
 * Looks at everything there is to check: what the protocol and the labels of the products in use define, and what the
 * program itself insists on. `required`: a finished consultation lacks a required answer (fix). `words`: free text
 * contradicts this patient's answers (stop). `unknown-decision`: an override or acknowledgement of a check that there
 * is not (caution).
 *
 * A check that can't be made yet is there too, as %VENULE_CHECK_NOT_ANSWERED; it is never passed. A fix or a stop that
 * still can't be made when every required answer of that part of the checklist is there stands.
 *
 * Returns: (transfer full) (element-type VenuleCheck): those that stand or are not answered, the worst first, then
 *   those that stand, then in the files' order
 */
GPtrArray *
venule_evaluation_check (VenuleEvaluation *self)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_check_free);
  Run run = { self, NULL, NULL, checks };

  g_return_val_if_fail (VENULE_IS_EVALUATION (self), NULL);

  run_definitions (&run);
  g_clear_pointer (&run.products, g_hash_table_unref);
  g_clear_pointer (&run.parts, g_hash_table_unref);
  venule_own_checks_add_required (self, checks);
  venule_own_checks_add_words (self, checks);
  venule_own_checks_add_unknown_decisions (self, checks);
  venule_own_checks_add_hidden_entries (self, checks);
  venule_check_decisions_apply (self, checks);
  venule_own_checks_add_open_cautions (self, checks);
  g_ptr_array_sort (checks, compare_checks);
  return g_steal_pointer (&checks);
}

/**
 * venule_check_wants_answer:
 * @check: a check
 *
 * A fix that stands though no answer went into it has nothing to correct: it names the question to answer. What it
 * stops it stops all the same.
 *
 * Returns: whether it is one of those
 */
gboolean
venule_check_wants_answer (const VenuleCheck *check)
{
  return check->severity == VENULE_SEVERITY_FIX && check->result == VENULE_CHECK_STANDS && check->path != NULL
         && check->reads->len == 0;
}

/**
 * venule_checks_permit:
 * @checks: (element-type VenuleCheck): what [method@Evaluation.check] found
 *
 * Returns: whether a sheet may be made: no fix stands, and no stop without its override
 */
gboolean
venule_checks_permit (GPtrArray *checks)
{
  g_return_val_if_fail (checks != NULL, FALSE);

  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheck *check = checks->pdata[i];

      if (check->result == VENULE_CHECK_STANDS
          && (check->severity == VENULE_SEVERITY_FIX
              || (check->severity == VENULE_SEVERITY_STOP && check->decision == NULL)))
        return FALSE;
    }
  return TRUE;
}

/**
 * venule_severity_to_string:
 * @severity: a severity
 *
 * Returns: (transfer none): `fix`, `stop` or `caution`
 */
const char *
venule_severity_to_string (VenuleSeverity severity)
{
  switch (severity)
    {
    case VENULE_SEVERITY_FIX:
      return "fix";
    case VENULE_SEVERITY_STOP:
      return "stop";
    case VENULE_SEVERITY_CAUTION:
      return "caution";
    }
  g_return_val_if_reached (NULL);
}
