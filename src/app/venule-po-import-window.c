/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-po-import-window.h"

#include "venule-direction.h"
#include "venule-language-name.h"
#include "venule-own-language.h"
#include "venule-phrasebook.h"
#include "venule-po-file.h"
#include "venule-translation-changes.h"
#include "venule-translation-item.h"

#include <glib/gi18n.h>
#include <string.h>

/* A window is no place to read a whole translation; the rest is counted. */
#define MAX_SHOWN 100

struct _VenulePoImportWindow
{
  AdwWindow parent;
  GtkWidget *apply;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkLabel *summary;
  GtkListBox *changes;
  VenuleTranslatorWindow *room;
  GBytes *bytes;            /* (nullable): what was looked at is what is brought in */
  char *language;           /* (nullable) */
  VenuleTranslation *after; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (VenulePoImportWindow, venule_po_import_window, ADW_TYPE_WINDOW)

static void
show_failure (VenulePoImportWindow *self, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->failure, markup);
  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static VenuleTextState
to_state (VenuleReview review)
{
  const VenuleTranslationText text = { .review = review };

  return venule_text_state_of (&text);
}

static void
add_change (VenulePoImportWindow *self, const VenuleTranslationChange *change)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *after = venule_direction_isolate (*change->after == '\0' ? "—" : change->after);
  g_autofree char *before = venule_direction_isolate (*change->before == '\0' ? "—" : change->before);
  g_autofree char *words
      = strcmp (change->before, change->after) == 0
            ? g_strdup_printf (_ ("%s, before: %s"), venule_text_state_say (to_state (change->review_after)),
                               venule_text_state_say (to_state (change->review_before)))
            : g_strdup_printf (_ ("%s\nbefore: %s"), after, before);
  g_autofree char *line = venule_direction_begin (words);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), change->id);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (self->changes, row);
}

static guint
count_unreviewed (GArray *changes)
{
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const VenuleTranslationChange *change = &g_array_index (changes, VenuleTranslationChange, i);

      n += change->review_before == VENULE_REVIEW_REVIEWED && change->review_after != VENULE_REVIEW_REVIEWED;
    }
  return n;
}

static void
show_changes (VenulePoImportWindow *self, VenuleTranslation *before)
{
  g_autoptr (GArray) changes = venule_translation_find_changes (before, self->after);
  g_autofree char *name = venule_language_own_name (self->language);
  guint n_unreviewed = count_unreviewed (changes);
  g_autoptr (GString) words = g_string_new (NULL);

  if (before == NULL)
    g_string_append_printf (words, _ ("%s is new here."), name);
  else
    g_string_append_printf (words, ngettext ("%s: %u text changes.", "%s: %u texts change.", changes->len), name,
                            changes->len);
  if (n_unreviewed > 0)
    g_string_append_printf (
        g_string_append_c (words, ' '),
        ngettext ("%u reviewed text has to be read again.", "%u reviewed texts have to be read again.", n_unreviewed),
        n_unreviewed);
  if (before != NULL && changes->len > 0)
    g_string_append_printf (words, " %s", _ ("The file that is there now stays beside it, its name ending in ~."));
  gtk_label_set_text (self->summary, words->str);
  for (guint i = 0; i < MIN (changes->len, MAX_SHOWN); i++)
    add_change (self, &g_array_index (changes, VenuleTranslationChange, i));
  gtk_widget_set_visible (GTK_WIDGET (self->changes), changes->len > 0);
  gtk_widget_set_sensitive (self->apply, before == NULL || changes->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "changes");
}

/* The language that the header names. Returns: (nullable): it names none */
static char *
read_language (const char *path, GError **error)
{
  g_autoptr (VenulePoFile) file = venule_po_file_read (path, error);
  g_autofree char *tag = file == NULL || file->language == NULL ? NULL : g_strdup (file->language);

  if (file == NULL)
    return NULL;
  if (tag != NULL && venule_phrasebook_is_language (g_strdelimit (tag, "_", '-')))
    return g_steal_pointer (&tag);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("%s: its header names no language. Write one like “Language: pl” there."), path);
  return NULL;
}

