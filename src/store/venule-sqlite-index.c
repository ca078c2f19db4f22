/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-index.h"

#include <string.h>

#include <sqlite3.h>

#include "venule-gram.h"
#include "venule-newest.h"
#include "venule-posting.h"
#include "venule-search-text.h"
#include "venule-sqlite-search.h"

/* Ordinary tables and not FTS5: what is deleted from them is overwritten on the disk, their answers come in the
 * order of the latest change, and no query walks through all the words that begin with a letter.
 *
 * search_posting: which records (or words) hold a gram; its key is the gram's with the block's number.
 * search_entry: a record's folded words, to hold candidates against, and what its namesakes have in common.
 * search_time: when each record was changed, many in a row: candidates are put in order by it.
 * search_word: all the words of names, for slips. */
const char venule_sqlite_index_schema[]
    = "CREATE TABLE search_posting (key INTEGER PRIMARY KEY, members BLOB NOT NULL);"
      "CREATE TABLE search_entry (record INTEGER PRIMARY KEY, names INTEGER, words TEXT NOT NULL);"
      "CREATE INDEX search_entry_by_names ON search_entry (names) WHERE names IS NOT NULL;"
      "CREATE TABLE search_time (block INTEGER PRIMARY KEY, times BLOB NOT NULL);"
      "CREATE TABLE search_word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);"
      "CREATE INDEX record_by_change ON record (changed_at);"
      "CREATE INDEX record_by_day ON record (changed_day, changed_at);"
      "CREATE INDEX record_by_visit ON record (visit, changed_at) WHERE visit IS NOT NULL;"
      "CREATE INDEX record_to_hand_over ON record (changed_at) WHERE to_hand_over;"
      "CREATE INDEX record_drafts ON record (changed_at) WHERE course IN (0, 2);";

static void
add_words (GPtrArray *words, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      if (!g_ptr_array_find_with_equal_func (words, more->pdata[i], g_str_equal, NULL))
        g_ptr_array_add (words, g_strdup (more->pdata[i]));
    }
}

/* Returns: (transfer full) (element-type utf8): the words of the card's names */
GPtrArray *
venule_sqlite_index_list_names (const VenuleCard *card)
{
  GPtrArray *words = venule_search_text_list_name_words (card->given_name);
  g_autoptr (GPtrArray) family = venule_search_text_list_name_words (card->family_name);

  add_words (words, family);
  return words;
}

/* Returns: (transfer full) (element-type utf8): all words that the card is found by */
static GPtrArray *
list_words (const VenuleCard *card)
{
  GPtrArray *words = venule_sqlite_index_list_names (card);
  g_autoptr (GPtrArray) number = venule_search_text_list_number_words (card->number);
  g_autoptr (GPtrArray) nhs_number = venule_search_text_list_number_words (card->nhs_number);

  add_words (words, number);
  add_words (words, nhs_number);
  return words;
}

/* Returns: (transfer full): the card's words between line ends */
static char *
join_words (const VenuleCard *card)
{
  g_autoptr (GPtrArray) words = list_words (card);
  GString *text = g_string_new ("\n");

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) words->pdata[i]);
  return g_string_free (text, FALSE);
}

/* Returns: what namesakes share; 0: the card has no names */
static gint64
get_names_key (const VenuleCard *card)
{
  g_autoptr (GPtrArray) given = venule_search_text_split (card->given_name);
  g_autoptr (GPtrArray) family = venule_search_text_split (card->family_name);
  g_autoptr (GString) text = g_string_new (NULL);

  if (given->len + family->len == 0)
    return 0;
  for (guint i = 0; i < given->len; i++)
    g_string_append_printf (text, "%s ", (const char *) given->pdata[i]);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < family->len; i++)
    g_string_append_printf (text, "%s ", (const char *) family->pdata[i]);
  return venule_gram_of_names (text->str);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* Returns: (transfer full) (element-type gint64): the grams that lead to the card, sorted, each once */
GArray *
venule_sqlite_index_list_keys (const VenuleCard *card)
{
  g_autoptr (GPtrArray) words = list_words (card);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    {
      g_autoptr (GArray) more = venule_gram_list_all (words->pdata[i], VENULE_GRAM_OF_RECORDS);

      g_array_append_vals (keys, more->data, more->len);
    }
  if (card->born != VENULE_CIVIL_DATE_NONE)
    {
      int year, month, day;
      gint64 key;

      venule_civil_date_get_ymd (card->born, &year, &month, &day);
      key = venule_gram_of_year (year);
      g_array_append_val (keys, key);
      key = venule_gram_of_day (month, day);
      g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      if (n == 0 || g_array_index (keys, gint64, n - 1) != g_array_index (keys, gint64, i))
        g_array_index (keys, gint64, n++) = g_array_index (keys, gint64, i);
    }
  g_array_set_size (keys, n);
  return keys;
}

