/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-cli"

#include "venule-records.h"

#include "venule-await.h"
#include "venule-export.h"
#include "venule-frozen-sheet.h"
#include "venule-import.h"
#include "venule-retention.h"
#include "venule-store-backup.h"
#include "venule-unsaved.h"
#include "venule-written-reasons.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* How many rows are asked for at a time. */
#define WINDOW 500

static VenuleExit
fail (const GError *error)
{
  fprintf (stderr, "%s\n", error->message);

  return venule_exit_from_error (error);
}

/* A backup that is not there is a file that can't be used, not an option that does not exist. */
static VenuleExit
fail_on_file (const GError *error)
{
  VenuleExit exit = fail (error);

  return MAX (exit, VENULE_EXIT_UNUSABLE);
}

/* What most consultations follow is read while the store is opened; what can't be read is told of when it is needed. */
static void
prepare_reading (VenuleWorkplace *workplace, const VenuleOptions *options)
{
  if (options->task != VENULE_TASK_IMPORT)
    return;
  venule_workplace_set_reads_only (workplace);
  venule_workplace_get_definitions (workplace, NULL, NULL);
}

static VenuleStore *
open_store (VenuleWorkplace *workplace, const VenuleOptions *options, VenuleExit *exit)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (GError) error = NULL;
  VenuleStore *store;

  venule_store_open_async (NULL, NULL, venule_await_cb, venule_await_begin (&await));
  prepare_reading (workplace, options);
  store = venule_store_open_finish (venule_await_result (&await), &error);
  if (store == NULL)
    *exit = fail (error);

  return store;
}

/* One that differs came in after all where it was said why, or would. */
static const char *
get_outcome (const VenuleImportItem *item, const VenuleOptions *options)
{
  if (item->verdict == VENULE_IMPORT_DIFFERS && options->reason != NULL)
    return "revised";

  return venule_import_verdict_to_string (item->verdict);
}

static VenuleExit
import (VenuleStore *store, VenuleWorkplace *workplace, const VenuleOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;

  items = venule_import_preview (store, workplace, (const char *const *) options->files, options->by, &error);
  if (items == NULL)
    return fail (error);
  if (!options->dry_run && !venule_import_apply (store, items, options->reason, &error))
    return fail (error);

  for (guint i = 0; i < items->len; i++)
    {
      const VenuleImportItem *item = g_ptr_array_index (items, i);

      printf ("%s\t%s\t%s\n", get_outcome (item, options), item->save->record, item->file);
    }

  return VENULE_EXIT_DONE;
}

static void
print_record (VenuleRecord *record)
{
  const VenuleCard *card = venule_record_get_card (record);
  g_autofree char *born = card->born == 0 ? g_strdup ("") : venule_civil_date_format (card->born);
  g_autofree char *visit = card->visit == 0 ? g_strdup ("") : venule_civil_date_format (card->visit);
  GString *marks = g_string_new (NULL);

  if (venule_record_get_to_hand_over (record))
    g_string_append (marks, " to-hand-over");
  if (venule_record_get_has_namesake (record))
    g_string_append (marks, " same-name");
  if (card->is_example)
    g_string_append (marks, " example");
  printf ("%s\t%s\t%s, %s\t%s\t%s\t%s\t%s\n", venule_record_get_id (record),
          venule_course_to_string (venule_record_get_course (record)), card->family_name, card->given_name, born,
          card->number, visit, marks->len == 0 ? "" : marks->str + 1);
  g_string_free (marks, TRUE);
}

static GPtrArray *
read_window (VenuleStore *store, const VenuleListQuery *query, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;

  venule_store_list_async (store, query, NULL, venule_await_cb, venule_await_begin (&await));

  return venule_store_list_finish (store, venule_await_result (&await), error);
}

