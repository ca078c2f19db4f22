/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-print-portal.h"

#include "venule-memory-file.h"
#include "venule-print-words.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif
#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/wayland/gdkwayland.h>
#endif

#define PORTAL    "org.freedesktop.portal.Desktop"
#define PATH      "/org/freedesktop/portal/desktop"
#define INTERFACE "org.freedesktop.portal.Print"
#define REQUEST   "org.freedesktop.portal.Request"

/* What a request is answered with. */
#define AGREED    0
#define CANCELLED 1

/* One sheet on its way out. It belongs to its task. GTK 4.8 has the same talk with the portal, but reads what it has
 * freed by then, draws the pages anew, and says nothing where the dialog can't be opened. */
typedef struct
{
  GDBusConnection *bus; /* (nullable) */
  GBytes *pdf;
  char *title;
  VenulePrintWay way;
  GtkWindow *parent; /* (nullable): until its name is taken back */
  char *parent_name; /* (nullable): until it is known; "": it has none */
  char *request;     /* (nullable): the path of what is asked for now */
  guint subscription;
  gulong cancelled_handler;
  gboolean is_given, is_over;
} Talk;

static void
talk_free (gpointer data)
{
  Talk *talk = data;

  g_clear_object (&talk->bus);
  g_bytes_unref (talk->pdf);
  g_free (talk->title);
  g_free ((char *) talk->way.printer);
  g_clear_object (&talk->parent);
  g_free (talk->parent_name);
  g_free (talk->request);
  g_free (talk);
}

static void
stop_listening (Talk *talk)
{
  if (talk->subscription != 0)
    g_dbus_connection_signal_unsubscribe (talk->bus, talk->subscription);
  talk->subscription = 0;
}

static void
take_back_parent (Talk *talk)
{
#ifdef GDK_WINDOWING_WAYLAND
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (talk->parent));

  if (GDK_IS_WAYLAND_TOPLEVEL (surface) && talk->parent_name != NULL && *talk->parent_name != '\0')
    gdk_wayland_toplevel_unexport_handle (GDK_TOPLEVEL (surface));
#endif
  g_clear_object (&talk->parent);
}

/* It ends once, however many have news of it. error: (nullable) (transfer full) */
static void
end (GTask *task, GError *error)
{
  Talk *talk = g_task_get_task_data (task);

  if (talk->is_over)
    {
      g_clear_error (&error);
      return;
    }
  talk->is_over = TRUE;
  stop_listening (talk);
  take_back_parent (talk);
  /* Not g_cancellable_disconnect(): the end may come from within the handler. */
  if (talk->cancelled_handler != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), talk->cancelled_handler);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
fail (GTask *task, const char *why)
{
  end (task,
       g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED,
                    _ ("The system’s print service did not take the sheet: %s. Try again, or save it as a PDF."), why));
}

/* What is given already may still be printed; what is only asked for is taken back. */
static void
on_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  Talk *talk = g_task_get_task_data (task);

  if (talk->request != NULL)
    g_dbus_connection_call (talk->bus, PORTAL, talk->request, REQUEST, "Close", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                            NULL, NULL, NULL);
  if (talk->is_given)
    end (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PENDING, venule_print_words_not_waited ()));
  else
    end (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Nothing was printed")));
}

static void
on_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result, &error);

  if (reply != NULL)
    return;
  g_dbus_error_strip_remote_error (error);
  fail (task, error->message);
}

/* It is listened to before it is asked: the answer may come first. Returns: (transfer full): the options that every
 * request begins with, to be added to */
static GVariantBuilder *
begin_request (GTask *task, GDBusSignalCallback on_response)
{
  Talk *talk = g_task_get_task_data (task);
  GVariantBuilder *options = g_variant_builder_new (G_VARIANT_TYPE_VARDICT);
  g_autofree char *token = g_strdup_printf ("venule%u", g_random_int ());
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (talk->bus) + 1), ".", '_');

  stop_listening (talk);
  g_free (talk->request);
  talk->request = g_strdup_printf (PATH "/request/%s/%s", sender, token);
  talk->subscription = g_dbus_connection_signal_subscribe (talk->bus, PORTAL, REQUEST, "Response", talk->request, NULL,
                                                           G_DBUS_SIGNAL_FLAGS_NO_MATCH_RULE, on_response,
                                                           g_object_ref (task), g_object_unref);
  g_variant_builder_add (options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (options, "{sv}", "modal", g_variant_new_boolean (TRUE));

  return options;
}

static void
ask (GTask *task, const char *method, GVariant *arguments, GUnixFDList *files)
{
  Talk *talk = g_task_get_task_data (task);

  g_dbus_connection_call_with_unix_fd_list (talk->bus, PORTAL, PATH, INTERFACE, method, arguments,
                                            G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, files, NULL,
                                            on_asked_cb, g_object_ref (task));
}

static void
on_given_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *answer,
             gpointer user_data)
{
  guint32 response;

  g_variant_get (answer, "(u@a{sv})", &response, NULL);
  if (response == AGREED)
    end (user_data, NULL);
  else
    fail (user_data, _ ("it gave the sheet up"));
}