/* Enters an id under a key, or takes it away. */
static gboolean
change_posting (VenuleSqlite *db, gint64 key, gint64 id, gboolean present, GError **error)
{
  gint64 row = key | id >> VENULE_POSTING_SHIFT;
  sqlite3_stmt *read = venule_sqlite_prepare (db, "SELECT members FROM search_posting WHERE key = ?", error);
  g_autoptr (GByteArray) members = g_byte_array_new ();
  sqlite3_stmt *write;
  VenuleStep step;

  if (read == NULL)
    return FALSE;
  sqlite3_bind_int64 (read, 1, row);
  step = venule_sqlite_step (db, read, error);
  if (step == VENULE_STEP_ROW && sqlite3_column_bytes (read, 0) > 0)
    g_byte_array_append (members, sqlite3_column_blob (read, 0), (guint) sqlite3_column_bytes (read, 0));
  sqlite3_reset (read);
  if (step == VENULE_STEP_FAILED)
    return FALSE;
  if (!venule_posting_set (members, (guint) (id & (VENULE_POSTING_BLOCK - 1)), present))
    return TRUE;

  write = venule_sqlite_prepare (db,
                                 members->len == 0 ? "DELETE FROM search_posting WHERE key = ?"
                                                   : "INSERT INTO search_posting (key, members) VALUES (?, ?)"
                                                     " ON CONFLICT (key) DO UPDATE SET members = excluded.members",
                                 error);
  if (write == NULL)
    return FALSE;
  sqlite3_bind_int64 (write, 1, row);
  if (members->len > 0)
    sqlite3_bind_blob (write, 2, members->data, (int) members->len, SQLITE_STATIC);
  return venule_sqlite_run (db, write, error);
}

/* Takes away what only @before leads to, and adds what only @after does. */
static gboolean
change_postings (VenuleSqlite *db, GArray *before, GArray *after, gint64 id, GError **error)
{
  for (guint i = 0, j = 0; i < before->len || j < after->len;)
    {
      gint64 old = i < before->len ? g_array_index (before, gint64, i) : G_MAXINT64;
      gint64 new = j < after->len ? g_array_index (after, gint64, j) : G_MAXINT64;

      if (old != new && !change_posting (db, MIN (old, new), id, new < old, error))
        return FALSE;
      i += old <= new;
      j += new <= old;
    }
  return TRUE;
}

/* Returns: the row that @sql finds for the text, 0 none, -1 with @error set */
static gint64
find_word (VenuleSqlite *db, const char *word, GError **error)
{
  sqlite3_stmt *find = venule_sqlite_prepare (db, "SELECT id FROM search_word WHERE word = ?", error);
  gint64 id = 0;
  VenuleStep step;

  if (find == NULL)
    return -1;
  sqlite3_bind_text (find, 1, word, -1, SQLITE_STATIC);
  step = venule_sqlite_step (db, find, error);
  if (step == VENULE_STEP_ROW)
    id = sqlite3_column_int64 (find, 0);
  sqlite3_reset (find);
  return step == VENULE_STEP_FAILED ? -1 : id;
}

