/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-print-operation.h"

#include "venule-issue.h"

#include <glib/gi18n.h>

static const char *
get_where (GtkPrintOperation *operation)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *printer = settings == NULL ? NULL : gtk_print_settings_get_printer (settings);

  if (settings != NULL && gtk_print_settings_has_key (settings, GTK_PRINT_SETTINGS_OUTPUT_URI))
    return VENULE_ISSUE_TO_FILE;
  return printer == NULL ? VENULE_ISSUE_TO_PRINT_SERVICE : printer;
}

static void
on_draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, VenuleFrozenPages *pages)
{
  if (!venule_frozen_pages_draw (pages, (guint) page, gtk_print_context_get_cairo_context (context)))
    gtk_print_operation_cancel (operation);
}

/* Takes @task over. error: (nullable) (transfer full) */
static void
end (GTask *task, GtkPrintOperation *operation, GError *error)
{
  g_signal_handlers_disconnect_by_data (operation, task);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_strdup (get_where (operation)), g_free);
  g_object_unref (task);
}

static void
on_status_cb (GtkPrintOperation *operation, GTask *task)
{
  GtkPrintStatus status = gtk_print_operation_get_status (operation);

  if (status == GTK_PRINT_STATUS_FINISHED)
    end (task, operation, NULL);
  else if (status == GTK_PRINT_STATUS_FINISHED_ABORTED)
    end (task, operation,
         g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                      _ ("The printer gave the sheet up; see to it, or choose another")));
}

static void
on_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GTask *task)
{
  GError *error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      g_signal_connect (operation, "status-changed", G_CALLBACK (on_status_cb), task);
      on_status_cb (operation, task);
      return;
    }
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  else if (result != GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Nothing was printed"));
  end (task, operation, error);
}

static void
apply_way (GtkPrintOperation *operation, const VenulePrintWay *way)
{
  g_autoptr (GtkPrintSettings) settings = venule_print_way_make_settings (way);
  g_autoptr (GtkPageSetup) page_setup = venule_print_way_make_page_setup ();

  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, page_setup);
}

/**
 * venule_print_operation_run_async:
 * @parent: the window that asks
 * @pages: the frozen sheet: what is drawn
 * @code: the code in the sheet's foot
 * @way: what the dialog begins with
 * @callback: called when it was printed, refused or given up
 * @user_data: for it
 *
 * Opens the system's print dialog.
 */
void
venule_print_operation_run_async (GtkWindow *parent,
                                  VenuleFrozenPages *pages,
                                  const char *code,
                                  const VenulePrintWay *way,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autofree char *title = g_strdup_printf ("Venule sheet %s", code);

  apply_way (operation, way);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_n_pages (operation, (int) venule_frozen_pages_get_n_pages (pages));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_track_print_status (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page_cb), g_object_ref (pages),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  g_signal_connect (operation, "done", G_CALLBACK (on_done_cb), task);
  g_task_set_task_data (task, g_object_ref (operation), g_object_unref);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/**
 * venule_print_operation_run_finish:
 * @result: what the callback got
 * @error: %G_IO_ERROR_CANCELLED when it was given up in the dialog, else in words for who waits
 *
 * Returns: (transfer full) (nullable): the printer that printed it, or what else is kept of a sheet that went out:
 *   %VENULE_ISSUE_TO_FILE, %VENULE_ISSUE_TO_PRINT_SERVICE
 */
char *
venule_print_operation_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
