/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-import-window.h"

#include "venule-beside.h"
#include "venule-case-reasons.h"
#include "venule-entry-row.h"
#include "venule-import-part.h"
#include "venule-import-row.h"
#include "venule-record-words.h"

#include <glib/gi18n.h>

/* Waiting shorter than this is not shown. */
#define BUSY_DELAY_MS 200

struct _VenuleImportWindow
{
  AdwWindow parent;
  GtkWidget *apply;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *busy_text;
  AdwStatusPage *failure;
  AdwPreferencesGroup *reasons;
  GtkEditable *reason;
  AdwPreferencesGroup *items;
  VenuleWindow *window;
  GPtrArray *preview; /* (nullable) (element-type VenuleImportItem) */
  GPtrArray *taken;   /* (element-type VenuleImportItem): of them, what may be brought in */
  char *about;        /* (nullable): what differs; a reason is about that */
  char *binding;      /* (nullable): as what it is kept */
  guint n_new, n_unchanged, n_differing;
  guint busy;
};

G_DEFINE_FINAL_TYPE (VenuleImportWindow, venule_import_window, ADW_TYPE_WINDOW)

/* What a thread needs, copied before it begins. */
typedef struct
{
  VenuleStore *store;
  VenuleWorkplace *workplace; /* (unowned): as long as the desk, which the window keeps */
  GStrv files;
  char *by;
  GPtrArray *items; /* (nullable): the window's, which stays as long as this */
  char *reason;     /* (nullable) */
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->store);
  g_strfreev (work->files);
  g_clear_pointer (&work->items, g_ptr_array_unref);
  g_free (work->by);
  g_free (work->reason);
  g_free (work);
}

static Work *
work_new (VenuleImportWindow *self)
{
  VenuleDesk *desk = venule_window_get_desk (self->window);
  Work *work = g_new0 (Work, 1);

  work->store = g_object_ref (venule_desk_get_store (desk));
  work->workplace = venule_desk_get_workplace (desk);
  work->by = g_strdup (venule_desk_get_person (desk));
  return work;
}

