/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-decision.h"

static void
decision_read_free (VenuleDecisionRead *read)
{
  g_free (read->answer);
  g_free (read->value);
  g_free (read);
}

/**
 * venule_decision_new:
 * @kind: override or acknowledgement
 * @check: the check's id
 *
 * A decision without its who, when and why: the maker fills in the public fields, whose strings it owns.
 *
 * Returns: (transfer full): the decision
 */
VenuleDecision *
venule_decision_new (VenuleDecisionKind kind, const char *check)
{
  VenuleDecision *self;

  g_return_val_if_fail (check != NULL, NULL);

  self = g_new0 (VenuleDecision, 1);
  g_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->check = g_strdup (check);
  self->reads = g_ptr_array_new_with_free_func ((GDestroyNotify) decision_read_free);
  return self;
}

/**
 * venule_decision_ref:
 * @self: a decision
 *
 * Returns: (transfer full): the same decision
 */
VenuleDecision *
venule_decision_ref (VenuleDecision *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * venule_decision_unref:
 * @self: (transfer full): a decision
 */
void
venule_decision_unref (VenuleDecision *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->ref_count))
    return;
  g_free (self->check);
  g_free (self->session);
  g_free (self->by);
  g_free (self->at);
  g_free (self->reason);
  g_ptr_array_unref (self->reads);
  g_free (self);
}

/**
 * venule_decision_add_read:
 * @self: a decision that is being made
 * @answer: the path of an answer that the check read, without member keys
 * @value: what it was, "" when there was none
 */
void
venule_decision_add_read (VenuleDecision *self, const char *answer, const char *value)
{
  VenuleDecisionRead *read;

  g_return_if_fail (self != NULL);
  g_return_if_fail (answer != NULL && value != NULL);

  read = g_new0 (VenuleDecisionRead, 1);
  read->answer = g_strdup (answer);
  read->value = g_strdup (value);
  g_ptr_array_add (self->reads, read);
}
