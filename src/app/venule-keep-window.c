/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-keep-window.h"

#include "venule-beside.h"
#include "venule-erase-dialog.h"
#include "venule-export.h"
#include "venule-day-format.h"
#include "venule-focus.h"
#include "venule-record-words.h"

#include <glib/gi18n.h>

struct _VenuleKeepWindow
{
  AdwWindow parent;
  AdwActionRow *backup, *daily, *restore, *list, *export, *erase;
  GtkWidget *backup_button, *restore_button, *list_button, *export_button, *erase_button;
  GtkWidget *daily_button, *daily_stop_button;
  AdwPreferencesGroup *patient;
  VenuleWindow *window;
  VenuleCase *the_case; /* (nullable): whose name it shows; it can be taken out or erased */
  GFile *copy;          /* (nullable): the one that is looked at */
};

G_DEFINE_FINAL_TYPE (VenuleKeepWindow, venule_keep_window, ADW_TYPE_WINDOW)

static void
tell (AdwActionRow *row, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_action_row_set_subtitle (row, markup);
}

/* One act at a time: all read and write the same. */
static void
set_busy (VenuleKeepWindow *self, AdwActionRow *row, const char *words)
{
  gtk_widget_set_sensitive (self->backup_button, row == NULL);
  gtk_widget_set_sensitive (self->restore_button, row == NULL);
  gtk_widget_set_sensitive (self->list_button, row == NULL);
  gtk_widget_set_sensitive (self->export_button, row == NULL);
  gtk_widget_set_sensitive (self->erase_button, row == NULL);
  if (row != NULL)
    tell (row, words);
}

static VenuleDesk *
get_desk (VenuleKeepWindow *self)
{
  return venule_window_get_desk (self->window);
}

static VenuleStore *
get_store (VenuleKeepWindow *self)
{
  return venule_desk_get_store (get_desk (self));
}

/* Who closed the window meanwhile is told all the same, where they are now. */
static void
end (VenuleKeepWindow *self, AdwActionRow *row, const char *done, const GError *error)
{
  g_autofree char *words = error == NULL ? g_strdup (done) : g_strdup_printf (_ ("Not done: %s"), error->message);

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      set_busy (self, NULL, NULL);
      tell (row, words);
    }
  else
    venule_window_tell_outcome (self->window, words, error == NULL);
}

/* What a place is chosen for. */
typedef enum
{
  FOR_BACKUP,
  FOR_DAILY,
  FOR_RESTORE,
  FOR_LIST,
  FOR_EXPORT,
} Purpose;

static void back_up (VenuleKeepWindow *self, GFile *file);
static void set_daily (VenuleKeepWindow *self, GFile *folder);
static void inspect (VenuleKeepWindow *self, GFile *file);
static void export_list (VenuleKeepWindow *self, GFile *file);
static void export_record (VenuleKeepWindow *self, GFile *file);

static void
on_chosen_cb (GtkNativeDialog *dialog, int response, VenuleKeepWindow *self)
{
  Purpose purpose = (Purpose) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "purpose"));
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      if (purpose == FOR_BACKUP)
        back_up (self, file);
      else if (purpose == FOR_DAILY)
        set_daily (self, file);
      else if (purpose == FOR_RESTORE)
        inspect (self, file);
      else if (purpose == FOR_LIST)
        export_list (self, file);
      else
        export_record (self, file);
    }
  g_object_unref (dialog);
}

static void
choose (VenuleKeepWindow *self,
        const char *title,
        GtkFileChooserAction action,
        const char *button,
        const char *name,
        Purpose purpose)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, button, NULL);

  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), "purpose", GINT_TO_POINTER (purpose));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Names of the day only: a file's name is read by everybody. */
static char *
make_name (VenuleKeepWindow *self, const char *what, const char *ending)
{
  g_autofree char *day = venule_civil_date_format (venule_desk_get_today (get_desk (self)));

  return g_strdup_printf ("venule-%s-%s.%s", what, day, ending);
}

/* Copies. */

static void
on_backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleKeepWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleStoreState) state = venule_store_back_up_finish (VENULE_STORE (source), result, &error);
  g_autofree char *holds = state == NULL ? NULL : venule_store_state_to_words (state);
  g_autofree char *done = g_strdup_printf (_ ("Copied and read again: %s."), holds);

  end (self, self->backup, done, error);
}

static void
back_up (VenuleKeepWindow *self, GFile *file)
{
  set_busy (self, self->backup, _ ("Being copied and read again…"));
  venule_store_back_up_async (get_store (self), file, venule_desk_get_person (get_desk (self)), NULL, on_backed_up_cb,
                              g_object_ref (self));
}

