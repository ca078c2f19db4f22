/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-cli"

#include "venule-proof-report.h"

#include "venule-consultation-file.h"
#include "venule-prover.h"

#include <stdio.h>

static void
print_counterexample (const VenuleProof *proof)
{
  g_autoptr (GBytes) document = venule_consultation_to_xml (proof->counterexample);

  printf ("%s does not hold: %s\nA consultation in which it fails:\n%.*s\n", proof->invariant, proof->explanation,
          (int) g_bytes_get_size (document), (const char *) g_bytes_get_data (document, NULL));
}

/**
 * venule_proof_report_run:
 * @workplace: where the protocol is read
 * @options: the command line
 *
 * Proves the sheet's invariants and prints, for each, how many combinations of answers were tried, and
 * a consultation that breaks it where there is one.
 *
 * Returns: %VENULE_EXIT_DONE when all hold, %VENULE_EXIT_REFUSED when one does not
 */
VenuleExit
venule_proof_report_run (VenuleWorkplace *workplace, const VenuleOptions *options)
{
  g_autoptr (GError) error = NULL;
  VenuleDefinitions *definitions = venule_workplace_get_definitions (workplace, NULL, &error);
  g_autoptr (GPtrArray) proofs = NULL;
  VenuleExit exit = VENULE_EXIT_DONE;
  guint64 total = 0;

  if (definitions != NULL)
    proofs = venule_prover_prove (definitions->tmpl, definitions->clinic, options->today, NULL, &error);
  if (proofs == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return VENULE_EXIT_UNUSABLE;
    }

  for (guint i = 0; i < proofs->len; i++)
    {
      const VenuleProof *proof = g_ptr_array_index (proofs, i);

      printf ("%s: %" G_GUINT64_FORMAT " combinations in %u slices, %u settings\n", proof->invariant,
              proof->combinations, proof->slices, proof->clinics);
      total += proof->combinations;
      if (proof->counterexample != NULL)
        {
          print_counterexample (proof);
          exit = VENULE_EXIT_REFUSED;
        }
    }
  printf ("%u invariants, %" G_GUINT64_FORMAT " combinations: %s\n", proofs->len, total,
          exit == VENULE_EXIT_DONE ? "all hold" : "not all hold");

  return exit;
}
