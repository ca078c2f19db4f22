/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-index.h"

#include "venule-gram.h"
#include "venule-posting-batch.h"
#include "venule-search-text.h"
#include "venule-sqlite-entry.h"
#include "venule-sqlite-record.h"
#include "venule-sqlite-search.h"
#include "venule-store.h"

/* Ordinary tables and not FTS5: what is deleted from them is overwritten on the disk, their answers come in the
 * order of the latest change, and no query walks through all the words that begin with a letter.
 *
 * search_entry: a record's folded words, what namesakes share and what a patient's records share. It has a new slot
 * after each change, higher than all others': the order of slots is that of changes. A slot waits without postings
 * until many can be given some at once; until then its record stands in none of the lists' indexes either, so that a
 * save changes few pages. The slot is the record's own, and no part of its seal.
 * search_former: slots that were left, whose postings are still there.
 * search_posting: the slots (or words) that a gram leads to, block by block; its key is the gram's number and the
 * block's.
 * search_word: all words without digits, for slips. */
const char venule_sqlite_index_schema[]
    = "CREATE TABLE search_entry (slot INTEGER PRIMARY KEY, record INTEGER NOT NULL, born INTEGER NOT NULL,"
      " names INTEGER, person INTEGER NOT NULL, words TEXT NOT NULL);"
      "CREATE INDEX search_entry_by_names ON search_entry (names, person) WHERE names IS NOT NULL;"
      "CREATE TABLE search_namesakes (names INTEGER PRIMARY KEY);"
      "CREATE TABLE search_former (slot INTEGER PRIMARY KEY, born INTEGER NOT NULL, words TEXT NOT NULL);"
      "CREATE TABLE search_posting (key INTEGER PRIMARY KEY, members BLOB NOT NULL);"
      "CREATE TABLE search_word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);"
      "CREATE INDEX record_by_change ON record (changed_at, changed_day) WHERE slot < " VENULE_INDEX_WAITING_TEXT ";"
      "CREATE INDEX record_by_visit ON record (visit) WHERE visit IS NOT NULL AND slot < " VENULE_INDEX_WAITING_TEXT ";"
      "CREATE INDEX record_to_hand_over ON record (slot) WHERE to_hand_over AND slot < " VENULE_INDEX_WAITING_TEXT ";"
      "CREATE INDEX record_drafts ON record (slot) WHERE course IN (0, 2) AND slot < " VENULE_INDEX_WAITING_TEXT ";";

/* Runs a statement with one number and, where it is given, one text. */
static gboolean
run (VenuleSqlite *db, const char *sql, gint64 number, const char *text, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  if (text != NULL)
    venule_sqlite_bind_text (statement, 2, text);
  return venule_sqlite_run (db, statement, error);
}

/* Returns: the word's id, 0 none, -1 with @error set */
static gint64
find_word (VenuleSqlite *db, const char *word, GError **error)
{
  sqlite3_stmt *find = venule_sqlite_prepare (db, "SELECT id FROM search_word WHERE word = ?", error);
  gint64 id = 0;
  VenuleStep step;

  if (find == NULL)
    return -1;
  venule_sqlite_bind_text (find, 1, word);
  step = venule_sqlite_step (db, find, error);
  if (step == VENULE_STEP_ROW)
    id = sqlite3_column_int64 (find, 0);
  sqlite3_reset (find);
  return step == VENULE_STEP_FAILED ? -1 : id;
}

static gboolean
change_word (VenulePostingBatch *batch, const char *word, gint64 id, gboolean present, GError **error)
{
  g_autoptr (GArray) keys = venule_gram_list_padded (word);

  return venule_posting_batch_change (batch, id, keys, present, error);
}

static gboolean
add_word (VenuleSqlite *db, VenulePostingBatch *batch, const char *word, GError **error)
{
  gint64 id = find_word (db, word, error);

  if (id != 0)
    return id > 0;
  if (!run (db, "INSERT INTO search_word (id, word) VALUES ((SELECT ifnull (max (id), 0) + ?1 FROM search_word), ?2)",
            1, word, error))
    return FALSE;
  return change_word (batch, word, sqlite3_last_insert_rowid (venule_sqlite_get_handle (db)), TRUE, error);
}