static void
on_backup_clicked_cb (GtkButton *button, VenuleKeepWindow *self)
{
  g_autofree char *name = make_name (self, "copy", "db");

  choose (self, _ ("Make a copy"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Copy"), name, FOR_BACKUP);
}

/* Each day. What comes of it is told above the consultations. */

static void
show_daily (VenuleKeepWindow *self)
{
  g_autofree char *folder = g_settings_get_string (venule_desk_get_settings (get_desk (self)), "backup-folder");
  g_autofree char *words
      = *folder == '\0'
            ? g_strdup (_ ("In the background, when the program is opened. Choose a folder on another disk."))
            : g_strdup_printf (_ ("In %s, when the program is opened. The last 30 are kept."), folder);

  tell (self->daily, words);
  gtk_widget_set_visible (self->daily_stop_button, *folder != '\0');
}

/* folder: (nullable): NULL: no more */
static void
set_daily (VenuleKeepWindow *self, GFile *folder)
{
  const char *path = folder == NULL ? "" : g_file_peek_path (folder);

  if (path == NULL)
    {
      tell (self->daily, _ ("This is no folder of this computer. Choose another one."));
      return;
    }
  g_settings_set_string (venule_desk_get_settings (get_desk (self)), "backup-folder", path);
  show_daily (self);
}

static void
on_daily_clicked_cb (GtkButton *button, VenuleKeepWindow *self)
{
  choose (self, _ ("Folder for a copy each day"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Copy here"), NULL,
          FOR_DAILY);
}

static void
on_daily_stop_clicked_cb (GtkButton *button, VenuleKeepWindow *self)
{
  set_daily (self, NULL);
}

static void
on_restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleKeepWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleStoreState) state = venule_store_restore_finish (VENULE_STORE (source), result, &error);
  g_autofree char *holds = state == NULL ? NULL : venule_store_state_to_words (state);
  g_autofree char *done = g_strdup_printf (_ ("The copy was put back: %s."), holds);

  end (self, self->restore, done, error);
}

/* What is not kept yet would be lost, or come after what was put back: also of those that were left. */
static gboolean
is_all_kept (VenuleKeepWindow *self)
{
  g_autofree char *words = venule_save_guard_describe_unsaved (venule_window_get_save_guard (self->window));

  if (words != NULL)
    end (self, self->restore, words, NULL);
  return words == NULL;
}

static void
on_restore_response_cb (AdwMessageDialog *dialog, const char *response, VenuleKeepWindow *self)
{
  if (!g_str_equal (response, "restore"))
    {
      end (self, self->restore, _ ("Nothing was changed."), NULL);
      return;
    }
  if (!is_all_kept (self))
    return;
  set_busy (self, self->restore, _ ("Being put back…"));
  /* What is on screen is of what is put aside. */
  venule_window_close_record (self->window);
  venule_store_restore_async (get_store (self), self->copy, venule_desk_get_person (get_desk (self)), NULL,
                              on_restored_cb, g_object_ref (self));
}

static void
on_inspected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleKeepWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleStoreState) state = venule_store_inspect_copy_finish (VENULE_STORE (source), result, &error);
  g_autofree char *holds = state == NULL ? NULL : venule_store_state_to_words (state);
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (state == NULL)
    {
      end (self, self->restore, NULL, error);
      return;
    }
  text = g_strdup_printf (_ ("The copy is whole. It holds %s.\n\nEverything that is here now is put aside in a file of "
                             "its own, and the copy takes its place."),
                          holds);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Put this copy back?"), text);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore", _ ("_Put it back"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_restore_response_cb), self, 0);
  venule_focus_present (GTK_WINDOW (dialog));
}

static void
inspect (VenuleKeepWindow *self, GFile *file)
{
  if (!is_all_kept (self))
    return;
  g_set_object (&self->copy, file);
  set_busy (self, self->restore, _ ("The copy is being read…"));
  venule_store_inspect_copy_async (get_store (self), file, NULL, on_inspected_cb, g_object_ref (self));
}

static void
on_restore_clicked_cb (GtkButton *button, VenuleKeepWindow *self)
{
  choose (self, _ ("Look at a copy"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Look at it"), NULL, FOR_RESTORE);
}

/* Taking out, in a thread: both wait for the store. */

typedef struct
{
  VenuleStore *store;
  char *path, *by;
  char *record; /* (nullable): NULL: the list */
  AdwActionRow *row;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->store);
  g_object_unref (work->row);
  g_free (work->path);
  g_free (work->by);
  g_free (work->record);
  g_free (work);
}

static void
take_out_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  VenuleListQuery query = { .kind = VENULE_LIST_ALL };
  GError *error = NULL;
  char *made = NULL;

  if (work->record != NULL)
    made = venule_export_record (work->store, work->record, work->path, work->by, &error);
  else if (venule_export_list (work->store, &query, work->path, work->by, &error))
    made = g_strdup (work->path);
  if (made == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, made, g_free);
}

