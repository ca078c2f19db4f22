/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-evaluation.h"

#include <string.h>

#include "venule-evaluation-private.h"
#include "venule-scope.h"

/* Entries that come and go (a prover's) leave cells behind; more than this are dropped at the next forget. */
#define MAX_CELLS 4096

G_DEFINE_FINAL_TYPE (VenuleEvaluation, venule_evaluation, G_TYPE_OBJECT)

static void
record_free (VenuleRuleRecord *record)
{
  g_free (record->reads);
  g_free (record);
}

static void
venule_evaluation_finalize (GObject *object)
{
  VenuleEvaluation *self = VENULE_EVALUATION (object);

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);
  g_clear_object (&self->clinic);
  g_clear_object (&self->protocol);
  g_free (self->wanted);
  g_free (self->in_session);
  g_free (self->question_touched);
  g_free (self->form_touched);
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_pointer (&self->records, g_hash_table_unref);
  G_OBJECT_CLASS (venule_evaluation_parent_class)->finalize (object);
}

static void
venule_evaluation_class_init (VenuleEvaluationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_evaluation_finalize;
}

static void
venule_evaluation_init (VenuleEvaluation *self)
{
  self->tick = self->forgotten = 1;
  self->cells = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->records = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) record_free);
}

/* The group of treatments, when the document's form has one. */
static VenuleGroup *
get_sessions (VenuleEvaluation *self)
{
  return self->session_form == NULL ? NULL : venule_entry_get_group (self->root, self->session_form);
}

/* Which treatment is the chosen one, and makes `session` mean it. */
void
venule_evaluation_settle_session (VenuleEvaluation *self)
{
  if (self->session_tick < self->forgotten)
    {
      VenuleGroup *group = get_sessions (self);
      guint n = group == NULL ? 0 : venule_group_get_n_entries (group);

      self->session = n == 0                 ? NULL
                      : self->wanted != NULL ? venule_group_find (group, self->wanted)
                                             : venule_group_peek (group, n - 1);
      self->session_tick = self->tick;
    }
  self->current = self->session;
}

static VenuleShownCells *
get_cells (VenuleEvaluation *self, VenuleEntry *entry, const VenuleForm *form)
{
  VenuleShownCells *cells;

  if (self->last_entry == entry && self->last_cells->form == form)
    return self->last_cells;
  cells = g_hash_table_lookup (self->cells, entry);
  /* Another form at the same address: the entry that was there is gone. */
  if (cells == NULL || cells->form != form)
    {
      guint n = form->questions->len + form->forms->len;

      cells = g_malloc0 (sizeof *cells + n * sizeof (guint64));
      cells->form = form;
      g_hash_table_insert (self->cells, entry, cells);
    }
  self->last_entry = entry;
  self->last_cells = cells;
  return cells;
}

static gboolean
is_fresh (VenuleEvaluation *self, guint64 cell, guint64 touched)
{
  return cell >> 1 >= self->forgotten && cell >> 1 >= touched;
}

static VenuleEntry *
find_session_around (VenuleEvaluation *self, VenuleEntry *entry)
{
  while (entry != NULL && venule_entry_get_form (entry) != self->session_form)
    entry = venule_entry_get_parent (entry);
  return entry;
}

/* A show or required rule: within a treatment, `session` is that treatment. */
static VenuleTruth
test_presence (VenuleEvaluation *self, const VenuleRule *rule, VenuleEntry *entry)
{
  const VenuleForm *form = venule_entry_get_form (entry);
  VenuleEntry *outer = self->current;
  VenulePlace place = { .entry = entry };
  VenuleTruth truth;

  self->current = self->in_session[form->ordinal] ? find_session_around (self, entry) : self->session;
  truth = venule_evaluation_test_at (self, rule, &place);
  self->current = outer;
  return truth;
}

static gboolean
has_entry (VenuleEvaluation *self, VenuleEntry *entry, const VenuleForm *form)
{
  VenuleEntry *parent;

  if (!self->checklist->forms[form->ordinal].conditional)
    return TRUE;
  parent = venule_entry_get_parent (entry);
  return parent != NULL && venule_evaluation_has_form (self, parent, form);
}

gboolean
venule_evaluation_has_form (VenuleEvaluation *self, VenuleEntry *parent, const VenuleForm *form)
{
  const VenulePresence *presence = &self->checklist->forms[form->ordinal];
  guint64 cell;
  gboolean shown;
  guint index;

  if (!presence->conditional)
    return TRUE;
  index = form->parent->questions->len + form->index;
  cell = get_cells (self, parent, form->parent)->ticks[index];
  if (is_fresh (self, cell, self->form_touched[form->ordinal]))
    return cell & 1;
  shown = has_entry (self, parent, form->parent)
          && (presence->show == NULL || test_presence (self, presence->show, parent) == VENULE_YES);
  get_cells (self, parent, form->parent)->ticks[index] = self->tick << 1 | (guint64) shown;
  return shown;
}

