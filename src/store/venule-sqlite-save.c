/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-save.h"

#include "venule-sqlite-audit.h"
#include "venule-sqlite-index.h"
#include "venule-sqlite-issue.h"
#include "venule-sqlite-load.h"
#include "venule-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <time.h>

/* What one transaction needs, got once. */
typedef struct
{
  VenuleSqlite *db;
  VenuleAuditAction action;
  char *at;
  VenuleCivilDate today;
} Saving;

static gboolean
refuse (const Saving *self, GError **error, const VenuleSave *save, VenuleStoreError code, const char *words)
{
  g_set_error (error, VENULE_STORE_ERROR, code, _ ("%s: consultation %s was not saved: %s"),
               venule_sqlite_get_file (self->db), save->record, words);
  return FALSE;
}

static gboolean
is_text (const char *text)
{
  return text != NULL && *text != '\0' && g_utf8_validate (text, -1, NULL);
}

static gboolean
is_card (const VenuleCard *card)
{
  return card != NULL && g_utf8_validate (card->given_name, -1, NULL) && g_utf8_validate (card->family_name, -1, NULL)
         && g_utf8_validate (card->number, -1, NULL) && g_utf8_validate (card->nhs_number, -1, NULL)
         && g_utf8_validate (card->protocol, -1, NULL) && card->born <= G_MAXINT32 && card->visit <= G_MAXINT32;
}

/* What can be told from the save alone. */
static gboolean
check (const Saving *self, const VenuleSave *save, GError **error)
{
  gboolean needs_reason = save->course == VENULE_COURSE_RETURNED || save->course == VENULE_COURSE_AMENDED;

  if (!is_text (save->record))
    {
      g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED,
                   _ ("%s: a consultation without an id was not saved; give it one"),
                   venule_sqlite_get_file (self->db));
      return FALSE;
    }
  if (save->save_id == NULL || !g_uuid_string_is_valid (save->save_id))
    return refuse (self, error, save, VENULE_STORE_ERROR_REFUSED, _ ("the save has no UUID; make one for it"));
  if (!is_text (save->by))
    return refuse (self, error, save, VENULE_STORE_ERROR_REFUSED, _ ("nobody is named who saves it; say who"));
  if (!is_card (save->card) || save->document == NULL || g_bytes_get_size (save->document) == 0)
    return refuse (self, error, save, VENULE_STORE_ERROR_REFUSED, _ ("it is empty; fill it in, then save it"));
  if ((guint) save->course > VENULE_COURSE_AMENDED
      || (save->reason != NULL && !g_utf8_validate (save->reason, -1, NULL)))
    return refuse (self, error, save, VENULE_STORE_ERROR_REFUSED, _ ("its course or reason is none; correct it"));
  if (needs_reason && !is_text (save->reason))
    return refuse (self, error, save, VENULE_STORE_ERROR_REFUSED, _ ("the reason is missing; write why"));
  return TRUE;
}

/* H32: a day before the last save's is the computer's mistake. Both days are told in the zone of now, so a
 * journey is none. */
static gboolean
check_day (Saving *self, GError **error)
{
  sqlite3_stmt *statement
      = venule_sqlite_prepare (self->db, "SELECT at FROM revision ORDER BY rowid DESC LIMIT 1", error);
  gint64 now = venule_sqlite_now (self->db);
  g_autofree char *last = NULL;
  VenuleStep step;

  if (statement == NULL)
    return FALSE;
  self->at = venule_sqlite_format_time (now);
  /* The zone may have changed since the program began. */
  tzset ();
  self->today = venule_sqlite_get_day (now);
  step = venule_sqlite_step (self->db, statement, error);
  if (step != VENULE_STEP_ROW)
    return step == VENULE_STEP_DONE;
  venule_sqlite_get_text (statement, 0, &last);
  sqlite3_reset (statement);
  /* Written so, a later moment is a later text. */
  if (last == NULL || strcmp (self->at, last) >= 0
      || self->today >= venule_sqlite_get_day (venule_sqlite_read_time (last)))
    return TRUE;
  g_set_error (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_REFUSED,
               _ ("%s: nothing was saved: by this computer's date it is a day before the last save; set the computer's "
                  "date, then try again"),
               venule_sqlite_get_file (self->db));
  return FALSE;
}

/* A save that has been done is answered with what it made; an id that was used for another save is none. It is looked
 * for where it would stand: in this record, after the revision that it was made from. */
