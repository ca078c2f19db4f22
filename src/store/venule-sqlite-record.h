/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-revision.h"
#include "venule-sqlite.h"

G_BEGIN_DECLS

/* A row of the table of records. Its seal covers all of it. */
typedef struct
{
  gint64 id; /* 0: not stored yet */
  char *uuid;
  guint newest;
  VenuleCourse course;
  gboolean to_hand_over;
  guint n_issues;
  char *changed_at;
  VenuleCivilDate changed_day;
  VenuleCard *card;
  char *newest_hash; /* the newest revision's */
  struct
  {
    char *changed_at;
    VenuleCivilDate changed_day, visit;
    VenuleCourse course;
    gboolean to_hand_over;
  } stored; /* what is in the indexes of lists: what hasn't changed of it is not written again */
} VenuleSqliteRecord;

void venule_sqlite_record_free (VenuleSqliteRecord *self);
gboolean venule_sqlite_record_find (VenuleSqlite *db, const char *uuid, VenuleSqliteRecord **record, GError **error);
VenuleSqliteRecord *venule_sqlite_record_get (VenuleSqlite *db, gint64 id, GError **error);
gboolean venule_sqlite_record_write (VenuleSqlite *db, VenuleSqliteRecord *self, GError **error);

/* Eight columns from the first on, in the card's order. */
gboolean venule_sqlite_get_card (sqlite3_stmt *statement, int first, VenuleCard **card);
void venule_sqlite_bind_card (sqlite3_stmt *statement, int first, const VenuleCard *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleSqliteRecord, venule_sqlite_record_free)

G_END_DECLS
