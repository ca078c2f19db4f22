/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-store-backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* One backup of the folder. */
typedef struct
{
  char *path;
  VenuleCivilDate day;
  guint number; /* the day's second has 2: its first was damaged */
} Kept;

/* What is under way. */
typedef struct
{
  char *folder;
  guint keep;
  VenuleCivilDate today;
  char *by;
  GPtrArray *kept; /* (element-type Kept), the newest first */
  guint next;      /* the one to look at */
  char *made;      /* (nullable) */
  VenuleBackupReport *report;
} Work;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_free (kept->path);
  g_free (kept);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->folder);
  g_free (work->by);
  g_free (work->made);
  g_ptr_array_unref (work->kept);
  g_clear_pointer (&work->report, venule_backup_report_free);
  g_free (work);
}

/**
 * venule_backup_report_free:
 * @self: (transfer full): a report
 *
 * Frees it with all it holds.
 */
void
venule_backup_report_free (VenuleBackupReport *self)
{
  g_free (self->newest);
  g_free (self->damaged);
  g_clear_pointer (&self->state, venule_store_state_free);
  g_free (self);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const Kept *one = *(const Kept *const *) a, *other = *(const Kept *const *) b;

  if (one->day != other->day)
    return one->day < other->day ? 1 : -1;
  return (one->number < other->number) - (one->number > other->number);
}

static char *
make_path (const char *folder, VenuleCivilDate day, guint number)
{
  g_autofree char *date = venule_civil_date_format (day);
  g_autofree char *name = number == 1 ? g_strdup_printf ("venule-%s.backup", date)
                                      : g_strdup_printf ("venule-%s-%u.backup", date, number);

  return g_build_filename (folder, name, NULL);
}

/* NULL: a name that we didn't give: such a file is never touched. */
static Kept *
parse_name (const char *folder, const char *name)
{
  g_autofree char *date = strlen (name) > 17 ? g_strndup (name + 7, 10) : NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL), *ours = NULL;
  VenuleCivilDate day = VENULE_CIVIL_DATE_NONE;
  guint number = 1;
  Kept *kept;

  if (!date || !venule_civil_date_parse (date, &day))
    return NULL;
  if (name[17] == '-' && sscanf (name + 18, "%u", &number) != 1)
    return NULL;
  ours = make_path (folder, day, number);
  if (!g_str_equal (ours, path))
    return NULL;
  kept = g_new0 (Kept, 1);
  kept->path = g_steal_pointer (&path);
  kept->day = day;
  kept->number = number;
  return kept;
}

/* What is dated after today was made while the clock was wrong: it is neither the newest nor too old. */
static GPtrArray *
list_kept (const char *folder, VenuleCivilDate today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (kept_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      Kept *kept = parse_name (folder, name);

      if (kept && kept->day <= today)
        g_ptr_array_add (list, kept);
      else if (kept)
        kept_free (kept);
    }
  g_ptr_array_sort (list, compare_newest_first);
  return list;
}

static GTask *
begin (VenuleStore *store,
       GFile *folder,
       guint keep,
       VenuleCivilDate today,
       const char *by,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->folder = g_file_get_path (folder);
  work->keep = MAX (keep, 1);
  work->today = today;
  work->by = g_strdup (by);
  work->kept = work->folder ? list_kept (work->folder, today) : g_ptr_array_new ();
  work->report = g_new0 (VenuleBackupReport, 1);
  work->report->age = -1;
  work->report->n_kept = work->kept->len;
  g_task_set_task_data (task, work, work_free);
  return task;
}

static void
complete (GTask *task)
{
  Work *work = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&work->report), (GDestroyNotify) venule_backup_report_free);
}

static void
found (Work *work, const char *path, VenuleCivilDate day, VenuleStoreState *state)
{
  work->report->newest = g_strdup (path);
  work->report->age = venule_civil_date_days_between (day, work->today);
  work->report->state = state;
}

static void look_at_next (GTask *task);

static void
looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Work *work = g_task_get_task_data (task);
  const Kept *kept = work->kept->pdata[work->next];
  VenuleStoreState *state = venule_store_inspect_copy_finish (VENULE_STORE (source), result, &error);

  if (state)
    {
      found (work, kept->path, kept->day, state);
      complete (task);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (!work->report->damaged)
    work->report->damaged = g_strdup (error->message);
  work->next++;
  look_at_next (task);
}