/* Forgets a word that no record has any more. */
static gboolean
drop_word (VenuleSqlite *db, VenulePostingBatch *batch, const char *word, GError **error)
{
  gboolean used = FALSE;
  gint64 id = find_word (db, word, error);

  if (id <= 0)
    return id == 0;
  if (!venule_sqlite_search_has_word (db, word, &used, error))
    return FALSE;
  return used
         || (change_word (batch, word, id, FALSE, error)
             && run (db, "DELETE FROM search_word WHERE id = ?", id, NULL, error));
}

/* Numbers are none of all words. */
static gboolean
is_spelt (const char *word)
{
  return !venule_search_text_has_digit (word);
}

/* old, new: (element-type utf8): a record's words */
static gboolean
change_words (VenuleSqlite *db, GPtrArray *old, GPtrArray *new, GError **error)
{
  g_autoptr (VenulePostingBatch) batch = venule_posting_batch_new (db);

  for (guint i = 0; i < new->len; i++)
    {
      if (is_spelt (new->pdata[i]) && !add_word (db, batch, new->pdata[i], error))
        return FALSE;
    }
  for (guint i = 0; i < old->len; i++)
    {
      if (is_spelt (old->pdata[i]) && !g_ptr_array_find_with_equal_func (new, old->pdata[i], g_str_equal, NULL)
          && !drop_word (db, batch, old->pdata[i], error))
        return FALSE;
    }
  return venule_posting_batch_write (batch, error);
}

/* Gives a table's slots, from @first on, their postings, or takes them away. */
static gboolean
change_postings (VenuleSqlite *db, const char *sql, gint64 first, gboolean present, GError **error)
{
  g_autoptr (VenulePostingBatch) batch = venule_posting_batch_new (db);
  sqlite3_stmt *rows = venule_sqlite_prepare (db, sql, error);
  VenuleStep step;

  if (rows == NULL)
    return FALSE;
  sqlite3_bind_int64 (rows, 1, first);
  while ((step = venule_sqlite_step (db, rows, error)) == VENULE_STEP_ROW)
    {
      g_autoptr (GArray) keys = venule_sqlite_entry_list_keys ((const char *) sqlite3_column_text (rows, 1),
                                                               (VenuleCivilDate) sqlite3_column_int64 (rows, 2));

      if (!venule_posting_batch_change (batch, sqlite3_column_int64 (rows, 0), keys, present, error))
        {
          sqlite3_reset (rows);
          return FALSE;
        }
    }
  return step == VENULE_STEP_DONE && venule_posting_batch_write (batch, error);
}

/* Runs a statement with two numbers. */
static gboolean
run_pair (VenuleSqlite *db, const char *sql, gint64 first, gint64 second, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, first);
  sqlite3_bind_int64 (statement, 2, second);
  return venule_sqlite_run (db, statement, error);
}

static gboolean
set_slot (VenuleSqlite *db, gint64 record, gint64 slot, GError **error)
{
  return run_pair (db, "UPDATE record SET slot = ?2 WHERE id = ?1", record, slot, error);
}

static gboolean
move_entry (VenuleSqlite *db, gint64 record, gint64 from, gint64 to, GError **error)
{
  return run_pair (db, "UPDATE search_entry SET slot = ?2 WHERE slot = ?1", from, to, error)
         && set_slot (db, record, to, error);
}

/* An entry that waits. */
typedef struct
{
  gint64 slot, record;
} Waiting;

/* Moves the waiting entries to the slots from @first on, in their order. */
static gboolean
move_waiting (VenuleSqlite *db, gint64 first, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Waiting));
  sqlite3_stmt *waiting
      = venule_sqlite_prepare (db, "SELECT slot, record FROM search_entry WHERE slot >= ? ORDER BY slot", error);
  VenuleStep step;

  if (waiting == NULL)
    return FALSE;
  sqlite3_bind_int64 (waiting, 1, VENULE_INDEX_WAITING);
  while ((step = venule_sqlite_step (db, waiting, error)) == VENULE_STEP_ROW)
    {
      Waiting entry = { sqlite3_column_int64 (waiting, 0), sqlite3_column_int64 (waiting, 1) };

      g_array_append_val (entries, entry);
    }
  for (guint i = 0; step == VENULE_STEP_DONE && i < entries->len; i++)
    {
      const Waiting *entry = &g_array_index (entries, Waiting, i);

      if (!move_entry (db, entry->record, entry->slot, first + i, error))
        return FALSE;
    }
  return step == VENULE_STEP_DONE;
}