gboolean
venule_evaluation_has_question (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question)
{
  const VenulePresence *presence = &self->checklist->questions[question->ordinal];
  guint64 cell;
  gboolean shown;

  if (!presence->conditional)
    return TRUE;
  cell = get_cells (self, entry, question->form)->ticks[question->index];
  if (is_fresh (self, cell, self->question_touched[question->ordinal]))
    return cell & 1;
  shown = has_entry (self, entry, question->form)
          && (presence->show == NULL || test_presence (self, presence->show, entry) == VENULE_YES);
  get_cells (self, entry, question->form)->ticks[question->index] = self->tick << 1 | (guint64) shown;
  return shown;
}

VenuleAnswer *
venule_evaluation_peek_answer (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question)
{
  VenuleAnswer *answer = venule_entry_get_answer (entry, question);

  return answer != NULL && venule_evaluation_has_question (self, entry, question) ? answer : NULL;
}

static VenuleRuleRecord *
get_record (VenuleEvaluation *self, const VenuleRule *rule)
{
  VenuleRuleRecord *record = g_hash_table_lookup (self->records, GUINT_TO_POINTER (rule->serial));

  if (record != NULL)
    return record;
  record = g_new0 (VenuleRuleRecord, 1);
  record->keeps = !venule_rule_contains (rule, VENULE_RULE_PRINTS);
  record->reads = venule_checklist_new_reads (self->checklist);
  venule_checklist_add_rule_reads (self->checklist, rule, record->reads);
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

static void
on_consultation_changed_cb (VenuleEvaluation *self, const char *path, VenuleConsultation *consultation)
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

static void
mark_session_forms (VenuleEvaluation *self, const VenuleForm *form)
{
  self->in_session[form->ordinal] = TRUE;
  for (guint i = 0; i < form->forms->len; i++)
    mark_session_forms (self, form->forms->pdata[i]);
}

static gboolean
check_wanted (VenuleEvaluation *self, GError **error)
{
  VenuleGroup *group = get_sessions (self);

  if (self->wanted == NULL || (group != NULL && venule_group_find (group, self->wanted) != NULL))
    return TRUE;
  g_set_error (error, VENULE_CONSULTATION_ERROR, VENULE_CONSULTATION_ERROR_NO_SUCH_PATH,
               "the consultation has no treatment “%s”; name one that it has, or none for the last", self->wanted);
  return FALSE;
}

/**
 * venule_evaluation_new:
 * @protocol: what is asked
 * @clinic: (nullable): whose settings and market hold; %NULL: all of them unknown
 * @consultation: what was answered, over the form of @protocol
 * @session: (nullable): the id of the chosen treatment; %NULL: the last, whichever that is at the time
 * @today: the day of the job
 * @error: there is no such treatment
 *
 * Returns: (transfer full): the evaluation, which follows changes of @consultation
 */
VenuleEvaluation *
venule_evaluation_new (VenuleProtocol *protocol,
                       VenuleClinic *clinic,
                       VenuleConsultation *consultation,
                       const char *session,
                       VenuleCivilDate today,
                       GError **error)
{
  g_autoptr (VenuleEvaluation) self = NULL;
  const VenuleForm *form;

  g_return_val_if_fail (VENULE_IS_PROTOCOL (protocol) && VENULE_IS_CONSULTATION (consultation), NULL);
  form = venule_protocol_get_form (protocol);
  g_return_val_if_fail (venule_consultation_get_form (consultation) == form, NULL);

  self = g_object_new (VENULE_TYPE_EVALUATION, NULL);
  self->protocol = g_object_ref (protocol);
  self->checklist = venule_protocol_get_checklist (protocol);
  self->clinic = clinic == NULL ? NULL : g_object_ref (clinic);
  self->consultation = g_object_ref (consultation);
  self->root = venule_consultation_get_root (consultation);
  self->today = today;
  self->wanted = g_strdup (session);
  self->session_form = venule_protocol_find_form_role (protocol, "session");
  self->in_session = g_new0 (guint8, form->n_forms);
  self->question_touched = g_new0 (guint64, form->n_questions);
  self->form_touched = g_new0 (guint64, form->n_forms);
  if (self->session_form != NULL)
    mark_session_forms (self, self->session_form);
  if (!check_wanted (self, error))
    return NULL;
  g_signal_connect_swapped (consultation, "changed", G_CALLBACK (on_consultation_changed_cb), self);
  return g_steal_pointer (&self);
}

/**
 * venule_evaluation_get_protocol:
 * @self: an evaluation
 *
 * Returns: (transfer none): the protocol
 */
VenuleProtocol *
venule_evaluation_get_protocol (VenuleEvaluation *self)
{
  g_return_val_if_fail (VENULE_IS_EVALUATION (self), NULL);

  return self->protocol;
}

/**
 * venule_evaluation_get_clinic:
 * @self: an evaluation
 *
 * Returns: (transfer none) (nullable): the clinic
 */
VenuleClinic *
venule_evaluation_get_clinic (VenuleEvaluation *self)
{
  g_return_val_if_fail (VENULE_IS_EVALUATION (self), NULL);

  return self->clinic;
}

/**
 * venule_evaluation_get_consultation:
 * @self: an evaluation
 *
 * Returns: (transfer none): the consultation
 */
VenuleConsultation *
venule_evaluation_get_consultation (VenuleEvaluation *self)
{
  g_return_val_if_fail (VENULE_IS_EVALUATION (self), NULL);

  return self->consultation;
}

/**
 * venule_evaluation_get_session:
 * @self: an evaluation
 *
 * Returns: (transfer none) (nullable): the chosen treatment; %NULL: there is none
 */
VenuleEntry *
venule_evaluation_get_session (VenuleEvaluation *self)
{
  g_return_val_if_fail (VENULE_IS_EVALUATION (self), NULL);

  venule_evaluation_settle_session (self);
  return self->session;
}

/**
 * venule_evaluation_get_today:
 * @self: an evaluation
 *
 * Returns: the day of the job
 */
VenuleCivilDate
venule_evaluation_get_today (VenuleEvaluation *self)
{
  g_return_val_if_fail (VENULE_IS_EVALUATION (self), VENULE_CIVIL_DATE_NONE);

  return self->today;
}

/**
 * venule_evaluation_get_answer:
 * @self: an evaluation
 * @entry: where it stands
 * @question: a question of the form of @entry
 *
 * Returns: (transfer none) (nullable): the effective answer; %NULL when it is unanswered or hidden
 */
VenuleAnswer *
venule_evaluation_get_answer (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question)
{
  g_return_val_if_fail (VENULE_IS_EVALUATION (self) && VENULE_IS_ENTRY (entry) && question != NULL, NULL);

  venule_evaluation_settle_session (self);
  return venule_evaluation_peek_answer (self, entry, question);
}

/**
 * venule_evaluation_shows_question:
 * @self: an evaluation
 * @entry: where it stands
 * @question: a question of the form of @entry
 *
 * Returns: whether it shows, and everything around it
 */
gboolean
venule_evaluation_shows_question (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question)
{
  g_return_val_if_fail (VENULE_IS_EVALUATION (self) && VENULE_IS_ENTRY (entry) && question != NULL, FALSE);

  venule_evaluation_settle_session (self);
  return venule_evaluation_has_question (self, entry, question);
}

/**
 * venule_evaluation_shows_form:
 * @self: an evaluation
 * @parent: the entry around it
 * @form: a section or group of the form of @parent
 *
 * Returns: whether it shows, and everything around it
 */
gboolean
venule_evaluation_shows_form (VenuleEvaluation *self, VenuleEntry *parent, const VenuleForm *form)
{
  g_return_val_if_fail (VENULE_IS_EVALUATION (self) && VENULE_IS_ENTRY (parent) && form != NULL, FALSE);

  venule_evaluation_settle_session (self);
  return venule_evaluation_has_form (self, parent, form);
}

/**
 * venule_evaluation_requires:
 * @self: an evaluation
 * @entry: where it stands
 * @question: a question of the form of @entry
 *
 * Returns: whether it shows and surely needs an answer
 */
gboolean
venule_evaluation_requires (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question)
{
  const VenuleRule *rule;

  g_return_val_if_fail (VENULE_IS_EVALUATION (self) && VENULE_IS_ENTRY (entry) && question != NULL, FALSE);

  rule = self->checklist->questions[question->ordinal].required;
  if (rule == NULL)
    return FALSE;
  venule_evaluation_settle_session (self);
  return venule_evaluation_has_question (self, entry, question) && test_presence (self, rule, entry) == VENULE_YES;
}

/**
 * venule_evaluation_set_prints:
 * @self: an evaluation
 * @func: (nullable): says whether a passage prints; %NULL: nobody knows
 * @user_data: for @func
 */
void
venule_evaluation_set_prints (VenuleEvaluation *self, VenulePrintsFunc func, gpointer user_data)
{
  g_return_if_fail (VENULE_IS_EVALUATION (self));

  self->prints = func;
  self->prints_data = user_data;
}

/**
 * venule_evaluation_test:
 * @self: an evaluation
 * @rule: a rule
 * @within: (nullable): the entry that its relative paths start from, of the form it was parsed within; %NULL: the top
 *
 * Returns: yes, no, or unknown while an answer it needs is missing
 */
VenuleTruth
venule_evaluation_test (VenuleEvaluation *self, const VenuleRule *rule, VenuleEntry *within)
{
  VenulePlace place = { .entry = within };

  g_return_val_if_fail (VENULE_IS_EVALUATION (self) && rule != NULL, VENULE_UNKNOWN);

  venule_evaluation_settle_session (self);
  if (within == NULL || within == self->root)
    return venule_evaluation_test_kept (self, rule);
  return venule_evaluation_test_at (self, rule, &place);
}