static void
give (GTask *task, guint32 token)
{
  Talk *talk = g_task_get_task_data (task);
  g_autoptr (GUnixFDList) files = NULL;
  g_autoptr (GVariantBuilder) options = NULL;
  GError *error = NULL;
  int fd = venule_memory_file_open (talk->pdf, &error);

  if (fd < 0)
    {
      end (task, error);
      return;
    }
  files = g_unix_fd_list_new_from_array (&fd, 1);
  options = begin_request (task, on_given_cb);
  g_variant_builder_add (options, "{sv}", "token", g_variant_new_uint32 (token));
  talk->is_given = TRUE;
  ask (task, "Print", g_variant_new ("(ssha{sv})", talk->parent_name, talk->title, 0, options), files);
}

static void
on_prepared_cb (GDBusConnection *bus,
                const char *sender,
                const char *path,
                const char *interface,
                const char *signal,
                GVariant *answer,
                gpointer user_data)
{
  g_autoptr (GVariant) results = NULL;
  guint32 response, token;

  g_variant_get (answer, "(u@a{sv})", &response, &results);
  if (response == CANCELLED)
    end (user_data, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Nothing was printed")));
  else if (response != AGREED || !g_variant_lookup (results, "token", "u", &token))
    fail (user_data, _ ("its dialog was not opened, or ended early"));
  else
    give (user_data, token);
}

static void
prepare (GTask *task)
{
  Talk *talk = g_task_get_task_data (task);
  g_autoptr (GtkPrintSettings) settings = venule_print_way_make_settings (&talk->way);
  g_autoptr (GtkPageSetup) page_setup = venule_print_way_make_page_setup ();
  g_autoptr (GVariantBuilder) options = begin_request (task, on_prepared_cb);

  ask (task, "PreparePrint",
       g_variant_new ("(ss@a{sv}@a{sv}a{sv})", talk->parent_name, _ ("Print"),
                      gtk_print_settings_to_gvariant (settings), gtk_page_setup_to_gvariant (page_setup), options),
       NULL);
}

#ifdef GDK_WINDOWING_WAYLAND
static void
on_named_cb (GdkToplevel *toplevel, const char *handle, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Talk *talk = g_task_get_task_data (task);

  if (talk->is_over)
    {
      gdk_wayland_toplevel_unexport_handle (toplevel);
      return;
    }
  talk->parent_name = g_strconcat ("wayland:", handle, NULL);
  prepare (task);
}
#endif

/* The dialog is another program's; it stands before the window that it is told of. */
static void
name_parent (GTask *task)
{
  Talk *talk = g_task_get_task_data (task);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (talk->parent));

#ifdef GDK_WINDOWING_WAYLAND
  if (GDK_IS_WAYLAND_TOPLEVEL (surface)
      && gdk_wayland_toplevel_export_handle (GDK_TOPLEVEL (surface), on_named_cb, g_object_ref (task), g_object_unref))
    return;
#endif
#ifdef GDK_WINDOWING_X11
  if (GDK_IS_X11_SURFACE (surface))
    talk->parent_name = g_strdup_printf ("x11:%lx", gdk_x11_surface_get_xid (surface));
#endif
  if (talk->parent_name == NULL)
    talk->parent_name = g_strdup ("");
  prepare (task);
}

static void
on_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Talk *talk = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  talk->bus = g_bus_get_finish (result, &error);
  if (talk->is_over)
    return;
  if (talk->bus == NULL)
    fail (task, error->message);
  else
    name_parent (task);
}

/**
 * venule_print_portal_is_used:
 *
 * Returns: whether printers are reached through the portal alone
 */
gboolean
venule_print_portal_is_used (void)
{
  const char *flags = g_getenv ("GDK_DEBUG");

  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || (flags != NULL && strstr (flags, "portals") != NULL);
}

/**
 * venule_print_portal_run_async:
 * @parent: the window that asks
 * @pdf: a frozen sheet
 * @code: the code in its foot; no more than it is said to the print service
 * @way: what the dialog begins with; copied
 * @cancellable: asks no further; what was given by then may still be printed
 * @callback: called when it was given, refused or given up
 * @user_data: for it
 *
 * Opens the portal's print dialog, and gives these very bytes to the print service that was chosen there.
 */
void
venule_print_portal_run_async (GtkWindow *parent,
                               GBytes *pdf,
                               const char *code,
                               const VenulePrintWay *way,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Talk *talk = g_new0 (Talk, 1);

  /* What it was cancelled in decides what is said: paper is not taken back. */
  g_task_set_check_cancellable (task, FALSE);
  talk->pdf = g_bytes_ref (pdf);
  talk->title = g_strdup_printf ("Venule sheet %s", code);
  talk->way = *way;
  talk->way.printer = g_strdup (way->printer);
  talk->parent = g_object_ref (parent);
  g_task_set_task_data (task, talk, talk_free);
  talk->cancelled_handler = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled_cb), task);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus_cb, g_object_ref (task));
}

/**
 * venule_print_portal_run_finish:
 * @result: what the callback got
 * @error: %G_IO_ERROR_CANCELLED when it was given up before anything was given, else in words for who waits
 *
 * Returns: whether the print service has it; whether it was printed nobody says
 */
gboolean
venule_print_portal_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
