/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-printing.h"

#include "venule-memory-file.h"
#include "venule-printers.h"

#include <glib/gi18n.h>
#include <unistd.h>

/* How often a printer is asked why nothing comes out of it, in seconds. */
#define LOOK 2

/* One sheet on its way to paper. It belongs to its task. */
typedef struct
{
  GBytes *pdf;
  char *code, *wanted;
  guint copies;
  gboolean duplex;
  VenulePrintingTold told; /* (nullable) */
  gpointer told_data;
  GtkPrinter *printer; /* (nullable) */
  GtkPrintJob *job;    /* (nullable) */
  gulong status_handler, cancelled_handler;
  guint look;
  gboolean is_looking, is_over;
  int fd;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  g_clear_pointer (&printing->pdf, g_bytes_unref);
  g_clear_object (&printing->job);
  g_clear_object (&printing->printer);
  if (printing->fd >= 0)
    close (printing->fd);
  g_free (printing->code);
  g_free (printing->wanted);
  g_free (printing);
}

static void
tell (Printing *printing, VenulePrintingStage stage, const char *words)
{
  if (printing->told != NULL && !printing->is_over)
    printing->told (stage, words, printing->told_data);
}

/* It ends once, however many have news of it. error: (nullable) (transfer full) */
static void
end_printing (GTask *task, GError *error)
{
  Printing *printing = g_task_get_task_data (task);

  if (printing->is_over)
    {
      g_clear_error (&error);
      return;
    }

  printing->is_over = TRUE;
  g_clear_handle_id (&printing->look, g_source_remove);
  if (printing->status_handler != 0)
    g_signal_handler_disconnect (printing->job, printing->status_handler);
  /* Not g_cancellable_disconnect(): the end may come from within the handler. */
  if (printing->cancelled_handler != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), printing->cancelled_handler);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_strdup (gtk_printer_get_name (printing->printer)), g_free);
  g_object_unref (task);
}

static void G_GNUC_PRINTF (2, 3) fail (GTask *task, const char *format, ...)
{
  GError *error;
  va_list arguments;

  va_start (arguments, format);
  error = g_error_new_valist (G_IO_ERROR, G_IO_ERROR_FAILED, format, arguments);
  va_end (arguments);
  end_printing (task, error);
}

static void
on_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Printing *printing = g_task_get_task_data (task);
  g_autoptr (GPtrArray) printers = venule_printers_list_finish (result, NULL);
  GtkPrinter *printer;
  g_autofree char *trouble = NULL;

  printing->is_looking = FALSE;
  if (printers == NULL || printing->is_over)
    return;

  printer = venule_printers_find (printers, gtk_printer_get_name (printing->printer));
  if (printer == NULL)
    trouble = g_strdup_printf (_ ("%s is not there any more"), gtk_printer_get_name (printing->printer));
  else
    trouble = venule_printer_describe_trouble (printer);
  if (trouble != NULL)
    tell (printing, VENULE_PRINTING_HELD, trouble);
}

static gboolean
on_look_cb (gpointer user_data)
{
  Printing *printing = g_task_get_task_data (user_data);

  if (!printing->is_looking)
    {
      printing->is_looking = TRUE;
      venule_printers_list_async (NULL, on_looked_cb, g_object_ref (user_data));
    }

  return G_SOURCE_CONTINUE;
}

static void
on_status_cb (GtkPrintJob *job, gpointer user_data)
{
  Printing *printing = g_task_get_task_data (user_data);
  const char *name = gtk_printer_get_name (printing->printer);
  g_autofree char *words = NULL;

  switch (gtk_print_job_get_status (job))
    {
    case GTK_PRINT_STATUS_PENDING:
    case GTK_PRINT_STATUS_PENDING_ISSUE:
      words = g_strdup_printf (_ ("Waiting for %s"), name);
      tell (printing, VENULE_PRINTING_WAITING, words);
      break;
    case GTK_PRINT_STATUS_PRINTING:
      words = g_strdup_printf (_ ("Printing on %s"), name);
      tell (printing, VENULE_PRINTING_AT_WORK, words);
      break;
    case GTK_PRINT_STATUS_FINISHED:
      end_printing (user_data, NULL);
      break;
    case GTK_PRINT_STATUS_FINISHED_ABORTED:
      fail (user_data, _ ("%s gave the sheet up; see to the printer, or choose another, and print again"), name);
      break;
    case GTK_PRINT_STATUS_INITIAL:
    case GTK_PRINT_STATUS_PREPARING:
    case GTK_PRINT_STATUS_GENERATING_DATA:
    case GTK_PRINT_STATUS_SENDING_DATA:
    default:
      break;
    }
}

static void
on_sent_cb (GtkPrintJob *job, gpointer user_data, const GError *error)
{
  if (error != NULL)
    fail (user_data, _ ("The printer did not take the sheet: %s"), error->message);
}

static void
on_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GError *error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  end_printing (user_data, error);
}