static VenuleExit
list (VenuleStore *store, const VenuleOptions *options)
{
  g_autofree char *search = g_strjoinv (" ", options->files);
  VenuleListQuery query = { .kind = options->which, .today = options->today, .limit = WINDOW };
  guint n_read;

  query.search = *search == '\0' ? NULL : search;
  do
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = read_window (store, &query, &error);

      if (records == NULL)
        return fail (error);
      n_read = records->len;
      for (guint i = 0; i < n_read; i++)
        print_record (g_ptr_array_index (records, i));
      query.offset += n_read;
    }
  while (n_read == WINDOW);

  return VENULE_EXIT_DONE;
}

static void
print_state (const VenuleStoreState *state)
{
  printf ("%" G_GUINT64_FORMAT " consultations, %" G_GUINT64_FORMAT " revisions, %" G_GUINT64_FORMAT
          " sheets, %" G_GUINT64_FORMAT " audit lines: all as they were stored\n",
          state->n_records, state->n_revisions, state->n_issues, state->n_audit_lines);
  if (state->newest_record != NULL)
    printf ("newest\t%s\t%s\n", state->newest_record, state->newest_at);
  printf ("head\t%s\n", state->audit_head);
}

static VenuleExit
copy (VenuleStore *store, const VenuleOptions *options)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->subject);
  g_autoptr (VenuleStoreState) state = NULL;
  g_autoptr (GError) error = NULL;

  if (options->task == VENULE_TASK_BACK_UP)
    {
      venule_store_back_up_async (store, file, options->by, NULL, venule_await_cb, venule_await_begin (&await));
      state = venule_store_back_up_finish (store, venule_await_result (&await), &error);
    }
  else
    {
      venule_store_restore_async (store, file, options->by, NULL, venule_await_cb, venule_await_begin (&await));
      state = venule_store_restore_finish (store, venule_await_result (&await), &error);
    }
  if (state == NULL)
    return fail_on_file (error);
  print_state (state);

  return VENULE_EXIT_DONE;
}

static VenuleExit
back_up_daily (VenuleStore *store, const VenuleOptions *options)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (options->subject);
  g_autoptr (VenuleBackupReport) report = NULL;
  g_autoptr (GError) error = NULL;

  venule_store_back_up_daily_async (store, folder, VENULE_BACKUPS_KEPT, options->today, options->by, NULL,
                                    venule_await_cb, venule_await_begin (&await));
  report = venule_store_back_up_daily_finish (store, venule_await_result (&await), &error);
  if (report == NULL)
    return fail_on_file (error);
  if (report->damaged != NULL)
    fprintf (stderr, _ ("%s; another was made of today\n"), report->damaged);
  printf ("%s\t%s\t%u kept\n", report->is_new ? "new" : "unchanged", report->newest, report->n_kept);
  print_state (report->state);

  return VENULE_EXIT_DONE;
}

static VenuleExit
export_list (VenuleStore *store, const VenuleOptions *options)
{
  VenuleListQuery query = { .kind = options->which, .today = options->today };
  g_autofree char *file = g_build_filename (options->subject, "consultations.csv", NULL);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (options->subject, 0700) != 0 && !g_file_test (options->subject, G_FILE_TEST_IS_DIR))
    {
      fprintf (stderr, _ ("%s: the folder can't be made; choose another\n"), options->subject);
      return VENULE_EXIT_NOT_WRITTEN;
    }
  if (!venule_export_list (store, &query, file, options->by, &error))
    return fail (error);
  printf ("%s\n", file);

  return VENULE_EXIT_DONE;
}

static VenuleExit
export_records (VenuleStore *store, const VenuleOptions *options)
{
  const char *const from_store[] = { options->from_store, NULL };
  const char *const *ids = options->from_store == NULL ? (const char *const *) options->files : from_store;

  if (ids == NULL || ids[0] == NULL)
    return export_list (store, options);

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *folder = venule_export_record (store, ids[i], options->subject, options->by, &error);

      if (folder == NULL)
        return fail (error);
      printf ("%s\n", folder);
    }

  return VENULE_EXIT_DONE;
}

