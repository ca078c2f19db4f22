/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-print-run.h"

#include "venule-private-file.h"

#include <glib/gi18n.h>

/* It belongs to its task, and to no window: it ends for the sheet that it began with. */
typedef struct
{
  VenuleDesk *desk;
  VenuleIssue *issue;
  char *by;
  char *where;      /* (nullable): until it is known */
  char *unrecorded; /* (nullable): why it is not kept that it went there */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_object_unref (run->desk);
  venule_issue_unref (run->issue);
  g_free (run->by);
  g_free (run->where);
  g_free (run->unrecorded);
  g_free (run);
}

static GTask *
run_new (VenuleDesk *desk, VenuleIssue *issue, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->desk = g_object_ref (desk);
  run->issue = venule_issue_ref (issue);
  run->by = g_strdup (venule_desk_get_person (desk));
  g_task_set_task_data (task, run, run_free);

  return task;
}

static void
on_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* What is on paper is on paper. */
  if (!venule_store_add_issue_event_finish (VENULE_STORE (source), result, &error))
    run->unrecorded = g_strdup (error->message);
  g_task_return_pointer (task, g_strdup (run->where), g_free);
}

/* Takes @task over. */
static void
note (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  venule_store_add_issue_event_async (venule_desk_get_store (run->desk), run->issue->id,
                                      venule_issue_event_new (VENULE_ISSUE_PRINTED, run->by, run->where), NULL,
                                      on_noted_cb, task);
}

static void
on_printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (venule_printing_print_pdf_finish (result, &run->where, &error))
    note (task);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

/**
 * venule_print_run_async:
 * @desk: who prints sits here
 * @issue: a frozen sheet, with its bytes
 * @way: where to, and how
 * @told: (nullable): hears how far it is, until the callback is called
 * @told_data: for @told
 * @cancellable: (nullable): follows it no further
 * @callback: called when it came to its end
 * @user_data: for @callback
 *
 * Prints a frozen sheet. That it was printed is kept after the job ended well, and only then.
 */
void
venule_print_run_async (VenuleDesk *desk,
                        VenuleIssue *issue,
                        const VenulePrintWay *way,
                        VenulePrintingTold told,
                        gpointer told_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  venule_printing_print_pdf_async (issue->pdf, issue->code, way, told, told_data, cancellable, on_printed_cb,
                                   run_new (desk, issue, callback, user_data));
}

/**
 * venule_print_run_finish:
 * @result: what the callback of any of these functions got
 * @unrecorded: (out) (transfer full): %NULL, or why it could not be recorded that it went there
 * @error: in words for who waits
 *
 * Returns: (transfer full) (nullable): where the sheet went: a printer's name, %VENULE_ISSUE_TO_FILE or
 *   %VENULE_ISSUE_TO_PRINT_SERVICE
 */
char *
venule_print_run_finish (GAsyncResult *result, char **unrecorded, GError **error)
{
  Run *run = g_task_get_task_data (G_TASK (result));

  *unrecorded = g_strdup (run->unrecorded);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_print_run_note_async:
 * @desk: who prints sits here
 * @issue: a frozen sheet
 * @where: what [func@print_operation_run_finish] says
 * @callback: called when it is kept
 * @user_data: for it
 *
 * Keeps that a sheet was printed in another way.
 */
void
venule_print_run_note_async (
    VenuleDesk *desk, VenuleIssue *issue, const char *where, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = run_new (desk, issue, callback, user_data);
  Run *run = g_task_get_task_data (task);

  run->where = g_strdup (where);
  note (task);
}

static void
on_audited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (venule_store_add_audit_finish (VENULE_STORE (source), result, &error))
    {
      note (task);
      return;
    }
  run->unrecorded = g_strdup (error->message);
  g_task_return_pointer (task, g_strdup (run->where), g_free);
  g_object_unref (task);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!venule_private_file_write_finish (G_FILE (source), result, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  venule_store_add_audit_async (
      venule_desk_get_store (run->desk),
      venule_audit_line_new (VENULE_AUDIT_EXPORTED, run->by, run->issue->record, run->issue->id), NULL, on_audited_cb,
      task);
}

/**
 * venule_print_run_save_async:
 * @desk: who saves sits here
 * @issue: a frozen sheet, with its bytes
 * @file: where to; only this user can read it
 * @callback: called when it is written and kept
 * @user_data: for it
 *
 * Writes a frozen sheet to a file.
 */
void
venule_print_run_save_async (
    VenuleDesk *desk, VenuleIssue *issue, GFile *file, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = run_new (desk, issue, callback, user_data);
  Run *run = g_task_get_task_data (task);

  run->where = g_strdup (VENULE_ISSUE_TO_FILE);
  venule_private_file_write_async (file, issue->pdf, on_written_cb, task);
}