/* What is said to CUPS is said in its own words, too: not each of GTK's settings reaches a job that is sent whole. */
static GtkPrintSettings *
make_settings (Printing *printing)
{
  VenulePrintWay way = { gtk_printer_get_name (printing->printer), printing->copies, printing->duplex };
  GtkPrintSettings *settings = venule_print_way_make_settings (&way);

  gtk_print_settings_set_collate (settings, TRUE);
  gtk_print_settings_set_int (settings, "cups-copies", (int) printing->copies);
  gtk_print_settings_set (settings, "cups-sides", printing->duplex ? "two-sided-long-edge" : "one-sided");

  return settings;
}

static void
send_job (GTask *task)
{
  Printing *printing = g_task_get_task_data (task);
  g_autofree char *title = g_strdup_printf ("Venule sheet %s", printing->code);
  g_autofree char *words = g_strdup_printf (_ ("Sending to %s"), gtk_printer_get_name (printing->printer));
  g_autoptr (GtkPrintSettings) settings = make_settings (printing);
  g_autoptr (GtkPageSetup) page_setup = venule_print_way_make_page_setup ();
  GError *error = NULL;

  printing->job = gtk_print_job_new (title, printing->printer, settings, page_setup);
  gtk_print_job_set_track_print_status (printing->job, TRUE);
  printing->fd = venule_memory_file_open (printing->pdf, &error);
  if (printing->fd < 0 || !gtk_print_job_set_source_fd (printing->job, printing->fd, &error))
    {
      end_printing (task, error);
      return;
    }

  tell (printing, VENULE_PRINTING_SENDING, words);
  printing->status_handler = g_signal_connect (printing->job, "status-changed", G_CALLBACK (on_status_cb), task);
  printing->look = g_timeout_add_seconds (LOOK, on_look_cb, task);
  gtk_print_job_send (printing->job, on_sent_cb, g_object_ref (task), g_object_unref);
}

static void
on_printers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Printing *printing = g_task_get_task_data (task);
  g_autoptr (GPtrArray) printers = NULL;
  GError *error = NULL;

  printers = venule_printers_list_finish (result, &error);
  if (printing->is_over || printers == NULL)
    {
      end_printing (task, error);
      g_object_unref (task);
      return;
    }

  g_set_object (&printing->printer, venule_printers_find (printers, printing->wanted));
  if (printing->printer == NULL && *printing->wanted == '\0')
    fail (task, "%s", _ ("There is no printer here; save the sheet as a PDF, or let someone set a printer up"));
  else if (printing->printer == NULL)
    fail (task, _ ("There is no printer “%s” here now; choose another"), printing->wanted);
  else if (!gtk_printer_accepts_pdf (printing->printer))
    fail (task, _ ("%s takes no PDF; print by way of “More printers and options”"),
          gtk_printer_get_name (printing->printer));
  else if (!gtk_printer_is_accepting_jobs (printing->printer))
    fail (task, _ ("%s takes nothing to print now; see to it, or choose another"),
          gtk_printer_get_name (printing->printer));
  else
    send_job (task);
  g_object_unref (task);
}

/**
 * venule_printing_print_pdf_async:
 * @pdf: a frozen sheet
 * @code: the code in its foot; no more than it is said to the print service
 * @way: where to, and how; copied
 * @told: (nullable): hears how far it is, until the callback is called
 * @told_data: for @told
 * @cancellable: (nullable): follows it no further; what is in the queue by then stays there
 * @callback: called when the job came to its end
 * @user_data: for @callback
 *
 * Sends these very bytes to a printer. It is done when the print service says that the job ended well.
 */
void
venule_printing_print_pdf_async (GBytes *pdf,
                                 const char *code,
                                 const VenulePrintWay *way,
                                 VenulePrintingTold told,
                                 gpointer told_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Printing *printing = g_new0 (Printing, 1);

  /* Whether it was cancelled is decided by how the job ended: paper is not taken back. */
  g_task_set_check_cancellable (task, FALSE);
  printing->pdf = g_bytes_ref (pdf);
  printing->code = g_strdup (code);
  printing->wanted = g_strdup (way->printer == NULL ? "" : way->printer);
  printing->copies = MAX (way->copies, 1);
  printing->duplex = way->duplex;
  printing->told = told;
  printing->told_data = told_data;
  printing->fd = -1;
  g_task_set_task_data (task, printing, printing_free);
  if (g_cancellable_is_cancelled (cancellable))
    {
      on_cancelled_cb (cancellable, task);
      return;
    }

  if (cancellable != NULL)
    printing->cancelled_handler = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled_cb), task);
  venule_printers_list_async (NULL, on_printers_cb, g_object_ref (task));
}

/**
 * venule_printing_print_pdf_finish:
 * @result: what the callback got
 * @printer: (out) (optional) (transfer full): where it was printed
 * @error: in words for who waits for the paper
 *
 * Returns: whether it was printed, as far as the print service knows
 */
gboolean
venule_printing_print_pdf_finish (GAsyncResult *result, char **printer, GError **error)
{
  g_autofree char *name = g_task_propagate_pointer (G_TASK (result), error);
  gboolean is_printed = name != NULL;

  if (printer != NULL)
    *printer = g_steal_pointer (&name);

  return is_printed;
}
