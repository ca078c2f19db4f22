/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-export.h"

#include <glib/gi18n-lib.h>

#include "venule-await.h"
#include "venule-csv.h"
#include "venule-durable-file.h"
#include "venule-export-folder.h"

/* How many audit lines, or rows of a list, are asked for at a time. */
#define WINDOW 500

static gboolean
add_string (VenuleExportFolder *folder, const char *name, GString *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);

  return venule_export_folder_add (folder, name, bytes, error);
}

static VenuleRevision *
load_revision (VenuleStore *store, const char *record, guint number, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;

  venule_store_load_async (store, record, number, NULL, NULL, venule_await_cb, venule_await_begin (&await));

  return venule_store_load_finish (store, venule_await_result (&await), error);
}

static gboolean
add_revision (VenuleExportFolder *folder, VenuleStore *store, const VenuleRevision *listed, GError **error)
{
  g_autoptr (VenuleRevision) revision = load_revision (store, listed->record, listed->number, error);
  g_autofree char *name
      = g_strdup_printf ("consultation-%04u-%s.xml", listed->number, venule_course_to_string (listed->course));

  return revision != NULL && venule_export_folder_add (folder, name, revision->document, error);
}

static gboolean
add_revisions (VenuleExportFolder *folder, VenuleStore *store, const char *record, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GString) csv = g_string_new (NULL);

  venule_csv_append_row (csv, (const char *[]){ "revision", "course", "reason", "by", "at", "sha256", NULL });
  venule_store_list_revisions_async (store, record, NULL, venule_await_cb, venule_await_begin (&await));
  revisions = venule_store_list_revisions_finish (store, venule_await_result (&await), error);
  venule_await_end (&await);
  if (revisions == NULL)
    return FALSE;

  for (guint i = 0; i < revisions->len; i++)
    {
      const VenuleRevision *revision = g_ptr_array_index (revisions, i);
      g_autofree char *number = g_strdup_printf ("%u", revision->number);

      if (!add_revision (folder, store, revision, error))
        return FALSE;
      venule_csv_append_row (csv, (const char *[]){ number, venule_course_to_string (revision->course),
                                                    revision->reason == NULL ? "" : revision->reason, revision->by,
                                                    revision->at, revision->hash, NULL });
    }

  return add_string (folder, "revisions.csv", csv, error);
}

static VenuleIssue *
load_issue (VenuleStore *store, const char *id, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;

  venule_store_load_issue_async (store, id, NULL, venule_await_cb, venule_await_begin (&await));

  return venule_store_load_issue_finish (store, venule_await_result (&await), error);
}

static void
append_issue (GString *csv, const VenuleIssue *issue)
{
  g_autofree char *revision = g_strdup_printf ("%u", issue->revision);
  const char *second = issue->second_language == NULL ? "" : issue->second_language;

  venule_csv_append_row (csv, (const char *[]){ issue->id, issue->code, revision, "made", issue->by, issue->at, "",
                                                issue->language, second, issue->format, issue->sheet_version,
                                                issue->clinic, issue->pdf_hash, NULL });
  for (guint i = 0; i < issue->events->len; i++)
    {
      const VenuleIssueEvent *event = g_ptr_array_index (issue->events, i);

      venule_csv_append_row (csv, (const char *[]){ issue->id, issue->code, revision,
                                                    venule_issue_event_kind_to_string (event->kind), event->by,
                                                    event->at, event->detail == NULL ? "" : event->detail, "", "", "",
                                                    "", "", "", NULL });
    }
}

static gboolean
add_issue (VenuleExportFolder *folder, VenuleStore *store, const char *id, GString *csv, GError **error)
{
  g_autoptr (VenuleIssue) issue = load_issue (store, id, error);
  g_autofree char *pdf = g_strconcat ("sheet-", id, ".pdf", NULL);
  g_autofree char *xml = g_strconcat ("sheet-", id, ".xml", NULL);

  if (issue == NULL || !venule_export_folder_add (folder, pdf, issue->pdf, error)
      || !venule_export_folder_add (folder, xml, issue->sheet, error))
    return FALSE;

  append_issue (csv, issue);

  return TRUE;
}

static gboolean
add_issues (VenuleExportFolder *folder, VenuleStore *store, const char *record, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GString) csv = g_string_new (NULL);

  venule_csv_append_row (csv, (const char *[]){ "sheet", "code", "revision", "what", "by", "at", "detail", "language",
                                                "second language", "format", "wording", "clinic", "sha256", NULL });
  venule_store_list_issues_async (store, record, NULL, venule_await_cb, venule_await_begin (&await));
  issues = venule_store_list_issues_finish (store, venule_await_result (&await), error);
  venule_await_end (&await);
  if (issues == NULL)
    return FALSE;

  for (guint i = 0; i < issues->len; i++)
    if (!add_issue (folder, store, ((const VenuleIssue *) g_ptr_array_index (issues, i))->id, csv, error))
      return FALSE;

  return add_string (folder, "sheets.csv", csv, error);
}

static GPtrArray *
list_audit (VenuleStore *store, const char *record, guint64 after, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;

  venule_store_list_audit_async (store, record, after, WINDOW, NULL, venule_await_cb, venule_await_begin (&await));

  return venule_store_list_audit_finish (store, venule_await_result (&await), error);
}

