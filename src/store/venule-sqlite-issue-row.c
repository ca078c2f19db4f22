/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-issue-row.h"

#include <glib/gi18n-lib.h>

#include "venule-field-hash.h"
#include "venule-sha256.h"
#include "venule-store.h"

/* Every one of an issue. The consultation's id comes from its row: the issue's hash covers it. */
#define COLUMNS                                                                                                        \
  "i.id, i.record, i.uuid, i.code, r.uuid, i.revision, i.revision_hash, i.session, i.language, i.second_language,"     \
  " i.format, i.sheet_version, i.checklist_version, i.program_version, i.clinic, i.by, i.at, i.pdf_hash,"              \
  " i.sheet_hash, i.hash, i.n_events, i.events_hash"

enum
{
  ID,
  RECORD,
  UUID,
  CODE,
  RECORD_UUID,
  REVISION,
  REVISION_HASH,
  SESSION,
  LANGUAGE,
  SECOND_LANGUAGE,
  FORMAT,
  SHEET_VERSION,
  CHECKLIST_VERSION,
  PROGRAM_VERSION,
  CLINIC,
  BY,
  AT,
  PDF_HASH,
  SHEET_HASH,
  HASH,
  N_EVENTS,
  EVENTS_HASH,
};

/**
 * venule_sqlite_issue_row_free:
 * @self: (transfer full) (nullable): a row
 */
void
venule_sqlite_issue_row_free (VenuleSqliteIssueRow *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->issue, venule_issue_unref);
  g_free (self);
}

static char *
hash_events (const VenuleIssue *issue)
{
  g_autoptr (VenuleFieldHash) hash = venule_field_hash_new ("events 1");

  venule_field_hash_add_text (hash, issue->hash);
  for (guint i = 0; i < issue->events->len; i++)
    {
      const VenuleIssueEvent *event = g_ptr_array_index (issue->events, i);

      venule_field_hash_add_text (hash, venule_issue_event_kind_to_string (event->kind));
      venule_field_hash_add_text (hash, event->by);
      venule_field_hash_add_text (hash, event->at);
      venule_field_hash_add_text (hash, event->detail);
    }
  return venule_field_hash_get (hash);
}

static gboolean
get_texts (sqlite3_stmt *statement, VenuleIssue *issue)
{
  const struct
  {
    int column;
    char **text;
  } texts[] = {
    { UUID, &issue->id },
    { CODE, &issue->code },
    { RECORD_UUID, &issue->record },
    { REVISION_HASH, &issue->revision_hash },
    { SESSION, &issue->session },
    { LANGUAGE, &issue->language },
    { SECOND_LANGUAGE, &issue->second_language },
    { FORMAT, &issue->format },
    { SHEET_VERSION, &issue->sheet_version },
    { CHECKLIST_VERSION, &issue->checklist_version },
    { PROGRAM_VERSION, &issue->program_version },
    { CLINIC, &issue->clinic },
    { BY, &issue->by },
    { AT, &issue->at },
    { PDF_HASH, &issue->pdf_hash },
    { SHEET_HASH, &issue->sheet_hash },
    { HASH, &issue->hash },
  };

  g_clear_pointer (&issue->id, g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!venule_sqlite_get_text (statement, texts[i].column, texts[i].text))
      return FALSE;
  return TRUE;
}

static gboolean
read_events (VenuleSqlite *db, gint64 id, VenuleIssue *issue, gboolean *holds, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (
      db, "SELECT number, kind, by, at, detail FROM issue_event WHERE issue = ? ORDER BY number", error);
  VenuleStep step = VENULE_STEP_FAILED;

  *holds = TRUE;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  while (*holds && (step = venule_sqlite_step (db, statement, error)) == VENULE_STEP_ROW)
    {
      VenuleIssueEvent *event = g_new0 (VenuleIssueEvent, 1);
      sqlite3_int64 kind = sqlite3_column_int64 (statement, 1);

      g_ptr_array_add (issue->events, event);
      event->kind = (VenuleIssueEventKind) kind;
      *holds = kind >= 0 && kind <= VENULE_ISSUE_SUPERSEDED
               && sqlite3_column_int64 (statement, 0) == (sqlite3_int64) issue->events->len
               && venule_sqlite_get_text (statement, 2, &event->by) && venule_sqlite_get_text (statement, 3, &event->at)
               && venule_sqlite_get_text (statement, 4, &event->detail);
    }
  sqlite3_reset (statement);
  return !*holds || step == VENULE_STEP_DONE;
}

