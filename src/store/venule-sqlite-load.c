/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-load.h"

#include <glib/gi18n-lib.h>

#include "venule-sqlite-audit.h"
#include "venule-store.h"

#define COLUMNS                                                                                                        \
  "number, save_id, course, reason, by, at, given_name, family_name, card_number, nhs_number, protocol, born, visit,"  \
  " is_example, hash, document"

enum
{
  NUMBER,
  SAVE_ID,
  COURSE,
  REASON,
  BY,
  AT,
  CARD,
  HASH = CARD + 8,
  DOCUMENT,
};

/* All of a row, or nothing: what isn't what was stored is never passed on. */
static VenuleRevision *
read_row (sqlite3_stmt *statement, const char *uuid)
{
  g_autoptr (VenuleRevision) self = venule_revision_new ();
  g_autofree char *hash = NULL;
  sqlite3_int64 number = sqlite3_column_int64 (statement, NUMBER);
  sqlite3_int64 course = sqlite3_column_int64 (statement, COURSE);

  if (number < 1 || number > G_MAXUINT || course < 0 || course > VENULE_COURSE_AMENDED
      || !venule_sqlite_get_text (statement, SAVE_ID, &self->save_id)
      || !venule_sqlite_get_text (statement, REASON, &self->reason)
      || !venule_sqlite_get_text (statement, BY, &self->by) || !venule_sqlite_get_text (statement, AT, &self->at)
      || !venule_sqlite_get_text (statement, HASH, &self->hash)
      || !venule_sqlite_get_card (statement, CARD, &self->card))
    return NULL;
  self->record = g_strdup (uuid);
  self->number = (guint) number;
  self->course = (VenuleCourse) course;
  self->document
      = g_bytes_new (sqlite3_column_blob (statement, DOCUMENT), (gsize) sqlite3_column_bytes (statement, DOCUMENT));
  hash = venule_revision_compute_hash (self);
  return g_strcmp0 (hash, self->hash) == 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * venule_sqlite_set_not_found:
 * @db: a connection
 * @error: (nullable): where to put it
 * @what: what was looked for
 * @id: its id
 */
void
venule_sqlite_set_not_found (VenuleSqlite *db, GError **error, const char *what, const char *id)
{
  g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND,
               _ ("%s: there is no %s %s; check the id, or look for it in the list"), venule_sqlite_get_file (db), what,
               id);
}

/**
 * venule_sqlite_read_revision:
 * @db: a connection
 * @record: the consultation's row
 * @number: which revision
 * @error: #VENULE_STORE_ERROR: NOT_FOUND, DAMAGED, UNAVAILABLE
 *
 * Returns: (transfer full) (nullable): the revision, as it was stored
 */
VenuleRevision *
venule_sqlite_read_revision (VenuleSqlite *db, const VenuleSqliteRecord *record, guint number, GError **error)
{
  sqlite3_stmt *statement
      = venule_sqlite_prepare (db, "SELECT " COLUMNS " FROM revision WHERE record = ? AND number = ?", error);
  VenuleRevision *revision;
  VenuleStep step;

  if (statement == NULL)
    return NULL;
  if (number < 1 || number > record->newest)
    {
      g_autofree char *id = g_strdup_printf (_ ("%s revision %u"), record->uuid, number);

      venule_sqlite_set_not_found (db, error, _ ("consultation"), id);
      return NULL;
    }
  sqlite3_bind_int64 (statement, 1, record->id);
  sqlite3_bind_int64 (statement, 2, number);
  step = venule_sqlite_step (db, statement, error);
  if (step == VENULE_STEP_FAILED)
    return NULL;
  revision = step == VENULE_STEP_ROW ? read_row (statement, record->uuid) : NULL;
  sqlite3_reset (statement);
  if (revision != NULL && revision->number == number)
    return revision;
  g_clear_pointer (&revision, venule_revision_unref);
  venule_sqlite_set_damaged (db, error, _ ("consultation"), record->uuid);
  return NULL;
}

/**
 * venule_sqlite_check_revisions:
 * @db: a connection
 * @record: a consultation's row
 * @error: #VENULE_STORE_ERROR: DAMAGED, UNAVAILABLE
 *
 * Returns: whether its revisions are as many as its row says
 */
gboolean
venule_sqlite_check_revisions (VenuleSqlite *db, const VenuleSqliteRecord *record, GError **error)
{
  sqlite3_stmt *statement
      = venule_sqlite_prepare (db, "SELECT count(*), max (number) FROM revision WHERE record = ?", error);
  gboolean holds;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, record->id);
  if (venule_sqlite_step (db, statement, error) != VENULE_STEP_ROW)
    return FALSE;
  holds
      = sqlite3_column_int64 (statement, 0) == record->newest && sqlite3_column_int64 (statement, 1) == record->newest;
  sqlite3_reset (statement);
  if (!holds)
    venule_sqlite_set_damaged (db, error, _ ("consultation"), record->uuid);
  return holds;
}

/**
 * venule_sqlite_read_latest:
 * @db: a connection
 * @record: a consultation's row
 * @error: #VENULE_STORE_ERROR: DAMAGED, UNAVAILABLE
 *
 * Returns: (transfer full) (nullable): its newest revision, which says what the row says
 */
