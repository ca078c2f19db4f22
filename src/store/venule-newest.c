/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-newest.h"

#include <string.h>

#include <sqlite3.h>

#include "venule-sqlite-index.h"

/* Rows of times as near as this are stepped to, others are looked up. */
#define NEAR_ROWS 8

/* Where the rows of times are being read. */
typedef struct
{
  VenuleSqlite *db;
  sqlite3_stmt *statement;
  gint64 block; /* of the row it stands on; -1: none */
} Times;

/**
 * venule_newest_read_time:
 * @text: (nullable): a time in RFC 3339, UTC
 *
 * Returns: in microseconds, above 0; 0: it is no time
 */
gint64
venule_newest_read_time (const char *text)
{
  g_autoptr (GDateTime) time = text == NULL ? NULL : g_date_time_new_from_iso8601 (text, NULL);

  return time == NULL ? 0 : g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const VenuleNewest *first = a, *second = b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;
  return first->record > second->record ? -1 : first->record < second->record;
}

/* Puts an entry where the oldest of a heap was. */
static void
replace_oldest (GArray *heap, const VenuleNewest *entry)
{
  VenuleNewest *entries = (VenuleNewest *) (gpointer) heap->data;
  guint at = 0;

  for (guint child = 1; child < heap->len; child = at * 2 + 1)
    {
      if (child + 1 < heap->len && compare (&entries[child + 1], &entries[child]) > 0)
        child++;
      if (compare (&entries[child], entry) <= 0)
        break;
      entries[at] = entries[child];
      at = child;
    }
  entries[at] = *entry;
}

static void
add (GArray *heap, const VenuleNewest *entry, guint most)
{
  if (heap->len < most)
    {
      g_array_append_vals (heap, entry, 1);
      if (heap->len == most)
        {
          /* The oldest first: sorted so, it is a heap already. */
          g_array_sort (heap, compare);
          for (guint i = 0; i < most / 2; i++)
            {
              VenuleNewest swap = g_array_index (heap, VenuleNewest, i);

              g_array_index (heap, VenuleNewest, i) = g_array_index (heap, VenuleNewest, most - 1 - i);
              g_array_index (heap, VenuleNewest, most - 1 - i) = swap;
            }
        }
    }
  else if (compare (entry, &g_array_index (heap, VenuleNewest, 0)) < 0)
    {
      replace_oldest (heap, entry);
    }
}

/* Moves to the row of @block, or behind where it would be. */
static gboolean
seek (Times *times, gint64 block, GError **error)
{
  if (times->block < 0 || block - times->block > NEAR_ROWS)
    {
      times->statement = venule_sqlite_prepare (
          times->db, "SELECT block, times FROM search_time WHERE block >= ? ORDER BY block", error);
      if (times->statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (times->statement, 1, block);
    }
  while (times->block < block)
    {
      VenuleStep step = venule_sqlite_step (times->db, times->statement, error);

      if (step == VENULE_STEP_FAILED)
        return FALSE;
      times->block = step == VENULE_STEP_ROW ? sqlite3_column_int64 (times->statement, 0) : G_MAXINT64;
    }
  return TRUE;
}

/* Adds those of one row's records that are in the set; moves @record behind them. */
static void
add_row (GArray *heap, Times *times, const VenuleIdSet *set, gint64 *record, const VenuleNewest *before, guint most)
{
  gint64 first = times->block * VENULE_INDEX_TIMES;
  const guint8 *bytes = sqlite3_column_blob (times->statement, 1);
  gint64 n = sqlite3_column_bytes (times->statement, 1) / (int) sizeof (gint64);

  for (; *record >= 0 && *record < first + VENULE_INDEX_TIMES; *record = venule_id_set_find_next (set, *record + 1))
    {
      VenuleNewest entry = { 0, *record };

      if (*record - first >= n)
        continue;
      memcpy (&entry.time, bytes + (*record - first) * (gint64) sizeof entry.time, sizeof entry.time);
      entry.time = GINT64_FROM_LE (entry.time);
      if (entry.time != 0 && (before == NULL || compare (&entry, before) > 0))
        add (heap, &entry, most);
    }
}

/**
 * venule_newest_pick:
 * @db: a store
 * @set: records
 * @before: (nullable): only those that come after this one in the order
 * @most: how many at most, at least one
 * @cancellable: (nullable): looked at now and then
 * @error: where to store an error
 *
 * Returns: (transfer full) (nullable) (element-type VenuleNewest): those of the set that were changed last, the
 *   latest first
 */
GArray *
venule_newest_pick (VenuleSqlite *db,
                    const VenuleIdSet *set,
                    const VenuleNewest *before,
                    guint most,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GArray) heap = g_array_sized_new (FALSE, FALSE, sizeof (VenuleNewest), most);
  Times times = { db, NULL, -1 };

  g_return_val_if_fail (most > 0, NULL);

  for (gint64 record = venule_id_set_find_next (set, 0); record >= 0;)
    {
      gint64 block = record / VENULE_INDEX_TIMES;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !seek (&times, block, error))
        {
          if (times.statement != NULL)
            sqlite3_reset (times.statement);
          return NULL;
        }
      if (times.block == G_MAXINT64)
        break;
      if (times.block == block)
        add_row (heap, &times, set, &record, before, most);
      else
        record = venule_id_set_find_next (set, times.block * VENULE_INDEX_TIMES);
    }
  if (times.statement != NULL)
    sqlite3_reset (times.statement);
  g_array_sort (heap, compare);
  return g_steal_pointer (&heap);
}
