/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-migration.h"

#include <glib/gi18n-lib.h>

#include "venule-sqlite-index.h"
#include "venule-sqlite-schema.h"
#include "venule-sqlite-tables.h"
#include "venule-store.h"

/* Carries out the statements that a query gives. */
static gboolean
execute_each (VenuleSqlite *db, const char *query, GError **error)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *rows = venule_sqlite_prepare (db, query, error);
  VenuleStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = venule_sqlite_step (db, rows, error)) == VENULE_STEP_ROW)
    g_ptr_array_add (statements, g_strdup ((const char *) sqlite3_column_text (rows, 0)));
  for (guint i = 0; step == VENULE_STEP_DONE && i < statements->len; i++)
    {
      if (!venule_sqlite_execute (db, statements->pdata[i], error))
        return FALSE;
    }
  return step == VENULE_STEP_DONE;
}

/* All that can be made anew from the records, in whatever form a version had it. */
static gboolean
drop_index (VenuleSqlite *db, GError **error)
{
  return execute_each (db, "SELECT 'DROP TRIGGER \"' || name || '\"' FROM sqlite_schema WHERE type = 'trigger'", error)
         && execute_each (db,
                          "SELECT 'DROP INDEX \"' || name || '\"' FROM sqlite_schema WHERE type = 'index'"
                          " AND sql IS NOT NULL AND (name GLOB 'record_*' OR name = 'audit_by_record')",
                          error)
         && execute_each (db,
                          "SELECT 'DROP TABLE \"' || name || '\"' FROM sqlite_schema WHERE type = 'table'"
                          " AND name GLOB 'search_*'",
                          error);
}

/* Version 1 had an index of saves, and no slot in a record's row. Its search tables had several forms. */
static const char to_2_before[] = "PRAGMA legacy_alter_table = ON;"
                                  "ALTER TABLE record RENAME TO former_record;"
                                  "ALTER TABLE revision RENAME TO former_revision;"
                                  "PRAGMA legacy_alter_table = OFF;";
static const char to_2_after[]
    = "INSERT INTO record SELECT id, uuid, newest, course, to_hand_over, n_issues, changed_at, changed_day, given_name,"
      " family_name, number, nhs_number, protocol, born, visit, is_example, newest_hash, seal, NULL"
      " FROM former_record ORDER BY id;"
      "INSERT INTO revision SELECT record, number, save_id, course, reason, by, at, given_name, family_name, "
      "card_number,"
      " nhs_number, protocol, born, visit, is_example, hash, document FROM former_revision ORDER BY rowid;"
      "DROP TABLE former_revision;"
      "DROP TABLE former_record;";

static gboolean
migrate_to_2 (VenuleSqlite *db, GError **error)
{
  return venule_sqlite_execute (db, to_2_before, error) && venule_sqlite_execute (db, venule_sqlite_table_record, error)
         && venule_sqlite_execute (db, venule_sqlite_table_revision, error)
         && venule_sqlite_execute (db, to_2_after, error);
}

/* What brings a store of version n + 1 to the next, in order. Of the search tables none of them need speak. */
static gboolean (*const steps[]) (VenuleSqlite *db, GError **error) = { migrate_to_2 };

G_STATIC_ASSERT (G_N_ELEMENTS (steps) == VENULE_SQLITE_VERSION - 1);

static gboolean
check_references (VenuleSqlite *db, GError **error)
{
  gint64 n_dangling;

  if (!venule_sqlite_read_number (db, "SELECT count(*) FROM pragma_foreign_key_check", &n_dangling, error))
    return FALSE;
  if (n_dangling == 0)
    return TRUE;
  g_set_error (
      error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_DAMAGED,
      _ ("%s: it is of an older version and what it holds doesn't fit together, so it was left as it is; restore"
         " a backup"),
      venule_sqlite_get_file (db));
  return FALSE;
}

/**
 * venule_sqlite_migration_run:
 * @db: a connection with an open transaction, and without foreign keys
 * @version: of its tables, at least 1, before this one
 * @error: #VENULE_STORE_ERROR
 *
 * Brings an older store's tables to this version: what was saved stays as it is, byte for byte; what lists and searches
 * read is made anew.
 *
 * Returns: whether it was done; if not, the transaction is to be rolled back
 */
gboolean
venule_sqlite_migration_run (VenuleSqlite *db, gint64 version, GError **error)
{
  g_return_val_if_fail (version >= 1, FALSE);

  if (version >= VENULE_SQLITE_VERSION)
    return TRUE;
  if (!drop_index (db, error))
    return FALSE;
  for (gint64 i = MAX (version, 1); i < VENULE_SQLITE_VERSION; i++)
    {
      if (!steps[i - 1](db, error))
        return FALSE;
    }
  return venule_sqlite_execute (db, venule_sqlite_triggers, error)
         && venule_sqlite_execute (db, venule_sqlite_index_schema, error) && venule_sqlite_index_rebuild (db, error)
         && check_references (db, error);
}