static gboolean
find_repeat (const Saving *self,
             const VenuleSave *save,
             const VenuleSqliteRecord *record,
             VenuleRevision **revision,
             GError **error)
{
  g_autoptr (VenuleRevision) found = NULL;

  *revision = NULL;
  if (record == NULL)
    return TRUE;
  if (!venule_sqlite_read_save (self->db, record, save->base, save->save_id, &found, error))
    return FALSE;
  if (found == NULL)
    return TRUE;
  if (found->number != save->base + 1 || found->course != save->course || g_strcmp0 (found->reason, save->reason) != 0
      || g_strcmp0 (found->by, save->by) != 0 || !venule_card_equal (found->card, save->card)
      || !g_bytes_equal (found->document, save->document))
    return refuse (self, error, save, VENULE_STORE_ERROR_REFUSED,
                   _ ("its UUID was used for another save; make a new one for it"));
  *revision = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
check_base (const Saving *self,
            const VenuleSave *save,
            const VenuleSqliteRecord *record,
            VenuleRevision **winner,
            GError **error)
{
  if (record == NULL && save->base == 0)
    return TRUE;
  if (record == NULL)
    {
      venule_sqlite_set_not_found (self->db, error, "consultation", save->record);
      return FALSE;
    }
  if (record->newest != save->base)
    {
      g_autoptr (VenuleRevision) latest = venule_sqlite_read_latest (self->db, record, error);

      if (latest == NULL)
        return FALSE;
      if (winner != NULL && *winner == NULL)
        *winner = g_steal_pointer (&latest);
      return refuse (self, error, save, VENULE_STORE_ERROR_CONFLICT,
                     _ ("it has been changed since it was read; compare both, then save what is to stand"));
    }
  if (!venule_course_may_follow (save->course, record->course))
    return refuse (self, error, save, VENULE_STORE_ERROR_REFUSED,
                   _ ("it can't go from where it stands to there; amend it, or return it"));
  return TRUE;
}

static VenuleRevision *
make_revision (const Saving *self, const VenuleSave *save)
{
  VenuleRevision *revision = venule_revision_new ();

  revision->record = g_strdup (save->record);
  revision->number = save->base + 1;
  revision->save_id = g_strdup (save->save_id);
  revision->course = save->course;
  revision->reason = g_strdup (save->reason);
  revision->by = g_strdup (save->by);
  revision->at = g_strdup (self->at);
  revision->card = venule_card_copy (save->card);
  revision->document = g_bytes_ref (save->document);
  revision->hash = venule_revision_compute_hash (revision);
  return revision;
}

static gboolean
insert_revision (VenuleSqlite *db, gint64 record, const VenuleRevision *revision, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (
      db,
      "INSERT INTO revision (record, number, save_id, course, reason, by, at, given_name, family_name, card_number,"
      " nhs_number, protocol, born, visit, is_example, hash, document)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, record);
  sqlite3_bind_int64 (statement, 2, revision->number);
  venule_sqlite_bind_text (statement, 3, revision->save_id);
  sqlite3_bind_int (statement, 4, revision->course);
  venule_sqlite_bind_text (statement, 5, revision->reason);
  venule_sqlite_bind_text (statement, 6, revision->by);
  venule_sqlite_bind_text (statement, 7, revision->at);
  venule_sqlite_bind_card (statement, 8, revision->card);
  venule_sqlite_bind_text (statement, 16, revision->hash);
  venule_sqlite_bind_bytes (statement, 17, revision->document);
  return venule_sqlite_run (db, statement, error);
}

/* Sheets are of the document they were made from: while it is the same, what was handed over stays so. */
static gboolean
update_issues (const Saving *self,
               const VenuleSqliteRecord *record,
               const VenuleSave *save,
               const VenuleRevision *revision,
               gboolean *changed,
               GError **error)
{
  g_autoptr (VenuleRevision) before = NULL;

  *changed = TRUE;
  if (record == NULL || record->n_issues == 0)
    return TRUE;
  before = venule_sqlite_read_latest (self->db, record, error);
  if (before == NULL)
    return FALSE;
  *changed = !g_bytes_equal (before->document, revision->document);
  return !*changed || venule_sqlite_supersede (self->db, record->id, revision, save->kept_sheets, error);
}

static gboolean
write_record (
    const Saving *self, VenuleSqliteRecord **record, const VenuleRevision *revision, gboolean changed, GError **error)
{
  gboolean was_whole, is_whole;
  VenuleSqliteRecord *row;

  if (*record == NULL)
    {
      *record = g_new0 (VenuleSqliteRecord, 1);
      (*record)->uuid = g_strdup (revision->record);
    }
  row = *record;
  was_whole = row->id != 0 && (row->course == VENULE_COURSE_FINISHED || row->course == VENULE_COURSE_AMENDED);
  is_whole = revision->course == VENULE_COURSE_FINISHED || revision->course == VENULE_COURSE_AMENDED;
  row->to_hand_over = is_whole && (changed || !was_whole || row->to_hand_over);
  row->newest = revision->number;
  row->course = revision->course;
  row->changed_day = self->today;
  g_free (row->changed_at);
  row->changed_at = g_strdup (revision->at);
  g_free (row->newest_hash);
  row->newest_hash = g_strdup (revision->hash);
  g_clear_pointer (&row->card, venule_card_free);
  row->card = venule_card_copy (revision->card);
  return venule_sqlite_record_write (self->db, row, error);
}

static gboolean
add_audit (const Saving *self, VenuleAuditAction action, const VenuleSave *save, const char *subject, GError **error)
{
  g_autoptr (VenuleAuditLine) line = venule_audit_line_new (action, save->by, save->record, subject);

  return venule_sqlite_audit_add (self->db, line, error);
}

static gboolean
add_audits (const Saving *self, const VenuleSave *save, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", save->base + 1);

  if (!add_audit (self, self->action, save, number, error))
    return FALSE;
  for (guint i = 0; save->overridden != NULL && i < save->overridden->len; i++)
    if (!add_audit (self, VENULE_AUDIT_OVERRIDDEN, save, g_ptr_array_index (save->overridden, i), error))
      return FALSE;
  return TRUE;
}

static VenuleRevision *
save_one (const Saving *self, const VenuleSave *save, VenuleRevision **winner, GError **error)
{
  g_autoptr (VenuleSqliteRecord) record = NULL;
  g_autoptr (VenuleRevision) revision = NULL;
  g_autoptr (VenuleCard) before = NULL;
  gboolean changed;

  if (!check (self, save, error) || !venule_sqlite_record_find (self->db, save->record, &record, error)
      || !find_repeat (self, save, record, &revision, error))
    return NULL;
  if (revision != NULL)
    return g_steal_pointer (&revision);
  if (!check_base (self, save, record, winner, error))
    return NULL;

  revision = make_revision (self, save);
  before = record != NULL ? venule_card_copy (record->card) : NULL;
  if (!update_issues (self, record, save, revision, &changed, error)
      || (record != NULL && !venule_sqlite_index_update (self->db, record->id, before, revision->card, error))
      || !write_record (self, &record, revision, changed, error)
      || (before == NULL && !venule_sqlite_index_update (self->db, record->id, NULL, revision->card, error))
      || !insert_revision (self->db, record->id, revision, error) || !add_audits (self, save, error))
    return NULL;
  return g_steal_pointer (&revision);
}

/**
 * venule_sqlite_save:
 * @db: a connection
 * @saves: (element-type VenuleSave): what to save: all of it or nothing
 * @action: %VENULE_AUDIT_SAVED or %VENULE_AUDIT_IMPORTED
 * @winner: (out) (nullable) (transfer full): on CONFLICT, the revision that stands
 * @error: #VENULE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type VenuleRevision): what each save made, now or when it was
 *   done before; all of it durable
 */
GPtrArray *
venule_sqlite_save (
    VenuleSqlite *db, GPtrArray *saves, VenuleAuditAction action, VenuleRevision **winner, GError **error)
{
  g_autoptr (GPtrArray) revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_revision_unref);
  Saving self = { .db = db, .action = action };
  gboolean done = venule_sqlite_begin (db, error) && check_day (&self, error);

  for (guint i = 0; done && i < saves->len; i++)
    {
      VenuleRevision *revision = save_one (&self, g_ptr_array_index (saves, i), winner, error);

      done = revision != NULL;
      if (done)
        g_ptr_array_add (revisions, revision);
    }
  done = done && venule_sqlite_index_settle (db, VENULE_INDEX_MOST_WAITING, error) && venule_sqlite_commit (db, error);
  venule_sqlite_roll_back (db);
  g_free (self.at);
  return done ? g_steal_pointer (&revisions) : NULL;
}
