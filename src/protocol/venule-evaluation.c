/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-evaluation.h"

#include <glib/gi18n-lib.h>

#include "venule-evaluation-private.h"

static void
record_free (VenuleRuleRecord *record)
{
  g_free (record->reads);
  g_free (record);
}

G_DEFINE_FINAL_TYPE (VenuleEvaluation, venule_evaluation, G_TYPE_OBJECT)

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

/* The last treatment is that of the latest day, wherever it stands in the document. */
static VenuleEntry *
find_last_session (VenuleEvaluation *self, VenuleGroup *group)
{
  const VenuleQuestion *date = venule_protocol_find_role (self->protocol, "session-date");
  VenuleEntry *last = NULL;
  VenuleCivilDate latest = VENULE_CIVIL_DATE_NONE;

  for (guint i = 0; i < venule_group_get_n_entries (group); i++)
    {
      VenuleEntry *session = venule_group_peek (group, i);
      VenuleAnswer *answer = date == NULL ? NULL : venule_entry_get_answer (session, date);
      VenuleCivilDate day = answer == NULL ? VENULE_CIVIL_DATE_NONE : venule_answer_get_date (answer);

      if (last == NULL || day >= latest || day == VENULE_CIVIL_DATE_NONE)
        {
          last = session;
          latest = MAX (latest, day);
        }
    }

  return last;
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
                                             : find_last_session (self, group);
      self->session_tick = self->tick;
    }
  self->current = self->session;
}

static void
on_consultation_changed_cb (VenuleEvaluation *self, const char *path, VenuleConsultation *consultation)
{
  venule_evaluation_follow_change (self, path);
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
               _ ("the consultation has no treatment “%s”; name one that it has, or none for the last"), self->wanted);
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
  return venule_evaluation_has_question (self, entry, question)
         && venule_evaluation_test_presence (self, rule, entry) == VENULE_YES;
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