static GBytes *
read_bytes (const char *path, GError **error)
{
  char *text;
  gsize length;

  return g_file_get_contents (path, &text, &length, error) ? g_bytes_new_take (text, length) : NULL;
}

/* What is looked at is what comes in, whoever writes to the file meanwhile. */
static VenuleTranslation *
load (VenulePoImportWindow *self, const char *path, GError **error)
{
  VenuleLanguageWork *work = venule_translator_window_get_work (self->room);
  const char *const *folders = venule_language_work_get_folders (work);
  g_autoptr (VenuleTranslation) translation = NULL;
  g_autoptr (GBytes) again = NULL;

  self->bytes = read_bytes (path, error);
  if (self->bytes == NULL)
    return NULL;
  translation
      = venule_translation_load_file (venule_language_work_get_template (work), self->language, path, folders, error);
  again = translation == NULL ? NULL : read_bytes (path, error);
  if (again == NULL)
    return NULL;
  if (g_bytes_equal (self->bytes, again))
    return g_steal_pointer (&translation);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, _ ("%s is being written to. Choose it again."), path);
  return NULL;
}

static void
preview (VenulePoImportWindow *self, const char *path)
{
  VenuleLanguageWork *work = venule_translator_window_get_work (self->room);
  VenuleTemplate *tmpl = venule_language_work_get_template (work);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleTranslation) before = NULL;

  if (tmpl == NULL)
    {
      show_failure (self, _ ("The sheet’s texts are not read yet."));
      return;
    }
  self->language = read_language (path, &error);
  self->after = self->language == NULL ? NULL : load (self, path, &error);
  if (self->after == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  before = venule_translation_load (tmpl, self->language, venule_language_work_get_folders (work), NULL);
  show_changes (self, before);
}

static void
on_apply_cb (VenulePoImportWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!venule_own_language_replace (self->language, self->bytes, &error))
    {
      show_failure (self, error->message);
      return;
    }
  venule_translator_window_choose (self->room, self->language);
  venule_language_work_reload (venule_translator_window_get_work (self->room));
  venule_translator_window_tell (self->room, _ ("The file was brought in"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
venule_po_import_window_finalize (GObject *object)
{
  VenulePoImportWindow *self = VENULE_PO_IMPORT_WINDOW (object);

  g_clear_object (&self->room);
  g_clear_object (&self->after);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->language);
  G_OBJECT_CLASS (venule_po_import_window_parent_class)->finalize (object);
}

static void
venule_po_import_window_class_init (VenulePoImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = venule_po_import_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-po-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VenulePoImportWindow, apply);
  gtk_widget_class_bind_template_child (widget_class, VenulePoImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, VenulePoImportWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, VenulePoImportWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, VenulePoImportWindow, changes);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_cb);
}

static void
venule_po_import_window_init (VenulePoImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
on_chosen_cb (GtkNativeDialog *dialog, int response, VenuleTranslatorWindow *room)
{
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (path != NULL)
    venule_po_import_window_present (room, path);
  else if (file != NULL)
    venule_translator_window_tell (room, _ ("This file is not on this computer. Copy it here first."));
  g_object_unref (dialog);
}

/**
 * venule_po_import_window_present:
 * @room: the translator's room
 * @path: a PO file
 *
 * Shows what bringing it in would change.
 */
void
venule_po_import_window_present (VenuleTranslatorWindow *room, const char *path)
{
  VenulePoImportWindow *self = g_object_new (VENULE_TYPE_PO_IMPORT_WINDOW, "transient-for", room, NULL);

  self->room = g_object_ref (room);
  preview (self, path);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * venule_po_import_window_choose:
 * @room: the translator's room
 *
 * Has somebody choose a PO file to bring in.
 */
void
venule_po_import_window_choose (VenuleTranslatorWindow *room)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Bring in a PO file"), GTK_WINDOW (room),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Look at it"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PO files"));
  gtk_file_filter_add_suffix (filter, "po");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen_cb), room, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
