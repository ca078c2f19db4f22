/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-check-decisions.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "venule-check-reads.h"
#include "venule-day-format.h"

static gboolean
is_filled (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Whether a decision is of the kind that such a check asks for, and signed. Nothing covers a fix. */
static gboolean
has_weight (const VenuleDecision *decision, const VenuleCheck *check)
{
  gboolean overrides = decision->kind == VENULE_DECISION_OVERRIDE && is_filled (decision->reason);
  gboolean acknowledges = decision->kind == VENULE_DECISION_ACKNOWLEDGEMENT;

  if (check->result != VENULE_CHECK_STANDS || strcmp (decision->check, check->id) != 0)
    return FALSE;
  if (!is_filled (decision->by) || !is_filled (decision->at))
    return FALSE;
  switch (check->severity)
    {
    case VENULE_SEVERITY_FIX:
      return FALSE;
    case VENULE_SEVERITY_STOP:
      return overrides;
    case VENULE_SEVERITY_CAUTION:
      return overrides || acknowledges;
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
is_of_this_session (VenuleEvaluation *evaluation, const VenuleDecision *decision, const VenuleCheck *check)
{
  VenuleEntry *session = venule_evaluation_get_session (evaluation);

  return !check->of_session
         || g_strcmp0 (decision->session, session == NULL ? NULL : venule_entry_get_key (session)) == 0;
}

/* Each decision is about one finding: a second one that happens to rest on the same answers needs its own. */
static gboolean
cover_one (VenuleEvaluation *evaluation, VenuleDecision *decision, GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      VenuleCheck *check = checks->pdata[i];

      if (check->decision == NULL && has_weight (decision, check) && is_of_this_session (evaluation, decision, check)
          && venule_check_reads_equal (decision->reads, check->reads))
        {
          check->decision = venule_decision_ref (decision);
          return TRUE;
        }
    }
  return FALSE;
}

static void
note_lapsed (VenuleEvaluation *evaluation, VenuleDecision *decision, GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      VenuleCheck *check = checks->pdata[i];
      g_autofree char *message = NULL, *at = NULL;

      if (check->decision != NULL || check->lapsed != NULL || !has_weight (decision, check)
          || !is_of_this_session (evaluation, decision, check))
        continue;
      check->lapsed = venule_decision_ref (decision);
      at = venule_moment_to_words (decision->at);
      message = g_strdup_printf (
          decision->kind == VENULE_DECISION_OVERRIDE
              /* Translators: what a check says; who overrode it; when. */
              ? _ ("%s The override by %s at %s has lapsed, because an answer it rests on has changed.")
              : _ ("%s The acknowledgement by %s at %s has lapsed, because an answer it rests on has changed."),
          check->message, decision->by, at);
      g_free (check->message);
      check->message = g_steal_pointer (&message);
    }
}

/**
 * venule_check_decisions_apply:
 * @evaluation: where the decisions are
 * @checks: (element-type VenuleCheck): what stands
 *
 * Gives each check the override or acknowledgement that covers it. One that rests on other answers than there are now,
 * or that was taken at another treatment, covers nothing; where it once did, the check says so.
 */
void
venule_check_decisions_apply (VenuleEvaluation *evaluation, GPtrArray *checks)
{
  GPtrArray *decisions = venule_consultation_get_decisions (venule_evaluation_get_consultation (evaluation));
  g_autoptr (GPtrArray) idle = g_ptr_array_new ();

  for (guint i = 0; i < decisions->len; i++)
    if (!cover_one (evaluation, decisions->pdata[i], checks))
      g_ptr_array_add (idle, decisions->pdata[i]);
  for (guint i = 0; i < idle->len; i++)
    note_lapsed (evaluation, idle->pdata[i], checks);
}
