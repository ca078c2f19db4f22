/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-printers.h"

#include <glib/gi18n.h>

/* How long a print service that does not answer is waited for, in seconds. */
#define PATIENCE 10

typedef struct
{
  GPtrArray *printers;
  guint patience;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_clear_handle_id (&listing->patience, g_source_remove);
  g_clear_pointer (&listing->printers, g_ptr_array_unref);
  g_free (listing);
}

/* “Print to file” is none: files are written by the program itself, as they were frozen. */
static gboolean
on_printer_cb (GtkPrinter *printer, gpointer user_data)
{
  Listing *listing = g_task_get_task_data (user_data);

  if (listing->printers != NULL && !gtk_printer_is_virtual (printer) && gtk_printer_is_active (printer))
    g_ptr_array_add (listing->printers, g_object_ref (printer));

  return FALSE;
}

static void
end_listing (GTask *task)
{
  Listing *listing = g_task_get_task_data (task);

  g_clear_handle_id (&listing->patience, g_source_remove);
  if (listing->printers != NULL)
    g_task_return_pointer (task, g_steal_pointer (&listing->printers), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_listed_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  end_listing (task);
}

static gboolean
on_patience_cb (gpointer user_data)
{
  Listing *listing = g_task_get_task_data (user_data);

  listing->patience = 0;
  end_listing (user_data);

  return G_SOURCE_REMOVE;
}

/**
 * venule_printers_list_async:
 * @cancellable: (nullable)
 * @callback: called when they are known
 * @user_data: for it
 *
 * Asks for the printers, as they are now.
 */
void
venule_printers_list_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Listing *listing = g_new0 (Listing, 1);

  listing->printers = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, listing, listing_free);
  listing->patience = g_timeout_add_seconds (PATIENCE, on_patience_cb, task);
  gtk_enumerate_printers (on_printer_cb, task, on_listed_cb, FALSE);
}

/**
 * venule_printers_list_finish:
 * @result: what the callback got
 * @error: %G_IO_ERROR_CANCELLED alone
 *
 * Returns: (transfer full) (nullable) (element-type GtkPrinter): the printers; empty where there are none
 */
GPtrArray *
venule_printers_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_printers_find:
 * @printers: (element-type GtkPrinter): where to look
 * @name: (nullable): its name; %NULL or "": the one that the print service prefers, else the first
 *
 * Returns: (transfer none) (nullable): the printer; no other one stands in for one that is named and not there
 */
GtkPrinter *
venule_printers_find (GPtrArray *printers, const char *name)
{
  gboolean is_named = name != NULL && *name != '\0';

  for (guint i = 0; i < printers->len; i++)
    {
      GtkPrinter *printer = g_ptr_array_index (printers, i);

      if (is_named ? g_str_equal (gtk_printer_get_name (printer), name) : gtk_printer_is_default (printer))
        return printer;
    }

  return is_named || printers->len == 0 ? NULL : g_ptr_array_index (printers, 0);
}

/**
 * venule_printer_describe_trouble:
 * @printer: a printer
 *
 * Returns: (transfer full) (nullable): why it prints nothing now; %NULL when it is well, as far as it says
 */
char *
venule_printer_describe_trouble (GtkPrinter *printer)
{
  const char *message = gtk_printer_get_state_message (printer);
  const char *name = gtk_printer_get_name (printer);
  const char *said = message == NULL ? "" : message;

  if (!gtk_printer_is_accepting_jobs (printer))
    return *said == '\0' ? g_strdup_printf (_ ("%s takes nothing to print"), name)
                         : g_strdup_printf (_ ("%s takes nothing to print: %s"), name, said);
  if (gtk_printer_is_paused (printer))
    return *said == '\0' ? g_strdup_printf (_ ("%s is stopped"), name)
                         : g_strdup_printf (_ ("%s is stopped: %s"), name, said);
  return *said == '\0' ? NULL : g_strdup_printf (_ ("%s says: %s"), name, said);
}
