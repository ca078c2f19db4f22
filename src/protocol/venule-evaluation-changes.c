/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-evaluation.h"

#include "venule-evaluation-private.h"
#include "venule-scope.h"

/* Entries that come and go (a prover's) leave cells behind; more than this are dropped at the next forget. */
#define MAX_CELLS 4096

static VenuleRuleRecord *
get_record (VenuleEvaluation *self, const VenuleRule *rule)
{
  VenuleRuleRecord *record = g_hash_table_lookup (self->records, GUINT_TO_POINTER (rule->serial));

  if (record != NULL)
    return record;
  record = g_new0 (VenuleRuleRecord, 1);
  record->keeps = !venule_rule_contains (rule, VENULE_RULE_PRINTS);
  /* A copy: a rule may go before the evaluation does. */
  record->reads = g_memdup2 (venule_checklist_get_rule_reads (self->checklist, rule),
                             self->checklist->n_reads * sizeof *record->reads);
  g_hash_table_insert (self->records, GUINT_TO_POINTER (rule->serial), record);
  return record;
}

/* A rule from the top: what it said holds until one of the answers it reads changes. */
VenuleTruth
venule_evaluation_test_kept (VenuleEvaluation *self, const VenuleRule *rule)
{
  VenulePlace top = { .entry = self->root };
  VenuleRuleRecord *record;

  /* Within the presence of another treatment `session` is that one. */
  if (self->current != self->session)
    return venule_evaluation_test_at (self, rule, &top);
  record = get_record (self, rule);
  if (record->tick >= self->forgotten)
    return record->truth;
  record->truth = venule_evaluation_test_at (self, rule, &top);
  record->tick = record->keeps ? self->tick : 0;
  return record->truth;
}

/**
 * venule_evaluation_forget:
 * @self: an evaluation
 *
 * Forgets all that was worked out, in constant time. For those who write entries directly; what goes through the
 * consultation is followed by its signal.
 */
void
venule_evaluation_forget (VenuleEvaluation *self)
{
  self->forgotten = ++self->tick;
  if (g_hash_table_size (self->cells) > MAX_CELLS)
    {
      self->last_entry = NULL;
      g_hash_table_remove_all (self->cells);
    }
}

static char *
strip_keys (const char *path)
{
  char *plain = g_strdup (path);
  char *to = plain;
  gboolean inside = FALSE;

  for (const char *from = path; *from != '\0'; from++)
    {
      inside = (inside || *from == '[') && *from != ']';
      if (!inside && *from != ']')
        *to++ = *from;
    }
  *to = '\0';
  return plain;
}

static gboolean
meet (const guint64 *a, const guint64 *b, guint n)
{
  for (guint i = 0; i < n; i++)
    if ((a[i] & b[i]) != 0)
      return TRUE;
  return FALSE;
}

/* Makes stale what the changed answers decide, and nothing else. */
static void
touch (VenuleEvaluation *self, const guint64 *changed)
{
  const VenuleChecklist *checklist = self->checklist;
  GHashTableIter iter;
  gpointer value;

  self->tick++;
  for (guint i = 0; i < checklist->form->n_questions; i++)
    if (checklist->questions[i].conditional && meet (changed, checklist->questions[i].shown_by, checklist->n_reads))
      self->question_touched[i] = self->tick;
  for (guint i = 0; i < checklist->form->n_forms; i++)
    if (checklist->forms[i].conditional && meet (changed, checklist->forms[i].shown_by, checklist->n_reads))
      self->form_touched[i] = self->tick;
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      VenuleRuleRecord *record = value;
      if (meet (changed, record->reads, checklist->n_reads))
        record->tick = 0;
    }
}

/* What the consultation's signal names has changed. */
void
venule_evaluation_follow_change (VenuleEvaluation *self, const char *path)
{
  const VenuleChecklist *checklist = self->checklist;
  g_autofree char *plain = NULL;
  g_autofree guint64 *changed = NULL;
  const VenuleQuestion *question;
  const VenuleForm *form;

  if (g_str_equal (path, "decisions") || g_str_equal (path, "state"))
    return;
  plain = strip_keys (path);
  question = g_hash_table_lookup (checklist->question_of_path, plain);
  form = question != NULL ? question->form : g_hash_table_lookup (checklist->form_of_path, plain);
  if (form == NULL || (question == NULL && form == self->session_form))
    {
      venule_evaluation_forget (self);
      return;
    }
  changed = venule_checklist_new_reads (checklist);
  if (question != NULL)
    changed[question->ordinal / 64] |= G_GUINT64_CONSTANT (1) << (question->ordinal % 64);
  else
    venule_checklist_add_form_reads (checklist, form, changed);
  /* A keyed member comes into being with its first answer. */
  for (; form != NULL; form = form->parent)
    if (form->kind != VENULE_FORM_SECTION)
      {
        guint bit = checklist->form->n_questions + form->ordinal;
        changed[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
      }
  touch (self, changed);
}
