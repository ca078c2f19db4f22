/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-cli"

#include "venule-frozen-sheet.h"

#include "venule-await.h"
#include "venule-durable-file.h"
#include "venule-handover-error.h"
#include "venule-issuing.h"
#include "venule-sheet-job.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static VenuleExit
fail (const char *subject, const GError *error)
{
  fprintf (stderr, "%s: %s\n", subject, error->message);
  if (g_error_matches (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_UNCONFIRMED))
    fputs (_ ("Give --gone-through once that was done.\n"), stderr);

  return venule_exit_from_error (error);
}

static char *
choose_output (const VenuleOptions *options, const VenuleIssue *issue)
{
  return options->output != NULL ? g_strdup (options->output) : g_strconcat (issue->id, ".pdf", NULL);
}

static gboolean
add_event (
    VenuleStore *store, const char *issue, VenuleIssueEventKind kind, const VenuleOptions *options, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  const char *detail = kind == VENULE_ISSUE_PRINTED ? VENULE_ISSUE_TO_FILE : options->reason;

  venule_store_add_issue_event_async (store, issue, venule_issue_event_new (kind, options->by, detail), NULL,
                                      venule_await_cb, venule_await_begin (&await));

  return venule_store_add_issue_event_finish (store, venule_await_result (&await), error);
}

/* The frozen bytes into a file; that it left is recorded once it has. */
static VenuleExit
deliver (VenuleStore *store, const VenuleIssue *issue, const VenuleOptions *options)
{
  g_autofree char *output = choose_output (options, issue);
  g_autoptr (GError) error = NULL;

  if (!venule_durable_file_write (output, issue->pdf, &error))
    {
      fprintf (stderr, _ ("%s; the sheet is kept: write it with --reprint %s\n"), error->message, issue->id);
      return VENULE_EXIT_NOT_WRITTEN;
    }
  if (!add_event (store, issue->id, VENULE_ISSUE_PRINTED, options, &error))
    return fail (issue->id, error);
  printf ("%s\t%s\t%s\n", issue->id, issue->code, output);

  return VENULE_EXIT_DONE;
}

/**
 * venule_frozen_sheet_issue:
 * @store: where the consultation is kept
 * @workplace: what sheets are made with
 * @options: the command line, with `--issue`
 *
 * Makes the sheet, freezes it, writes it, and prints its id, its code and where it is.
 *
 * Returns: the exit code
 */
VenuleExit
venule_frozen_sheet_issue (VenuleStore *store, VenuleWorkplace *workplace, const VenuleOptions *options)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  VenuleSheetChoice choice = venule_options_get_choice (options);
  g_autoptr (VenuleIssue) issue = NULL;
  g_autoptr (GError) error = NULL;

  venule_issuing_issue_async (store, workplace, options->subject, &choice, options->by, NULL, venule_await_cb,
                              venule_await_begin (&await));
  issue = venule_issuing_issue_finish (store, venule_await_result (&await), &error);
  venule_await_end (&await);

  return issue == NULL ? fail (options->subject, error) : deliver (store, issue, options);
}

/**
 * venule_frozen_sheet_reprint:
 * @store: where the sheet is frozen
 * @options: the command line, with `--reprint`
 *
 * Writes a frozen sheet again, and says when its consultation was changed since.
 *
 * Returns: the exit code
 */
VenuleExit
venule_frozen_sheet_reprint (VenuleStore *store, const VenuleOptions *options)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (VenuleIssue) issue = NULL;
  g_autoptr (GError) error = NULL;

  venule_issuing_reprint_async (store, options->subject, options->by, NULL, venule_await_cb,
                                venule_await_begin (&await));
  issue = venule_issuing_reprint_finish (store, venule_await_result (&await), &error);
  venule_await_end (&await);
  if (issue == NULL)
    return fail (options->subject, error);

  if (venule_issue_has_event (issue, VENULE_ISSUE_SUPERSEDED))
    fprintf (stderr,
             _ ("%s: superseded: the consultation was changed after this sheet was made; for the patient as they are "
                "now, make a new one with --issue %s\n"),
             issue->id, issue->record);

  return deliver (store, issue, options);
}

/**
 * venule_frozen_sheet_hand_over:
 * @store: where the sheet is frozen
 * @options: the command line, with `--handed-over`
 *
 * Records who gave a sheet to the patient after checking their identity.
 *
 * Returns: the exit code
 */
VenuleExit
venule_frozen_sheet_hand_over (VenuleStore *store, const VenuleOptions *options)
{
  g_autoptr (GError) error = NULL;

  return add_event (store, options->subject, VENULE_ISSUE_HANDED_OVER, options, &error)
             ? VENULE_EXIT_DONE
             : fail (options->subject, error);
}

/**
 * venule_frozen_sheet_preview:
 * @store: where the consultation is kept
 * @workplace: what sheets are made with
 * @options: the command line, with `--from-store`
 *
 * What would be done with a file, with a kept consultation. That it was looked at is in the audit.
 *
 * Returns: the exit code
 */
VenuleExit
venule_frozen_sheet_preview (VenuleStore *store, VenuleWorkplace *workplace, const VenuleOptions *options)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  const char *id = options->from_store;
  g_autofree char *output = options->output != NULL ? g_strdup (options->output) : g_strconcat (id, ".pdf", NULL);
  g_autoptr (VenuleRevision) revision = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  g_autoptr (VenuleSheetJob) job = NULL;
  g_autoptr (GError) error = NULL;

  venule_store_load_async (store, id, 0, options->by, NULL, venule_await_cb, venule_await_begin (&await));
  revision = venule_store_load_finish (store, venule_await_result (&await), &error);
  venule_await_end (&await);
  if (revision != NULL)
    doc = venule_xml_read_bytes (revision->document, id, &error);
  if (doc == NULL)
    return fail (id, error);

  job = venule_sheet_job_run_document (workplace, options, doc, id, output);
  venule_sheet_job_print (job);

  return job->exit;
}
