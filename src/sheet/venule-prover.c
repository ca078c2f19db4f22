/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-prover.h"

#include "venule-check-definition.h"
#include "venule-prover-slice.h"
#include "venule-prover-world.h"
#include "venule-xml-reader.h"

/* A slice with more than this is too wide to be tried whole. */
#define MAX_COMBINATIONS 20000000

typedef struct
{
  VenuleTemplate *tmpl;
  VenuleProtocol *protocol;
  VenuleClinic *clinic;
  VenuleCivilDate today;
} Prover;

/**
 * venule_proof_free:
 * @proof: (transfer full)
 *
 * Frees a proof.
 */
void
venule_proof_free (VenuleProof *proof)
{
  g_free (proof->invariant);
  g_clear_object (&proof->counterexample);
  g_free (proof->explanation);
  g_free (proof);
}

/* Every stop as a specialist may have overridden it: no combination may become worse by that. */
static void
override_all (Prover *prover, VenuleProverWorld *world)
{
  GPtrArray *checks = venule_protocol_get_checks (prover->protocol);

  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheckDefinition *check = g_ptr_array_index (checks, i);
      g_autoptr (VenuleDecision) decision = NULL;

      if (check->severity != VENULE_SEVERITY_STOP)
        continue;
      decision = venule_decision_new (VENULE_DECISION_OVERRIDE, check->id);
      decision->session = g_strdup (world->session);
      decision->by = g_strdup ("Example Specialist");
      decision->at = g_strdup ("2026-11-23T10:52:00Z");
      decision->reason = g_strdup ("tried by the prover");
      venule_consultation_add_decision (world->consultation, decision);
    }
}

static gboolean
prove_world (Prover *prover, VenuleProverSlice *slice, VenuleProverWorld *world, VenuleProof *proof, GError **error)
{
  g_autoptr (VenuleEvaluation) evaluation = venule_evaluation_new (
      prover->protocol, prover->clinic, world->consultation, world->session, prover->today, error);

  if (evaluation == NULL)
    return FALSE;

  do
    {
      proof->combinations++;
      venule_evaluation_forget (evaluation);
      if (!venule_prover_slice_holds (slice, evaluation))
        {
          proof->counterexample = g_object_ref (world->consultation);
          proof->explanation = venule_prover_slice_describe (slice);
          return TRUE;
        }
    }
  while (venule_prover_world_next (world));

  return TRUE;
}

static gboolean
check_width (
    Prover *prover, VenuleProverReads *reads, VenuleProverDomain *domain, VenuleProverSlice *slice, GError **error)
{
  guint n_worlds = venule_prover_world_count (prover->protocol, reads);
  guint64 total = 0;

  for (guint i = 0; i < n_worlds; i++)
    {
      g_autoptr (VenuleProverWorld) world = venule_prover_world_new (prover->protocol, reads, domain, i);

      total += world->n_combinations;
    }

  if (total > MAX_COMBINATIONS)
    {
      g_autofree char *passages = venule_prover_slice_describe (slice);
      g_autoptr (GString) asked = g_string_new (NULL);

      for (guint i = 0; i < reads->probes->len; i++)
        g_string_append_printf (asked, " %s", ((VenuleProbe *) g_ptr_array_index (reads->probes, i))->question->path);
      g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID,
                   "%s: the invariant “%s” over %s has %" G_GUINT64_FORMAT
                   " combinations, too many to try; let its rules read less than:%s",
                   slice->invariant->location, slice->invariant->id, passages, total, asked->str);
      return FALSE;
    }

  return TRUE;
}

static gboolean
prove_slice (Prover *prover, VenuleProverSlice *slice, VenuleProof *proof, GError **error)
{
  g_autoptr (GPtrArray) rules = venule_prover_slice_list_rules (slice);
  g_autoptr (GPtrArray) groups = venule_prover_slice_list_groups (slice);
  g_autoptr (VenuleProverReads) reads = venule_prover_reads_new (prover->protocol, rules, groups, error);
  g_autoptr (VenuleProverDomain) domain = NULL;
  g_autoptr (VenuleConsultation) blank = NULL;
  g_autoptr (VenuleEvaluation) settings = NULL;
  guint n_worlds;

  if (reads == NULL)
    return FALSE;
  blank = venule_consultation_new (venule_protocol_get_form (prover->protocol), "00000000-0000-4000-8000-000000000000",
                                   venule_protocol_get_id (prover->protocol));
  settings = venule_evaluation_new (prover->protocol, prover->clinic, blank, NULL, prover->today, error);
  domain = settings == NULL ? NULL : venule_prover_domain_new (reads, settings, error);
  if (domain == NULL || !check_width (prover, reads, domain, slice, error))
    return FALSE;

  n_worlds = venule_prover_world_count (prover->protocol, reads);
  for (guint i = 0; i < 2 * n_worlds && proof->counterexample == NULL; i++)
    {
      g_autoptr (VenuleProverWorld) world = venule_prover_world_new (prover->protocol, reads, domain, i / 2);

      if (i % 2 == 1)
        override_all (prover, world);
      if (!prove_world (prover, slice, world, proof, error))
        return FALSE;
    }

  return TRUE;
}

static VenuleProof *
prove_invariant (Prover *prover, const VenuleInvariant *invariant, GError **error)
{
  g_autoptr (GPtrArray) slices = venule_prover_slice_list (prover->tmpl, invariant);
  g_autoptr (VenuleProof) proof = g_new0 (VenuleProof, 1);

  if (slices->len == 0)
    {
      g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID,
                   "%s: the invariant “%s” speaks of no passage that there is, so it says nothing; mend its tags",
                   invariant->location, invariant->id);
      return NULL;
    }

  proof->invariant = g_strdup (invariant->id);
  proof->slices = slices->len;
  for (guint i = 0; i < slices->len && proof->counterexample == NULL; i++)
    if (!prove_slice (prover, g_ptr_array_index (slices, i), proof, error))
      return NULL;

  return g_steal_pointer (&proof);
}

/**
 * venule_prover_prove:
 * @tmpl: a sheet
 * @clinic: whose settings its rules read
 * @today: the day of the job
 * @only: (nullable): the id of one invariant; %NULL: all of them
 * @error: %VENULE_XML_ERROR, for an invariant that can't be analysed: which, where, and why
 *
 * Holds every invariant against every combination of the answers that its rules, and the passages it
 * speaks of, read: options that are named and one that is not, numbers and dates on every side of what
 * they are compared with, groups of none, one and two, unanswered questions, overridden stops.
 *
 * Returns: (transfer full) (nullable) (element-type VenuleProof): what came of each
 */
GPtrArray *
venule_prover_prove (
    VenuleTemplate *tmpl, VenuleClinic *clinic, VenuleCivilDate today, const char *only, GError **error)
{
  Prover prover = { tmpl, venule_template_get_protocol (tmpl), clinic, today };
  GPtrArray *invariants = venule_template_get_invariants (tmpl);
  g_autoptr (GPtrArray) proofs = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_proof_free);

  for (guint i = 0; i < invariants->len; i++)
    {
      const VenuleInvariant *invariant = g_ptr_array_index (invariants, i);
      VenuleProof *proof;

      if (only != NULL && !g_str_equal (only, invariant->id))
        continue;
      proof = prove_invariant (&prover, invariant, error);
      if (proof == NULL)
        return NULL;
      g_ptr_array_add (proofs, proof);
    }

  return g_steal_pointer (&proofs);
}
