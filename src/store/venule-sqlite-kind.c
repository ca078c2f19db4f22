/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-kind.h"

#include <sqlite3.h>

#define ORDER " ORDER BY changed_at DESC, id DESC"

/* Of one list: its records' rows in order, and how many they are. ?1 is today, ?2 as many rows as are needed. */
typedef struct
{
  const char *rows;
  const char *count;
} Kind;

G_STATIC_ASSERT (VENULE_COURSE_DRAFT == 0 && VENULE_COURSE_RETURNED == 2); /* as the index of drafts has them */

static const Kind kinds[] = {
  [VENULE_LIST_ALL] = { "SELECT id FROM record" ORDER, "SELECT count (*) FROM record" },
  /* Each half comes in order from its own index, and ends where no more are needed. */
  [VENULE_LIST_TODAY]
  = { "SELECT id FROM ("
      "SELECT * FROM (SELECT id, changed_at FROM record WHERE changed_day = ?1" ORDER " LIMIT ?2)"
      " UNION SELECT * FROM (SELECT id, changed_at FROM record WHERE visit = ?1" ORDER " LIMIT ?2))" ORDER,
      "SELECT (SELECT count (*) FROM record WHERE changed_day = ?1)"
      " + (SELECT count (*) FROM record WHERE visit = ?1 AND changed_day <> ?1)" },
  [VENULE_LIST_TO_HAND_OVER]
  = { "SELECT id FROM record WHERE to_hand_over" ORDER, "SELECT count (*) FROM record WHERE to_hand_over" },
  [VENULE_LIST_DRAFTS]
  = { "SELECT id FROM record WHERE course IN (0, 2)" ORDER, "SELECT count (*) FROM record WHERE course IN (0, 2)" },
  [VENULE_LIST_UNCHANGED]
  = { "SELECT id FROM record WHERE changed_day < ?1" ORDER, "SELECT count (*) FROM record WHERE changed_day < ?1" },
};

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
    sqlite3_bind_int64 (statement, 1, query->today);
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
    sqlite3_bind_int64 (statement, 1, query->today);
  return statement;
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
