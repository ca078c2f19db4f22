/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-record.h"

#include <glib/gi18n-lib.h>

#include "venule-field-hash.h"
#include "venule-store.h"

#define COLUMNS                                                                                                        \
  "id, uuid, newest, course, to_hand_over, n_issues, changed_at, changed_day, given_name, family_name, number,"        \
  " nhs_number, protocol, born, visit, is_example, newest_hash, seal"

enum
{
  ID,
  UUID,
  NEWEST,
  COURSE,
  TO_HAND_OVER,
  N_ISSUES,
  CHANGED_AT,
  CHANGED_DAY,
  CARD,
  NEWEST_HASH = CARD + 8,
  SEAL,
};

/**
 * venule_sqlite_record_free:
 * @self: (transfer full) (nullable): a row
 */
void
venule_sqlite_record_free (VenuleSqliteRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uuid);
  g_free (self->changed_at);
  g_clear_pointer (&self->card, venule_card_free);
  g_free (self->newest_hash);
  g_free (self->stored.changed_at);
  g_free (self);
}

static void
note_stored (VenuleSqliteRecord *self)
{
  g_free (self->stored.changed_at);
  self->stored.changed_at = g_strdup (self->changed_at);
  self->stored.changed_day = self->changed_day;
  self->stored.visit = self->card->visit;
  self->stored.course = self->course;
  self->stored.to_hand_over = self->to_hand_over;
}

static char *
make_seal (const VenuleSqliteRecord *self)
{
  g_autoptr (VenuleFieldHash) hash = venule_field_hash_new ("record 1");

  venule_field_hash_add_text (hash, self->uuid);
  venule_field_hash_add_number (hash, self->newest);
  venule_field_hash_add_number (hash, self->course);
  venule_field_hash_add_number (hash, self->to_hand_over);
  venule_field_hash_add_number (hash, self->n_issues);
  venule_field_hash_add_text (hash, self->changed_at);
  venule_field_hash_add_number (hash, self->changed_day);
  venule_field_hash_add_card (hash, self->card);
  venule_field_hash_add_text (hash, self->newest_hash);
  return venule_field_hash_get (hash);
}

/* A day or NULL; anything that is no day is kept from turning into one. */
static gboolean
get_day (sqlite3_stmt *statement, int column, VenuleCivilDate *day)
{
  sqlite3_int64 stored = sqlite3_column_int64 (statement, column);

  *day = VENULE_CIVIL_DATE_NONE;
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return TRUE;
  if (sqlite3_column_type (statement, column) != SQLITE_INTEGER || stored <= 0 || stored > G_MAXINT32)
    return FALSE;
  *day = (VenuleCivilDate) stored;
  return TRUE;
}

static void
bind_day (sqlite3_stmt *statement, int place, VenuleCivilDate day)
{
  if (day == VENULE_CIVIL_DATE_NONE)
    sqlite3_bind_null (statement, place);
  else
    sqlite3_bind_int64 (statement, place, day);
}

/**
 * venule_sqlite_get_card:
 * @statement: a statement that stands on a row
 * @first: the card's first column, from 0
 * @card: (out) (transfer full): what stands there
 *
 * Returns: whether it is a card
 */
gboolean
venule_sqlite_get_card (sqlite3_stmt *statement, int first, VenuleCard **card)
{
  g_autoptr (VenuleCard) read = g_new0 (VenuleCard, 1);
  char **const texts[] = { &read->given_name, &read->family_name, &read->number, &read->nhs_number, &read->protocol };
  sqlite3_int64 is_example = sqlite3_column_int64 (statement, first + 7);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!venule_sqlite_get_text (statement, first + (int) i, texts[i]) || *texts[i] == NULL)
      return FALSE;
  if (!get_day (statement, first + 5, &read->born) || !get_day (statement, first + 6, &read->visit)
      || (is_example != 0 && is_example != 1))
    return FALSE;
  read->is_example = is_example == 1;
  *card = g_steal_pointer (&read);
  return TRUE;
}