static gboolean
read_content (VenuleSqlite *db, gint64 id, VenuleIssue *issue, gboolean *holds, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, "SELECT sheet, pdf FROM issue_content WHERE issue = ?", error);
  g_autofree char *sheet_hash = NULL, *pdf_hash = NULL;
  VenuleStep step;

  *holds = FALSE;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  step = venule_sqlite_step (db, statement, error);
  if (step != VENULE_STEP_ROW)
    return step == VENULE_STEP_DONE;
  issue->sheet = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  issue->pdf = g_bytes_new (sqlite3_column_blob (statement, 1), (gsize) sqlite3_column_bytes (statement, 1));
  sqlite3_reset (statement);
  sheet_hash = venule_sha256_of_bytes (issue->sheet);
  pdf_hash = venule_sha256_of_bytes (issue->pdf);
  *holds = g_strcmp0 (sheet_hash, issue->sheet_hash) == 0 && g_strcmp0 (pdf_hash, issue->pdf_hash) == 0;
  return TRUE;
}

/* The row a statement stands on, without what is in other tables. NULL: it is not what was stored. */
static VenuleSqliteIssueRow *
read_row (sqlite3_stmt *statement, gint64 *n_events, char **events_hash)
{
  g_autoptr (VenuleSqliteIssueRow) self = g_new0 (VenuleSqliteIssueRow, 1);
  g_autofree char *hash = NULL;
  sqlite3_int64 revision = sqlite3_column_int64 (statement, REVISION);

  self->issue = venule_issue_new ();
  if (revision < 1 || revision > G_MAXUINT || !get_texts (statement, self->issue)
      || !venule_sqlite_get_text (statement, EVENTS_HASH, events_hash))
    return NULL;
  self->id = sqlite3_column_int64 (statement, ID);
  self->record = sqlite3_column_int64 (statement, RECORD);
  self->issue->revision = (guint) revision;
  *n_events = sqlite3_column_int64 (statement, N_EVENTS);
  hash = venule_issue_compute_hash (self->issue);
  return g_strcmp0 (hash, self->issue->hash) == 0 ? g_steal_pointer (&self) : NULL;
}

/* Returns: the next row; NULL after the last, or with @error set */
static VenuleSqliteIssueRow *
step_row (VenuleSqlite *db, sqlite3_stmt *statement, gboolean whole, GError **error)
{
  g_autoptr (VenuleSqliteIssueRow) self = NULL;
  g_autofree char *stored = NULL, *computed = NULL;
  gint64 n_events;
  gboolean holds = TRUE;

  if (venule_sqlite_step (db, statement, error) != VENULE_STEP_ROW)
    return NULL;
  self = read_row (statement, &n_events, &stored);
  if (self != NULL
      && (!read_events (db, self->id, self->issue, &holds, error)
          || (holds && whole && !read_content (db, self->id, self->issue, &holds, error))))
    return NULL;
  if (self != NULL && holds)
    {
      computed = hash_events (self->issue);
      if (g_strcmp0 (stored, computed) == 0 && n_events == (gint64) self->issue->events->len)
        return g_steal_pointer (&self);
    }
  venule_sqlite_set_damaged (db, error, _ ("sheet"), self != NULL ? self->issue->id : NULL);
  return NULL;
}

/**
 * venule_sqlite_issue_row_find:
 * @db: a connection with an open transaction
 * @uuid: an issue's id, or the code in its foot where that names one only
 * @whole: with the bytes
 * @row: (out) (transfer full) (nullable): its row; %NULL: there is none, or more than one
 * @error: #VENULE_STORE_ERROR: DAMAGED, UNAVAILABLE
 *
 * Returns: whether it could be looked for
 */
