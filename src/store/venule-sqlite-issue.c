/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-issue.h"

#include <glib/gi18n-lib.h>

#include "venule-sha256.h"
#include "venule-sqlite-audit.h"
#include "venule-sqlite-issue-row.h"
#include "venule-sqlite-load.h"
#include "venule-store.h"

static gboolean
refuse (VenuleSqlite *db, GError **error, VenuleStoreError code, const char *id, const char *words)
{
  g_set_error (error, VENULE_STORE_ERROR, code, _ ("%s: sheet %s: %s"), venule_sqlite_get_file (db), id, words);
  return FALSE;
}

static void
set_no_sheet (VenuleSqlite *db, const char *issue, GError **error)
{
  g_set_error (
      error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND,
      _ ("%s: there is no sheet %s, or several have this code; give the sheet's own id, which the audit names"),
      venule_sqlite_get_file (db), issue);
}

static gboolean
add_audit (VenuleSqlite *db, VenuleAuditAction action, const char *by, const VenuleIssue *issue, GError **error)
{
  g_autoptr (VenuleAuditLine) line = venule_audit_line_new (action, by, issue->record, issue->id);

  return venule_sqlite_audit_add (db, line, error);
}

/* Gives the bytes their hashes, or holds them against those that they came with. */
static gboolean
take_hash (GBytes *bytes, char **hash)
{
  g_autofree char *computed = venule_sha256_of_bytes (bytes);

  if (*hash != NULL)
    return g_str_equal (*hash, computed);
  *hash = g_steal_pointer (&computed);
  return TRUE;
}

static gboolean
complete (VenuleSqlite *db, VenuleIssue *issue, GError **error)
{
  const char *const needed[] = { issue->id,
                                 issue->code,
                                 issue->record,
                                 issue->revision_hash,
                                 issue->language,
                                 issue->format,
                                 issue->sheet_version,
                                 issue->checklist_version,
                                 issue->program_version,
                                 issue->clinic,
                                 issue->by };

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    if (needed[i] == NULL || !g_utf8_validate (needed[i], -1, NULL))
      return refuse (db, error, VENULE_STORE_ERROR_REFUSED, issue->id != NULL ? issue->id : "?",
                     _ ("it can't be kept without all that tells of it; make it again"));
  if (!g_uuid_string_is_valid (issue->id) || issue->pdf == NULL || issue->sheet == NULL
      || g_bytes_get_size (issue->pdf) == 0)
    return refuse (db, error, VENULE_STORE_ERROR_REFUSED, issue->id, _ ("it is no whole sheet; make it again"));
  if (!take_hash (issue->pdf, &issue->pdf_hash) || !take_hash (issue->sheet, &issue->sheet_hash))
    return refuse (db, error, VENULE_STORE_ERROR_REFUSED, issue->id,
                   _ ("its bytes are not those that its hashes tell of; make it again"));
  return TRUE;
}

/* The same issue frozen before: nothing is to be done. */
static gboolean
is_repeat (const VenuleIssue *issue, const VenuleIssue *frozen)
{
  return g_strcmp0 (issue->record, frozen->record) == 0 && issue->revision == frozen->revision
         && g_strcmp0 (issue->pdf_hash, frozen->pdf_hash) == 0 && g_strcmp0 (issue->sheet_hash, frozen->sheet_hash) == 0
         && g_strcmp0 (issue->code, frozen->code) == 0 && g_strcmp0 (issue->by, frozen->by) == 0;
}

static gboolean
freeze (VenuleSqlite *db, VenuleIssue *issue, GError **error)
{
  g_autoptr (VenuleSqliteRecord) record = NULL;

  if (!venule_sqlite_record_find (db, issue->record, &record, error))
    return FALSE;
  if (record == NULL)
    {
      venule_sqlite_set_not_found (db, error, _ ("consultation"), issue->record);
      return FALSE;
    }
  if (record->newest != issue->revision || g_strcmp0 (record->newest_hash, issue->revision_hash) != 0)
    return refuse (db, error, VENULE_STORE_ERROR_CONFLICT, issue->id,
                   _ ("its consultation has been changed since; look at the change, then make the sheet again"));
  g_free (issue->at);
  issue->at = venule_sqlite_format_time (venule_sqlite_now (db));
  g_free (issue->hash);
  issue->hash = venule_issue_compute_hash (issue);
  g_ptr_array_set_size (issue->events, 0);
  record->n_issues++;
  return venule_sqlite_issue_row_insert (db, record->id, issue, error) && venule_sqlite_record_write (db, record, error)
         && add_audit (db, VENULE_AUDIT_ISSUED, issue->by, issue, error);
}

