/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-translator-files.h"

#include "venule-new-language-window.h"
#include "venule-own-language.h"
#include "venule-po-import-window.h"
#include "venule-template-po.h"
#include "venule-translation-files.h"
#include "venule-translator-window.h"

#include <glib/gi18n.h>
#include <string.h>

#define FILE_MANAGER "org.freedesktop.FileManager1"

static VenuleLanguageWork *
get_work (GtkWidget *widget)
{
  return venule_translator_window_get_work (VENULE_TRANSLATOR_WINDOW (widget));
}

static void
tell (GtkWidget *widget, const char *message)
{
  venule_translator_window_tell (VENULE_TRANSLATOR_WINDOW (widget), message);
}

/* Returns: (transfer full) (nullable): the file of the language at work */
static GFile *
get_file (GtkWidget *widget)
{
  VenuleLanguageWork *work = get_work (widget);
  const char *language = venule_language_work_get_language (work);
  g_autoptr (VenuleTranslationFile) file = NULL;

  if (language != NULL)
    file = venule_translation_file_find (language, venule_language_work_get_folders (work));
  return file == NULL ? NULL : g_file_new_for_path (file->path);
}

/* Opening it elsewhere. */

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleTranslatorWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    venule_translator_window_tell (
        self, _ ("No program for PO files was found. Install one, such as Poedit, or open the file in a text editor."));
}

/* The program of the user's choice; in a sandbox the portal asks for it. */
static void
on_open_editor_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = get_file (widget);
  g_autofree char *uri = file == NULL ? NULL : g_file_get_uri (file);

  if (uri != NULL)
    gtk_show_uri_full (GTK_WINDOW (widget), uri, GDK_CURRENT_TIME, NULL, on_opened_cb, g_object_ref (widget));
}

static void
on_folder_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleTranslatorWindow) self = user_data;
  g_autoptr (GFile) file = get_file (GTK_WIDGET (self));
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);
  g_autofree char *words = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, NULL) || path == NULL)
    return;
  words = g_strdup_printf (_ ("No program for folders was found. The file is %s"), path);
  venule_translator_window_tell (self, words);
}

/* Where no file manager can point at the file, its folder is opened. */
static void
on_items_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleTranslatorWindow) self = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GFile) file = reply == NULL ? get_file (GTK_WIDGET (self)) : NULL;
  g_autoptr (GFile) folder = file == NULL ? NULL : g_file_get_parent (file);
  g_autofree char *uri = folder == NULL ? NULL : g_file_get_uri (folder);

  if (uri != NULL)
    gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, on_folder_opened_cb, g_object_ref (self));
}

static void
on_show_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());
  g_autoptr (GFile) file = get_file (widget);
  g_autofree char *uri = file == NULL ? NULL : g_file_get_uri (file);
  const char *const uris[] = { uri, NULL };

  if (bus != NULL && uri != NULL)
    g_dbus_connection_call (bus, FILE_MANAGER, "/org/freedesktop/FileManager1", FILE_MANAGER, "ShowItems",
                            g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                            on_items_shown_cb, g_object_ref (widget));
}

/* Files of one's own. */

static void
on_new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  venule_new_language_window_present (VENULE_TRANSLATOR_WINDOW (widget));
}

static void
on_copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleLanguageWork *work = get_work (widget);
  g_autoptr (GFile) file = get_file (widget);
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  if (venule_own_language_copy (venule_language_work_get_language (work), path, &error))
    tell (widget, _ ("This is your own copy now: open it in an editor, and see here what you save."));
  else
    tell (widget, error->message);
  venule_language_work_reload (work);
}

static void
on_import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  venule_po_import_window_choose (VENULE_TRANSLATOR_WINDOW (widget));
}

/* What is written, and where somebody wants it. */
static void save_as (GtkWidget *widget, const char *title, const char *base, GBytes *bytes);

static void
on_export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = get_file (widget);
  g_autofree char *base = file == NULL ? NULL : g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = file == NULL ? NULL : g_file_load_bytes (file, NULL, NULL, &error);

  if (bytes != NULL)
    save_as (widget, _ ("Save a copy of the translation"), base, bytes);
  else if (error != NULL)
    tell (widget, error->message);
}

static void
on_export_template_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleTemplate *tmpl = venule_language_work_get_template (get_work (widget));
  char *po = tmpl == NULL ? NULL : venule_template_to_po (tmpl, NULL, "");
  g_autoptr (GBytes) bytes = po == NULL ? NULL : g_bytes_new_take (po, strlen (po));

  if (bytes != NULL)
    save_as (widget, _ ("Save the template"), "venule-sheet.pot", bytes);
}

static void
on_save_chosen_cb (GtkNativeDialog *dialog, int response, GtkWidget *widget)
{
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  GBytes *bytes = g_object_get_data (G_OBJECT (dialog), "bytes");
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (file != NULL
      && !g_file_replace_contents (file, text, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error))
    tell (widget, error->message);
  else if (file != NULL)
    tell (widget, _ ("Saved"));
  g_object_unref (dialog);
}

static void
save_as (GtkWidget *widget, const char *title, const char *base, GBytes *bytes)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), base);
  g_object_set_data_full (G_OBJECT (dialog), "bytes", g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_save_chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * venule_translator_files_install:
 * @widget_class: of the translator's room
 *
 * Installs its actions.
 */
void
venule_translator_files_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "room.new", NULL, on_new_cb);
  gtk_widget_class_install_action (widget_class, "room.open-editor", NULL, on_open_editor_cb);
  gtk_widget_class_install_action (widget_class, "room.show-folder", NULL, on_show_folder_cb);
  gtk_widget_class_install_action (widget_class, "room.copy", NULL, on_copy_cb);
  gtk_widget_class_install_action (widget_class, "room.import", NULL, on_import_cb);
  gtk_widget_class_install_action (widget_class, "room.export", NULL, on_export_cb);
  gtk_widget_class_install_action (widget_class, "room.export-template", NULL, on_export_template_cb);
}
