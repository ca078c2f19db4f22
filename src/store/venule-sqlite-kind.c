/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-kind.h"

#include <sqlite3.h>

#include "venule-sqlite-index.h"

#define ORDER_CHANGED " ORDER BY changed_at DESC, changed_day DESC, id DESC" /* as the index of changes has them */

/* A civil day is within these moments wherever the clock that told it stood. */
#define ABOUT " changed_at >= ?3 AND changed_at < ?4"

/* Records that stand in the indexes, and the latest changes, which don't yet. */
#define SETTLED " FROM record WHERE slot < " VENULE_INDEX_WAITING_TEXT
#define WAITING                                                                                                        \
  " FROM search_entry CROSS JOIN record ON record.id = search_entry.record"                                            \
  " WHERE search_entry.slot >= " VENULE_INDEX_WAITING_TEXT

/* In the order of their slots, which is that of changes. */
#define BY_SLOT(holds)                                                                                                 \
  "SELECT id, slot" SETTLED " AND " holds " UNION ALL SELECT record.id, search_entry.slot" WAITING " AND " holds       \
  " ORDER BY 2 DESC"
#define COUNT(holds) "SELECT (SELECT count (*)" SETTLED " AND " holds ") + (SELECT count (*)" WAITING " AND " holds ")"

#define TODAY " AND (changed_day = ?1 OR visit = ?1)"

/* Of one list: its records' rows in order, and how many they are. ?1 is today, ?2 as many rows as are needed, ?3 and ?4
 * are what today lies between. */
typedef struct
{
  const char *rows;
  const char *count;
  const char *slots; /* (nullable): of those that are settled */
} Kind;

G_STATIC_ASSERT (VENULE_COURSE_DRAFT == 0 && VENULE_COURSE_RETURNED == 2); /* as the index of drafts has them */

static const Kind kinds[] = {
  [VENULE_LIST_ALL] = { "SELECT record FROM search_entry ORDER BY slot DESC", "SELECT count (*) FROM record" },
  /* Each part comes in order from its own index, and ends where no more are needed. */
  [VENULE_LIST_TODAY]
  = { "SELECT id FROM ("
      "SELECT * FROM (SELECT id, changed_at, changed_day" SETTLED " AND changed_day = ?1 AND" ABOUT ORDER_CHANGED
      " LIMIT ?2)"
      " UNION SELECT * FROM (SELECT id, changed_at, changed_day" SETTLED " AND visit = ?1" ORDER_CHANGED " LIMIT ?2)"
      " UNION SELECT id, changed_at, changed_day" WAITING TODAY ")" ORDER_CHANGED,
      "SELECT (SELECT count (*)" SETTLED " AND changed_day = ?1 AND" ABOUT ")"
      " + (SELECT count (*)" SETTLED " AND visit = ?1 AND changed_day <> ?1) + (SELECT count (*)" WAITING TODAY ")" },
  [VENULE_LIST_TO_HAND_OVER]
  = { BY_SLOT ("to_hand_over"), COUNT ("to_hand_over"), "SELECT slot" SETTLED " AND to_hand_over" },
  [VENULE_LIST_DRAFTS]
  = { BY_SLOT ("course IN (0, 2)"), COUNT ("course IN (0, 2)"), "SELECT slot" SETTLED " AND course IN (0, 2)" },
  [VENULE_LIST_UNCHANGED]
  = { "SELECT id, changed_at, changed_day" SETTLED " AND changed_day < ?1 AND changed_at < ?4 UNION ALL"
      " SELECT id, changed_at, changed_day" WAITING " AND changed_day < ?1 ORDER BY 2 DESC, 3 DESC, 1 DESC",
      COUNT ("changed_day < ?1 AND changed_at < ?4") },
};

/* Days are those of the clock's own zone, moments are UTC: no zone is a whole day away. */
static void
bind_today (sqlite3_stmt *statement, const VenuleListQuery *query)
{
  g_autofree char *before = venule_civil_date_format (query->today - 1);
  g_autofree char *after = venule_civil_date_format (query->today + 2);

  sqlite3_bind_int64 (statement, 1, query->today);
  sqlite3_bind_text (statement, 3, before, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 4, after, -1, SQLITE_TRANSIENT);
}

/**
 * venule_sqlite_kind_prepare:
 * @db: a store
 * @query: the list and its window
 * @error: where to store an error
 *
 * Returns: (transfer none) (nullable): gives the rows' ids, the latest change first, from the list's beginning on;
 *   where @query searches, to the list's end
 */
sqlite3_stmt *
venule_sqlite_kind_prepare (VenuleSqlite *db, const VenuleListQuery *query, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, kinds[query->kind].rows, error);

  if (statement != NULL && (query->kind == VENULE_LIST_TODAY || query->kind == VENULE_LIST_UNCHANGED))
    bind_today (statement, query);
  if (statement != NULL && query->kind == VENULE_LIST_TODAY)
    sqlite3_bind_int64 (statement, 2, query->search != NULL ? -1 : (gint64) query->offset + query->limit);
  return statement;
}

/**
 * venule_sqlite_kind_prepare_count:
 * @db: a store
 * @query: the list
 * @error: where to store an error
 *
 * Returns: (transfer none) (nullable): gives how many records are in the list
 */
sqlite3_stmt *
venule_sqlite_kind_prepare_count (VenuleSqlite *db, const VenuleListQuery *query, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, kinds[query->kind].count, error);

  if (statement != NULL && (query->kind == VENULE_LIST_TODAY || query->kind == VENULE_LIST_UNCHANGED))
    bind_today (statement, query);
  return statement;
}

/**
 * venule_sqlite_kind_prepare_slots:
 * @db: a store
 * @query: the list
 * @error: where to store an error
 *
 * Returns: (transfer none) (nullable): gives the slots of the list's records, without those that wait; %NULL without
 *   @error: the list has no index of them
 */
sqlite3_stmt *
venule_sqlite_kind_prepare_slots (VenuleSqlite *db, const VenuleListQuery *query, GError **error)
{
  return kinds[query->kind].slots == NULL ? NULL : venule_sqlite_prepare (db, kinds[query->kind].slots, error);
}

/* Returns: whether a record that stands so is in the list */
gboolean
venule_sqlite_kind_holds (const VenuleListQuery *query,
                          VenuleCourse course,
                          gboolean to_hand_over,
                          VenuleCivilDate visit,
                          VenuleCivilDate changed)
{
  switch (query->kind)
    {
    case VENULE_LIST_TODAY:
      return visit == query->today || changed == query->today;
    case VENULE_LIST_TO_HAND_OVER:
      return to_hand_over;
    case VENULE_LIST_DRAFTS:
      return course == VENULE_COURSE_DRAFT || course == VENULE_COURSE_RETURNED;
    case VENULE_LIST_UNCHANGED:
      return changed < query->today;
    case VENULE_LIST_ALL:
    default:
      return TRUE;
    }
}