static void
append_audit_line (GString *csv, const VenuleAuditLine *line)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, line->number);

  venule_csv_append_row (
      csv, (const char *[]){ number, line->at, line->by, venule_audit_action_to_string (line->action),
                             line->record == NULL ? "" : line->record, line->subject == NULL ? "" : line->subject,
                             line->previous, line->hash, NULL });
}

static gboolean
add_audit (VenuleExportFolder *folder, VenuleStore *store, const char *record, GError **error)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  guint64 after = 0;
  guint n_read;

  venule_csv_append_row (csv,
                         (const char *[]){ "line", "at", "by", "what", "of", "subject", "previous", "hash", NULL });
  do
    {
      g_autoptr (GPtrArray) lines = list_audit (store, record, after, error);

      if (lines == NULL)
        return FALSE;
      n_read = lines->len;
      for (guint i = 0; i < n_read; i++)
        {
          const VenuleAuditLine *line = g_ptr_array_index (lines, i);

          append_audit_line (csv, line);
          after = line->number;
        }
    }
  while (n_read == WINDOW);

  return add_string (folder, "audit.csv", csv, error);
}

static gboolean
audit_export (VenuleStore *store, const char *record, const char *subject, const char *by, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;

  venule_store_add_audit_async (store, venule_audit_line_new (VENULE_AUDIT_EXPORTED, by, record, subject), NULL,
                                venule_await_cb, venule_await_begin (&await));

  return venule_store_add_audit_finish (store, venule_await_result (&await), error);
}

/**
 * venule_export_record:
 * @store: where it is kept
 * @record: the consultation's id
 * @folder: where to; it gets a folder with the id as its name
 * @by: who exports
 * @error: %VENULE_STORE_ERROR or %G_FILE_ERROR; then nothing is left behind
 *
 * Writes everything that is kept of one patient's consultation: each revision, each sheet as it was handed over,
 * what happened to it, and the audit's lines. Every hash is held on the way.
 *
 * Returns: (transfer full) (nullable): the folder that was made
 */
char *
venule_export_record (VenuleStore *store, const char *record, const char *folder, const char *by, GError **error)
{
  g_autoptr (VenuleExportFolder) export = NULL;
  g_autoptr (VenuleRevision) latest = load_revision (store, record, 0, error);

  if (latest == NULL || !audit_export (store, record, NULL, by, error))
    return NULL;
  export = venule_export_folder_new (folder, record, error);
  if (export == NULL || !add_revisions (export, store, record, error) || !add_issues (export, store, record, error)
      || !add_audit (export, store, record, error))
    return NULL;

  return venule_export_folder_close (export, error);
}

static void
append_record (GString *csv, VenuleRecord *record)
{
  const VenuleCard *card = venule_record_get_card (record);
  g_autofree char *born = card->born == 0 ? g_strdup ("") : venule_civil_date_format (card->born);
  g_autofree char *visit = card->visit == 0 ? g_strdup ("") : venule_civil_date_format (card->visit);
  g_autofree char *revision = g_strdup_printf ("%u", venule_record_get_revision (record));

  venule_csv_append_row (csv, (const char *[]){ venule_record_get_id (record), card->family_name, card->given_name,
                                                born, card->number, card->nhs_number, visit,
                                                venule_course_to_string (venule_record_get_course (record)), revision,
                                                venule_record_get_changed_at (record),
                                                venule_record_get_to_hand_over (record) ? "yes" : "no", NULL });
}

static GPtrArray *
list_window (VenuleStore *store, const VenuleListQuery *query, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;

  venule_store_list_async (store, query, NULL, venule_await_cb, venule_await_begin (&await));

  return venule_store_list_finish (store, venule_await_result (&await), error);
}

/**
 * venule_export_list:
 * @store: where it is kept
 * @query: which list; its window is not looked at
 * @file: where to; must not exist
 * @by: who exports
 * @error: %VENULE_STORE_ERROR or %G_FILE_ERROR; then nothing is left behind
 *
 * Writes a list as CSV, in UTF-8, with no cell that a spreadsheet would run.
 *
 * Returns: whether it is written, and durable
 */
gboolean
venule_export_list (VenuleStore *store, const VenuleListQuery *query, const char *file, const char *by, GError **error)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *count = NULL;
  VenuleListQuery window = *query;
  guint n_read;

  if (g_file_test (file, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST, _ ("%s: there is a file of that name; choose another"),
                   file);
      return FALSE;
    }

  venule_csv_append_row (csv,
                         (const char *[]){ "id", "family name", "given name", "born", "number", "NHS number",
                                           "last treatment", "course", "revision", "changed", "to hand over", NULL });
  window.limit = WINDOW;
  window.offset = 0;
  do
    {
      g_autoptr (GPtrArray) records = list_window (store, &window, error);

      if (records == NULL)
        return FALSE;
      n_read = records->len;
      for (guint i = 0; i < n_read; i++)
        append_record (csv, g_ptr_array_index (records, i));
      window.offset += n_read;
    }
  while (n_read == WINDOW);

  count = g_strdup_printf ("%u", window.offset);
  if (!audit_export (store, NULL, count, by, error))
    return FALSE;

  bytes = g_bytes_new_static (csv->str, csv->len);
  return venule_durable_file_write (file, bytes, error);
}