static gboolean
settle (VenuleSqlite *db, GError **error)
{
  gint64 first;

  /* A slot that was left isn't used again before its postings are gone. */
  return venule_sqlite_read_number (
             db,
             "SELECT max ((SELECT ifnull (max (slot), 0) FROM search_entry WHERE slot < 1 << 40),"
             " (SELECT ifnull (max (slot), 0) FROM search_former)) + 1",
             &first, error)
         && change_postings (db, "SELECT slot, words, born FROM search_former WHERE slot >= ?", 0, FALSE, error)
         && venule_sqlite_execute (db, "DELETE FROM search_former", error) && move_waiting (db, first, error)
         && change_postings (db, "SELECT slot, words, born FROM search_entry WHERE slot >= ?", first, TRUE, error);
}

/* Slots that were left among those that wait are counted too: it is no matter, and needs no going through them. */
static gboolean
count_waiting (VenuleSqlite *db, gint64 *n_waiting, GError **error)
{
  return venule_sqlite_read_number (db,
                                    "SELECT (SELECT max (slot) FROM search_entry) + 1"
                                    " - (SELECT min (slot) FROM search_entry WHERE slot >= " VENULE_INDEX_WAITING_TEXT
                                    ")",
                                    n_waiting, error);
}

/**
 * venule_sqlite_index_settle:
 * @db: within a transaction
 * @most_waiting: so many records may go on waiting
 * @error: where to store an error
 *
 * Gives records that wait for them their postings, and takes away those of what has been changed or erased: when more
 * wait than may.
 *
 * Returns: whether it could be written; if not, the transaction is to be rolled back
 */
gboolean
venule_sqlite_index_settle (VenuleSqlite *db, guint most_waiting, GError **error)
{
  gint64 n_waiting;

  return count_waiting (db, &n_waiting, error) && (n_waiting <= (gint64) most_waiting || settle (db, error));
}

/**
 * venule_sqlite_index_settle_idly:
 * @db: a connection, in no transaction
 * @error: where to store an error
 *
 * The same, in a transaction of its own, for who has time to spare.
 *
 * Returns: whether it could be done; if not, nothing has changed
 */
gboolean
venule_sqlite_index_settle_idly (VenuleSqlite *db, GError **error)
{
  gint64 n_waiting;
  gboolean done;

  if (!count_waiting (db, &n_waiting, error))
    return FALSE;
  if (n_waiting <= VENULE_INDEX_FEW_WAITING)
    return TRUE;
  done = venule_sqlite_begin (db, error) && venule_sqlite_index_settle (db, VENULE_INDEX_FEW_WAITING, error)
         && venule_sqlite_commit (db, error);
  venule_sqlite_roll_back (db);
  return done;
}

/* Whether the record changed last of all before, too: then its slot is above all others'. */
static gboolean
find_slots (VenuleSqlite *db, gint64 record, gint64 *own, gint64 *next, GError **error)
{
  sqlite3_stmt *find = venule_sqlite_prepare (
      db, "SELECT (SELECT slot FROM record WHERE id = ?), (SELECT max (slot) FROM search_entry)", error);
  VenuleStep step;

  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, record);
  step = venule_sqlite_step (db, find, error);
  *own = sqlite3_column_int64 (find, 0);
  *next = MAX (VENULE_INDEX_WAITING, sqlite3_column_int64 (find, 1) + 1);
  sqlite3_reset (find);
  return step == VENULE_STEP_ROW;
}

/* Returns: (transfer full) (element-type utf8) */
static GPtrArray *
list_words (const VenuleCard *card)
{
  return card == NULL ? g_ptr_array_new () : venule_sqlite_entry_list_words (card);
}