/* From the newest on, until one is good. */
static void
look_at_next (GTask *task)
{
  Work *work = g_task_get_task_data (task);
  g_autoptr (GFile) file = NULL;

  if (work->next == work->kept->len)
    {
      complete (task);
      return;
    }
  file = g_file_new_for_path (((Kept *) work->kept->pdata[work->next])->path);
  venule_store_inspect_copy_async (g_task_get_source_object (task), file, g_task_get_cancellable (task), looked,
                                   g_object_ref (task));
}

/* The oldest go, once there is a new one that was read back and is good. */
static void
remove_old (Work *work)
{
  g_autoptr (GPtrArray) kept = list_kept (work->folder, work->today);

  work->report->n_kept = MIN (kept->len, work->keep);
  for (guint i = work->keep; i < kept->len; i++)
    if (g_unlink (((Kept *) kept->pdata[i])->path) != 0)
      work->report->n_kept++;
}

static void
made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Work *work = g_task_get_task_data (task);
  VenuleStoreState *state = venule_store_back_up_finish (VENULE_STORE (source), result, &error);

  if (!state)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  found (work, work->made, work->today, state);
  work->report->is_new = TRUE;
  remove_old (work);
  complete (task);
}

static void
make_todays (GTask *task)
{
  Work *work = g_task_get_task_data (task);
  g_autoptr (GFile) file = NULL;
  guint number = 1;

  do
    {
      g_free (work->made);
      work->made = make_path (work->folder, work->today, number++);
    }
  while (g_file_test (work->made, G_FILE_TEST_EXISTS));
  file = g_file_new_for_path (work->made);
  venule_store_back_up_async (g_task_get_source_object (task), file, work->by, g_task_get_cancellable (task), made,
                              g_object_ref (task));
}

static void
looked_at_todays (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Work *work = g_task_get_task_data (task);
  const Kept *todays = work->kept->pdata[0];
  VenuleStoreState *state = venule_store_inspect_copy_finish (VENULE_STORE (source), result, &error);

  if (state)
    {
      found (work, todays->path, todays->day, state);
      complete (task);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  work->report->damaged = g_strdup (error->message);
  make_todays (task);
}

/**
 * venule_store_back_up_daily_async:
 * @store: a store
 * @folder: where the backups are; made, for its owner only, when it isn't there
 * @keep: how many days' backups are kept; at least 1, usually %VENULE_BACKUPS_KEPT
 * @today: the civil day
 * @by: who asks for it
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Backs up into @folder, unless today's backup is there and good, which is read to be sure. The oldest are
 * deleted after a new one was made and read back, never before, and no file that has another name than a daily
 * backup's.
 */
void
venule_store_back_up_daily_async (VenuleStore *store,
                                  GFile *folder,
                                  guint keep,
                                  VenuleCivilDate today,
                                  const char *by,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = begin (store, folder, keep, today, by, cancellable, callback, user_data);
  Work *work = g_task_get_task_data (task);
  const Kept *newest = work->kept->len > 0 ? work->kept->pdata[0] : NULL;
  g_autoptr (GFile) file = newest ? g_file_new_for_path (newest->path) : NULL;

  if (!work->folder || g_mkdir_with_parents (work->folder, 0700) != 0)
    g_task_return_new_error (task, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_WRITTEN,
                             _ ("%s: the backups' folder can't be made: %s; choose another folder"),
                             work->folder ? work->folder : _ ("no folder of this computer"), g_strerror (errno));
  else if (newest && newest->day == today)
    venule_store_inspect_copy_async (store, file, cancellable, looked_at_todays, g_object_ref (task));
  else
    make_todays (task);
}

/**
 * venule_store_back_up_daily_finish:
 * @store: a store
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): today's backup, and what was kept; %NULL with @error set: there is none of
 *   today, and [func@store_find_newest_backup_async] tells how old the newest good one is
 */
VenuleBackupReport *
venule_store_back_up_daily_finish (VenuleStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_store_find_newest_backup_async:
 * @store: a store
 * @folder: where the daily backups are
 * @today: the civil day, to tell its age
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the newest backup, and where it isn't good the one before, until one is. Nothing is changed.
 */
void
venule_store_find_newest_backup_async (VenuleStore *store,
                                       GFile *folder,
                                       VenuleCivilDate today,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = begin (store, folder, 1, today, NULL, cancellable, callback, user_data);

  look_at_next (task);
}

/**
 * venule_store_find_newest_backup_finish:
 * @store: a store
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the newest good one, its age in days, and what is wrong with a newer one;
 *   %NULL with @error set when it was cancelled
 */
VenuleBackupReport *
venule_store_find_newest_backup_finish (VenuleStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
