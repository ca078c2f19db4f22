/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-posting-batch.h"

#include "venule-gram.h"
#include "venule-posting.h"
#include "venule-sqlite-index.h"

#define MOST_CHANGES 1000000
#define MANY         128 /* of one row: more are made together */

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
read_row (VenuleSqlite *db, gint64 row, GByteArray *members, GError **error)
{
  sqlite3_stmt *read = venule_sqlite_prepare (db, "SELECT members FROM search_posting WHERE key = ?", error);
  VenuleStep step;

  if (read == NULL)
    return FALSE;
  sqlite3_bind_int64 (read, 1, row);
  step = venule_sqlite_step (db, read, error);
  if (step == VENULE_STEP_ROW && sqlite3_column_bytes (read, 0) > 0)
    g_byte_array_append (members, sqlite3_column_blob (read, 0), (guint) sqlite3_column_bytes (read, 0));
  sqlite3_reset (read);
  return step != VENULE_STEP_FAILED;
}

static gboolean
write_row (VenuleSqlite *db, gint64 row, GByteArray *members, GError **error)
{
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

/* Many at once, as bits. */
static GByteArray *
apply_many (GByteArray *members, const Change *changes, guint n)
{
  guint64 bits[VENULE_POSTING_WORDS] = { 0 };

  venule_posting_join (bits, members->data, members->len);
  for (guint i = 0; i < n; i++)
    {
      guint64 bit = (guint64) 1 << changes[i].place % 64;

      if (changes[i].present)
        bits[changes[i].place / 64] |= bit;
      else
        bits[changes[i].place / 64] &= ~bit;
    }
  return venule_posting_pack (bits);
}

/* Changes one row. */
static gboolean
write_changes (VenulePostingBatch *self, const Change *changes, guint n, GError **error)
{
  g_autoptr (GByteArray) members = g_byte_array_new ();
  g_autoptr (GByteArray) packed = NULL;

  if (!read_row (self->db, changes[0].row, members, error))
    return FALSE;
  if (n >= MANY)
    packed = apply_many (members, changes, n);
  for (guint i = 0; packed == NULL && i < n; i++)
    venule_posting_set (members, changes[i].place, changes[i].present);
  return write_row (self->db, changes[0].row, packed == NULL ? members : packed, error);
}

/* Those of one row together. */
gboolean
venule_posting_batch_write (VenulePostingBatch *self, GError **error)
{
  const Change *changes = (const Change *) (gpointer) self->changes->data;
  guint n;

  g_array_sort (self->changes, compare);
  for (guint i = 0; i < self->changes->len; i += n)
    {
      for (n = 1; i + n < self->changes->len && changes[i + n].row == changes[i].row;)
        n++;
      if (!write_changes (self, changes + i, n, error))
        return FALSE;
    }
  g_array_set_size (self->changes, 0);
  return TRUE;
}

/* Enters an id under keys, or takes it away, now or when many have come together. */
gboolean
venule_posting_batch_change (VenulePostingBatch *self, gint64 id, GArray *keys, gboolean present, GError **error)
{
  for (guint i = 0; i < keys->len; i++)
    {
      Change change = { VENULE_INDEX_KEY (g_array_index (keys, gint64, i), id >> VENULE_POSTING_SHIFT),
                        (guint16) (id & (VENULE_POSTING_BLOCK - 1)), present };

      g_array_append_val (self->changes, change);
    }
  return self->changes->len < MOST_CHANGES || venule_posting_batch_write (self, error);
}