VenuleRevision *
venule_sqlite_read_latest (VenuleSqlite *db, const VenuleSqliteRecord *record, GError **error)
{
  g_autoptr (VenuleRevision) revision = NULL;

  if (!venule_sqlite_check_revisions (db, record, error))
    return NULL;
  revision = venule_sqlite_read_revision (db, record, record->newest, error);
  if (revision == NULL)
    return NULL;
  if (g_strcmp0 (revision->hash, record->newest_hash) == 0 && venule_card_equal (revision->card, record->card)
      && revision->course == record->course && g_strcmp0 (revision->at, record->changed_at) == 0)
    return g_steal_pointer (&revision);
  venule_sqlite_set_damaged (db, error, _ ("consultation"), record->uuid);
  return NULL;
}

/**
 * venule_sqlite_read_save:
 * @db: a connection
 * @record: a row
 * @base: the revision that a save was made from
 * @save_id: that save's id
 * @revision: (out) (transfer full) (nullable): what it made, or the revision @base when it made that; %NULL: neither
 * @error: #VENULE_STORE_ERROR: DAMAGED, UNAVAILABLE
 *
 * Returns: whether it could be looked for
 */
gboolean
venule_sqlite_read_save (VenuleSqlite *db,
                         const VenuleSqliteRecord *record,
                         guint base,
                         const char *save_id,
                         VenuleRevision **revision,
                         GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (
      db, "SELECT number FROM revision WHERE record = ?1 AND number IN (?2, ?2 + 1) AND save_id = ?3", error);
  gint64 number;
  VenuleStep step;

  *revision = NULL;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, record->id);
  sqlite3_bind_int64 (statement, 2, base);
  venule_sqlite_bind_text (statement, 3, save_id);
  step = venule_sqlite_step (db, statement, error);
  if (step != VENULE_STEP_ROW)
    return step == VENULE_STEP_DONE;
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  *revision = venule_sqlite_read_revision (db, record, (guint) number, error);
  return *revision != NULL;
}

static VenuleSqliteRecord *
find_record (VenuleSqlite *db, const char *uuid, GError **error)
{
  VenuleSqliteRecord *record;

  if (venule_sqlite_record_find (db, uuid, &record, error) && record == NULL)
    venule_sqlite_set_not_found (db, error, _ ("consultation"), uuid);
  return record;
}

static gboolean
add_viewed (VenuleSqlite *db, const VenuleRevision *revision, const char *by, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", revision->number);
  g_autoptr (VenuleAuditLine) line = venule_audit_line_new (VENULE_AUDIT_VIEWED, by, revision->record, number);

  return venule_sqlite_audit_add (db, line, error);
}

/**
 * venule_sqlite_load:
 * @db: a connection
 * @uuid: a consultation's id
 * @number: which revision; 0: the latest
 * @viewed_by: (nullable): who looks: the audit tells of it; %NULL: nobody does, and nothing is written
 * @error: #VENULE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the revision, as it was stored
 */
VenuleRevision *
venule_sqlite_load (VenuleSqlite *db, const char *uuid, guint number, const char *viewed_by, GError **error)
{
  g_autoptr (VenuleSqliteRecord) record = NULL;
  g_autoptr (VenuleRevision) revision = NULL;
  gboolean done;

  if (!(viewed_by != NULL ? venule_sqlite_begin (db, error) : venule_sqlite_begin_reading (db, error)))
    return NULL;
  record = find_record (db, uuid, error);
  if (record != NULL)
    revision = number == 0 ? venule_sqlite_read_latest (db, record, error)
                           : venule_sqlite_read_revision (db, record, number, error);
  done = revision != NULL
         && (viewed_by == NULL || (add_viewed (db, revision, viewed_by, error) && venule_sqlite_commit (db, error)));
  venule_sqlite_roll_back (db);
  return done ? g_steal_pointer (&revision) : NULL;
}

/**
 * venule_sqlite_list_revisions:
 * @db: a connection
 * @uuid: a consultation's id
 * @error: #VENULE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type VenuleRevision): all of them, the first first, each held
 *   against its hash; without their documents
 */
GPtrArray *
venule_sqlite_list_revisions (VenuleSqlite *db, const char *uuid, GError **error)
{
  g_autoptr (GPtrArray) revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_revision_unref);
  g_autoptr (VenuleSqliteRecord) record = NULL;
  gboolean done;

  if (!venule_sqlite_begin_reading (db, error))
    return NULL;
  record = find_record (db, uuid, error);
  done = record != NULL && venule_sqlite_check_revisions (db, record, error);
  for (guint number = 1; done && number <= record->newest; number++)
    {
      VenuleRevision *revision = venule_sqlite_read_revision (db, record, number, error);

      done = revision != NULL;
      if (!done)
        break;
      g_clear_pointer (&revision->document, g_bytes_unref);
      g_ptr_array_add (revisions, revision);
    }
  venule_sqlite_roll_back (db);
  return done ? g_steal_pointer (&revisions) : NULL;
}
