/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-prover.h"

#include "venule-check-definition.h"
#include "venule-prover-settings.h"
#include "venule-prover-slice.h"
#include "venule-prover-world.h"
#include "venule-xml-reader.h"

/* A slice with more than this is too wide to be tried whole: ten seconds or so. */
#define MAX_COMBINATIONS 10000000

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

/* One slice, for one clinic after the other. */
typedef struct
{
  Prover *prover;
  VenuleProverSlice *slice;
  VenuleProverReads *reads;
  VenuleProverSettings *settings;
  guint tried;
} Trial;

static void
refuse_width (Trial *trial, GError **error)
{
  g_autofree char *passages = venule_prover_slice_describe (trial->slice);
  g_autoptr (GString) asked = g_string_new (NULL);

  for (guint i = 0; i < trial->reads->probes->len; i++)
    g_string_append_printf (asked, " %s",
                            ((VenuleProbe *) g_ptr_array_index (trial->reads->probes, i))->question->path);
  for (guint i = 0; i < trial->reads->settings->len; i++)
    g_string_append_printf (asked, " %s", ((VenulePath *) g_ptr_array_index (trial->reads->settings, i))->text);
  g_set_error (
      error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID,
      "%s: the invariant “%s” over %s has more than %d combinations, too many to try; let its rules read less than:%s",
      trial->slice->invariant->location, trial->slice->invariant->id, passages, MAX_COMBINATIONS, asked->str);
}

static gboolean
prove_world (Trial *trial, VenuleClinic *clinic, VenuleProverWorld *world, VenuleProof *proof, GError **error)
{
  g_autoptr (VenuleEvaluation) evaluation = venule_evaluation_new (trial->prover->protocol, clinic, world->consultation,
                                                                   world->session, trial->prover->today, error);

  if (evaluation == NULL)
    return FALSE;

  do
    {
      if (trial->tried++ == MAX_COMBINATIONS)
        {
          refuse_width (trial, error);
          return FALSE;
        }
      proof->combinations++;
      venule_evaluation_forget (evaluation);
      if (!venule_prover_slice_holds (trial->slice, evaluation))
        {
          proof->counterexample = g_object_ref (world->consultation);
          return TRUE;
        }
    }
  while (venule_prover_world_next (world, evaluation));

  return TRUE;
}

static VenuleProverDomain *
make_domain (Trial *trial, VenuleClinic *clinic, GError **error)
{
  VenuleProtocol *protocol = trial->prover->protocol;
  g_autoptr (VenuleConsultation) blank = venule_consultation_new (
      venule_protocol_get_form (protocol), "00000000-0000-4000-8000-000000000000", venule_protocol_get_id (protocol));
  g_autoptr (VenuleEvaluation) evaluation
      = venule_evaluation_new (protocol, clinic, blank, NULL, trial->prover->today, error);

  return evaluation == NULL ? NULL : venule_prover_domain_new (trial->reads, evaluation, error);
}

static char *
explain (Trial *trial, guint64 number)
{
  g_autofree char *passages = venule_prover_slice_describe (trial->slice);
  g_autofree char *settings = venule_prover_settings_describe (trial->settings, number);

  return settings == NULL ? g_steal_pointer (&passages) : g_strdup_printf ("%s, when %s", passages, settings);
}

static gboolean
prove_clinic (Trial *trial, guint64 number, VenuleProof *proof, GError **error)
{
  guint64 n_worlds = venule_prover_world_count (trial->prover->protocol, trial->reads);
  g_autoptr (VenuleClinic) clinic = venule_prover_settings_make (trial->settings, number);
  g_autoptr (VenuleProverDomain) domain = make_domain (trial, clinic, error);

  if (domain == NULL)
    return FALSE;
  if (n_worlds > MAX_COMBINATIONS)
    {
      refuse_width (trial, error);
      return FALSE;
    }
  proof->clinics++;
  /* Overrides are no answers: whether they change anything is seen at one clinic as well as at all. */
  for (guint64 i = 0; i < (number == 0 ? 2 : 1) * n_worlds && proof->counterexample == NULL; i++)
    {
      g_autoptr (VenuleProverWorld) world
          = venule_prover_world_new (trial->prover->protocol, trial->reads, domain, i % n_worlds);

      if (i >= n_worlds)
        override_all (trial->prover, world);
      if (!prove_world (trial, clinic, world, proof, error))
        return FALSE;
    }
  if (proof->counterexample != NULL)
    proof->explanation = explain (trial, number);

  return TRUE;
}

static gboolean
prove_slice (Prover *prover, VenuleProverSlice *slice, VenuleProof *proof, GError **error)
{
  g_autoptr (GPtrArray) rules = venule_prover_slice_list_rules (slice);
  g_autoptr (GPtrArray) groups = venule_prover_slice_list_groups (slice);
  g_autoptr (VenuleProverReads) reads = venule_prover_reads_new (prover->protocol, rules, groups, error);
  g_autoptr (VenuleProverSettings) settings = NULL;
  Trial trial = { prover, slice, reads };
  guint64 n_clinics;

  if (reads == NULL)
    return FALSE;
  settings = trial.settings = venule_prover_settings_new (reads, prover->protocol, prover->clinic);
  n_clinics = venule_prover_settings_count (settings);
  for (guint64 number = 0; number < n_clinics && proof->counterexample == NULL; number++)
    if (!prove_clinic (&trial, number, proof, error))
      return FALSE;

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
 * @clinic: whose settings its rules read, beside all others within their hard limits
 * @today: the day of the job
 * @only: (nullable): the id of one invariant; %NULL: all of them
 * @error: %VENULE_XML_ERROR, for an invariant that can't be analysed: which, where, and why
 *
 * Holds every invariant against every combination of the answers that its rules, and the passages it
 * speaks of, read: options that are named and one that is not, numbers and dates on every side of what
 * they are compared with, groups of none, one and two, unanswered questions, overridden stops, and the
 * settings that a clinic may choose.
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