static gboolean
change_entry (VenuleSqlite *db, gint64 record, const VenuleCard *before, const VenuleCard *after, GError **error)
{
  g_autoptr (GPtrArray) old = NULL, new = NULL;
  gint64 own, next;
  gboolean same = before != NULL && after != NULL && venule_card_equal (before, after);

  if (!find_slots (db, record, &own, &next, error))
    return FALSE;
  if (same && own >= VENULE_INDEX_WAITING && own + 1 == next)
    return TRUE;
  if (own > 0 && own < VENULE_INDEX_WAITING
      && !run (
          db, "INSERT INTO search_former (slot, born, words) SELECT slot, born, words FROM search_entry WHERE slot = ?",
          own, NULL, error))
    return FALSE;
  if (same && own > 0)
    return move_entry (db, record, own, next, error);
  old = list_words (before);
  new = list_words (after);
  return (own == 0 || venule_sqlite_entry_delete (db, own, error))
         && (after == NULL
             || (venule_sqlite_entry_write (db, next, record, after, new, error) && set_slot (db, record, next, error)))
         && change_words (db, old, new, error);
}

/**
 * venule_sqlite_index_update:
 * @db: within a transaction
 * @record: the record's row
 * @before: (nullable): the card that the record was entered with; %NULL: it is new
 * @after: (nullable): the card that it has now; %NULL: it is erased
 * @error: where to store an error
 *
 * Keeps lists and searches true. To be called whenever a record is saved or erased; before the row of one that is
 * there is written. Of an erased one nothing is left in the tables.
 *
 * Returns: whether it could be written; if not, the transaction is to be rolled back
 */
gboolean
venule_sqlite_index_update (
    VenuleSqlite *db, gint64 record, const VenuleCard *before, const VenuleCard *after, GError **error)
{
  g_return_val_if_fail (record > 0, FALSE);

  return change_entry (db, record, before, after, error) && (after != NULL || settle (db, error));
}

/* Enters one record; one that is damaged without a word to find it by, so that it stands in the lists and is told of
 * there. */
static gboolean
enter_record (VenuleSqlite *db, gint64 id, gint64 slot, GHashTable *words, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (VenuleSqliteRecord) record = venule_sqlite_record_get (db, id, &failure);
  g_autoptr (VenuleCard) none = venule_card_new ();
  const VenuleCard *card = record == NULL ? none : record->card;
  g_autoptr (GPtrArray) own = venule_sqlite_entry_list_words (card);

  if (record == NULL && !g_error_matches (failure, VENULE_STORE_ERROR, VENULE_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (guint i = 0; i < own->len; i++)
    {
      if (is_spelt (own->pdata[i]) && !g_hash_table_contains (words, own->pdata[i]))
        g_hash_table_add (words, g_strdup (own->pdata[i]));
    }
  return venule_sqlite_entry_write (db, slot, id, card, own, error) && set_slot (db, id, slot, error);
}

/* Enters all records, in the order of their changes, without postings. */
static gboolean
enter_records (VenuleSqlite *db, GHashTable *words, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *rows = venule_sqlite_prepare (db, "SELECT id FROM record ORDER BY changed_at, id", error);
  VenuleStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = venule_sqlite_step (db, rows, error)) == VENULE_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (rows, 0);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; step == VENULE_STEP_DONE && i < ids->len; i++)
    {
      if (!enter_record (db, g_array_index (ids, gint64, i), i + 1, words, error))
        return FALSE;
    }
  return step == VENULE_STEP_DONE;
}

static gboolean
enter_words (VenuleSqlite *db, GHashTable *words, GError **error)
{
  g_autoptr (VenulePostingBatch) batch = venule_posting_batch_new (db);
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      if (!add_word (db, batch, word, error))
        return FALSE;
    }
  return venule_posting_batch_write (batch, error);
}

/**
 * venule_sqlite_index_rebuild:
 * @db: within a transaction
 * @error: where to store an error
 *
 * Makes what lists and searches read anew from the records: where it was found wrong, or where very many records
 * were entered at once.
 *
 * Returns: whether it could be written; if not, the transaction is to be rolled back
 */
gboolean
venule_sqlite_index_rebuild (VenuleSqlite *db, GError **error)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return venule_sqlite_execute (db,
                                "DELETE FROM search_posting; DELETE FROM search_entry; DELETE FROM search_former;"
                                "DELETE FROM search_namesakes; DELETE FROM search_word;"
                                "UPDATE record SET slot = NULL;",
                                error)
         && enter_records (db, words, error) && enter_words (db, words, error)
         && change_postings (db, "SELECT slot, words, born FROM search_entry WHERE slot >= ?", 0, TRUE, error);
}
