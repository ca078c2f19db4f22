/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-posting-batch.h"

#include "venule-gram.h"
#include "venule-posting.h"
#include "venule-sqlite-index.h"

#define MOST_CHANGES 1000000

typedef struct
{
  gint64 row;
  guint16 place;
  gboolean present;
} Change;

struct _VenulePostingBatch
{
  VenuleSqlite *db;
  GArray *changes; /* (element-type Change) */
};

VenulePostingBatch *
venule_posting_batch_new (VenuleSqlite *db)
{
  VenulePostingBatch *self = g_new0 (VenulePostingBatch, 1);

  self->db = db;
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  return self;
}

void
venule_posting_batch_free (VenulePostingBatch *self)
{
  g_array_unref (self->changes);
  g_free (self);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Change *first = a, *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return (int) first->place - (int) second->place;
}

static gboolean
read_row (VenuleSqlite *db, gint64 row, guint64 bits[VENULE_POSTING_WORDS], GError **error)
{
  sqlite3_stmt *read = venule_sqlite_prepare (db, "SELECT members FROM search_posting WHERE key = ?", error);
  VenuleStep step;

  if (read == NULL)
    return FALSE;
  sqlite3_bind_int64 (read, 1, row);
  step = venule_sqlite_step (db, read, error);
  if (step == VENULE_STEP_ROW)
    {
      gconstpointer members = sqlite3_column_blob (read, 0);

      venule_posting_join (bits, members, (gsize) sqlite3_column_bytes (read, 0));
    }
  sqlite3_reset (read);
  return step != VENULE_STEP_FAILED;
}

static gboolean
write_row (VenuleSqlite *db, gint64 row, const guint64 bits[VENULE_POSTING_WORDS], GError **error)
{
  g_autoptr (GByteArray) members = venule_posting_pack (bits);
  sqlite3_stmt *write
      = venule_sqlite_prepare (db,
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

/* Those of one row together. */
gboolean
venule_posting_batch_write (VenulePostingBatch *self, GError **error)
{
  GArray *changes = self->changes;

  g_array_sort (changes, compare);
  for (guint i = 0; i < changes->len;)
    {
      gint64 row = g_array_index (changes, Change, i).row;
      guint64 bits[VENULE_POSTING_WORDS] = { 0 };

      if (!read_row (self->db, row, bits, error))
        return FALSE;
      for (; i < changes->len && g_array_index (changes, Change, i).row == row; i++)
        {
          const Change *change = &g_array_index (changes, Change, i);
          guint64 bit = (guint64) 1 << change->place % 64;

          if (change->present)
            bits[change->place / 64] |= bit;
          else
            bits[change->place / 64] &= ~bit;
        }
      if (!write_row (self->db, row, bits, error))
        return FALSE;
    }
  g_array_set_size (changes, 0);
  return TRUE;
}

/* Enters an id under keys, or takes it away, now or when many have come together. */
gboolean
venule_posting_batch_change (VenulePostingBatch *self, gint64 id, GArray *keys, gboolean present, GError **error)
{
  for (guint i = 0; i < keys->len; i++)
    {
      Change change = { VENULE_INDEX_BLOCK (id >> VENULE_POSTING_SHIFT, g_array_index (keys, gint64, i)),
                        (guint16) (id & (VENULE_POSTING_BLOCK - 1)), present };

      g_array_append_val (self->changes, change);
    }
  return self->changes->len < MOST_CHANGES || venule_posting_batch_write (self, error);
}