gboolean
venule_sqlite_issue_row_find (
    VenuleSqlite *db, const char *uuid, gboolean whole, VenuleSqliteIssueRow **row, GError **error)
{
  static const char *const queries[] = {
    "SELECT " COLUMNS " FROM issue AS i JOIN record AS r ON r.id = i.record WHERE i.uuid = ?",
    "SELECT " COLUMNS " FROM issue AS i JOIN record AS r ON r.id = i.record WHERE i.code = ?",
  };
  g_autoptr (GError) failure = NULL;

  *row = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (queries) && *row == NULL && failure == NULL; i++)
    {
      sqlite3_stmt *statement = venule_sqlite_prepare (db, queries[i], &failure);
      g_autoptr (VenuleSqliteIssueRow) other = NULL;

      if (statement == NULL)
        break;
      venule_sqlite_bind_text (statement, 1, uuid);
      *row = step_row (db, statement, whole, &failure);
      if (*row != NULL)
        other = step_row (db, statement, FALSE, &failure);
      sqlite3_reset (statement);
      if (*row != NULL && (other != NULL || failure != NULL))
        {
          g_clear_pointer (row, venule_sqlite_issue_row_free);
          break;
        }
      if (*row != NULL && g_strcmp0 (i == 0 ? (*row)->issue->id : (*row)->issue->code, uuid) != 0)
        {
          g_clear_pointer (row, venule_sqlite_issue_row_free);
          venule_sqlite_set_damaged (db, &failure, _ ("sheet"), uuid);
        }
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * venule_sqlite_issue_row_list:
 * @db: a connection with an open transaction
 * @record: a consultation's row
 * @whole: with the bytes
 * @error: #VENULE_STORE_ERROR: DAMAGED, UNAVAILABLE
 *
 * Returns: (transfer full) (nullable) (element-type VenuleSqliteIssueRow): its issues, the first first
 */
GPtrArray *
venule_sqlite_issue_row_list (VenuleSqlite *db, gint64 record, gboolean whole, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_sqlite_issue_row_free);
  g_autoptr (GError) failure = NULL;
  sqlite3_stmt *statement = venule_sqlite_prepare (
      db, "SELECT " COLUMNS " FROM issue AS i JOIN record AS r ON r.id = i.record WHERE i.record = ? ORDER BY i.id",
      error);
  VenuleSqliteIssueRow *row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, record);
  while ((row = step_row (db, statement, whole, &failure)) != NULL)
    g_ptr_array_add (rows, row);
  sqlite3_reset (statement);
  if (failure == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
insert_content (VenuleSqlite *db, gint64 id, const VenuleIssue *issue, GError **error)
{
  sqlite3_stmt *statement
      = venule_sqlite_prepare (db, "INSERT INTO issue_content (issue, sheet, pdf) VALUES (?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  venule_sqlite_bind_bytes (statement, 2, issue->sheet);
  venule_sqlite_bind_bytes (statement, 3, issue->pdf);
  return venule_sqlite_run (db, statement, error);
}

/**
 * venule_sqlite_issue_row_insert:
 * @db: a connection with an open transaction
 * @record: the row of its consultation
 * @issue: an issue with all its hashes and no events
 * @error: #VENULE_STORE_ERROR
 *
 * Returns: whether it is part of the transaction
 */
gboolean
venule_sqlite_issue_row_insert (VenuleSqlite *db, gint64 record, const VenuleIssue *issue, GError **error)
{
  g_autofree char *events_hash = hash_events (issue);
  const char *const texts[] = { issue->revision_hash,
                                issue->session,
                                issue->language,
                                issue->second_language,
                                issue->format,
                                issue->sheet_version,
                                issue->checklist_version,
                                issue->program_version,
                                issue->clinic,
                                issue->by,
                                issue->at,
                                issue->pdf_hash,
                                issue->sheet_hash,
                                issue->hash,
                                events_hash };
  sqlite3_stmt *statement = venule_sqlite_prepare (
      db,
      "INSERT INTO issue (uuid, code, record, revision, revision_hash, session, language, second_language, format,"
      " sheet_version, checklist_version, program_version, clinic, by, at, pdf_hash, sheet_hash, hash, events_hash,"
      " n_events) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
      error);

  if (statement == NULL)
    return FALSE;
  venule_sqlite_bind_text (statement, 1, issue->id);
  venule_sqlite_bind_text (statement, 2, issue->code);
  sqlite3_bind_int64 (statement, 3, record);
  sqlite3_bind_int64 (statement, 4, issue->revision);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    venule_sqlite_bind_text (statement, 5 + (int) i, texts[i]);
  return venule_sqlite_run (db, statement, error)
         && insert_content (db, sqlite3_last_insert_rowid (venule_sqlite_get_handle (db)), issue, error);
}

static gboolean
insert_event (VenuleSqlite *db, gint64 id, guint number, const VenuleIssueEvent *event, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (
      db, "INSERT INTO issue_event (issue, number, kind, by, at, detail) VALUES (?, ?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, number);
  sqlite3_bind_int (statement, 3, event->kind);
  venule_sqlite_bind_text (statement, 4, event->by);
  venule_sqlite_bind_text (statement, 5, event->at);
  venule_sqlite_bind_text (statement, 6, event->detail);
  return venule_sqlite_run (db, statement, error);
}

/**
 * venule_sqlite_issue_row_add_event:
 * @db: a connection with an open transaction
 * @self: a row
 * @event: (transfer full): what happened, with its time
 * @error: #VENULE_STORE_ERROR
 *
 * Returns: whether it is part of the transaction
 */
gboolean
venule_sqlite_issue_row_add_event (VenuleSqlite *db,
                                   VenuleSqliteIssueRow *self,
                                   VenuleIssueEvent *event,
                                   GError **error)
{
  g_autofree char *events_hash = NULL;
  sqlite3_stmt *statement
      = venule_sqlite_prepare (db, "UPDATE issue SET n_events = ?2, events_hash = ?3 WHERE id = ?1", error);

  g_ptr_array_add (self->issue->events, event);
  if (statement == NULL || !insert_event (db, self->id, self->issue->events->len, event, error))
    return FALSE;
  events_hash = hash_events (self->issue);
  sqlite3_bind_int64 (statement, 1, self->id);
  sqlite3_bind_int64 (statement, 2, self->issue->events->len);
  venule_sqlite_bind_text (statement, 3, events_hash);
  return venule_sqlite_run (db, statement, error);
}