static void
preview_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;
  GPtrArray *items
      = venule_import_preview (work->store, work->workplace, (const char *const *) work->files, work->by, &error);

  if (items == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

static void
apply_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;

  if (venule_import_apply (work->store, work->items, work->reason, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
is_closed (VenuleImportWindow *self)
{
  return !gtk_widget_get_visible (GTK_WIDGET (self));
}

static gboolean
on_busy_cb (gpointer user_data)
{
  VenuleImportWindow *self = user_data;

  self->busy = 0;
  gtk_stack_set_visible_child_name (self->stack, "busy");
  gtk_spinner_start (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), TRUE);

  return G_SOURCE_REMOVE;
}

static void
show_busy (VenuleImportWindow *self, const char *text)
{
  gtk_label_set_text (self->busy_text, text);
  gtk_widget_set_sensitive (self->apply, FALSE);
  self->busy = g_timeout_add (BUSY_DELAY_MS, on_busy_cb, self);
}

static void
show_page (VenuleImportWindow *self, const char *name)
{
  g_clear_handle_id (&self->busy, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
show_failure (VenuleImportWindow *self, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->failure, markup);
  gtk_widget_set_sensitive (self->apply, FALSE);
  show_page (self, "failure");
}

/* The preview. */

/* Returns: (transfer full) (nullable): why it is not for who sits here to bring in */
static char *
find_bar (VenuleImportWindow *self, const VenuleImportItem *item)
{
  VenuleDesk *desk = venule_window_get_desk (self->window);
  g_autofree char *what = venule_desk_get_is_specialist (desk)
                              ? NULL
                              : venule_import_find_specialists (item, venule_desk_get_workplace (desk));

  /* Translators: a question of the checklist */
  return what == NULL ? NULL
                      : g_strdup_printf (_ ("It would change the specialist’s part: “%s”. A specialist at the desk can "
                                            "bring it in."),
                                         what);
}

static void
update_apply (VenuleImportWindow *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  guint n = self->n_new + self->n_differing;
  gboolean may_open = self->preview->len == 1 && self->taken->len == 1;
  g_autofree char *label
      = may_open && n == 0 ? g_strdup (_ ("_Open"))
        : n == 0           ? g_strdup (_ ("_Bring in"))
                           : g_strdup_printf (
                               g_dngettext (GETTEXT_PACKAGE, "_Bring in %u consultation", "_Bring in %u consultations", n), n);

  gtk_button_set_label (GTK_BUTTON (self->apply), label);
  gtk_widget_set_sensitive (self->apply, (n > 0 || may_open) && (self->n_differing == 0 || *reason != '\0'));
}

/* What is written as the reason waits where it is not given: for the same consultations, as they are kept now. */
static void
note_reason (VenuleImportWindow *self, const char *text)
{
  VenuleDesk *desk = venule_window_get_desk (self->window);
  g_autofree char *name = NULL;

  for (guint i = 0; self->about != NULL && name == NULL && i < self->taken->len; i++)
    if (((VenuleImportItem *) self->taken->pdata[i])->verdict == VENULE_IMPORT_DIFFERS)
      name = venule_card_format_name (((VenuleImportItem *) self->taken->pdata[i])->save->card);
  if (name != NULL)
    venule_desk_note_reason (desk, self->about, self->binding, name, text);
}

static void
show_reason (VenuleImportWindow *self)
{
  g_autoptr (GString) about = g_string_new ("import"), binding = g_string_new (NULL);
  g_autofree char *written = NULL;

  for (guint i = 0; i < self->taken->len; i++)
    {
      const VenuleImportItem *item = self->taken->pdata[i];

      if (item->verdict != VENULE_IMPORT_DIFFERS)
        continue;
      g_string_append_printf (about, " %s", item->save->record);
      g_string_append_printf (binding, " %u", item->kept->number);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), self->n_differing > 0);
  if (self->n_differing == 0)
    return;
  self->about = g_strdup (about->str);
  self->binding = g_strdup (binding->str);
  written = g_strdup (venule_desk_get_reason (venule_window_get_desk (self->window), self->about, self->binding));
  if (written != NULL)
    gtk_editable_set_text (self->reason, written);
}

static void
show_preview (VenuleImportWindow *self)
{
  self->taken = g_ptr_array_new ();
  for (guint i = 0; i < self->preview->len; i++)
    {
      const VenuleImportItem *item = self->preview->pdata[i];
      g_autofree char *bar = find_bar (self, item);

      adw_preferences_group_add (self->items, venule_import_row_new (venule_window_get_desk (self->window), item, bar));
      if (bar != NULL)
        continue;
      g_ptr_array_add (self->taken, (gpointer) item);
      self->n_new += item->verdict == VENULE_IMPORT_NEW;
      self->n_unchanged += item->verdict == VENULE_IMPORT_UNCHANGED;
      self->n_differing += item->verdict == VENULE_IMPORT_DIFFERS;
    }
  show_reason (self);
  update_apply (self);
  show_page (self, "preview");
  gtk_widget_grab_focus (self->n_differing > 0 ? GTK_WIDGET (self->reason) : self->apply);
}

static void
on_preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VenuleImportWindow *self = VENULE_IMPORT_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (is_closed (self))
    return;
  self->preview = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->preview == NULL)
    show_failure (self, error->message);
  else
    show_preview (self);
}

/* Bringing in. */

static void
on_reason_changed_cb (GtkEditable *editable, VenuleImportWindow *self)
{
  if (self->taken == NULL)
    return;
  note_reason (self, gtk_editable_get_text (editable));
  update_apply (self);
}