/**
 * venule_sqlite_bind_card:
 * @statement: a statement
 * @first: the card's first value, from 1
 * @card: (transfer none): a card that stays until the statement has run
 */
void
venule_sqlite_bind_card (sqlite3_stmt *statement, int first, const VenuleCard *card)
{
  venule_sqlite_bind_text (statement, first, card->given_name);
  venule_sqlite_bind_text (statement, first + 1, card->family_name);
  venule_sqlite_bind_text (statement, first + 2, card->number);
  venule_sqlite_bind_text (statement, first + 3, card->nhs_number);
  venule_sqlite_bind_text (statement, first + 4, card->protocol);
  bind_day (statement, first + 5, card->born);
  bind_day (statement, first + 6, card->visit);
  sqlite3_bind_int (statement, first + 7, card->is_example ? 1 : 0);
}

static VenuleSqliteRecord *
read_row (sqlite3_stmt *statement)
{
  g_autoptr (VenuleSqliteRecord) self = g_new0 (VenuleSqliteRecord, 1);
  g_autofree char *stored_seal = NULL, *seal = NULL;
  sqlite3_int64 newest = sqlite3_column_int64 (statement, NEWEST);
  sqlite3_int64 course = sqlite3_column_int64 (statement, COURSE);
  sqlite3_int64 to_hand_over = sqlite3_column_int64 (statement, TO_HAND_OVER);
  sqlite3_int64 n_issues = sqlite3_column_int64 (statement, N_ISSUES);

  if (newest < 1 || newest > G_MAXUINT || course < 0 || course > VENULE_COURSE_AMENDED || to_hand_over < 0
      || to_hand_over > 1 || n_issues < 0 || n_issues > G_MAXUINT
      || !get_day (statement, CHANGED_DAY, &self->changed_day) || !venule_sqlite_get_card (statement, CARD, &self->card)
      || !venule_sqlite_get_text (statement, UUID, &self->uuid)
      || !venule_sqlite_get_text (statement, CHANGED_AT, &self->changed_at)
      || !venule_sqlite_get_text (statement, NEWEST_HASH, &self->newest_hash)
      || !venule_sqlite_get_text (statement, SEAL, &stored_seal))
    return NULL;
  self->id = sqlite3_column_int64 (statement, ID);
  self->newest = (guint) newest;
  self->course = (VenuleCourse) course;
  self->to_hand_over = to_hand_over == 1;
  self->n_issues = (guint) n_issues;
  note_stored (self);
  seal = make_seal (self);
  return g_strcmp0 (seal, stored_seal) == 0 ? g_steal_pointer (&self) : NULL;
}

/* Of the statement's one row, or none. */
static gboolean
read_one (VenuleSqlite *db, sqlite3_stmt *statement, const char *uuid, VenuleSqliteRecord **record, GError **error)
{
  VenuleStep step = venule_sqlite_step (db, statement, error);

  *record = NULL;
  if (step != VENULE_STEP_ROW)
    return step == VENULE_STEP_DONE;
  *record = read_row (statement);
  sqlite3_reset (statement);
  if (*record != NULL && (uuid == NULL || g_strcmp0 ((*record)->uuid, uuid) == 0))
    return TRUE;
  g_clear_pointer (record, venule_sqlite_record_free);
  venule_sqlite_set_damaged (db, error, _ ("consultation"), uuid);
  return FALSE;
}

/**
 * venule_sqlite_record_find:
 * @db: a connection
 * @uuid: a consultation's id
 * @record: (out) (transfer full) (nullable): its row; %NULL: there is none
 * @error: #VENULE_STORE_ERROR: DAMAGED, UNAVAILABLE
 *
 * Returns: whether it could be looked for
 */