static VenuleExit
erase (VenuleStore *store, const VenuleOptions *options)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_erasure_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *unsaved = venule_unsaved_get_folder (FALSE);
  g_autofree char *reasons = venule_written_reasons_get_folder (FALSE);

  g_ptr_array_add (records, venule_erasure_new (options->subject, 0));
  venule_store_erase_async (store, records, options->by, options->reason, NULL, venule_await_cb,
                            venule_await_begin (&await));
  if (!venule_store_erase_finish (store, venule_await_result (&await), &error))
    return fail (error);
  venule_unsaved_erase (unsaved, options->subject);
  venule_written_reasons_erase (reasons, options->subject);
  printf ("erased\t%s\n%s\n", options->subject, _ ("Backups made before still hold it: erase those too."));

  return VENULE_EXIT_DONE;
}

static GPtrArray *
read_audit (VenuleStore *store, guint64 after, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;

  venule_store_list_audit_async (store, NULL, after, WINDOW, NULL, venule_await_cb, venule_await_begin (&await));

  return venule_store_list_audit_finish (store, venule_await_result (&await), error);
}

static gboolean
print_audit (VenuleStore *store, GError **error)
{
  guint64 after = 0;
  guint n_read;

  do
    {
      g_autoptr (GPtrArray) lines = read_audit (store, after, error);

      if (lines == NULL)
        return FALSE;
      n_read = lines->len;
      for (guint i = 0; i < n_read; i++)
        {
          const VenuleAuditLine *line = g_ptr_array_index (lines, i);

          printf ("%" G_GUINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s\n", line->number, line->at, line->by,
                  venule_audit_action_to_string (line->action), line->record == NULL ? "" : line->record,
                  line->subject == NULL ? "" : line->subject);
          after = line->number;
        }
    }
  while (n_read == WINDOW);

  return TRUE;
}

static VenuleExit
audit (VenuleStore *store)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (VenuleStoreState) state = NULL;
  g_autoptr (GError) error = NULL;

  if (!print_audit (store, &error))
    return fail (error);
  venule_store_verify_async (store, NULL, venule_await_cb, venule_await_begin (&await));
  state = venule_store_verify_finish (store, venule_await_result (&await), &error);
  if (state == NULL)
    return fail (error);
  print_state (state);

  return VENULE_EXIT_DONE;
}

static VenuleExit
run (VenuleStore *store, VenuleWorkplace *workplace, const VenuleOptions *options)
{
  switch (options->task)
    {
    case VENULE_TASK_IMPORT:
      return import (store, workplace, options);
    case VENULE_TASK_LIST:
      return list (store, options);
    case VENULE_TASK_ISSUE:
      return venule_frozen_sheet_issue (store, workplace, options);
    case VENULE_TASK_REPRINT:
      return venule_frozen_sheet_reprint (store, options);
    case VENULE_TASK_HANDED_OVER:
      return venule_frozen_sheet_hand_over (store, options);
    case VENULE_TASK_BACK_UP:
    case VENULE_TASK_RESTORE:
      return copy (store, options);
    case VENULE_TASK_BACK_UP_DAILY:
      return back_up_daily (store, options);
    case VENULE_TASK_RETENTION:
      return venule_retention_run (store, options);
    case VENULE_TASK_EXPORT:
      return export_records (store, options);
    case VENULE_TASK_ERASE:
      return erase (store, options);
    case VENULE_TASK_AUDIT:
      return audit (store);
    default:
      return venule_frozen_sheet_preview (store, workplace, options);
    }
}

/**
 * venule_records_run:
 * @workplace: what sheets are made with, and consultations read by
 * @options: the command line
 *
 * Does what was asked of the kept consultations.
 *
 * Returns: the exit code
 */
VenuleExit
venule_records_run (VenuleWorkplace *workplace, const VenuleOptions *options)
{
  VenuleExit exit = VENULE_EXIT_UNUSABLE;
  g_autoptr (VenuleStore) store = open_store (workplace, options, &exit);

  if (store == NULL)
    return exit;

  exit = run (store, workplace, options);
  if (fflush (stdout) != 0 || ferror (stdout) != 0)
    {
      fputs (_ ("venule-sheet: the standard output could not be written; what was asked for may have been done\n"),
             stderr);
      exit = MAX (exit, VENULE_EXIT_NOT_WRITTEN);
    }

  return exit;
}
