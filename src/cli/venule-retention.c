/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-cli"

#include "venule-retention.h"

#include "venule-await.h"
#include "venule-unsaved.h"
#include "venule-written-reasons.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* How many rows are asked for at a time. */
#define WINDOW 500

static VenuleExit
fail (const GError *error)
{
  fprintf (stderr, "%s\n", error->message);

  return venule_exit_from_error (error);
}

/* So many years before today; of a leap day, the day before it. */
static VenuleCivilDate
get_day (const VenuleOptions *options)
{
  int year, month, day;

  venule_civil_date_get_ymd (options->today, &year, &month, &day);

  return venule_civil_date_new (year - options->retention, month, month == 2 ? MIN (day, 28) : day);
}

static gboolean
read_window (VenuleStore *store, const VenuleListQuery *query, GPtrArray *records, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (GPtrArray) window = NULL;

  venule_store_list_async (store, query, NULL, venule_await_cb, venule_await_begin (&await));
  window = venule_store_list_finish (store, venule_await_result (&await), error);
  for (guint i = 0; window != NULL && i < window->len; i++)
    g_ptr_array_add (records, g_object_ref (g_ptr_array_index (window, i)));

  return window != NULL;
}

/* Returns: (transfer full) (nullable) (element-type VenuleRecord): all that nothing was changed in since */
static GPtrArray *
list_past (VenuleStore *store, VenuleCivilDate day, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  VenuleListQuery query = { .kind = VENULE_LIST_UNCHANGED, .today = day, .limit = WINDOW };

  do
    {
      query.offset = records->len;
      if (!read_window (store, &query, records, error))
        return NULL;
    }
  while (records->len == query.offset + WINDOW);

  return g_steal_pointer (&records);
}

static void
print_records (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      VenuleRecord *record = g_ptr_array_index (records, i);
      const VenuleCard *card = venule_record_get_card (record);
      g_autofree char *born = card->born == 0 ? g_strdup ("") : venule_civil_date_format (card->born);

      printf ("%s\t%.10s\t%s, %s\t%s\t%s\t%u\n", venule_record_get_id (record), venule_record_get_changed_at (record),
              card->family_name, card->given_name, born, card->number, venule_record_get_revision (record));
    }
}

/* Where the revision stands in a line of the list. */
#define REVISION 5

/* Returns: (transfer full) (element-type utf8 VenuleRecord) */
static GHashTable *
index_by_id (GPtrArray *records)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    {
      VenuleRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (ids, (char *) venule_record_get_id (record), record);
    }

  return ids;
}

/* What the lines of the list name, each once, as it was then.
 * Returns: (transfer full) (nullable) (element-type VenuleErasure) */
static GPtrArray *
read_confirmed (const char *file, GError **error)
{
  g_autoptr (GPtrArray) confirmed = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_erasure_free);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (file, &text, NULL, error))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      guint64 revision = 0;

      if (g_strv_length (cells) > REVISION
          && !g_ascii_string_to_unsigned (g_strstrip (cells[REVISION]), 10, 1, G_MAXUINT, &revision, error))
        return NULL;
      if (cells[0] != NULL && *g_strstrip (cells[0]) != '\0' && g_hash_table_add (ids, g_strdup (cells[0])))
        g_ptr_array_add (confirmed, venule_erasure_new (cells[0], (guint) revision));
    }

  return g_steal_pointer (&confirmed);
}

/* Each has to be past its time, and as it was when the list was made. What is checked is what is erased, or nothing:
 * the store holds each against the revision that was seen here. */
static VenuleExit
check_confirmed (GPtrArray *confirmed, GHashTable *past, const VenuleOptions *options)
{
  if (confirmed->len == 0)
    {
      fprintf (stderr, _ ("%s: it names no consultation; nothing was erased\n"), options->confirmed);
      return VENULE_EXIT_USAGE;
    }
  for (guint i = 0; i < confirmed->len; i++)
    {
      VenuleErasure *erasure = g_ptr_array_index (confirmed, i);
      VenuleRecord *record = g_hash_table_lookup (past, erasure->record);
      guint revision = record == NULL ? 0 : venule_record_get_revision (record);

      if (record == NULL || (erasure->revision != 0 && erasure->revision != revision))
        {
          fprintf (stderr,
                   record == NULL
                       ? _ ("%s: the consultation %s is not past its time, or is not kept; nothing was erased; list "
                            "again with --retention %d, and confirm that list\n")
                       : _ ("%s: the consultation %s was changed after the list was made; nothing was erased; list "
                            "again with --retention %d, and confirm that list\n"),
                   options->confirmed, erasure->record, options->retention);
          return VENULE_EXIT_REFUSED;
        }
      erasure->revision = revision;
    }

  return VENULE_EXIT_DONE;
}

static VenuleExit
erase (VenuleStore *store, GPtrArray *confirmed, const VenuleOptions *options)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *unsaved = venule_unsaved_get_folder (FALSE);
  g_autofree char *reasons = venule_written_reasons_get_folder (FALSE);

  venule_store_erase_async (store, confirmed, options->by,
                            options->reason == NULL ? "kept long enough" : options->reason, NULL, venule_await_cb,
                            venule_await_begin (&await));
  if (!venule_store_erase_finish (store, venule_await_result (&await), &error))
    return fail (error);
  for (guint i = 0; i < confirmed->len; i++)
    {
      const VenuleErasure *erasure = g_ptr_array_index (confirmed, i);

      venule_unsaved_erase (unsaved, erasure->record);
      venule_written_reasons_erase (reasons, erasure->record);
      printf ("erased\t%s\n", erasure->record);
    }
  printf ("%s\n", _ ("Backups made before still hold them: erase those too."));

  return VENULE_EXIT_DONE;
}

/**
 * venule_retention_run:
 * @store: where consultations are kept
 * @options: the command line, with `--retention`
 *
 * Lists what nothing was changed in for so many years; with a confirmed list, erases what it names, all of it or
 * nothing. What is not past its time is never erased by this.
 *
 * Returns: the exit code
 */
VenuleExit
venule_retention_run (VenuleStore *store, const VenuleOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) past = list_past (store, get_day (options), &error);
  g_autoptr (GPtrArray) confirmed = NULL;
  g_autoptr (GHashTable) ids = NULL;
  VenuleExit exit;

  if (past == NULL)
    return fail (error);
  if (options->confirmed == NULL)
    {
      print_records (past);
      return VENULE_EXIT_DONE;
    }
  confirmed = read_confirmed (options->confirmed, &error);
  if (confirmed == NULL)
    {
      fprintf (stderr, _ ("%s: %s; give the list that was confirmed\n"), options->confirmed, error->message);
      return VENULE_EXIT_UNUSABLE;
    }
  ids = index_by_id (past);
  exit = check_confirmed (confirmed, ids, options);

  return exit == VENULE_EXIT_DONE ? erase (store, confirmed, options) : exit;
}