/**
 * venule_sqlite_add_issue:
 * @db: a connection
 * @issue: a whole sheet of the latest revision; its time and its hashes are set here
 * @error: #VENULE_STORE_ERROR: CONFLICT, REFUSED, NOT_FOUND, NOT_WRITTEN
 *
 * Freezes a sheet. Freezing the same again does nothing.
 *
 * Returns: whether it is durable
 */
gboolean
venule_sqlite_add_issue (VenuleSqlite *db, VenuleIssue *issue, GError **error)
{
  g_autoptr (VenuleSqliteIssueRow) frozen = NULL;
  gboolean done;

  if (!complete (db, issue, error) || !venule_sqlite_begin (db, error))
    return FALSE;
  done = venule_sqlite_issue_row_find (db, issue->id, FALSE, &frozen, error);
  if (done && frozen == NULL)
    done = freeze (db, issue, error) && venule_sqlite_commit (db, error);
  else if (done && is_repeat (issue, frozen->issue))
    {
      g_free (issue->at);
      issue->at = g_strdup (frozen->issue->at);
      g_free (issue->hash);
      issue->hash = g_strdup (frozen->issue->hash);
    }
  else if (done)
    done = refuse (db, error, VENULE_STORE_ERROR_REFUSED, issue->id, _ ("another sheet has this id; make it again"));
  venule_sqlite_roll_back (db);
  return done;
}

static gboolean
is_kept (const VenuleIssue *issue, GPtrArray *kept)
{
  return kept != NULL && issue->session != NULL
         && g_ptr_array_find_with_equal_func (kept, issue->session, g_str_equal, NULL);
}

/**
 * venule_sqlite_supersede:
 * @db: a connection with an open transaction
 * @record: a consultation's row
 * @by_revision: the revision that says something else
 * @kept: (nullable) (element-type utf8): the treatments whose sheets say the same still
 * @error: #VENULE_STORE_ERROR
 *
 * Marks its sheets as superseded, each once.
 *
 * Returns: whether that is part of the transaction
 */
gboolean
venule_sqlite_supersede (
    VenuleSqlite *db, gint64 record, const VenuleRevision *by_revision, GPtrArray *kept, GError **error)
{
  g_autoptr (GPtrArray) rows = venule_sqlite_issue_row_list (db, record, FALSE, error);
  g_autofree char *detail = g_strdup_printf ("revision %u", by_revision->number);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      VenuleSqliteIssueRow *row = g_ptr_array_index (rows, i);
      VenuleIssueEvent *event;

      if (venule_issue_has_event (row->issue, VENULE_ISSUE_SUPERSEDED) || is_kept (row->issue, kept))
        continue;
      event = venule_issue_event_new (VENULE_ISSUE_SUPERSEDED, by_revision->by, detail);
      event->at = g_strdup (by_revision->at);
      if (!venule_sqlite_issue_row_add_event (db, row, event, error))
        return FALSE;
    }
  return rows != NULL;
}

/* Whether it was made from what the consultation says now: of an earlier treatment, another is due. */
static gboolean
is_of_present (VenuleSqlite *db, const VenuleSqliteRecord *record, const VenuleIssue *issue, GError **error)
{
  g_autoptr (VenuleRevision) made = NULL, present = NULL;

  if (issue->revision == record->newest)
    return TRUE;
  made = venule_sqlite_read_revision (db, record, issue->revision, error);
  present = made == NULL ? NULL : venule_sqlite_read_latest (db, record, error);
  return present != NULL && g_bytes_equal (made->document, present->document);
}

/* A sheet that was given to the patient, and still says what the consultation says, is the one that was due. */
static gboolean
note_handed_over (VenuleSqlite *db, VenuleSqliteIssueRow *row, GError **error)
{
  g_autoptr (VenuleSqliteRecord) record = venule_sqlite_record_get (db, row->record, error);
  g_autoptr (GError) damage = NULL;

  if (record == NULL)
    return FALSE;
  if (!record->to_hand_over || venule_issue_has_event (row->issue, VENULE_ISSUE_SUPERSEDED))
    return TRUE;
  if (!is_of_present (db, record, row->issue, &damage))
    {
      gboolean is_read = damage == NULL;

      if (!is_read)
        g_propagate_error (error, g_steal_pointer (&damage));
      return is_read;
    }
  record->to_hand_over = FALSE;
  return venule_sqlite_record_write (db, record, error);
}

/**
 * venule_sqlite_add_issue_event:
 * @db: a connection
 * @issue: an issue's id
 * @event: (transfer full): that it was printed, or handed over; the time is set here
 * @record: (out) (transfer full) (optional): its consultation
 * @error: #VENULE_STORE_ERROR: NOT_FOUND, REFUSED, DAMAGED, NOT_WRITTEN
 *
 * Returns: whether it is durable
 */