/* Who closed the window went on with something else: that stays on screen. */
static void
finish (VenuleImportWindow *self)
{
  guint n = self->n_new + self->n_differing;
  g_autofree char *message = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u consultation was brought in", "%u consultations were brought in", n), n);

  if (n > 0)
    venule_window_tell_outcome (self->window, message, TRUE);
  if (is_closed (self))
    return;
  if (self->preview->len == 1)
    venule_window_reload_record (self->window, ((VenuleImportItem *) self->preview->pdata[0])->save->record);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VenuleImportWindow *self = VENULE_IMPORT_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      note_reason (self, NULL);
      finish (self);
    }
  else if (is_closed (self))
    {
      g_prefix_error (&error, "%s: ", _ ("Nothing was brought in"));
      venule_window_tell_outcome (self->window, error->message, FALSE);
    }
  else
    show_failure (self, error->message);
}

static void
on_apply_clicked_cb (GtkButton *button, VenuleImportWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (self->n_new + self->n_differing == 0)
    {
      finish (self);
      return;
    }
  work = work_new (self);
  work->items = g_ptr_array_ref (self->taken);
  work->reason = self->n_differing == 0 ? NULL : g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  show_busy (self, _ ("Bringing them in…"));
  task = g_task_new (self, NULL, on_applied_cb, NULL);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  venule_beside_run (task, apply_in_thread);
}

static void
venule_import_window_dispose (GObject *object)
{
  VenuleImportWindow *self = VENULE_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->busy, g_source_remove);

  G_OBJECT_CLASS (venule_import_window_parent_class)->dispose (object);
}

/* What is under way when it is closed keeps it, and has its end told in the window below. */
static void
venule_import_window_finalize (GObject *object)
{
  VenuleImportWindow *self = VENULE_IMPORT_WINDOW (object);

  g_clear_pointer (&self->taken, g_ptr_array_unref);
  g_clear_pointer (&self->preview, g_ptr_array_unref);
  g_clear_object (&self->window);
  g_free (self->about);
  g_free (self->binding);

  G_OBJECT_CLASS (venule_import_window_parent_class)->finalize (object);
}

static void
venule_import_window_class_init (VenuleImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_import_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_import_window_finalize;
  g_type_ensure (VENULE_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleImportWindow, apply);
  gtk_widget_class_bind_template_child (widget_class, VenuleImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, VenuleImportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, VenuleImportWindow, busy_text);
  gtk_widget_class_bind_template_child (widget_class, VenuleImportWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, VenuleImportWindow, reasons);
  gtk_widget_class_bind_template_child (widget_class, VenuleImportWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, VenuleImportWindow, items);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_changed_cb);
}

static void
venule_import_window_init (VenuleImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->stack), FALSE);
}

/**
 * venule_import_window_present:
 * @parent: above which
 * @files: (element-type GFile): consultation files
 *
 * Shows what bringing them in would do.
 */
void
venule_import_window_present (VenuleWindow *parent, GPtrArray *files)
{
  VenuleImportWindow *self = g_object_new (VENULE_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GTask) task = NULL;
  Work *work;

  self->window = g_object_ref (parent);
  gtk_window_present (GTK_WINDOW (self));
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_file_get_path (files->pdata[i]);

      if (path == NULL)
        {
          show_failure (self, _ ("One of the files is not on this computer. Copy it here first, then bring it in."));
          return;
        }
      g_strv_builder_add (paths, path);
    }

  work = work_new (self);
  work->files = g_strv_builder_end (paths);
  show_busy (self, _ ("Reading the files…"));
  task = g_task_new (self, NULL, on_preview_cb, NULL);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  venule_beside_run (task, preview_in_thread);
}

static void
on_chosen_cb (GtkNativeDialog *dialog, int response, VenuleWindow *parent)
{
  g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  if (files->len > 0)
    venule_window_import (parent, (GFile **) files->pdata, files->len);
  g_object_unref (dialog);
}

/**
 * venule_import_window_choose:
 * @parent: above which
 *
 * Has somebody choose files to bring in.
 */
void
venule_import_window_choose (VenuleWindow *parent)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Bring in consultations"), GTK_WINDOW (parent),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Look at them"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Consultations"));
  gtk_file_filter_add_suffix (filter, "xml");
  gtk_file_filter_add_suffix (filter, "venule");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen_cb), parent, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