static void
on_taken_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VenuleKeepWindow *self = VENULE_KEEP_WINDOW (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *made = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = made == NULL ? NULL : g_filename_display_name (made);
  g_autofree char *done
      = g_strdup_printf (_ ("Written to %s. It holds patients’ names: see to it that it is kept."), name);

  end (self, work->row, done, error);
}

static void
take_out (VenuleKeepWindow *self, AdwActionRow *row, const char *record, GFile *file)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_taken_out_cb, NULL);
  g_autofree char *path = g_file_get_path (file);
  Work *work;

  if (path == NULL)
    {
      tell (row, _ ("This place is not on this computer. Choose another."));
      return;
    }
  work = g_new0 (Work, 1);
  work->store = g_object_ref (get_store (self));
  work->row = g_object_ref (row);
  work->path = g_steal_pointer (&path);
  work->by = g_strdup (venule_desk_get_person (get_desk (self)));
  work->record = g_strdup (record);
  set_busy (self, row, _ ("Being written…"));
  g_task_set_task_data (task, work, work_free);
  venule_beside_run (task, take_out_in_thread);
}

static void
export_list (VenuleKeepWindow *self, GFile *file)
{
  take_out (self, self->list, NULL, file);
}

static void
on_list_clicked_cb (GtkButton *button, VenuleKeepWindow *self)
{
  g_autofree char *name = make_name (self, "list", "csv");

  choose (self, _ ("Save the list"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), name, FOR_LIST);
}

static void
export_record (VenuleKeepWindow *self, GFile *file)
{
  if (self->the_case != NULL)
    take_out (self, self->export, venule_case_get_id (self->the_case), file);
}

static void
on_export_clicked_cb (GtkButton *button, VenuleKeepWindow *self)
{
  choose (self, _ ("Export to a folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Export here"), NULL, FOR_EXPORT);
}

static void
on_erase_clicked_cb (GtkButton *button, VenuleKeepWindow *self)
{
  g_autoptr (VenuleWindow) window = g_object_ref (self->window);
  g_autoptr (VenuleCase) the_case = g_object_ref (self->the_case);

  gtk_window_close (GTK_WINDOW (self));
  venule_erase_dialog_present (window, the_case);
}

/* One that nothing is kept of yet is none that could be taken out. */
static void
show_patient (VenuleKeepWindow *self, VenuleCase *the_case)
{
  gboolean is_kept = the_case != NULL && venule_case_get_base (the_case) > 0;
  g_autofree char *name = is_kept ? venule_case_format_name (the_case) : NULL;
  g_autofree char *title = name == NULL ? NULL : g_markup_escape_text (name, -1);

  gtk_widget_set_visible (GTK_WIDGET (self->patient), is_kept);
  if (!is_kept)
    return;
  self->the_case = g_object_ref (the_case);
  adw_preferences_group_set_title (self->patient, title);
}

/* What is under way when it is closed keeps it, and has its end told in the window below. */
static void
venule_keep_window_finalize (GObject *object)
{
  g_clear_object (&VENULE_KEEP_WINDOW (object)->window);
  g_clear_object (&VENULE_KEEP_WINDOW (object)->the_case);
  g_clear_object (&VENULE_KEEP_WINDOW (object)->copy);
  G_OBJECT_CLASS (venule_keep_window_parent_class)->finalize (object);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_backup_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_daily_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_daily_stop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_erase_clicked_cb);
}

static void
venule_keep_window_class_init (VenuleKeepWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = venule_keep_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-keep-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, backup);
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, daily);
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, daily_button);
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, daily_stop_button);
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, restore);
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, list);
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, export);
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, erase);
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, backup_button);
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, list_button);
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, erase_button);
  gtk_widget_class_bind_template_child (widget_class, VenuleKeepWindow, patient);
  bind_callbacks (widget_class);
}

static void
venule_keep_window_init (VenuleKeepWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_keep_window_present:
 * @parent: above which
 * @the_case: (nullable): a consultation that can be taken out or erased
 *
 * Shows it.
 */
void
venule_keep_window_present (VenuleWindow *parent, VenuleCase *the_case)
{
  VenuleKeepWindow *self = g_object_new (VENULE_TYPE_KEEP_WINDOW, "transient-for", parent, NULL);

  self->window = g_object_ref (parent);
  show_daily (self);
  gtk_widget_set_visible (GTK_WIDGET (self->daily), !venule_desk_get_is_practice (get_desk (self)));
  show_patient (self, the_case);
  gtk_window_present (GTK_WINDOW (self));
}
