/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-index.h"

#include <string.h>

#include <sqlite3.h>

#include "venule-gram.h"
#include "venule-newest.h"
#include "venule-posting.h"
#include "venule-search-text.h"
#include "venule-sqlite-record.h"

/* Tables that are made anew: a block of ids at a time, each of its postings written once. */
typedef struct
{
  VenuleSqlite *db;
  GArray *postings; /* (element-type gint64): of one block: a gram's key and, in its lowest bits, the place */
  gint64 block;
  GHashTable *words;   /* (element-type utf8) */
  GPtrArray *in_order; /* (element-type utf8): the same, owned by it; a word's id is its place, from 1 */
  gint64 times[VENULE_INDEX_TIMES];
  gint64 times_block;
} Build;

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static gboolean
insert (VenuleSqlite *db, const char *sql, gint64 key, gconstpointer bytes, gsize length, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, key);
  sqlite3_bind_blob64 (statement, 2, bytes, length, SQLITE_STATIC);
  return venule_sqlite_run (db, statement, error);
}

/* Writes the block's postings, those of one gram together. */
static gboolean
write_postings (Build *build, GError **error)
{
  const gint64 block_bits = VENULE_POSTING_BLOCK - 1;

  g_array_sort (build->postings, compare);
  for (guint i = 0; i < build->postings->len;)
    {
      guint64 bits[VENULE_POSTING_WORDS] = { 0 };
      gint64 key = g_array_index (build->postings, gint64, i) & ~block_bits;
      g_autoptr (GByteArray) packed = NULL;

      for (; i < build->postings->len && (g_array_index (build->postings, gint64, i) & ~block_bits) == key; i++)
        {
          guint place = (guint) (g_array_index (build->postings, gint64, i) & block_bits);

          bits[place / 64] |= (guint64) 1 << place % 64;
        }
      packed = venule_posting_pack (bits);
      if (!insert (build->db, "INSERT INTO search_posting (key, members) VALUES (?, ?)", key | build->block,
                   packed->data, packed->len, error))
        return FALSE;
    }
  g_array_set_size (build->postings, 0);
  return TRUE;
}

static gboolean
enter (Build *build, gint64 id, GArray *keys, GError **error)
{
  if (id >> VENULE_POSTING_SHIFT != build->block && !write_postings (build, error))
    return FALSE;
  build->block = id >> VENULE_POSTING_SHIFT;
  for (guint i = 0; i < keys->len; i++)
    {
      gint64 posting = g_array_index (keys, gint64, i) | (id & (VENULE_POSTING_BLOCK - 1));

      g_array_append_val (build->postings, posting);
    }
  return TRUE;
}

static gboolean
write_times (Build *build, GError **error)
{
  if (build->times_block >= 0
      && !insert (build->db, "INSERT INTO search_time (block, times) VALUES (?, ?)", build->times_block, build->times,
                  sizeof build->times, error))
    return FALSE;
  memset (build->times, 0, sizeof build->times);
  return TRUE;
}

static gboolean
enter_time (Build *build, gint64 record, const char *changed_at, GError **error)
{
  if (record / VENULE_INDEX_TIMES != build->times_block && !write_times (build, error))
    return FALSE;
  build->times_block = record / VENULE_INDEX_TIMES;
  build->times[record % VENULE_INDEX_TIMES] = GINT64_TO_LE (venule_newest_read_time (changed_at));
  return TRUE;
}

static void
note_words (Build *build, const VenuleCard *card)
{
  g_autoptr (GPtrArray) words = venule_sqlite_index_list_names (card);

  for (guint i = 0; i < words->len; i++)
    {
      char *word;

      if (venule_search_text_has_digit (words->pdata[i]) || g_hash_table_contains (build->words, words->pdata[i]))
        continue;
      word = g_strdup (words->pdata[i]);
      g_ptr_array_add (build->in_order, word);
      g_hash_table_add (build->words, word);
    }
}

static gboolean
enter_record (Build *build, gint64 record, GError **error)
{
  g_autoptr (VenuleSqliteRecord) row = venule_sqlite_record_get (build->db, record, error);
  g_autoptr (GArray) keys = NULL;

  if (row == NULL)
    return FALSE;
  keys = venule_sqlite_index_list_keys (row->card);
  note_words (build, row->card);
  return enter (build, record, keys, error) && enter_time (build, record, row->changed_at, error)
         && venule_sqlite_index_write_entry (build->db, record, row->card, error);
}

static gboolean
enter_records (Build *build, GError **error)
{
  sqlite3_stmt *row = venule_sqlite_prepare (build->db, "SELECT id FROM record ORDER BY id", error);
  VenuleStep step;

  if (row == NULL)
    return FALSE;
  while ((step = venule_sqlite_step (build->db, row, error)) == VENULE_STEP_ROW)
    {
      if (!enter_record (build, sqlite3_column_int64 (row, 0), error))
        {
          sqlite3_reset (row);
          return FALSE;
        }
    }
  return step == VENULE_STEP_DONE && write_postings (build, error) && write_times (build, error);
}

static gboolean
enter_words (Build *build, GError **error)
{
  build->block = 0;
  for (guint i = 0; i < build->in_order->len; i++)
    {
      const char *word = build->in_order->pdata[i];
      g_autoptr (GArray) keys = venule_gram_list_all (word, VENULE_GRAM_OF_WORDS);
      sqlite3_stmt *statement
          = venule_sqlite_prepare (build->db, "INSERT INTO search_word (id, word) VALUES (?, ?)", error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, i + 1);
      sqlite3_bind_text (statement, 2, word, -1, SQLITE_STATIC);
      if (!venule_sqlite_run (build->db, statement, error) || !enter (build, i + 1, keys, error))
        return FALSE;
    }
  return write_postings (build, error);
}

/**
 * venule_sqlite_index_rebuild:
 * @db: within a transaction
 * @error: where to store an error
 *
 * Makes what lists and searches read anew from the records: after a restore, where it was found wrong, or where
 * very many records were entered at once.
 *
 * Returns: whether it could be written; if not, the transaction is to be rolled back
 */
gboolean
venule_sqlite_index_rebuild (VenuleSqlite *db, GError **error)
{
  Build build = { .db = db, .times_block = -1 };
  gboolean done;

  build.postings = g_array_new (FALSE, FALSE, sizeof (gint64));
  build.words = g_hash_table_new (g_str_hash, g_str_equal);
  build.in_order = g_ptr_array_new_with_free_func (g_free);
  done = venule_sqlite_execute (db,
                                "DELETE FROM search_posting; DELETE FROM search_entry; "
                                "DELETE FROM search_time; DELETE FROM search_word;",
                                error)
         && enter_records (&build, error) && enter_words (&build, error);
  g_array_unref (build.postings);
  g_hash_table_unref (build.words);
  g_ptr_array_unref (build.in_order);
  return done;
}