gboolean
venule_sqlite_add_issue_event (
    VenuleSqlite *db, const char *issue, VenuleIssueEvent *event, char **record, GError **error)
{
  g_autoptr (VenuleIssueEvent) happened = event;
  g_autoptr (VenuleSqliteIssueRow) row = NULL;
  VenuleIssueEventKind kind = event->kind;
  g_autofree char *by = g_strdup (event->by);
  gboolean done;

  if (kind == VENULE_ISSUE_SUPERSEDED)
    return refuse (db, error, VENULE_STORE_ERROR_REFUSED, issue, _ ("only a change of its consultation supersedes it"));
  if (!venule_sqlite_begin (db, error))
    return FALSE;
  done = venule_sqlite_issue_row_find (db, issue, FALSE, &row, error);
  if (done && row == NULL)
    set_no_sheet (db, issue, error);
  if (row != NULL)
    {
      g_free (happened->at);
      happened->at = venule_sqlite_format_time (venule_sqlite_now (db));
    }
  done = row != NULL && venule_sqlite_issue_row_add_event (db, row, g_steal_pointer (&happened), error)
         && (kind != VENULE_ISSUE_HANDED_OVER || note_handed_over (db, row, error))
         && add_audit (db, kind == VENULE_ISSUE_PRINTED ? VENULE_AUDIT_PRINTED : VENULE_AUDIT_HANDED_OVER, by,
                       row->issue, error)
         && venule_sqlite_commit (db, error);
  venule_sqlite_roll_back (db);
  if (done && record != NULL)
    *record = g_strdup (row->issue->record);
  return done;
}

/**
 * venule_sqlite_load_issue:
 * @db: a connection
 * @issue: its id, or its code where that names one only
 * @error: #VENULE_STORE_ERROR: NOT_FOUND, DAMAGED, UNAVAILABLE
 *
 * Returns: (transfer full) (nullable): the issue, byte for byte as it was frozen
 */
VenuleIssue *
venule_sqlite_load_issue (VenuleSqlite *db, const char *issue, GError **error)
{
  g_autoptr (VenuleSqliteIssueRow) row = NULL;

  if (!venule_sqlite_begin_reading (db, error))
    return NULL;
  if (venule_sqlite_issue_row_find (db, issue, TRUE, &row, error) && row == NULL)
    set_no_sheet (db, issue, error);
  venule_sqlite_roll_back (db);
  return row != NULL ? g_steal_pointer (&row->issue) : NULL;
}

/**
 * venule_sqlite_read_issues:
 * @db: a connection with an open transaction
 * @record: a consultation's row
 * @whole: with the bytes
 * @error: #VENULE_STORE_ERROR: DAMAGED, UNAVAILABLE
 *
 * Returns: (transfer full) (nullable) (element-type VenuleIssue): all of its sheets, the first first
 */
GPtrArray *
venule_sqlite_read_issues (VenuleSqlite *db, const VenuleSqliteRecord *record, gboolean whole, GError **error)
{
  g_autoptr (GPtrArray) rows = venule_sqlite_issue_row_list (db, record->id, whole, error);
  g_autoptr (GPtrArray) issues = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_issue_unref);

  if (rows == NULL)
    return NULL;
  if (rows->len != record->n_issues)
    {
      venule_sqlite_set_damaged (db, error, _ ("a sheet of consultation"), record->uuid);
      return NULL;
    }
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (issues, g_steal_pointer (&((VenuleSqliteIssueRow *) g_ptr_array_index (rows, i))->issue));
  return g_steal_pointer (&issues);
}

/**
 * venule_sqlite_list_issues:
 * @db: a connection
 * @record: a consultation's id
 * @error: #VENULE_STORE_ERROR: NOT_FOUND, DAMAGED, UNAVAILABLE
 *
 * Returns: (transfer full) (nullable) (element-type VenuleIssue): its sheets, without their bytes
 */
GPtrArray *
venule_sqlite_list_issues (VenuleSqlite *db, const char *record, GError **error)
{
  g_autoptr (VenuleSqliteRecord) row = NULL;
  GPtrArray *issues = NULL;

  if (!venule_sqlite_begin_reading (db, error))
    return NULL;
  if (venule_sqlite_record_find (db, record, &row, error))
    {
      if (row != NULL)
        issues = venule_sqlite_read_issues (db, row, FALSE, error);
      else
        venule_sqlite_set_not_found (db, error, _ ("consultation"), record);
    }
  venule_sqlite_roll_back (db);
  return issues;
}