gboolean
venule_sqlite_record_find (VenuleSqlite *db, const char *uuid, VenuleSqliteRecord **record, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, "SELECT " COLUMNS " FROM record WHERE uuid = ?", error);

  *record = NULL;
  if (statement == NULL)
    return FALSE;
  venule_sqlite_bind_text (statement, 1, uuid);
  return read_one (db, statement, uuid, record, error);
}

/**
 * venule_sqlite_record_get:
 * @db: a connection
 * @id: a row's number
 * @error: #VENULE_STORE_ERROR: DAMAGED (also when there is no such row), UNAVAILABLE
 *
 * Returns: (transfer full) (nullable): the row
 */
VenuleSqliteRecord *
venule_sqlite_record_get (VenuleSqlite *db, gint64 id, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, "SELECT " COLUMNS " FROM record WHERE id = ?", error);
  VenuleSqliteRecord *record;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  if (read_one (db, statement, NULL, &record, error) && record == NULL)
    venule_sqlite_set_damaged (db, error, _ ("consultation"), NULL);
  return record;
}

/* An index is written to only where what it holds has changed: each is a page more to make durable. */
static sqlite3_stmt *
prepare_update (VenuleSqlite *db, const VenuleSqliteRecord *self, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE record SET newest = ?3, n_issues = ?6, given_name = ?9,"
                                          " family_name = ?10, number = ?11, nhs_number = ?12, protocol = ?13,"
                                          " born = ?14, is_example = ?16, newest_hash = ?17, seal = ?18");

  if (self->course != self->stored.course || self->to_hand_over != self->stored.to_hand_over)
    g_string_append (sql, ", course = ?4, to_hand_over = ?5");
  if (g_strcmp0 (self->changed_at, self->stored.changed_at) != 0 || self->changed_day != self->stored.changed_day)
    g_string_append (sql, ", changed_at = ?7, changed_day = ?8");
  if (self->card->visit != self->stored.visit)
    g_string_append (sql, ", visit = ?15");
  g_string_append (sql, " WHERE id = ?1");
  return venule_sqlite_prepare (db, sql->str, error);
}

/**
 * venule_sqlite_record_write:
 * @db: a connection with an open transaction
 * @self: a row; its id is set when it is new
 * @error: return location for an error
 *
 * Seals the row and puts it in the place of the former one.
 *
 * Returns: whether it was written
 */
gboolean
venule_sqlite_record_write (VenuleSqlite *db, VenuleSqliteRecord *self, GError **error)
{
  g_autofree char *seal = make_seal (self);
  sqlite3_stmt *statement = self->id != 0
                                ? prepare_update (db, self, error)
                                : venule_sqlite_prepare (db,
                                                         "INSERT INTO record (" COLUMNS ") VALUES"
                                                         " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                                         error);

  if (statement == NULL)
    return FALSE;
  if (self->id != 0)
    sqlite3_bind_int64 (statement, ID + 1, self->id);
  venule_sqlite_bind_text (statement, UUID + 1, self->uuid);
  sqlite3_bind_int64 (statement, NEWEST + 1, self->newest);
  sqlite3_bind_int (statement, COURSE + 1, self->course);
  sqlite3_bind_int (statement, TO_HAND_OVER + 1, self->to_hand_over ? 1 : 0);
  sqlite3_bind_int64 (statement, N_ISSUES + 1, self->n_issues);
  venule_sqlite_bind_text (statement, CHANGED_AT + 1, self->changed_at);
  sqlite3_bind_int64 (statement, CHANGED_DAY + 1, self->changed_day);
  venule_sqlite_bind_card (statement, CARD + 1, self->card);
  venule_sqlite_bind_text (statement, NEWEST_HASH + 1, self->newest_hash);
  venule_sqlite_bind_text (statement, SEAL + 1, seal);
  if (!venule_sqlite_run (db, statement, error))
    return FALSE;
  if (self->id == 0)
    self->id = sqlite3_last_insert_rowid (venule_sqlite_get_handle (db));
  note_stored (self);
  return TRUE;
}