static gboolean
change_word_postings (VenuleSqlite *db, const char *word, gint64 id, gboolean present, GError **error)
{
  g_autoptr (GArray) keys = venule_gram_list_all (word, VENULE_GRAM_OF_WORDS);

  for (guint i = 0; i < keys->len; i++)
    {
      if (!change_posting (db, g_array_index (keys, gint64, i), id, present, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_word (VenuleSqlite *db, const char *word, GError **error)
{
  gint64 id = find_word (db, word, error);
  sqlite3_stmt *insert;

  if (id != 0)
    return id > 0;
  insert = venule_sqlite_prepare (db, "INSERT INTO search_word (word) VALUES (?)", error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_text (insert, 1, word, -1, SQLITE_STATIC);
  if (!venule_sqlite_run (db, insert, error))
    return FALSE;
  return change_word_postings (db, word, sqlite3_last_insert_rowid (venule_sqlite_get_handle (db)), TRUE, error);
}

/* Forgets a word that no record has any more. */
static gboolean
drop_word (VenuleSqlite *db, const char *word, GError **error)
{
  gboolean used;
  gint64 id = find_word (db, word, error);
  sqlite3_stmt *drop;

  if (id <= 0)
    return id == 0;
  if (!venule_sqlite_search_has_word (db, word, &used, error))
    return FALSE;
  if (used)
    return TRUE;
  if (!change_word_postings (db, word, id, FALSE, error))
    return FALSE;
  drop = venule_sqlite_prepare (db, "DELETE FROM search_word WHERE id = ?", error);
  if (drop == NULL)
    return FALSE;
  sqlite3_bind_int64 (drop, 1, id);
  return venule_sqlite_run (db, drop, error);
}

static gboolean
change_words (VenuleSqlite *db, const VenuleCard *before, const VenuleCard *after, GError **error)
{
  g_autoptr (GPtrArray) old = before == NULL ? g_ptr_array_new () : venule_sqlite_index_list_names (before);
  g_autoptr (GPtrArray) new = after == NULL ? g_ptr_array_new () : venule_sqlite_index_list_names (after);

  for (guint i = 0; i < new->len; i++)
    {
      if (!venule_search_text_has_digit (new->pdata[i]) && !add_word (db, new->pdata[i], error))
        return FALSE;
    }
  for (guint i = 0; i < old->len; i++)
    {
      if (!g_ptr_array_find_with_equal_func (new, old->pdata[i], g_str_equal, NULL)
          && !drop_word (db, old->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/* after: (nullable): NULL: the record is there no more */
gboolean
venule_sqlite_index_write_entry (VenuleSqlite *db, gint64 record, const VenuleCard *after, GError **error)
{
  g_autofree char *words = after == NULL ? NULL : join_words (after);
  gint64 names = after == NULL ? 0 : get_names_key (after);
  sqlite3_stmt *write
      = venule_sqlite_prepare (db,
                               after == NULL ? "DELETE FROM search_entry WHERE record = ?"
                                             : "INSERT INTO search_entry (record, names, words) VALUES (?, ?, ?)"
                                               " ON CONFLICT (record) DO UPDATE SET names = excluded.names,"
                                               " words = excluded.words",
                               error);

  if (write == NULL)
    return FALSE;
  sqlite3_bind_int64 (write, 1, record);
  if (after != NULL && names != 0)
    sqlite3_bind_int64 (write, 2, names);
  if (after != NULL)
    sqlite3_bind_text (write, 3, words, -1, SQLITE_STATIC);
  return venule_sqlite_run (db, write, error);
}

/* The record's time of change into its row of times; 0 when it is there no more. */
static gboolean
change_time (VenuleSqlite *db, gint64 record, GError **error)
{
  gint64 times[VENULE_INDEX_TIMES] = { 0 };
  sqlite3_stmt *read
      = venule_sqlite_prepare (db,
                               "SELECT changed_at, (SELECT times FROM search_time WHERE block = ?2) FROM (SELECT 1)"
                               " LEFT JOIN record ON id = ?1",
                               error);
  sqlite3_stmt *write;
  VenuleStep step;

  if (read == NULL)
    return FALSE;
  sqlite3_bind_int64 (read, 1, record);
  sqlite3_bind_int64 (read, 2, record / VENULE_INDEX_TIMES);
  step = venule_sqlite_step (db, read, error);
  if (step == VENULE_STEP_ROW)
    {
      gsize length = MIN ((gsize) sqlite3_column_bytes (read, 1), sizeof times);

      if (length > 0)
        memcpy (times, sqlite3_column_blob (read, 1), length);
      times[record % VENULE_INDEX_TIMES]
          = GINT64_TO_LE (venule_newest_read_time ((const char *) sqlite3_column_text (read, 0)));
    }
  sqlite3_reset (read);
  if (step == VENULE_STEP_FAILED)
    return FALSE;
  write = venule_sqlite_prepare (db,
                                 "INSERT INTO search_time (block, times) VALUES (?, ?)"
                                 " ON CONFLICT (block) DO UPDATE SET times = excluded.times",
                                 error);
  if (write == NULL)
    return FALSE;
  sqlite3_bind_int64 (write, 1, record / VENULE_INDEX_TIMES);
  sqlite3_bind_blob (write, 2, times, sizeof times, SQLITE_STATIC);
  return venule_sqlite_run (db, write, error);
}

/**
 * venule_sqlite_index_update:
 * @db: within a transaction, after the record's own row was written or deleted
 * @record: the record's row
 * @before: (nullable): the card that the record was entered with; %NULL: it is new
 * @after: (nullable): the card that it has now; %NULL: it is erased
 * @error: where to store an error
 *
 * Keeps lists and searches true. To be called whenever a record's card or its time of change is written.
 *
 * Returns: whether it could be written; if not, the transaction is to be rolled back
 */
gboolean
venule_sqlite_index_update (
    VenuleSqlite *db, gint64 record, const VenuleCard *before, const VenuleCard *after, GError **error)
{
  g_autoptr (GArray) old = NULL, new = NULL;

  g_return_val_if_fail (record > 0, FALSE);

  if (!change_time (db, record, error))
    return FALSE;
  if (before != NULL && after != NULL && venule_card_equal (before, after))
    return TRUE;
  old = before == NULL ? g_array_new (FALSE, FALSE, sizeof (gint64)) : venule_sqlite_index_list_keys (before);
  new = after == NULL ? g_array_new (FALSE, FALSE, sizeof (gint64)) : venule_sqlite_index_list_keys (after);
  return change_postings (db, old, new, record, error) && venule_sqlite_index_write_entry (db, record, after, error)
         && change_words (db, before, after, error);
}
